/** `ingest --as`: a list of rows given by hand, its mapping shown before it is loaded. @module */
import type { Effects } from "../../pipelines/effects.ts";
import { RecordError } from "../../pipelines/errors.ts";
import {
  giveList,
  type ListLoad,
  listPaths,
  type ListPreview,
  type ListReport,
  type Mapping,
  parseMapping,
  previewList,
} from "../../pipelines/lists/mod.ts";
import { type ListKind, listKinds } from "../../pipelines/model/lists.ts";
import { loadAll, type Workspace } from "../../pipelines/workspace.ts";
import type { Source } from "../../sources/define.ts";
import { type Arguments, type Result, text, UsageError } from "./command.ts";
import { publish, releaseLine, summary } from "./publishing.ts";

interface Ingesting {
  workspace: Workspace;
  known: readonly Source[];
  effects: Effects;
}

/** Shows, archives, loads and publishes a list. @throws {ParseError} when it cannot be read; then nothing is kept of it */
export async function ingestList(
  args: Arguments,
  { workspace, known, effects }: Ingesting,
): Promise<Result> {
  const as = kindFrom(args), paths = await listPaths(args.positionals, effects);
  const mapping = await mappingFrom(args, { as, effects });
  const { archive, reader, data } = workspace;
  const preview = await previewList(
    { paths, as, mapping },
    { effects, reader, folder: `${data}/zhiji.duckdb.lists/preview` },
  );
  if (args.options.preview) return { json: { preview }, text: previewText(preview) };
  const list = text(args, "list") ?? nameOf(args.positionals[0] ?? "");
  const given = await giveList(
    {
      paths,
      as,
      mapping,
      list,
      region: text(args, "region") ?? null,
      withdrawAll: args.options["withdraw-all"] === true,
    },
    { archive, effects },
  );
  const loads: ListLoad[] = [];
  await loadAll(workspace, known, { listed: (load) => loads.push(load) });
  const load = loads.find(({ digest }) => digest === given.digest) ?? null;
  if (load?.error) throw load.error;
  const report = load?.report ?? null;
  const lines = [previewText(preview), reportText(list, report)];
  const json = { list, preview, report };
  if (args.options["no-release"]) return { json, text: lines.join("\n\n") };
  const released = await publish(workspace, { effects, sample: false });
  return {
    json: { ...json, ...summary(released) },
    text: [...lines, releaseLine(released)].join("\n\n"),
  };
}

function kindFrom(args: Arguments): ListKind {
  const as = text(args, "as");
  const kind = listKinds.find((candidate) => candidate === as);
  if (kind !== undefined) return kind;
  throw new UsageError(`Cannot use --as ${as}: wanted one of ${listKinds.join(", ")}`);
}

async function mappingFrom(
  args: Arguments,
  { as, effects }: { as: ListKind; effects: Effects },
): Promise<Mapping | null> {
  const path = text(args, "mapping");
  if (path === undefined) return null;
  if (await effects.files.stat(path) === null) {
    throw new RecordError(`Cannot read mapping ${path}: wanted a file, found nothing there`);
  }
  const content = new TextDecoder().decode(await effects.files.read(path));
  try {
    return parseMapping({ as, ...JSON.parse(content) });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new RecordError(`Cannot read mapping ${path}: wanted JSON, found ${error.message}`);
  }
}

/** Name of a list whose file or folder is all that is known. */
function nameOf(path: string): string {
  return path.replace(/\/+$/, "").replace(/^.*\//, "").replace(/\.[a-z0-9]{1,5}$/i, "");
}

const widest = 24;

/** Each sheet: header → field, and five cells of it. */
function previewText({ sheets, passed }: ListPreview): string {
  const tables = sheets.map(({ sheet, mapping, samples, unknown }) => {
    const lines = Object.entries(mapping.columns).flatMap(([label, field]) => {
      if (field === null) return [];
      const cells = samples.map((row) => (row[field] ?? "").slice(0, widest));
      return [`${label} → ${field}: ${cells.join(" | ")}`];
    });
    const left = Object.keys(mapping.columns).filter((label) => mapping.columns[label] === null);
    return [
      ...sheet === "" ? [] : [`工作表 Sheet: ${sheet}`],
      ...lines,
      ...left.length === 0 ? [] : [`不收的列 Left out: ${left.join("、")}`],
      ...unknown.length === 0
        ? []
        : [`其中不认识的列 Of these unknown: ${unknown.join("、")} (--mapping FILE)`],
    ].join("\n");
  });
  const others = passed.map(({ sheet, reason }) => `跳过 Passed over: ${sheet} (${reason})`);
  return [...tables, ...others].join("\n\n");
}

function reportText(list: string, report: ListReport | null): string {
  if (report === null || report.issue === null) return `清单 List ${list}: 内容未变 nothing new`;
  const { read, records, rejected, added, withdrawn, changed, unclassified, certificates } = report;
  return [
    `清单 List ${list}: 读 read ${read} rows, 收 records ${records}, 未收 rejected ${rejected} (list_rejects)`,
    `新增 added ${added}, 撤下 withdrawn ${withdrawn}, 变更 changed ${changed}; 未归产业链 unclassified ${unclassified}`,
    ...certificates.map(faultText),
  ].join("\n");
}

const faultNames: Record<ListReport["certificates"][number]["reason"], string> = {
  not_twelve_digits: "不是 12 位数字 not twelve digits",
  implausible_year: "年份不合理 implausible year",
};

function faultText({ reason, rows, first }: ListReport["certificates"][number]): string {
  const told = first.map(({ sheet, row, text }) =>
    `${sheet === "" ? "" : `${sheet} `}第 ${row} 行 “${text.slice(0, widest)}”`
  );
  return `证书编号有误 Certificates at fault, ${faultNames[reason]}: ${rows} rows, first ${told.join("、")}`;
}
