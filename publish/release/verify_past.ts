/**
 * What a packed release is read from, looked at before its rows are: each Parquet file of the base, of changes and of packs is
 * there, with the hash that its own list says.
 *
 * @module
 */
import type { Files } from "../../pipelines/effects.ts";
import { ArchiveCorrupt } from "../../pipelines/errors.ts";
import type { Finding } from "./checks/check.ts";
import { fileDigest, readSums, sumsName } from "./checksums.ts";
import { historyName } from "./history.ts";
import { type Packed, packedName } from "./packed.ts";
import { pastRows, pastRowsSql, readTrail, type Trail } from "./past_rows.ts";
import { monthOf } from "./retention.ts";
import { parquetOf, type Shape } from "./shape.ts";

/** SQL for the rows of tables whose Parquet files were given up, and what is wrong with the files it reads. */
export interface PastTables {
  rows: Map<string, string>;
  findings: Finding[];
}

/** What looking needs. */
export interface PastLooking {
  /** Folder of releases: the one above the release. */
  releases: string;
  packed: Packed;
  shapes: readonly Shape[];
  files: Pick<Files, "read" | "readRange" | "stat">;
}

/** Finds the rows of the tables that a packed release gave up. Bad content is reported, never thrown. */
export async function pastTables(looking: PastLooking): Promise<PastTables> {
  const { releases, packed, shapes, files } = looking;
  const found: PastTables = { rows: new Map(), findings: [] };
  const trail = await trailOf(looking, found.findings);
  if (!trail) return found;
  const read = new Set<string>();
  for (const shape of shapes) {
    if (!parquetOf(shape).some((path) => packed.given.includes(path))) continue;
    const past = await pastRows(trail, { table: shape.name, files });
    if (past) {
      for (const path of [...past.tables, ...past.changes.map(({ path }) => path)]) read.add(path);
      found.rows.set(shape.name, pastRowsSql(past, shape));
    } else found.findings.push(finding(shape.name, { wanted: "rows of an earlier release", found: "none" }));
  }
  const known = await knownHashes(trail, files);
  for (const path of read) {
    const wanted = known.get(path), own = await hashOf(path, { releases, files });
    if (own !== null && (wanted === undefined || wanted === own)) continue;
    const subject = `..${path.slice(releases.length)}`;
    found.findings.push(finding(subject, { wanted: wanted ?? "the file", found: own ?? "no such file" }));
  }
  return found;
}

function finding(subject: string, { wanted, found }: { wanted: string; found: string }): Finding {
  return { check: "packed", subject, wanted, found };
}

async function trailOf({ releases, packed, files }: PastLooking, findings: Finding[]): Promise<Trail | null> {
  const wanted = "the releases that it is read from, beside it";
  try {
    const trail = await readTrail(releases, { version: packed.version, files });
    if (!trail) findings.push(finding(packedName, { wanted, found: "none" }));
    return trail;
  } catch (error) {
    if (!(error instanceof ArchiveCorrupt)) throw error;
    findings.push(finding(packedName, { wanted, found: error.message }));
    return null;
  }
}

async function hashOf(
  path: string,
  { releases, files }: Pick<PastLooking, "releases" | "files">,
): Promise<string | null> {
  if (await files.stat(path) === null) return null;
  return (await fileDigest(releases, { path: path.slice(releases.length + 1), files })).sha256;
}

/** Hashes by path: those of manifests on the trail, and of the lists that stand with packed months. */
async function knownHashes(
  { releases, stations }: Trail,
  files: Pick<Files, "read" | "stat">,
): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  const months = new Set(stations.map(({ version }) => `${releases}/${historyName}/${monthOf(version)}`));
  for (const { version, manifest } of stations) {
    for (const { path, sha256 } of manifest.files) known.set(`${releases}/${version}/${path}`, sha256);
  }
  for (const month of months) {
    const list = `${month}/${sumsName}`;
    if (await files.stat(list) === null) continue; // packed before there were lists
    for (const [path, sum] of readSums(new TextDecoder().decode(await files.read(list)))) {
      known.set(`${month}/${path}`, sum);
    }
  }
  return known;
}
