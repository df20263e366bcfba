/**
 * Builds a release in a folder nobody looks at yet: tables, database, descriptions, checks, hashes.
 *
 * @module
 */
import type { Database } from "../../pipelines/load/duckdb.ts";
import type { Effects, Files } from "../../pipelines/effects.ts";
import { ExpectationFailed } from "../../pipelines/errors.ts";
import type { Table } from "../../pipelines/model/mod.ts";
import type { Check, Finding } from "./checks/check.ts";
import { checkEvidence } from "./checks/evidence.ts";
import { checkKeys } from "./checks/keys.ts";
import { checkMetadata } from "./checks/metadata.ts";
import { checkRights } from "./checks/rights.ts";
import { checkSchema } from "./checks/schema.ts";
import { databaseSumsName, type FileDigest, fileDigest, listFiles, sumsName, sumsText } from "./checksums.ts";
import { codebook } from "./codebook.ts";
import { writeDatabase } from "./database_file.ts";
import { dataPackage, type PackageSource } from "./datapackage.ts";
import { exportTables } from "./export.ts";
import { jsonBytes, type Manifest } from "./manifest.ts";
import { openPublished } from "./published.ts";
import { readme } from "./readme.ts";
import { digestTables, type TableDigest } from "./set_hash.ts";
import { shapeOf } from "./shape.ts";

/** Adds files to a release before its hashes are taken, such as a search index. */
export type Extras = (folder: string, database: Database) => Promise<void>;

/** What a release is built from. */
export interface Plan {
  database: Database;
  tables: readonly Table[];
  effects: Pick<Effects, "files" | "log">;
  version: string;
  created: string;
  sample: boolean;
  code: string;
  inputs: Manifest["inputs"];
  predecessor: Manifest["predecessor"];
  /** Digests of the working tables; the published ones must have the same. */
  digests: Record<string, TableDigest>;
  extras?: Extras;
}

/** Fills a folder. @throws {ExpectationFailed} at the first gate that fails, naming row, wanted and found. */
export async function build(folder: string, plan: Plan): Promise<void> {
  const { files, log } = plan.effects;
  log.info(`Release ${plan.version}: writing ${plan.tables.length} tables`);
  await exportTables(plan.database, folder, { files, tables: plan.tables });
  log.info(`Release ${plan.version}: checking rows, keys, evidence and rights`);
  const { checks, withheld } = await checkTables(folder, plan);
  await writeDatabase(folder, plan.tables);
  await plan.extras?.(folder, plan.database);
  await describe(folder, { plan, checks, withheld });
  await syncAll(folder, files);
}

interface Checked {
  checks: Check[];
  withheld: Manifest["withheld"];
}

async function checkTables(folder: string, plan: Plan): Promise<Checked> {
  const shapes = plan.tables.map(shapeOf);
  const published = await openPublished(folder, shapes);
  try {
    const evidence = await checkEvidence(published, shapes);
    const checks = [
      checkDigests(plan.digests, await digestTables(published, shapes)),
      await checkSchema(published, plan.tables),
      await checkKeys(published, shapes),
      await checkRights(published, shapes),
      evidence,
    ];
    checks.forEach((check) => pass(check, plan.version));
    const [texts] = await published.all<{ count: number }>(
      "SELECT count(*) AS count FROM document_versions WHERE text IS NULL",
    );
    return { checks, withheld: { texts: texts?.count ?? 0, facts: evidence.withheld } };
  } finally {
    published.close();
  }
}

/** The published tables hold the rows that the working ones hold. */
function checkDigests(wanted: Record<string, TableDigest>, found: Record<string, TableDigest>): Check {
  const text = (digest?: TableDigest) => `${digest?.rows} rows with set hash ${digest?.set}`;
  const findings: Finding[] = Object.keys(wanted)
    .filter((table) => text(wanted[table]) !== text(found[table]))
    .map((table) => ({
      check: "sets",
      subject: `tables/${table}.parquet`,
      wanted: text(wanted[table]),
      found: text(found[table]),
    }));
  return { name: "sets", checked: Object.keys(wanted).length, findings };
}

function pass(check: Check, version: string): void {
  const [finding] = check.findings;
  if (!finding) return;
  throw new ExpectationFailed(
    `Cannot release ${version}: check of ${finding.check} failed at ${finding.subject}: ` +
      `wanted ${finding.wanted}, found ${finding.found}`,
    { next: "deno task zhiji rebuild" },
  );
}

const tableFile = (digest: FileDigest) => digest.path.startsWith("tables/");

async function describe(folder: string, done: Checked & { plan: Plan }): Promise<void> {
  const { plan, checks, withheld } = done;
  const { version, created, sample, code, inputs, predecessor, digests, tables } = plan;
  const { files } = plan.effects;
  const content = await digestAll(folder, files);
  const databases = content.filter((digest) => !tableFile(digest)); // zhiji.duckdb, and what extras added
  const rows = content.filter(tableFile);
  const sources = await listSources(plan.database);
  const markdown = (text: string) => new TextEncoder().encode(text);
  await files.write(
    `${folder}/datapackage.json`,
    jsonBytes(dataPackage({ version, created, sample, tables, sources, files: rows })),
  );
  await files.write(`${folder}/CODEBOOK.md`, markdown(codebook({ version, sample, tables })));
  const facts = { version, created, sample, predecessor, tables: digests };
  await files.write(`${folder}/README.md`, markdown(readme({ ...facts, model: tables })));
  const metadata = await checkMetadata(folder, { files, digests: rows });
  pass(metadata, version);
  const described = ["CODEBOOK.md", "README.md", "datapackage.json"];
  const descriptions = await Promise.all(described.map((path) => fileDigest(folder, { path, files })));
  const manifest: Manifest = {
    ...facts,
    code,
    engine: await engine(plan.database),
    inputs,
    withheld,
    checks: [...checks, metadata].map(({ name, checked }) => ({ name, checked })),
    files: [...descriptions, ...rows],
    databases,
  };
  await files.write(`${folder}/manifest.json`, jsonBytes(manifest));
  const itself = await fileDigest(folder, { path: "manifest.json", files });
  await files.write(`${folder}/${sumsName}`, markdown(sumsText([...manifest.files, itself])));
  await files.write(`${folder}/${databaseSumsName}`, markdown(sumsText(databases)));
}

async function digestAll(folder: string, files: Files): Promise<FileDigest[]> {
  const digests: FileDigest[] = [];
  for (const path of await listFiles(folder, files)) digests.push(await fileDigest(folder, { path, files }));
  return digests;
}

async function listSources(database: Database): Promise<PackageSource[]> {
  const sources = await database.all<{ title_zh: string; title_en: string; home: string }>(
    "SELECT title_zh, title_en, home FROM sources ORDER BY id",
  );
  return sources.map(({ title_zh, title_en, home }) => ({ title: `${title_zh} ${title_en}`, path: home }));
}

async function engine(database: Database): Promise<string> {
  const [answer] = await database.all<{ version: string }>("SELECT version() AS version");
  return `DuckDB ${answer?.version}`;
}

/** Brings every file to the disk; opening to append is how {@linkcode Files} lets a file be synced. */
async function syncAll(folder: string, files: Files): Promise<void> {
  for (const path of await listFiles(folder, files)) {
    const file = await files.append(`${folder}/${path}`);
    try {
      await file.sync();
    } finally {
      file.close();
    }
  }
}
