/** `CHANGES.md`: what changed since the release before, and why, for people. @module */
import type { Manifest } from "../manifest.ts";
import type { Table } from "../../../pipelines/model/mod.ts";
import { identity, tableTitle } from "../identity.ts";

/** What the page is made of. */
export type ChangesInput =
  & Pick<Manifest, "version" | "sample" | "predecessor" | "changes" | "tables" | "shrunk">
  & {
    model: readonly Table[];
  };

const causes = {
  source: "来源变化 source",
  pipeline: "程序变化 pipeline",
  schema: "表结构变化 schema",
  undecided: "未判定 undecided",
} as const;

const decisions: Record<Manifest["changes"]["decided"], string> = {
  first: "首个版本，没有可比较的上一版本。\nThe first release; there is none to compare with.",
  "same code":
    "两个版本由同一程序生成，所有变化都来自来源。\nBoth releases were made by the same code: every change comes from the sources.",
  "same captures":
    "两个版本由同一批存档生成，所有变化都来自程序。\nBoth releases were made from the same captures: every change comes from the code.",
  replayed: "来源与程序都有变化：旧存档用新程序重读一遍，由此产生的变化记为 pipeline，其余记为 source。\n" +
    "Sources and code changed: the old captures were read again by the new code; what that changed is pipeline, the rest source.",
  "not replayed": "来源与程序都有变化，而旧存档不可得：原因不作猜测，留空。\n" +
    "Sources and code changed and the old captures are not to be had: the cause is left empty, not guessed.",
};

/** The page as Markdown. */
export function changesPage(input: ChangesInput): string {
  const { version, predecessor, changes, shrunk } = input;
  const { title } = identity(input.sample);
  return [
    `# 变化 Changes`,
    `${title.zh} · ${title.en} · ${predecessor?.version ?? "—"} → ${version}`,
    decisions[changes.decided],
    ...(Object.keys(changes.tables).length > 0 ? [overview(input)] : []),
    ...shrunk.map(({ table, from, to, reason }) =>
      `\`${table}\` 由 ${from} 行减至 ${to} 行，说明 shrank from ${from} to ${to} rows, the reason given: ${reason}`
    ),
    ...(predecessor ? [how] : []),
  ].join("\n\n") + "\n";
}

function overview({ changes, model, sample }: ChangesInput): string {
  const lines = Object.entries(changes.tables).map(([name, change]) => {
    const title = model.find((table) => table.name === name)?.title;
    const why = Object.entries(change.causes).map(([cause, lines]) =>
      `${causes[cause as keyof typeof causes] ?? cause} ${lines}`
    );
    const columns = Object.entries(change.columns).map(([column, cells]) => `\`${column}\` ${cells}`);
    const counts = [change.added, change.removed, change.changed].join(" | ");
    const more = change.whole ? "整表 the table as a whole" : columns.join(", ");
    return `| \`${name}\` ${title ? tableTitle(title, sample) : ""} | ${counts} | ${
      why.join("<br>")
    } | ${more} |`;
  });
  return [
    "| 表 Table | 新增行 Added | 移除行 Removed | 改动行 Changed | 原因（处） Cause (lines) | 改动的列（格） Columns (cells) |",
    "| --- | ---: | ---: | ---: | --- | --- |",
    ...lines,
  ].join("\n");
}

const how =
  `逐行逐格的变化见 \`changes/<table>.csv\`：\`change\`（added、removed、changed）、\`cause\`（source 来源、pipeline 程序、schema 表结构）、主键、
列、前值与后值；新增与移除的行以 JSON 记整行。把它们应用于上一版本，恰得本版本的集合摘要，登记之前已经核对。
Row by row and cell by cell: \`changes/<table>.csv\` has \`change\`, \`cause\`, the key, the column and its value before and after; rows
added or removed stand whole, as JSON. Applied to the release before they give exactly the set hashes of this one, which was
checked before it was registered.`;
