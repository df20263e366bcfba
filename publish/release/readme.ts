/** `README.md` of a release: what it is, how to read it, how to check it. @module */
import { identity, tableTitle } from "./identity.ts";
import type { Manifest } from "./manifest.ts";
import type { Table } from "../../pipelines/model/mod.ts";

/** What the page is made of. */
export type ReadmeInput = Pick<Manifest, "version" | "created" | "sample" | "tables" | "predecessor"> & {
  model: readonly Table[];
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

各列含义见 \`CODEBOOK.md\`；机器可读的说明见 \`datapackage.json\`（Data Package v2）。
Columns are explained in \`CODEBOOK.md\`, and for machines in \`datapackage.json\` (Data Package v2).

    duckdb -c "SELECT * FROM 'tables/indicators.parquet' LIMIT 10"

CSV 为 UTF-8，无 BOM，换行为 CRLF（RFC 4180）；列表以 \`;\` 连接，元素内的 \`;\` 写作 \`；\`（Parquet 保持原样）。
CSV is UTF-8 without BOM, lines end with CRLF (RFC 4180); lists are joined with \`;\`, and a \`;\` within an element is
written \`；\` (Parquet keeps it).

## 核对 Verifying

    sha256sum -c SHA256SUMS
    sha256sum -c SHA256SUMS.db
    deno task zhiji verify ${input.version}

第一行核对数据与说明文件；第二行核对由其生成的数据库；第三行还重算各表的集合摘要，并逐条核对引文与原文。
The first line checks data and descriptions, the second the databases made from them; the third also recomputes the set
hash of each table and slices every quote out of its text again.

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
