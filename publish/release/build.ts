/**
 * Builds a release in a folder nobody looks at yet: tables, changes, database, descriptions, checks, hashes.
 *
 * @module
 */
import type { Database } from "../../pipelines/load/duckdb.ts";
import type { Effects, Files } from "../../pipelines/effects.ts";
import type { Table } from "../../pipelines/model/mod.ts";
import { type Decision, stepsOf } from "./changes/cause.ts";
import { type TableChanges, writeChanges } from "./changes/mod.ts";
import type { State } from "./changes/state.ts";
import { checkAll, type Checked } from "./checks/all.ts";
import { type FileDigest, fileDigest, listFiles } from "./checksums.ts";
import { type DatabaseInput, databaseName, sameTableColumns, writeDatabase } from "./database_file.ts";
import type { PackageSource } from "./datapackage.ts";
import { describe } from "./describe.ts";
import { exportTables } from "./export.ts";
import type { Manifest } from "./manifest.ts";
import { partsOf, splitFrom } from "./part.ts";
import type { TableDigest } from "./set_hash.ts";
import { type Shape, shapeOf, withParts } from "./shape.ts";
import type { SigningKey } from "./sign.ts";
import { type Earlier, reuseFrom, shareFiles } from "./store_once.ts";
import { syncFolders } from "./sync.ts";

/** Adds files to a release before its hashes are taken, such as a search index. */
export type Extras = (folder: string, database: Database, version: string) => Promise<void>;

/** What a release is built from. */
export interface Plan {
  database: Database;
  tables: readonly Table[];
  effects: Pick<Effects, "files" | "log">;
  version: string;
  created: string;
  sample: boolean;
  code: string;
  lock: string | null;
  inputs: Manifest["inputs"];
  /** Digests of all captures in order, where they are known. */
  captures: readonly string[] | null;
  predecessor: Manifest["predecessor"];
  /** The release before, to take unchanged files from and to tell the changes to. */
  earlier: Earlier | null;
  /** How the cause of changes is decided. */
  decided: Decision;
  /** The old captures read by the new code, where that had to be done. */
  between: { database: Database; digests: Record<string, TableDigest> } | null;
  /** Reasons why tables shrink, by table. */
  reasons: Record<string, string>;
  /** Digests of the working tables; the published ones must have the same. */
  digests: Record<string, TableDigest>;
  key: SigningKey | null;
  /** Address the releases are published under, where there is one. */
  url: string | null;
  sources: readonly PackageSource[];
  extras?: Extras;
}

/** What building found out, for the descriptions. */
export interface Built {
  checked: Checked;
  changes: Record<string, TableChanges>;
  engine: string;
  content: FileDigest[];
}

/** Fills a folder. @throws {ExpectationFailed} at the first gate that fails, naming row, wanted and found. */
export async function build(folder: string, plan: Plan): Promise<void> {
  const { files, log } = plan.effects;
  const engine = await engineOf(plan.database);
  log.info(`Release ${plan.version}: writing ${plan.tables.length} tables`);
  const written = await writeTables(folder, { plan, engine });
  const prove = async () => {
    log.info(`Release ${plan.version}: checking rows, keys, evidence, rights and personal data`);
    const checked = await checkAll(folder, { plan, written });
    return { checked, changes: await tellChanges(folder, plan) };
  };
  const add = async () => {
    const earlier = await reusableDatabase({ plan, engine, written });
    await writeDatabase(folder, { tables: plan.tables, digests: plan.digests, earlier });
    await plan.extras?.(folder, plan.database, plan.version);
  };
  const { checked, changes } = await proven({ prove, add, atOnce: isSmall(plan) });
  await files.remove(`${folder}/.between`);
  await files.remove(`${folder}/.spill`);
  if (plan.captures) {
    await files.write(
      `${folder}/inputs.txt`,
      new TextEncoder().encode(plan.captures.map((one) => `${one}\n`).join("")),
    );
  }
  const content = await digestAll(folder, files);
  if (plan.earlier) await shareFiles(folder, { earlier: plan.earlier, digests: content });
  await describe(folder, plan, { checked, changes, engine, content });
  await syncAll(folder, files);
}

/** Whether every table is in one piece, so that two things done at once take little memory. */
function isSmall({ digests }: Plan): boolean {
  return Object.values(digests).every(({ rows }) => rows < splitFrom);
}

/** Proves the tables and adds what is made from them; what fails first in this order is thrown once both have ended. */
async function proven<Proof>(
  { prove, add, atOnce }: { prove: () => Promise<Proof>; add: () => Promise<void>; atOnce: boolean },
): Promise<Proof> {
  const [proof, added] = await Promise.allSettled(atOnce ? [prove(), add()] : [prove()]);
  if (proof.status === "rejected") throw proof.reason;
  if (added?.status === "rejected") throw added.reason;
  if (!added) await add();
  return proof.value;
}

/** Shapes of what had to be written; tables and parts taken over are left out where the same code checked them. */
async function writeTables(
  folder: string,
  { plan, engine }: { plan: Plan; engine: string },
): Promise<Shape[]> {
  const { files } = plan.effects;
  const reuse = reuseFrom(plan.earlier, { folder, engine, files });
  const taken = new Set<string>();
  await exportTables(plan.database, folder, {
    files,
    tables: plan.tables,
    digests: plan.digests,
    reuse: async (piece) => {
      const reused = await reuse(piece);
      if (reused) taken.add(`${piece.table.name}/${piece.part}`);
      return reused;
    },
  });
  return withParts(plan.tables.map(shapeOf), plan.digests).flatMap((shape) => {
    const parts = partsOf(plan.digests[shape.name]).filter((part) => !taken.has(`${shape.name}/${part}`));
    if (parts.length === 0) return [];
    return [shape.parts ? { ...shape, parts: parts.map(String) } : shape];
  });
}

async function tellChanges(folder: string, plan: Plan): Promise<Record<string, TableChanges>> {
  const { earlier, between, effects: { files, log }, tables, digests, decided, version } = plan;
  if (!earlier) return {};
  log.info(`Release ${version}: telling changes since ${earlier.manifest.version}`);
  const shapes = tables.map(shapeOf);
  const from: State = { ...earlier, digests: earlier.manifest.tables };
  const to: State = { folder, shapes: withParts(shapes, digests), digests };
  let middle: State | null = null;
  if (between) {
    const place = `${folder}/.between`;
    await exportTables(between.database, place, {
      files,
      tables,
      digests: between.digests,
      formats: ["parquet"],
    });
    middle = { folder: place, shapes: withParts(shapes, between.digests), digests: between.digests };
  }
  return await writeChanges({
    folder,
    version,
    from,
    to,
    steps: stepsOf(decided, { from, to, between: middle }),
    files,
  });
}

/** The database of the release before, where copying and mending it is cheaper than making it. */
async function reusableDatabase(
  { plan, engine, written }: { plan: Plan; engine: string; written: readonly Shape[] },
): Promise<DatabaseInput["earlier"]> {
  const { earlier, tables, digests, effects: { files } } = plan;
  if (!earlier || earlier.manifest.engine !== engine || !sameTableColumns(tables, earlier.shapes)) {
    return null;
  }
  const sameCode = earlier.manifest.code === plan.code;
  if (!sameCode && !Object.values(digests).some(({ rows }) => rows >= splitFrom)) return null;
  const known = earlier.manifest.databases.find(({ path }) => path === databaseName);
  if (!known || await files.stat(`${earlier.folder}/${databaseName}`) === null) return null;
  const { sha256 } = await fileDigest(earlier.folder, { path: databaseName, files });
  if (sha256 !== known.sha256) return null; // spoilt: it is made anew
  const changed = new Map<string, (string | null)[]>(
    written.map(({ name, parts }) => [name, parts ?? [null]]),
  );
  for (const [name, { parts }] of Object.entries(earlier.manifest.tables)) {
    const now = digests[name]?.parts;
    if ((parts === undefined) !== (now === undefined)) changed.set(name, [null]);
    else if (parts && now) {
      const gone = Object.keys(parts).filter((part) => !now[part]);
      if (gone.length > 0) changed.set(name, [...changed.get(name) ?? [], ...gone]);
    }
  }
  return { path: `${earlier.folder}/${databaseName}`, changed, explained: sameCode };
}

async function digestAll(folder: string, files: Files): Promise<FileDigest[]> {
  const digests: FileDigest[] = [];
  for (const path of await listFiles(folder, files)) digests.push(await fileDigest(folder, { path, files }));
  return digests;
}

async function engineOf(database: Database): Promise<string> {
  const [answer] = await database.all<{ version: string }>("SELECT version() AS version");
  return `DuckDB ${answer?.version}`;
}

/** Brings every file and folder to the disk; opening to append is how {@linkcode Files} lets a file be synced. */
async function syncAll(folder: string, files: Files): Promise<void> {
  for (const path of await listFiles(folder, files)) {
    const file = await files.append(`${folder}/${path}`);
    try {
      await file.sync();
    } finally {
      file.close();
    }
  }
  await syncFolders(folder, files);
}
