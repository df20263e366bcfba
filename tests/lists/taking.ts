/** Takes small lists into a database in memory, file texts given in the test. @module */
import { type Database, openDatabase } from "../../pipelines/load/duckdb.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { chainRecords } from "../../pipelines/lists/chain_vocabulary.ts";
import { ingestList, type ListOptions, type ListReport } from "../../pipelines/lists/intake.ts";
import { makeListTables } from "../../pipelines/lists/tables.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import type { ListContent } from "../../pipelines/lists/sheet_staging.ts";

/** A place to take lists into. */
export interface Taking {
  database: Database;
  /** Folder of the files of one test. */
  folder: string;
  /** Takes a CSV in, from its text or bytes. */
  csv(content: string | Uint8Array, options?: Partial<ListOptions>): Promise<ListReport>;
  /** Takes sheets in. */
  sheets(content: ListContent, options?: Partial<ListOptions>): Promise<ListReport>;
  rows<Row = Record<string, unknown>>(sql: string): Promise<Row[]>;
}

/** Runs a test in a place of its own. */
export async function taking(test: (place: Taking) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "zhiji-lists-" });
  const database = await openDatabase(":memory:");
  await makeListTables(database);
  const files = localFiles();
  const take = (parts: ListOptions["parts"], digest: string, options: Partial<ListOptions>) =>
    ingestList(database, {
      parts,
      name: "list.csv",
      digest,
      as: "capabilities",
      mapping: null,
      list: { source: "given_files", name: "list", key: "list", region: null },
      day: "2026-03-01",
      withdrawAll: false,
      folder: `${folder}/intake`,
      memory: `${folder}/memory`,
      files,
      vocabulary: chainRecords,
      ...options,
    });
  try {
    await test({
      database,
      folder,
      async csv(content, options = {}) {
        const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
        const path = `${folder}/given.csv`;
        await Deno.writeFile(path, bytes);
        return await take([{ name: "list.csv", file: { csv: path } }], sha256(bytes), options);
      },
      sheets: (content, options = {}) =>
        take([{ name: "list.xlsx", file: { content } }], sha256(JSON.stringify(content)), options),
      rows: (sql) => database.all(sql),
    });
  } finally {
    database.close();
    await Deno.remove(folder, { recursive: true });
  }
}

/** The header that most lists have. */
export const header = "序号,资质认定证书编号,机构名称,场所名称,检验检测场所地址,领域,类别,检测对象,参数," +
  "依据的标准（方法）名称及编号（含年号）,限制范围,有效期至,说明";

/** Rows of a list with that header; cells left out are those of a usual row. */
export function listOf(rows: readonly Partial<Record<keyof typeof usual, string>>[]): string {
  const lines = rows.map((row, index) => {
    const cells = { ...usual, ...row };
    return [index + 1, ...Object.values(cells).map(cell)].join(",");
  });
  return [header, ...lines, ""].join("\n");
}

const usual = {
  certificate: "230020349767",
  institution: "示例检验检测有限公司",
  site: "主场所",
  address: "广东省韶关市示例路1号",
  field: "产品质量检验",
  category: "电子电气-家用电器",
  object: "示例电器",
  parameter: "结构",
  standard: "示例电器的安全GB 4706.56-2008",
  restriction: "",
  validUntil: "2029-01-15",
  note: "",
};

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Sheets as a reader gives them. */
export function content(
  ...sheets: {
    name?: string;
    rows: string[][];
    merges?: ListContent["sheets"][number]["merges"];
    hidden?: boolean;
  }[]
): ListContent {
  return {
    sheets: sheets.map(({ name = "", rows, merges = [], hidden = false }) => ({
      name,
      rows,
      merges,
      hidden,
    })),
    parts: [],
    issues: [],
  };
}

/** The two bytes of each Chinese character of GB 18030, found by decoding them all. */
const twoBytes = new Map(
  Array.from({ length: 0x7e * 0xbe }, (_, index) => [0x81 + Math.floor(index / 0xbe), 0x40 + index % 0xbe])
    .map((pair) => [new TextDecoder("gb18030").decode(new Uint8Array(pair)), pair]),
);

/** A text of ASCII and Chinese characters in GB 18030, which JavaScript reads and does not write. */
export function gb18030(text: string): Uint8Array {
  return new Uint8Array(
    [...text].flatMap((one) => one < "\u0080" ? one.charCodeAt(0) : twoBytes.get(one) ?? []),
  );
}
