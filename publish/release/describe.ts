/**
 * Describes a release whose data stand: descriptors, pages, citation, manifest, signature, lists of hashes.
 *
 * All of it is derived from the model and from what building found out; nothing is typed twice.
 *
 * @module
 */
import type { Database } from "../../pipelines/load/duckdb.ts";
import { columns, quoteName, type Table } from "../../pipelines/model/mod.ts";
import type { Built, Plan } from "./build.ts";
import { changesPage } from "./changes/page.ts";
import { pass } from "./checks/all.ts";
import { checkMetadata } from "./checks/metadata.ts";
import { databaseSumsName, type FileDigest, fileDigest, sumsName, sumsText } from "./checksums.ts";
import { codebook } from "./codebook.ts";
import { dataPackage, type PackageSource } from "./datapackage.ts";
import { edition, jsonBytes, type Manifest } from "./manifest.ts";
import { citationBibtex, citationCff, citationGb7714 } from "./metadata/citation.ts";
import { croissant } from "./metadata/croissant.ts";
import { schemaOrg } from "./metadata/schema_org.ts";
import { partsOf } from "./part.ts";
import { openPublished, readParquet } from "./published.ts";
import { readme } from "./readme.ts";
import { publicKeyName, signatureName } from "./sign.ts";
import { workbookName } from "./workbook.ts";

const content = /^(tables|changes)\/|^inputs\.txt$/;

/** Writes everything that is left to write. @throws {ExpectationFailed} when the descriptions do not fit the files */
export async function describe(folder: string, plan: Plan, built: Built): Promise<void> {
  const { version, effects: { files } } = plan;
  const databases = built.content.filter(({ path }) => !content.test(path)); // zhiji.duckdb, and what extras added
  const rows = built.content.filter(({ path }) => path.startsWith("tables/"));
  const facts = await factsOf(plan, built);
  const workbook = databases.some(({ path }) => path === workbookName);
  const pages = {
    ...descriptors({ plan, rows, facts }),
    ...await texts(folder, { plan, facts, rows, workbook }),
  };
  for (const [path, bytes] of Object.entries(pages)) await files.write(`${folder}/${path}`, bytes);
  const metadata = await checkMetadata(folder, { files, digests: rows });
  pass(metadata, version);
  const descriptions = await Promise.all(
    Object.keys(pages).sort().map((path) => fileDigest(folder, { path, files })),
  );
  const { checks } = built.checked;
  const manifest: Manifest = {
    ...facts,
    checks: [...checks, metadata].map(({ name, checked }) => ({ name, checked, result: "passed" })),
    files: [...descriptions, ...built.content.filter(({ path }) => content.test(path))],
    databases,
  };
  await files.write(`${folder}/manifest.json`, jsonBytes(manifest));
  await seal(folder, { manifest, plan });
}

type Facts = Omit<Manifest, "checks" | "files" | "databases">;

async function factsOf(plan: Plan, { checked, changes, engine }: Built): Promise<Facts> {
  const { version, predecessor, created, sample, code, lock, captures, digests, decided } = plan;
  return {
    version,
    predecessor,
    created,
    sample,
    edition,
    code,
    lock,
    engine,
    inputs: { ...plan.inputs, ...(captures && { list: "inputs.txt" }) },
    tables: digests,
    withheld: checked.withheld,
    documents: checked.documents,
    stopped: await stopped(plan.database),
    shrunk: checked.shrunk,
    changes: { decided, tables: changes },
  };
}

/** Sources whose newest collection was held back, by the issues that say so. */
async function stopped(database: Database): Promise<Manifest["stopped"]> {
  return await database.all(
    `SELECT source_id AS source, CAST(first_seen AS VARCHAR) AS since, message AS reason FROM issues
     WHERE kind = 'layout_drift' ORDER BY source_id, id`,
  );
}

interface Describing {
  plan: Plan;
  rows: FileDigest[];
  facts: Facts;
}

function descriptors({ plan, rows, facts }: Describing): Record<string, Uint8Array> {
  const { tables, digests, url } = plan;
  const address = url ? `${url.replace(/\/$/, "")}/${plan.version}/` : "./";
  const input = { ...facts, tables, digests, files: rows, url: address };
  const text = (value: string) => new TextEncoder().encode(value);
  const cited = { ...facts, ...(url && { url: address }) };
  return {
    "datapackage.json": jsonBytes(
      dataPackage({ ...input, sources: plan.sources, ...(url && { homepage: address }) }),
    ),
    "croissant.json": jsonBytes(croissant(input)),
    "dataset.jsonld": jsonBytes(schemaOrg(input)),
    "CITATION.cff": text(citationCff(cited)),
    "citation.bib": text(citationBibtex(cited)),
    "citation.txt": text(citationGb7714(cited)),
  };
}

async function texts(
  folder: string,
  { plan, facts, workbook }: Describing & { workbook: boolean },
): Promise<Record<string, Uint8Array>> {
  const { tables, version, sample, key } = plan;
  const text = (value: string) => new TextEncoder().encode(value);
  const examples = await examplesOf(folder, plan);
  return {
    "CODEBOOK.md": text(codebook({ version, sample, tables, examples })),
    "CHANGES.md": text(changesPage({ ...facts, model: tables })),
    "README.md": text(readme({ ...facts, model: tables, signed: key !== null, workbook })),
    ...(key && { [publicKeyName]: text(key.publicKey) }),
  };
}

/** Signs, and lists the hash of every file. */
async function seal(folder: string, { manifest, plan }: { manifest: Manifest; plan: Plan }): Promise<void> {
  const { key, effects: { files } } = plan;
  const own = ["manifest.json"];
  if (key) {
    await files.write(
      `${folder}/${signatureName}`,
      await key.sign(await files.read(`${folder}/manifest.json`)),
    );
    own.push(signatureName);
  }
  const itself = await Promise.all(own.map((path) => fileDigest(folder, { path, files })));
  const list = (digests: readonly FileDigest[]) => new TextEncoder().encode(sumsText(digests));
  await files.write(`${folder}/${sumsName}`, list([...manifest.files, ...itself]));
  await files.write(`${folder}/${databaseSumsName}`, list(manifest.databases));
}

const exampleCharacters = 40;

/** The first value of each column by order, cut; of a table in parts, of its first. */
async function examplesOf(folder: string, { tables, digests }: Plan): Promise<Map<string, string>> {
  const examples = new Map<string, string>();
  const database = await openPublished(folder, []);
  try {
    for (const table of tables.filter(({ name }) => digests[name]?.rows)) {
      const [part] = partsOf(digests[table.name]);
      const found = await database.all<Record<string, string | null>>(
        exampleQuery(folder, { table, part: part ?? null }),
      );
      for (const [column, value] of Object.entries(found[0] ?? {})) {
        if (value) examples.set(`${table.name}.${column}`, value);
      }
    }
    return examples;
  } finally {
    database.close();
  }
}

function exampleQuery(folder: string, { table, part }: { table: Table; part: string | null }): string {
  const wanted = columns(table).filter(({ example, values, name }) => !example && !values && name !== "text");
  const cells = wanted.map(({ name }) => {
    const least = `left(CAST(min(${quoteName(name)}) AS VARCHAR), ${exampleCharacters})`;
    return `${least} AS ${quoteName(name)}`;
  });
  const shape = { name: table.name, ...(part !== null && { parts: [part] }) };
  return `SELECT ${cells.length > 0 ? cells.join(", ") : "NULL AS none"} FROM ${readParquet(folder, shape)}`;
}

/** The sources as the descriptor lists them. */
export async function listSources(database: Database): Promise<PackageSource[]> {
  const sources = await database.all<{ title_zh: string; title_en: string; home: string }>(
    "SELECT title_zh, title_en, home FROM sources ORDER BY id",
  );
  return sources.map(({ title_zh, title_en, home }) => ({ title: `${title_zh} ${title_en}`, path: home }));
}
