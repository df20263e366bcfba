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
}

/** The codebook as Markdown. */
export function codebook(input: CodebookInput): string {
  const { title } = identity(input.sample);
  return [
    `# 数据字典 Codebook`,
    `${title.zh} · ${title.en} · ${input.version}`,
    "空值：CSV 为空单元格，Parquet 为 null。“可空”一栏为“是”者，空表示来源没有说明。  \n" +
    "Missing values: an empty cell in CSV, null in Parquet. Where null is allowed it means that the source does not say.",
    ...input.tables.map((table) => section(table, input.sample)),
  ].join("\n\n") + "\n";
}

function section(table: Table, sample: boolean): string {
  return [
    `## \`${table.name}\` ${tableTitle(table.title, sample)}`,
    `${table.description.zh} ${table.description.en}`,
    `主键 Primary key: ${table.key.map((column) => `\`${column}\``).join(", ")}`,
    [
      "| 列 Column | 类型 Type | 可空 Null | 含义 Meaning | 取值、单位、例 Values, unit, example |",
      "| --- | --- | --- | --- | --- |",
      ...columns(table).map(line),
    ].join("\n"),
  ].join("\n\n");
}

function line(column: Column): string {
  const { name, type, nullable, zh, en, values, unit, example, references, live } = column;
  const more = [
    values?.map((value) => `\`${value}\``).join(", "),
    unit,
    example && `例 e.g. ${example}`,
    references && `→ \`${references}\``,
    live && "随采集变化，不计入版本比较 live: not compared between versions",
  ].filter(Boolean).join("; ");
  const cells = [`\`${name}\``, typeNames[type], nullable ? "是 yes" : "否 no", `${zh}<br>${en}`, more];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
