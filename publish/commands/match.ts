/** `match`: who can test this, near here, to this standard; and, of a file of demands, what nobody can. @module */
import Papa from "papaparse";
import { RecordError } from "../../pipelines/errors.ts";
import { openDatabase } from "../../pipelines/load/duckdb.ts";
import {
  DemandError,
  hasMatchIndex,
  type Hit,
  matchDemand,
  type MatchedDemand,
  type Matches,
  matchList,
  readDemand,
  type Reason,
} from "../../pipelines/match/mod.ts";
import { chinaDay } from "../../pipelines/normalise/days.ts";
import { regionOf } from "../../pipelines/normalise/regions.ts";
import { defaultLimits, defaultWalls, openFileReader } from "../../pipelines/parse/files/mod.ts";
import { databaseName } from "../release/database_file.ts";
import { latestRelease, readManifest, releaseFolder } from "../release/mod.ts";
import {
  type Arguments,
  type Command,
  type Context,
  dataFolder,
  dataOption,
  type Result,
  text,
  UsageError,
} from "./command.ts";
import { aligned } from "./publishing.ts";

/** The command. */
export const match: Command = {
  name: "match",
  summary: "谁能测、在哪里、按什么标准 Who can test this, near here, to this standard",
  usage: `"<demand>"`,
  options: [
    dataOption,
    { name: "region", value: "CODE", summary: "GB/T 2260 code of the place: a city or a province" },
    { name: "limit", value: "N", summary: "most capabilities shown, up to 100 (default: 10)" },
    {
      name: "as-of",
      value: "DATE",
      summary: "day on which certificates must be valid (default: the release's)",
    },
    { name: "file", value: "FILE", summary: "a list of demands instead, answered as CSV: one row a demand" },
  ],
  network: false,
  async run(args, context) {
    const asked = readArguments(args), data = dataFolder(args);
    const demand = asked.file === null ? demandOf(args.positionals.join(" "), asked.region) : null;
    const release = await openLatest(data, context);
    const asOf = asked.asOf ?? release.day;
    if (demand === null) {
      const folder = `${data}/matching`;
      return await matchFile(asked.file ?? "", { ...release, asOf, region: asked.region, folder, context });
    }
    const database = await openDatabase(release.path, { readOnly: true, locked: true });
    try {
      if (!await hasMatchIndex(database)) throw noIndex(release.version);
      const matches = await matchDemand(database, demand, { asOf, limit: asked.limit });
      return { json: { release: release.version, as_of: asOf, demand, ...matches }, text: readable(matches) };
    } finally {
      database.close();
    }
  },
};

interface Asked {
  region: string | null;
  limit: number;
  asOf: string | null;
  file: string | null;
}

function readArguments(args: Arguments): Asked {
  const region = text(args, "region") ?? null,
    limit = text(args, "limit") ?? "10",
    asOf = text(args, "as-of") ?? null;
  const file = text(args, "file") ?? null;
  if (file === null && args.positionals.join("").trim() === "") {
    throw new UsageError(
      `Cannot match: wanted a demand such as "动力电池 循环寿命 GB/T 31484", found none; next: --help`,
    );
  }
  if (file !== null && args.positionals.length > 0) {
    throw new UsageError("Cannot match: wanted a demand or --file, found both; next: --help");
  }
  if (region !== null && regionOf(region) === null) {
    throw new UsageError(
      `Cannot use --region ${region}: wanted a code of GB/T 2260 such as 510000; next: --help`,
    );
  }
  if (!/^[1-9]\d?$|^100$/.test(limit)) {
    throw new UsageError(`Cannot use --limit ${limit}: wanted a number from 1 to 100; next: --help`);
  }
  if (asOf !== null && !isDay(asOf)) {
    throw new UsageError(`Cannot use --as-of ${asOf}: wanted a day such as 2026-11-23; next: --help`);
  }
  return { region, limit: Number(limit), asOf, file };
}

function isDay(word: string): boolean {
  const day = new Date(`${word}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(word) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(word);
}

function demandOf(line: string, region: string | null) {
  try {
    return readDemand({ text: line, region });
  } catch (error) {
    if (error instanceof DemandError) {
      throw new UsageError(`${error.message}; next: deno task zhiji match --help`);
    }
    throw error;
  }
}

interface Latest {
  version: string;
  path: string;
  /** Day of its last capture. */
  day: string;
}

async function openLatest(data: string, { effects: { files } }: Context): Promise<Latest> {
  const release = await latestRelease(data, files);
  if (release === null) {
    throw new RecordError(`Cannot match in ${data}: wanted a release, found none`, {
      next: "deno task demo, or deno task zhiji ingest FILE --as capabilities",
    });
  }
  const folder = releaseFolder(data, release.version);
  const { inputs, created } = await readManifest(folder, files);
  return {
    version: release.version,
    path: `${folder}/${databaseName}`,
    day: chinaDay(inputs.until || created),
  };
}

function noIndex(version: string): RecordError {
  return new RecordError(
    `Cannot match in release ${version}: wanted its index of capabilities, found none or an older one`,
    {
      next: "deno task zhiji release",
    },
  );
}

type FileMatch = Latest & { asOf: string; region: string | null; folder: string; context: Context };

async function matchFile(
  path: string,
  { context, region, asOf, folder, ...release }: FileMatch,
): Promise<Result> {
  const { effects } = context;
  const stat = await effects.files.stat(path);
  if (stat === null || stat.folder) {
    throw new RecordError(
      `Cannot match ${path}: wanted a list of demands, found ${stat ? "a folder" : "nothing there"}`,
    );
  }
  const reader = openFileReader({ ...defaultWalls, limits: defaultLimits, convert: null });
  try {
    const { demands, rejected } = await matchList({ path, release: release.path, region, asOf, folder }, {
      effects,
      reader,
    });
    for (const { row, message } of rejected) effects.log.warn(`未读 Not read: row ${row}: ${message}`);
    return { json: { release: release.version, as_of: asOf, demands, rejected }, text: csv(demands) };
  } finally {
    await reader.close();
  }
}

function csv(demands: readonly MatchedDemand[]): string {
  return Papa.unparse(demands.map((demand) => ({ ...demand })), { newline: "\n", escapeFormulae: true });
}

/** Reasons in few words. */
const told: Record<Reason["how"], string> = {
  same: "相同",
  undated: "编号相同",
  newer: "新版",
  older: "旧版",
  other: "其他标准",
  contains: "包含",
  inside: "他物",
  close: "相近",
  broader: "上位",
  whole: "全部参数",
  missing: "不含",
  city: "同市",
  province: "同省",
  group: "同区域",
  elsewhere: "外地",
  unknown: "地区不明",
  unasked: "不限",
  touches: "涉及",
  unrelated: "无关",
};
const parts: Record<Reason["part"], string> = {
  standard: "标准",
  object: "对象",
  parameter: "参数",
  standard_name: "标准名称",
  region: "地区",
  restriction: "限制",
};
const gradeNames: Record<Hit["grade"], string> = { full: "可测", partly: "部分", expired: "过期" };

function readable({ count, full, partly, expired, institutions, unknown, hits }: Matches): string {
  const head =
    `可测 full ${full}（${institutions} 家机构 institutions），部分 partly ${partly}，证书过期 expired ${expired}；` +
    `显示 shown ${hits.length}/${count}`;
  const rows = hits.map(({ grade, points, capability }) => [
    gradeNames[grade],
    String(points),
    capability.institution ?? "–",
    capability.region_code ?? "–",
    capability.object ?? "–",
    capability.parameter ?? "–",
    capability.standard_no ?? "–",
    capability.certificate_number ?? capability.certificate_text ?? "–",
    capability.valid_until ?? "–",
  ]);
  const columns = ["结果", "分", "机构", "地区", "对象", "参数", "标准", "证书", "有效期至"];
  const why = hits.map(({ reasons, origin, capability }, index) =>
    `${index + 1}. ${reasons.map(({ part, how }) => `${parts[part]}${told[how]}`).join("，")}` +
    `${
      capability.restriction ? `（${capability.restriction}）` : ""
    } ← ${origin.list_id} ${origin.sheet} 第 ${origin.row} 行`
  );
  const missing = unknown.length === 0 ? [] : [`没有清单提到 No list speaks of: ${unknown.join("、")}`];
  return [head, ...missing, ...hits.length === 0 ? [] : [aligned([columns, ...rows]), ...why]].join("\n");
}
