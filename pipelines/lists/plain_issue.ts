/** One issue of a plain list → rows of its table, compared with the issue before. @module */
import { literal } from "../load/duckdb.ts";
import { columns as columnsOfTable, quoteName } from "../model/table.ts";
import type { Difference, Reading } from "./capability_issue.ts";
import { fieldsOf } from "./fields.ts";
import type { Mapping } from "./mapping.ts";
import { account } from "./account.ts";
import type { PlainList } from "./plain_lists.ts";
import { plainLists } from "./plain_lists.ts";
import { numberRows } from "./rejects.ts";
import { readSheets, type RowCounts } from "./sheets.ts";
import { joinedText } from "./sql_rules.ts";
import { cell, isFormula, isLabel, rowsOf, type Staged } from "./staged.ts";

/** Reads all rows of the sheets into the temporary table `fresh`; rejects go to `fresh_rejects`. */
export async function readPlain(
  reading: Reading,
  { sheets, as }: { sheets: readonly Staged[]; as: PlainKind },
): Promise<RowCounts> {
  const plain = plainLists[as];
  return await readSheets(reading.database, {
    fresh: `AS SELECT * FROM ${plain.table.name} LIMIT 0`,
    sheets,
    read: (staged) => readSheet(reading, { plain, staged }),
  });
}

async function readSheet(
  reading: Reading,
  { plain, staged }: { plain: PlainList; staged: Staged },
): Promise<RowCounts> {
  const { database, words } = reading;
  const cells = fieldsOf[staged.mapping.as].map((field) =>
    `list_clean(${cell(staged, field)}) AS "${field}"`
  );
  await database.run(
    `CREATE OR REPLACE TEMP TABLE staged AS
     SELECT *, ${isLabel(staged, plain.content)} AS header, ${isFormula(plain.content)} AS formula
     FROM (SELECT ${cells.join(", ")} FROM ${rowsOf(staged)})`,
  );
  const { records, rejects } = await account(database, staged);
  const number = await numberRows(database, staged);
  await plain.read(reading, { ...words, valueScale: staged.mapping.value_scale });
  const rejected = await withoutContent(reading, { plain, staged, number });
  await addRows(reading, { plain, staged, number });
  return { read: records + rejects, rejected: rejects + rejected };
}

interface Adding {
  plain: PlainList;
  staged: Staged;
  number: string;
}

const absent = (plain: PlainList) => plain.content.map((field) => `s.${field} IS NULL`).join(" AND ");

async function withoutContent({ database }: Reading, { plain, staged, number }: Adding): Promise<number> {
  const fields = fieldsOf[staged.mapping.as].filter((field) => staged.positions[field] !== undefined);
  const something = fields.map((field) => `s.${field} IS NOT NULL`).join(" OR ");
  const [before] = await database.all<{ rows: number }>("SELECT count(*) AS rows FROM fresh_rejects");
  await database.run(
    `INSERT INTO fresh_rejects SELECT ${
      literal(staged.sheet)
    }, ${number}, CASE WHEN formula THEN 'formula' ELSE 'no_content' END,
       CASE WHEN formula THEN 'Wanted the value of a cell, found its formula'
         ELSE 'Wanted one of ${plain.content.join(", ")}, found none' END
     FROM staged s WHERE formula OR ${absent(plain)} AND (${something})`,
  );
  const [after] = await database.all<{ rows: number }>("SELECT count(*) AS rows FROM fresh_rejects");
  return (after?.rows ?? 0) - (before?.rows ?? 0);
}

async function addRows({ database, words }: Reading, { plain, staged, number }: Adding): Promise<void> {
  const region = words.region === null ? "CAST(NULL AS VARCHAR)" : literal(words.region);
  const own = Object.entries(plain.columns).map(([name, expression]) =>
    `${expression.replace("$region", region)} AS ${quoteName(name)}`
  );
  await database.run(
    `INSERT INTO fresh BY NAME
     SELECT '' AS id, ${own.join(", ")}, '' AS source_id, ${literal(words.list)} AS list_id, '' AS issue_id,
       ${literal(staged.sheet)} AS sheet, ${number} AS row
     FROM staged s ${plain.joins} WHERE NOT s.header AND NOT s.formula`,
  );
}

/**
 * Takes `fresh` as the whole list. Rows of one identity are told apart by their other words and then by their number, so that no id
 * depends on the order of rows that differ. An unchanged row keeps its pointer to issue, sheet and row.
 */
export async function replacePlain(
  { database, words: { list } }: Reading,
  { as, issue, source }: { as: PlainKind; issue: string; source: string },
): Promise<Difference> {
  const { table, identity } = plainLists[as];
  const name = quoteName(table.name);
  const origin = new Set(["id", "source_id", "list_id", "issue_id", "sheet", "row", "institution_id"]);
  const words = columnsOfTable(table).filter((column) => !origin.has(column.name)).map((column) =>
    quoteName(column.name)
  );
  const key = joinedText([literal(table.name), literal(list), ...identity]);
  await database.run(`
    CREATE OR REPLACE TEMP TABLE identified AS
    SELECT * REPLACE (
      lower(to_base(list_key(${key} || chr(31) || row_number() OVER (PARTITION BY ${identity.join(", ")}
        ORDER BY ${words.join(", ")}, sheet, row)), 36, 12)) AS id,
      ${literal(source)} AS source_id, ${literal(issue)} AS issue_id), hash(${
    words.join(", ")
  }) AS content FROM fresh;
    CREATE OR REPLACE TEMP TABLE known AS SELECT *, hash(${
    words.join(", ")
  }) AS content FROM ${name} WHERE list_id = ${literal(list)}`);
  const [counts] = await database.all<Difference>(
    `SELECT count(*) FILTER (k.id IS NULL) AS added, count(*) FILTER (f.id IS NULL) AS withdrawn,
       count(*) FILTER (f.content <> k.content) AS changed
     FROM identified f FULL JOIN known k ON k.id = f.id`,
  );
  await database.run(`
    DELETE FROM ${name} WHERE list_id = ${literal(list)} AND id NOT IN (
      SELECT f.id FROM identified f JOIN known k ON k.id = f.id AND k.content = f.content);
    INSERT INTO ${name} BY NAME SELECT * EXCLUDE (content) FROM identified
    WHERE id NOT IN (SELECT id FROM ${name} WHERE list_id = ${literal(list)})`);
  return counts ?? { added: 0, withdrawn: 0, changed: 0 };
}

/** Kinds of list that have a plain table. */
export type PlainKind = keyof typeof plainLists;

/** Whether a list of that kind has a plain table. */
export function isPlain(as: Mapping["as"]): as is PlainKind {
  return as !== "capabilities";
}
