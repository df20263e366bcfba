/** A small working database with rows written by hand, and effects for release tests. @module */
import { noFigures } from "../../pipelines/model/figure_discrepancies.ts";
import { type Database, openDatabase } from "../../pipelines/load/duckdb.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import { type Effects, type Files, localFiles } from "../../pipelines/effects.ts";
import {
  columns,
  type CommitmentRecord,
  ddl,
  type DiscrepancyRecord,
  type DocumentAliasRecord,
  type DocumentRecord,
  type DocumentVersionRecord,
  duckdbType,
  type IndicatorRecord,
  type IssueRecord,
  type MetricRecord,
  type OutcomeRecord,
  quoteName,
  type RegionRecord,
  type SourceRecord,
  type Table,
  tables,
} from "../../pipelines/model/mod.ts";
import { release, type ReleaseOptions } from "../../publish/release/mod.ts";

/** One astral character (two UTF-16 units), one comma, one quotation mark, one line break. */
export const text = '甲𠮷市现有检验机构12家。\n建成"一站式"平台,明年前完成。';
const hash = "a".repeat(64), earlierHash = "b".repeat(64), quotedHash = "c".repeat(64);

const sources: SourceRecord[] = [{
  id: "sample_source",
  title_zh: "示范来源",
  title_en: "Demonstration source",
  publisher: "甲市市场监督管理局",
  region_code: "440000",
  home: "http://one.sample.example/",
  family: "trs",
  kind: null,
  rights: "open",
  schedule: "daily",
  status: "sample",
  first_seen: "2024-09-01",
  last_changed: "2024-09-02",
  last_checked: "2024-09-02",
}];

const document: DocumentRecord = {
  id: "doc1",
  source_id: "sample_source",
  parent_id: null,
  url: "http://one.sample.example/1.html",
  title: "关于示范平台的答复",
  publisher: null,
  published: "2024-08-31",
  signed: null,
  effective: null,
  expires: null,
  legal_status: null,
  document_number: "甲市监函〔2024〕1号",
  kind: "proposal_reply",
  region_code: "440000",
  addressee: null,
  reference: "",
  script: "Hans",
  rights: "open",
  text_hash: hash,
  characters: text.length,
  first_seen: "2024-09-01",
  last_changed: "2024-09-02",
  last_seen: "2024-09-02",
  last_checked: "2024-09-02",
  gone_since: null,
};

const version: DocumentVersionRecord = {
  document_id: "doc1",
  number: 1,
  hash,
  seen_from: "2024-09-01",
  seen_to: "2024-09-02",
  change: "first",
  archive: `sha256:${hash}`,
  text,
};

const evidence = { document_id: "doc1", text_hash: hash };

const indicator: IndicatorRecord = {
  id: "ind1",
  metric_id: "testing_bodies",
  what: "检验机构",
  value: 12,
  value_max: null,
  unit: "家",
  comparator: "eq",
  kind: "actual",
  period: null,
  region_code: "440000",
  scope: "city",
  value_text: "12家",
  quantified: true,
  repeats: 0,
  ...evidence,
  quote: "检验机构12家",
  start: 6, // 甲 is 0, 𠮷 is 1 and 2, 市 is 3, 现 is 4, 有 is 5
  end: 13,
};

const commitment: CommitmentRecord = {
  id: "com1",
  number: "一",
  text: '建成"一站式"平台',
  responsible: ["甲局;乙处", "丙所"],
  lead: ["甲局;乙处"],
  cooperating: ["丙所"],
  and_others: false,
  due: "2025",
  status: "planned",
  parent: null,
  ...evidence,
  quote: '建成"一站式"平台',
  start: 15, // 12家。 ends at 14, the line break is 14
  end: 24,
};

/** Rows by table, each a fresh copy. */
export function rows(): Record<string, Record<string, unknown>[]> {
  const standing = { former_names: [], valid_from: null, valid_to: null, successors: [] };
  const regions: RegionRecord[] = [
    {
      code: "000000",
      name: "中国",
      short_name: "中国",
      level: "nation",
      parent: null,
      ...standing,
      current: "000000",
    },
    {
      code: "440000",
      name: "广东省",
      short_name: "广东",
      level: "province",
      parent: "000000",
      ...standing,
      current: "440000",
    },
  ];
  const metrics: MetricRecord[] = [{
    id: "testing_bodies",
    name_zh: "检验检测机构数",
    name_en: "Testing bodies",
    unit_class: "count",
    definition: "取得资质的机构",
    broader: null,
  }];
  const issues: IssueRecord[] = [{
    id: "iss1",
    source_id: "sample_source",
    stage: "parse",
    kind: "no_title",
    url: null,
    message: "no title",
    next: null,
    first_seen: "2024-09-01",
    last_seen: "2024-09-02",
  }];
  const documents: DocumentRecord[] = [document, {
    ...document,
    id: "doc2",
    rights: "quote",
    text_hash: quotedHash,
    reference: null,
  }];
  const document_versions: DocumentVersionRecord[] = [
    version,
    {
      ...version,
      number: 2,
      hash: earlierHash,
      seen_from: "2024-09-02",
      seen_to: "2024-09-03",
      change: "edited",
      text: "乙。",
    },
    { ...version, number: 3, seen_from: "2024-09-03", seen_to: null, change: "restored" },
    { ...version, document_id: "doc2", hash: quotedHash, seen_to: null, text: null },
  ];
  const indicators: IndicatorRecord[] = [indicator, {
    ...indicator,
    id: "ind2",
    value: 0.5,
    value_max: 1e20,
    document_id: "doc2",
    text_hash: quotedHash,
  }];
  const commitments: CommitmentRecord[] = [
    commitment,
    { ...commitment, id: "com2", responsible: [], parent: "com1", status: "done", due: null },
  ];
  const document_aliases: DocumentAliasRecord[] = [{
    id: "doc1moved",
    document_id: "doc1",
    source_id: "sample_source",
    url: "http://one.sample.example/moved/1.html",
    first_seen: "2024-09-02",
    last_seen: "2024-09-02",
    gone_since: null,
  }];
  const discrepancies: DiscrepancyRecord[] = [{
    id: "dis1",
    rule: "conflicting_copies",
    ...evidence,
    quote: indicator.quote,
    start: indicator.start,
    end: indicator.end,
    other_document_id: "doc2",
    other_text_hash: quotedHash,
    other_quote: "检验机构13家",
    other_start: 0,
    other_end: 7,
    ...noFigures,
  }];
  const outcomes: OutcomeRecord[] = [{
    source_id: "sample_source",
    outcome: "ok",
    requests: 3,
    first_met: "2024-09-01",
    last_met: "2024-09-02",
    by_day: ["2024-09-01 1", "2024-09-02 2"],
  }];
  return structuredClone({
    sources,
    documents,
    document_versions,
    document_aliases,
    indicators,
    metrics,
    commitments,
    discrepancies,
    regions,
    outcomes,
    issues,
  });
}

/** Inserts one row. Every value goes as text and is cast: bound as it is, 1e20 or an empty list would be refused. */
export async function insert(database: Database, table: Table, row: Record<string, unknown>): Promise<void> {
  const all = columns(table);
  const values = all.map((column, index) =>
    `CAST(${column.type === "strings" ? `$${index + 1}::JSON` : `$${index + 1}`} AS ${duckdbType(column)})`
  );
  await database.run(
    `INSERT INTO ${quoteName(table.name)} VALUES (${values.join(", ")})`,
    all.map(({ name }) => asText(row[name] ?? null)),
  );
}

function asText(value: unknown): string | null {
  return value === null ? null : Array.isArray(value) ? JSON.stringify(value) : String(value);
}

/** A working database in memory with the given rows. */
export async function database(content = rows(), threads = 2): Promise<Database> {
  const made = await openDatabase(":memory:", { threads });
  for (const table of tables) {
    await made.run(ddl(table));
    for (const row of content[table.name] ?? []) await insert(made, table, row);
  }
  return made;
}

/** Silent effects on real files, with a clock that stands still. */
export function effects(
  at = "2024-09-06T08:00:00.000Z",
  files: Files = localFiles(),
): Pick<Effects, "files" | "clock" | "log"> {
  return { files, clock: () => new Date(at), log: { info() {}, warn() {} } };
}

/** The tables that have rows here, and those that they refer to: a release of them takes a third of the time. */
export const fewTables: readonly Table[] = closure(new Set(Object.keys(rows())));

function closure(names: Set<string>): Table[] {
  for (const table of tables) {
    if (!names.has(table.name)) continue;
    for (const { references } of columns(table)) {
      const target = references?.split(".")[0];
      if (target === undefined || names.has(target)) continue;
      return closure(names.add(target));
    }
  }
  return tables.filter(({ name }) => names.has(name));
}

/** Captures of the fixture's archive, and their digest as a release states it. */
export const captures = ["sha256:01", "sha256:02", "sha256:03"];

/** Options of a release of a sample database. */
export function options(data: string, from: Database, more: Partial<ReleaseOptions> = {}): ReleaseOptions {
  const inputs = {
    captures: captures.length,
    digest: sha256(captures.join("\n")),
    until: "2024-09-02T00:00:00Z",
    code: "0.1.0",
  };
  return {
    data,
    database: from,
    effects: effects(),
    sample: true,
    inputs,
    captures,
    tables: fewTables,
    ...more,
  };
}

/** Runs `work` with a folder that is gone afterwards. */
export async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "zhiji-release-" });
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const bases = new Map<number, Promise<string>>();

/**
 * Fills a data folder with the first release of the fixture, as `release(options(data, await database()))` does. It is made
 * once for a file of tests and copied: a release takes a hundred times as long as a copy.
 */
export async function released(
  data: string,
  { splitFrom }: { splitFrom: number } = { splitFrom: 200_000 },
): Promise<void> {
  const base = bases.get(splitFrom) ?? makeBase(splitFrom);
  bases.set(splitFrom, base);
  await copyFolder(await base, data);
}

async function makeBase(splitFrom: number): Promise<string> {
  const folder = await Deno.makeTempDir({ prefix: "zhiji-release-" });
  globalThis.addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));
  const working = await database();
  await release(options(folder, working, { splitFrom }));
  working.close();
  return folder;
}

/** Copies a folder with all below it; links become files. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  for await (const { name, isDirectory } of Deno.readDir(from)) {
    if (isDirectory) await copyFolder(`${from}/${name}`, `${to}/${name}`);
    else await Deno.copyFile(`${from}/${name}`, `${to}/${name}`);
  }
}

/** Calls that change what stands on the disk; appending is left out, as a release only syncs through it. */
const changing = new Set(["write", "truncate", "rename", "makeFolder", "remove"]);

/** Real files; before the change with the number `last` (from 0), and at every call after it, `die` is called. */
export function dyingFiles(last: number, die: () => void): Files {
  let changes = 0;
  return new Proxy(localFiles(), {
    get: (files, name: keyof Files) => (...given: never[]) => {
      if (changes > last || (changing.has(name) && changes === last)) die();
      if (changing.has(name)) changes += 1;
      return (files[name] as (...given: never[]) => unknown)(...given);
    },
  });
}

/** Runs `child.ts` in a process of its own. */
export async function child(args: string[], zone = "UTC"): Promise<Deno.CommandOutput> {
  return await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--allow-read", "--allow-write", "--allow-env", "--allow-ffi", "--allow-run"]
      .concat(
        new URL("child.ts", import.meta.url).pathname,
        args,
      ),
    env: { TZ: zone },
  }).output();
}
