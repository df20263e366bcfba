/**
 * No published cell holds the telephone number, the citizen number or the e-mail address of a person.
 *
 * A second look, after the masking that reading does: every text column of every table is searched by form in DuckDB,
 * and what has the form is judged as reading judges it ({@linkcode withhold}). Addresses of offices stay: an e-mail
 * address that stands unmasked in a published text was judged there with the words around it. Hashes are no numbers,
 * and what stands in the address of a page is the publisher's.
 *
 * @module
 */
import type { Database } from "../../../pipelines/load/duckdb.ts";
import { literal } from "../../../pipelines/load/duckdb.ts";
import { quoteName } from "../../../pipelines/model/mod.ts";
import { withhold } from "../../../pipelines/normalise/personal.ts";
import { publishedRows } from "../published.ts";
import type { Shape, ShapeColumn } from "../shape.ts";
import { type Check, type Finding, findingsKept } from "./check.ts";

const name = "personal_data";

const digit = "[0-9０-９]";
/** What a number of a person or an address may look like: mobile, land line, citizen number, e-mail. */
const suspects = [
  `1[3-9]${digit}[- ]?${digit}{4}[- ]?${digit}{4}`,
  `[１][３-９]${digit}{9}`,
  `${digit}{17}[0-9０-９XxＸｘ]`,
  `[0０]${digit}{2,3}[)）]?[-－—– ]{0,3}[2-9２-９]${digit}{2,3}[- ]?${digit}{4}`,
  "[A-Za-z0-9_.+-][@＠][A-Za-z0-9-]+[.．][A-Za-z]",
].join("|");
/** Hashes and ids in hexadecimal, and addresses of pages. */
const exempt = /^(?:(?:sha256:)?[0-9a-f]*[a-f][0-9a-f]*|https?:\/\/[^@]*)$/;
const form = new RegExp(suspects);
const email = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;

/** Texts that stand in their own words; their e-mail addresses have been judged in context. */
const contexts: readonly string[] = ["document_versions.text"];

/** Looks at every text column of the given tables or parts of tables. */
export async function checkPersonal(
  database: Database,
  folder: string,
  shapes: readonly Shape[],
): Promise<Check> {
  const findings: Finding[] = [];
  const channels = new Set<string>();
  let checked = 0;
  for (const shape of [...shapes].sort(textsFirst)) {
    const texts = shape.columns.filter(({ type }) => type === "string" || type === "strings");
    checked += texts.length;
    if (texts.length === 0) continue;
    for await (const rows of suspiciousRows(database, { folder, shape, texts })) {
      findings.push(...rows.flatMap((row) => judgeRow(row, { shape, texts, channels })));
    }
    if (findings.length >= findingsKept) break;
  }
  return { name, checked, findings: findings.slice(0, findingsKept) };
}

const isContext = (shape: Shape) => contexts.some((column) => column.startsWith(`${shape.name}.`));
const textsFirst = (left: Shape, right: Shape) => Number(isContext(right)) - Number(isContext(left));

const pageRows = 500;

interface Searched {
  folder: string;
  shape: Shape;
  texts: readonly ShapeColumn[];
}

/** Rows in which something has the form, a page at a time; the pattern is asked once a row, as making it ready is dear. */
async function* suspiciousRows(
  database: Database,
  { folder, shape, texts }: Searched,
): AsyncGenerator<Record<string, unknown>[]> {
  const cells = texts.map(cell);
  const key = shape.key.map(quoteName).join(", ");
  await database.run(
    `CREATE OR REPLACE TEMP TABLE suspicious AS SELECT row_number() OVER () AS number, ${key}
     FROM ${publishedRows(folder, shape)} WHERE regexp_matches(concat_ws('\n', ${cells.join(", ")}), ${
      literal(suspects)
    })`,
  );
  const [counted] = await database.all<{ rows: number }>("SELECT count(*) AS rows FROM suspicious");
  for (let first = 0; first < (counted?.rows ?? 0); first += pageRows) {
    yield await database.all(
      `SELECT ${
        [
          ...shape.key.map((name) => `CAST(${quoteName(name)} AS VARCHAR) AS ${quoteName(`key ${name}`)}`),
          ...texts.map((text) => `${cell(text)} AS ${quoteName(text.name)}`),
        ].join(", ")
      }
       FROM ${publishedRows(folder, shape)} AS looked WHERE (${key}) IN (
         SELECT (${key}) FROM suspicious WHERE number > ${first} AND number <= ${
        first + pageRows
      }) ORDER BY ALL`,
    );
  }
}

function cell({ name, type }: ShapeColumn): string {
  return type === "strings" ? `array_to_string(${quoteName(name)}, '\n')` : quoteName(name);
}

interface Judging {
  shape: Shape;
  texts: readonly ShapeColumn[];
  /** E-mail addresses of offices, as found in texts. */
  channels: Set<string>;
}

function judgeRow(row: Record<string, unknown>, { shape, texts, channels }: Judging): Finding[] {
  return texts.flatMap(({ name: column }) => {
    const text = row[column];
    if (typeof text !== "string" || !form.test(text) || exempt.test(text)) return [];
    const kinds = judged(text, { channels, context: contexts.includes(`${shape.name}.${column}`) });
    if (kinds.length === 0) return [];
    return [{
      check: name,
      subject: `${shape.name} ${shape.key.map((name) => row[`key ${name}`]).join(" / ")}, column ${column}`,
      wanted: "no personal data",
      found: kinds.join(", "), // the kind, never the number
    }];
  });
}

/** Kinds of personal data in a text; none when all of it may stand. */
function judged(text: string, { channels, context }: { channels: Set<string>; context: boolean }): string[] {
  const { withheld } = withhold(text);
  const found = text.match(email) ?? [];
  if (context && !withheld.email) { for (const address of found) channels.add(address); }
  const unknown = found.some((address) => !channels.has(address));
  return Object.entries(withheld)
    .filter(([kind, count]) => count > 0 && kind !== "contact" && (kind !== "email" || unknown))
    .map(([kind]) => kind);
}
