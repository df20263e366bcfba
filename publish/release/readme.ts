/** `README.md` of a release: what it is, how to read it, how to check it. @module */
import { identity, tableTitle } from "./identity.ts";
import type { Manifest } from "./manifest.ts";
import { partsOf, pathOf } from "./part.ts";
import { keptDays, wholeDays } from "./retention.ts";
import type { Table } from "../../pipelines/model/mod.ts";

/** What the page is made of. */
export type ReadmeInput = Pick<Manifest, "version" | "created" | "sample" | "tables" | "predecessor"> & {
  model: readonly Table[];
  signed: boolean;
  /** Whether the small tables stand in a workbook too. */
  workbook: boolean;
};

/** The page as Markdown. */
export function readme(input: ReadmeInput): string {
  const { title, description, licence, note } = identity(input.sample);
  const rows = input.model.map((table) =>
    `| \`${table.name}\` | ${tableTitle(table.title, input.sample)} | ${
      input.tables[table.name]?.rows ?? 0
    } |`
  );
  return `# ${title.zh}

${title.en}

版本 Version **${input.version}** · ${input.created} · 上一版本 predecessor: ${
    input.predecessor?.version ?? "无 none"
  }

${description.zh}
${description.en}

| 表 Table | 内容 Content | 行 Rows |
| --- | --- | ---: |
${rows.join("\n")}

## 阅读 Reading

各列含义见 \`CODEBOOK.md\`；机器可读的说明见 \`datapackage.json\`（Data Package v2）与 \`croissant.json\`（Croissant 1.1）。
Columns are explained in \`CODEBOOK.md\`, and for machines in \`datapackage.json\` and \`croissant.json\`.

${reading(input)}

CSV 为 UTF-8，无 BOM，换行为 CRLF（RFC 4180）；列表以 \`;\` 连接，元素内的 \`;\` 写作 \`；\`（Parquet 与 JSON 保持原样）。
\`.excel.csv\` 供电子表格打开：带 BOM；会被当作公式、或会被显示成别的值的文字（证书编号一类的长串数字、开头的 0、\`4-1\`、\`2025-12\`）前加 \`'\`；
过长的文字截断并以 \`…\` 结尾；请勿用于分析。
CSV is UTF-8 without BOM, lines end with CRLF (RFC 4180); lists are joined with \`;\`, and a \`;\` within an element is
written \`；\` (Parquet and JSON keep it). \`.excel.csv\` is for spreadsheets: with BOM; texts that would run as a formula or show as
another value (long numbers of certificates, a leading 0, \`4-1\`, \`2025-12\`) begin with \`'\`; texts too long for a cell are cut
and end with \`…\`; do not analyse it.${input.workbook ? workbook : ""}

## 引用 Citing

\`CITATION.cff\`，\`citation.bib\`，\`citation.txt\`（GB/T 7714）；\`zhiji cite ${input.version}\` 另附 manifest.json 的摘要。

## 变化 Changes

与上一版本相比的变化见 \`CHANGES.md\` 与 \`changes/\`。首个版本、每月最后一个版本与最新版本永久完整保留；其余版本 ${wholeDays} 天内完整，
${keptDays} 天内打包：只舍去可逐字节复原的表文件，说明与数据库仍在（\`packed.json\` 列出所舍去的文件与复原命令）；之后清理，只留清单、引用与变化。
月份过去后其变化按月合并到 \`../history/\`。用较早的完整版本与其后的变化，不需要本项目的任何工具即可读出这两类版本（每个主键取最后一次出现的行，
removed 者除外）；\`packed.json\` 或 \`tombstone.json\` 写明用哪个版本（\`base\`）、哪个月份与序号（\`number\`）。月份未过时，变化仍在各版本之中（第一条），
之后在 \`history/\`（第二条）：
What changed since the release before stands in \`CHANGES.md\` and \`changes/\`. The first release, the last of each month and the newest
stay whole for ever. The others stand whole for ${wholeDays} days; until ${keptDays} days are over they are packed: only files of tables go
that come back byte for byte, and descriptions and databases stay (\`packed.json\` lists what went and the command that restores it);
then they are pruned, and manifest, citation and changes stay. Changes are packed by month in \`../history/\` when the month is over.
An earlier whole version and the changes after it give the rows of such a version with no tool of ours: the last row of each key, less
those removed. Its \`packed.json\` or \`tombstone.json\` names the version to begin with (\`base\`), the month and the \`number\`. Until the
month is over the changes stand with each version (the first query), then in \`history/\` (the second):

${history}

## 核对 Verifying

\`\`\`sh
sha256sum -c SHA256SUMS
sha256sum -c SHA256SUMS.db${
    input.signed
      ? "\nopenssl pkeyutl -verify -pubin -inkey public_key.pem -rawin -in manifest.json -sigfile manifest.json.sig"
      : ""
  }
\`\`\`

\`deno task zhiji verify ${input.version}\` 还重算各表的集合摘要，并逐条核对引文与原文；第一行核对数据与说明文件，第二行核对由其生成的数据库。
The first line checks data and descriptions, the second the databases made from them; \`deno task zhiji verify\` also recomputes
the set hash of each table and slices every quote out of its text again.

\`manifest.json\` 中的集合摘要与行序、文件格式无关，任何人都可重算：
The set hashes in \`manifest.json\` depend on neither row order nor file format; anyone can compute them:

    cell   netstring of the value's text, such as 5:hello, (length in UTF-8 bytes); null is -
    text   string as it is; date YYYY-MM-DD; integer in decimals; true or false; number as C prints %.17g;
           list: the netstrings of its elements one after the other
    row    for each column in the order of the file: netstring of its name, then its cell; columns marked live are left out
    table  sum of the SHA-256 of all rows as 256-bit numbers, modulo 2^256, in 64 hexadecimal digits

## 许可 Licence

${licence.title} (${licence.path})

${note.zh}
${note.en}
`;
}

const workbook = `

\`zhiji.xlsx\` 含各小表，一表一页；文字一律为文本单元格，编号的 0 与位数不变；大表见其他格式。
\`zhiji.xlsx\` holds the small tables, a sheet each; texts are text cells, so that codes keep their zeros and digits. Big tables are
left to the other formats.`;

/** How a version is read whose own tables are gone: the number and the two folders are those that its tombstone names. */
export const history = `\`\`\`sql
SELECT * EXCLUDE (_change, filename) FROM read_parquet(
  ['BASE/tables/indicators.parquet', 'NEXT/changes/indicators.parquet'], union_by_name = true, filename = true)
QUALIFY row_number() OVER (PARTITION BY id ORDER BY split_part(filename, '/', -3) DESC) = 1
  AND coalesce(_change, '') <> 'removed';
\`\`\`

\`\`\`sql
SELECT * EXCLUDE (_change, _number, _version) FROM read_parquet(
  ['BASE/tables/indicators.parquet', 'history/MONTH/indicators.parquet'], union_by_name = true)
WHERE coalesce(_number, 0) <= NUMBER
QUALIFY row_number() OVER (PARTITION BY id ORDER BY coalesce(_number, 0) DESC) = 1
  AND coalesce(_change, '') <> 'removed';
\`\`\``;

/** Lines to copy, for the tools people have; each is run in a test where the tool is at hand. */
function reading({ model, tables }: ReadmeInput): string {
  const table = model.find(({ name }) => name === "indicators") ?? model[0];
  const [part] = partsOf(table && tables[table.name]);
  const parquet = pathOf(table?.name ?? "indicators", part ?? null, "parquet");
  const csv = pathOf(table?.name ?? "indicators", part ?? null, "csv");
  const jsonl = pathOf(table?.name ?? "indicators", part ?? null, "jsonl");
  return `\`\`\`sql
-- DuckDB
SELECT * FROM '${parquet}' LIMIT 10;
\`\`\`

\`\`\`python
import pandas; print(pandas.read_parquet("${parquet}").head())
import polars; print(polars.read_parquet("${parquet}").head())
import pandas; print(pandas.read_csv("${csv}", dtype={"region_code": str}).head())
\`\`\`

\`\`\`r
print(head(read.csv("${csv}", colClasses = c(region_code = "character"), na.strings = "", encoding = "UTF-8")))
print(head(jsonlite::stream_in(gzfile("${jsonl}"), verbose = FALSE))) # 列表仍为列表 lists stay lists
\`\`\`

\`\`\`js
import { asyncBufferFromUrl, parquetReadObjects } from "hyparquet"; // 浏览器与 Deno browsers and Deno
import { compressors } from "hyparquet-compressors";
const file = await asyncBufferFromUrl({ url: "BASE/${parquet}" }); // 只取所需的字节 fetches the bytes it needs
const rows = await parquetReadObjects({ file, compressors, rowStart: 0, rowEnd: 10 });
\`\`\`

\`\`\`sh
curl -r 0-99 BASE/${csv}
duckdb -c "INSTALL httpfs; LOAD httpfs; SELECT * FROM 'BASE/${parquet}' LIMIT 10"
\`\`\`

大表按省分为多个文件，如 \`tables/capabilities/44.parquet\`，用 \`tables/capabilities/*.parquet\` 一并读取；BASE 为本文件夹的网址。
Big tables stand in one file a province, such as \`tables/capabilities/44.parquet\`; read them together by
\`tables/capabilities/*.parquet\`. BASE is the address of this folder.`;
}
