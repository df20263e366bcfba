/**
 * A data folder at work: its archive and its working database, opened together and closed together.
 *
 *     <data>/archive/          every response as served (WARC and index)
 *     <data>/zhiji.duckdb      the tables, remade from the archive whenever other code made them
 *     <data>/releases/         published versions
 *
 * One process works in a folder at a time; the archive's lock sees to it. Sample data and real data never share one.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { openArchive } from "./archive/mod.ts";
import type { Archive, Captured } from "./archive/capture.ts";
import { codeVersion } from "./code_version.ts";
import { derive } from "./derive/mod.ts";
import { gated } from "./drift/gated.ts";
import type { Effects } from "./effects.ts";
import { ExpectationFailed } from "./errors.ts";
import { givenFiles } from "./given_files.ts";
import { isListFile, type ListLoad, loadLists } from "./lists/mod.ts";
import { load, type LoadOptions, type LoadReport, openStore, type Store } from "./load/mod.ts";
import { deriveCoverage } from "./match/mod.ts";
import {
  defaultLimits,
  defaultWalls,
  type FileReader,
  machineConvert,
  openFileReader,
} from "./parse/files/mod.ts";
import { chinaDay } from "./normalise/days.ts";
import type { Source } from "../sources/define.ts";

/** An open data folder. */
export interface Workspace {
  readonly data: string;
  readonly archive: Archive;
  readonly store: Store;
  /** Reads attached files in a worker; started with the first of them. */
  readonly reader: FileReader;
  readonly code: string;
  close(): Promise<void>;
}

/** What a release says of the archive it was made from. */
export interface ReleaseInputs {
  captures: number;
  /** SHA-256 over the digests of all captures in order. */
  digest: string;
  /** Instant of the last capture, or empty when there is none. */
  until: string;
  code: string;
}

/** Opens a data folder, mending what a killed process left. `root` is the folder that the code stands in. */
export async function openWorkspace(
  data: string,
  { effects, root }: { effects: Effects; root: string },
): Promise<Workspace> {
  const archive = await openArchive(`${data}/archive`, { effects, writable: true });
  for (const repair of archive.repairs) effects.log.warn(repair);
  try {
    const code = await codeVersion(root, effects.files);
    const store = await openStore(`${data}/zhiji.duckdb`, { code, files: effects.files });
    const convert = machineConvert({ files: effects.files, folder: `${data}/converting` });
    const reader = openFileReader({ ...defaultWalls, limits: defaultLimits, convert });
    return {
      data,
      archive,
      store,
      reader,
      code,
      async close() {
        await reader.close();
        store.close();
        await archive.close();
      },
    };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

/** Ids of the sources that have captures, in order. */
export function sourcesInArchive(archive: Captured): string[] {
  const sources = new Set<string>();
  for (const { source } of archive.captures()) sources.add(source);
  return [...sources].sort();
}

/**
 * Refuses to mix sample and real data.
 * @throws {ExpectationFailed} when the folder holds captures of a source that is not sample as `sample` says
 */
export function requireOneKind(workspace: Workspace, sources: readonly Source[], sample: boolean): void {
  const known = new Map(sources.map((source) => [source.id, source]));
  for (const id of sourcesInArchive(workspace.archive)) {
    const status = known.get(id)?.status;
    if (status === undefined || (status === "sample") === sample) continue;
    const wanted = sample ? "sample data only" : "real data only";
    throw new ExpectationFailed(
      `Cannot work in ${workspace.data}: wanted ${wanted}, found captures of ${id}`,
      {
        source: id,
        next: "Name another folder with --data DIR",
      },
    );
  }
}

/** What loading tells besides its reports. */
export interface LoadTelling {
  /** Takes the failure of one source; see {@linkcode LoadOptions}. */
  failed?: LoadOptions["failed"] | undefined;
  /** Hears of each issue of a list that was worked on. */
  listed?: (load: ListLoad) => void;
}

/**
 * Loads all that the archive holds and drift detection lets through, files given by hand included; see
 * {@linkcode load}, {@linkcode loadLists} and {@linkcode gated}.
 */
export async function loadAll(
  { archive, store, reader }: { archive: Captured; store: Store; reader: FileReader },
  known: readonly Source[],
  { failed, listed }: LoadTelling = {},
): Promise<LoadReport[]> {
  const sources = [givenFiles, ...known];
  const admitted = await gated(archive, { sources, gates: await store.gates() });
  const documents = withoutLists(admitted.archive, sources);
  const reports = await load(store, { sources, ...admitted, archive: documents, reader, failed });
  for (const list of await loadLists(store, { sources, archive: admitted.archive, reader })) listed?.(list);
  const { until: last } = totals(archive);
  if (last) await derive(store.database, { until: chinaDay(last) });
  if (last) await deriveCoverage(store.database, { asOf: chinaDay(last) });
  return reports;
}

/** The archive as documents are loaded from it: files of lists count as lists, which are not read. */
function withoutLists(archive: Captured, sources: readonly Source[]): Captured {
  const byId = new Map(sources.map((source) => [source.id, source]));
  return {
    *captures() {
      for (const capture of archive.captures()) {
        yield isListFile(capture, byId.get(capture.source)) ? { ...capture, role: "list" } : capture;
      }
    },
    payload: (digest) => archive.payload(digest),
  };
}

/** What a release made from this folder now would say of its inputs. */
export function releaseInputs({ archive, code }: Workspace): ReleaseInputs {
  return { ...totals(archive), code };
}

/** All captures in a few figures, told one after the other, as there may be more of them than memory holds. */
function totals(archive: Captured): Omit<ReleaseInputs, "code"> {
  const hash = createHash("sha256");
  let captures = 0, until = "";
  for (const { digest, date } of archive.captures()) {
    hash.update(captures++ > 0 ? `\n${digest}` : digest);
    until = date;
  }
  return { captures, digest: hash.digest("hex"), until };
}
