/** `diff`: what differs between two releases, as a table or as JSON. @module */
import { compareReleases, type TableDifference } from "../release/compare.ts";
import { type Command, dataFolder, dataOption, text, UsageError } from "./command.ts";
import { namedRelease } from "./named_release.ts";
import { aligned } from "./publishing.ts";

/** The command. */
export const diff: Command = {
  name: "diff",
  summary: "比较两个版本 What differs between two releases, row by row",
  usage: "<version, latest or folder> <version, latest or folder>",
  options: [
    dataOption,
    { name: "table", value: "NAME", summary: "only this table, with its lines" },
    {
      name: "lines",
      value: "N",
      summary: "lines to give of each table (default: 20 with --table, 0 without)",
    },
  ],
  network: false,
  async run(args, { effects: { files } }) {
    const [before, after, ...more] = args.positionals;
    if (before === undefined || after === undefined || more.length > 0) {
      throw new UsageError(
        `Cannot compare: wanted two versions or folders, found ${args.positionals.length}`,
      );
    }
    const table = text(args, "table"), asked = text(args, "lines");
    if (asked !== undefined && !/^\d{1,7}$/.test(asked)) {
      throw new UsageError(`Cannot use --lines ${asked}: wanted a number`);
    }
    const data = dataFolder(args);
    const folders = await Promise.all([before, after].map((name) => namedRelease(name, { data, files })));
    const found = await compareReleases([folders[0] ?? "", folders[1] ?? ""], {
      files,
      lines: Number(asked ?? (table === undefined ? 0 : 20)),
      ...(table !== undefined && { table }),
    });
    return { json: { from: before, to: after, tables: found }, text: readable(found) };
  },
};

function readable(found: readonly TableDifference[]): string {
  if (found.length === 0) return "没有差别 No difference";
  const head = ["表 table", "新增 added", "移除 removed", "改动 changed"];
  const rows = found.map(({ table, counts }) =>
    [table, counts.added, counts.removed, counts.changed].map(String)
  );
  const lines = found.flatMap(({ table, lines }) =>
    lines.map((line) => {
      const key = Object.entries(line).filter(([name]) => name.startsWith("key_")).map(([, value]) => value)
        .join(" / ");
      return line["change"] === "changed"
        ? `${table} ${key} ${line["column"]}: ${line["before"] ?? "–"} → ${line["after"] ?? "–"}`
        : `${table} ${key} ${line["change"]}`;
    })
  );
  return [aligned([head, ...rows]), ...lines].join("\n");
}
