/** `CODEBOOK.md`: every table and column in both languages, derived from the model. @module */
import { type Column, columns, type Table } from "../../pipelines/model/mod.ts";
import { identity, tableTitle } from "./identity.ts";

const typeNames: Record<Column["type"], string> = {
  string: "文本 text",
  date: "日期 date",
  integer: "整数 integer",
  number: "数值 number",
  boolean: "是否 true/false",
  strings: "列表 list",
};

/** What the codebook is made of. */
export interface CodebookInput {
  version: string;
  sample: boolean;
  tables: readonly Table[];
  /** A value of each column as the data have it, by `table.column`, for columns whose schema gives none. */
  examples: ReadonlyMap<string, string>;
}

/** The codebook as Markdown. */
export function codebook(input: CodebookInput): string {
  const { title } = identity(input.sample);
  return [
    `# 数据字典 Codebook`,
    `${title.zh} · ${title.en} · ${input.version}`,
    "空值在 CSV 中为空单元格，在 Parquet 与 JSON 中为 null；“缺失”一栏说明各列空值的含义。  \n" +
    "A missing value is an empty cell in CSV and null in Parquet and JSON; the column Missing says what it means.",
    ...input.tables.map((table) => section(table, input)),
  ].join("\n\n") + "\n";
}

function section(table: Table, { sample, examples }: CodebookInput): string {
  return [
    `## \`${table.name}\` ${tableTitle(table.title, sample)}`,
    `${table.description.zh} ${table.description.en}`,
    `主键 Primary key: ${table.key.map((column) => `\`${column}\``).join(", ")}`,
    [
      "| 列 Column | 类型 Type | 单位 Unit | 缺失 Missing | 含义 Meaning | 取值 Values | 例 Example |",
      "| --- | --- | --- | --- | --- | --- | --- |",
      ...columns(table).map((column) => line(column, examples.get(`${table.name}.${column.name}`))),
    ].join("\n"),
  ].join("\n\n");
}

function line(column: Column, found: string | undefined): string {
  const { name, type, zh, en, values, unit, example, references, live } = column;
  const allowed = [
    values?.map((value) => `\`${value}\``).join(", "),
    references && `→ \`${references}\``,
    live && "随采集变化，不计入版本比较 live: not compared between versions",
  ].filter(Boolean).join("; ");
  const shown = example ?? values?.[0] ?? found ?? "";
  const cells = [
    `\`${name}\``,
    typeNames[type],
    unit ?? "—",
    missing(column),
    `${zh}<br>${en}`,
    allowed,
    shown,
  ];
  return `| ${cells.map((cell) => cell.replaceAll(/[\r\n]+/g, " ").replaceAll("|", "\\|")).join(" | ")} |`;
}

/** What an absent value means. */
function missing({ type, nullable }: Column): string {
  if (nullable) return "空＝来源没有说明 empty: the source does not say";
  return type === "strings" ? "空列表＝没有 empty list: none" : "从不为空 never empty";
}
