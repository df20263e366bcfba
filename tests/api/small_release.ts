/** A small release made by hand, and the service over it, for the tests of search, API and site. @module */
import { createApp } from "../../publish/api/mod.ts";
import { release } from "../../publish/release/mod.ts";
import { buildIndex } from "../../publish/search/index.ts";
import { type Effects, localFiles } from "../../pipelines/effects.ts";
import { type Database, literal, openDatabase } from "../../pipelines/load/duckdb.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import {
  type CommitmentRecord,
  ddl,
  type DocumentRecord,
  type IndicatorRecord,
  quoteName,
  tables,
} from "../../pipelines/model/mod.ts";

/** A document as the tests write it. */
export interface Written extends Partial<DocumentRecord> {
  id: string;
  text: string | null;
  indicators?: (Partial<IndicatorRecord> & { id: string; quote: string })[];
  commitments?: (Partial<CommitmentRecord> & { id: string; quote: string })[];
  /** Texts it had before, oldest first. */
  earlier?: string[];
  /** Ids of its other addresses. */
  aliases?: string[];
}

const day = "2024-09-10";

/** What each of these documents is for stands in the tests that use it. */
export const written: Written[] = [
  {
    id: "reply",
    title: "关于市政协第88号提案答复的函",
    publisher: "韶关市市场监督管理局",
    published: "2024-08-12",
    document_number: "韶市监函〔2024〕88号",
    kind: "proposal_reply",
    region_code: "440200",
    url: "http://a.sample.example/88.html",
    aliases: ["reply-moved"],
    earlier: ["您提出的提案收悉。\n我市开放共享大型仪器300台。由市市场监管局牵头，推进质量基础设施共享。"],
    text:
      "您提出的提案收悉。\n我市开放共享大型仪器368台，检验检测机构组成联盟。到2025年建成一站式服务站点不少于20个。\n" +
      "由市市场监管局牵头，推进质量基础设施共享。",
    indicators: [
      {
        id: "i-instruments",
        quote: "大型仪器368台",
        what: "大型仪器",
        value: 368,
        unit: "台",
        value_text: "368台",
      },
      {
        id: "i-sites",
        quote: "不少于20个",
        what: "一站式服务站点",
        value: 20,
        unit: "个",
        comparator: "ge",
        kind: "target",
        period: "2025",
        value_text: "不少于20个",
      },
    ],
    commitments: [
      {
        id: "c-sites",
        quote: "到2025年建成一站式服务站点不少于20个",
        text: "建成一站式服务站点",
        due: "2025",
        responsible: ["市市场监管局", "市科技局"],
      },
    ],
  },
  {
    id: "measures",
    title: "關於支持重點產業(yè)鏈檢驗檢測的措施",
    publisher: "江蘇省市場監督管理局",
    published: "2023-05-04",
    kind: "measures",
    region_code: "320000",
    script: "Hant",
    url: "http://b.sample.example/9.html",
    text: "各設區(qū)市：\n為重點產業(yè)鏈提供檢驗檢測服務，創(chuàng)建共享平臺。",
  },
  {
    id: "codes",
    title: "关于统一使用行政区划代码的通知",
    publisher: "四川省市场监督管理局",
    published: "2024-01-15",
    kind: "work_notice",
    region_code: "510000",
    url: "http://c.sample.example/gb.html",
    text: "机构取得ＣＭＡ认证后，地区代码按GB/T2260填写；机构代码按 GB/T　11714 填写。",
  },
  {
    id: "hostile",
    title: "<script>alert(1)</script>关于“征求意见”的公告 & 说明",
    publisher: '韶关市武江区市场监督管理局"><img src=x>',
    published: "2022-11-01",
    kind: "consultation",
    region_code: "440203",
    url: "javascript:alert(document.domain)",
    text: "<img src=x onerror=alert(2)>现公开征求意见，检验检测 <b>分散</b>在各处。共享一词在这里离得很远" +
      "。中间隔着许多话".repeat(20) +
      "。",
  },
  {
    id: "repost",
    title: "转载：国家质量基础设施报道",
    publisher: "某新闻网站",
    published: "2024-03-03",
    kind: "news",
    region_code: "000000",
    rights: "quote",
    url: "https://news.sample.example/1",
    text: null,
  },
  {
    id: "undated",
    title: "计量器具目录",
    publisher: null,
    published: null,
    kind: "list",
    region_code: null,
    url: "http://d.sample.example/list.html",
    text: "水表、电表、燃气表。",
  },
  ...Array.from({ length: 24 }, (_, index): Written => ({
    id: `news-${String(index).padStart(2, "0")}`,
    title: `计量惠民活动第${index + 1}期`,
    publisher: "成都市市场监督管理局",
    published: `2021-0${1 + index % 9}-10`,
    kind: "news",
    region_code: "510100",
    url: `http://e.sample.example/${index}.html`,
    text: `本期免费检定血压计${index + 1}台。`,
  })),
];

const regions = [
  ["000000", "中华人民共和国", "中国", "nation", null],
  ["320000", "江苏省", "江苏", "province", "000000"],
  ["440000", "广东省", "广东", "province", "000000"],
  ["440200", "韶关市", "韶关", "city", "440000"],
  ["440203", "武江区", "武江", "county", "440200"],
  ["510000", "四川省", "四川", "province", "000000"],
  ["510100", "成都市", "成都", "city", "510000"],
].map(([code, name, short_name, level, parent]) => ({
  code,
  name,
  short_name,
  level,
  parent,
  former_names: [],
  successors: [],
  current: code,
}));

const chains = [
  {
    id: "meters",
    name_zh: "计量仪表",
    name_en: "Meters",
    terms: ["水表", "血压计", "大型仪器"],
    excludes: [],
  },
  { id: "platforms", name_zh: "共享平台", name_en: "Platforms", terms: ["平台"], excludes: ["平台秤"] },
];

const source = {
  id: "sample_site",
  title_zh: "样例网站",
  title_en: "Sample site",
  publisher: "样例机构",
  region_code: "440000",
  home: "http://a.sample.example/",
  family: "plain",
  rights: "open",
  schedule: "daily",
  status: "sample",
  first_seen: day,
  last_changed: day,
  last_checked: day,
};

const metric = {
  id: "shared_instruments",
  name_zh: "开放共享的大型仪器",
  name_en: "Large instruments open to others",
  unit_class: "count",
  definition: "开放共享的大型仪器台数。",
};

/** A working database in memory that holds the documents. Close it after use. */
export async function workingDatabase(documents: readonly Written[] = written): Promise<Database> {
  const database = await openDatabase(":memory:");
  for (const table of tables) await database.run(ddl(table));
  await insert(database, "sources", source);
  await insert(database, "metrics", metric);
  for (const region of regions) await insert(database, "regions", region);
  for (const chain of chains) await insert(database, "chains", chain);
  for (const document of documents) await insertDocument(database, document);
  return database;
}

async function insertDocument(database: Database, document: Written): Promise<void> {
  const { text, indicators = [], commitments = [], aliases = [], earlier = [], ...given } = document;
  const text_hash = sha256(text ?? `not published: ${document.id}`);
  await insert(database, "documents", {
    source_id: source.id,
    kind: "news",
    script: "Hans",
    rights: "open",
    characters: text?.length ?? 0,
    first_seen: day,
    last_changed: day,
    last_seen: day,
    last_checked: day,
    ...given,
    text_hash,
  });
  for (const id of aliases) {
    const place = { document_id: document.id, source_id: source.id, url: `${document.url}?${id}` };
    await insert(database, "document_aliases", { id, ...place, first_seen: day, last_seen: day });
  }
  const archive = `sha256:${sha256(document.id)}`;
  for (const [index, text] of earlier.entries()) {
    const place = { document_id: document.id, number: index + 1, seen_from: day, seen_to: day, archive };
    const change = index === 0 ? "first" : "edited";
    await insert(database, "document_versions", { ...place, hash: sha256(text), change, text });
  }
  const version = {
    document_id: document.id,
    number: earlier.length + 1,
    hash: text_hash,
    seen_from: day,
    change: earlier.length === 0 ? "first" : "edited",
    archive,
    text,
  };
  await insert(database, "document_versions", version);
  const evidence = (quote: string) => {
    const start = text?.indexOf(quote) ?? -1;
    if (start < 0) throw new TypeError(`The quote "${quote}" is not in ${document.id}`);
    return { document_id: document.id, text_hash, quote, start, end: start + quote.length };
  };
  for (const fact of indicators) {
    const usual = {
      comparator: "eq",
      kind: "actual",
      quantified: true,
      repeats: 0,
      region_code: document.region_code,
    };
    await insert(database, "indicators", { ...usual, scope: "city", ...fact, ...evidence(fact.quote) });
  }
  for (const fact of commitments) {
    const roles = { lead: [], cooperating: [], and_others: false };
    await insert(database, "commitments", { status: "planned", ...roles, ...fact, ...evidence(fact.quote) });
  }
}

async function insert(database: Database, table: string, row: Record<string, unknown>): Promise<void> {
  const given = Object.entries(row).filter(([, value]) => value !== null && value !== undefined);
  const names = given.map(([name]) => quoteName(name)).join(", ");
  const values = given.map(([, value]) => sqlValue(value)).join(", ");
  await database.run(`INSERT INTO ${quoteName(table)} (${names}) VALUES (${values})`);
}

function sqlValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sqlValue).join(", ")}]`;
  return typeof value === "string" ? literal(value) : String(value);
}

/** What a release is made of. */
export interface Making {
  documents: readonly Written[];
  today: string;
  sample: boolean;
  /** SQL that adds what is derived from the documents. */
  derive?: string;
}

/** Makes the next release in a data folder and returns its version. */
export async function makeRelease(
  data: string,
  { documents, today, sample, derive }: Making,
): Promise<string> {
  const database = await workingDatabase(documents);
  try {
    if (derive !== undefined) await database.run(derive);
    const effects = { files: localFiles(), clock: () => new Date(`${today}T08:00:00Z`), log: silent };
    const inputs = { captures: 1, digest: sha256("none"), until: `${today}T08:00:00Z`, code: "test" };
    const extras = async (folder: string, from: Database) => {
      await buildIndex(from, `${folder}/search.sqlite`);
    };
    const reasons = Object.fromEntries(tables.map(({ name }) => [name, "the test leaves documents out"]));
    const { version } = await release({ data, database, effects, sample, inputs, extras, reasons });
    if (version === null) throw new TypeError("The release holds nothing new");
    return version;
  } finally {
    database.close();
  }
}

const silent = { info: () => {}, warn: () => {} };

/** The service over a data folder of its own. */
export interface Service {
  data: string;
  version: string;
  /** Moves the service's clock on, in milliseconds. */
  pass(milliseconds: number): void;
  /** What was warned of. */
  warnings: string[];
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  request(path: string, init: RequestInit): Promise<Response>;
}

/** The release of {@linkcode written}, made when first asked for: making it takes longer than most tests. */
let made: Promise<{ data: string; version: string }> | null = null;

async function makeOnce(): Promise<{ data: string; version: string }> {
  const data = await Deno.makeTempDir();
  globalThis.addEventListener("unload", () => Deno.removeSync(data, { recursive: true }));
  return {
    data,
    version: await makeRelease(data, { documents: written, today: "2024-09-10", sample: true }),
  };
}

/** Runs `work` with a service over one sample release of {@linkcode written}, in a folder of its own. */
export async function withService(work: (service: Service) => Promise<void>): Promise<void> {
  const data = await Deno.makeTempDir();
  try {
    made ??= makeOnce();
    const { data: original, version } = await made;
    await copyFolder(original, data);
    await withFolder(data, (service) => work({ ...service, version }));
  } finally {
    await Deno.remove(data, { recursive: true });
  }
}

async function copyFolder(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  for await (const { name, isDirectory } of Deno.readDir(from)) {
    if (isDirectory) await copyFolder(`${from}/${name}`, `${to}/${name}`);
    else await Deno.copyFile(`${from}/${name}`, `${to}/${name}`);
  }
}

/** Runs `work` with a service over whatever a data folder holds. */
export async function withFolder(data: string, work: (service: Service) => Promise<void>): Promise<void> {
  let now = Date.UTC(2024, 8, 10);
  const warnings: string[] = [];
  const log: Effects["log"] = { info: () => {}, warn: (line) => warnings.push(line) };
  const { app, close } = createApp({
    data,
    effects: { files: localFiles(), clock: () => new Date(now), log },
  });
  const request = async (path: string, init: RequestInit) =>
    await app.request(`http://localhost${path}`, init);
  try {
    await work({
      data,
      version: "",
      warnings,
      pass: (milliseconds) => now += milliseconds,
      get: (path, headers = {}) => request(path, { headers }),
      request,
    });
  } finally {
    await close();
  }
}
