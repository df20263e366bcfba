/**
 * Certificate numbers of a list that are none: other than twelve digits, or of a year that no such certificate bears. Their rows are
 * loaded, with the number as printed; who gives the list is told how many they are and where they begin.
 *
 * @module
 */
import type { Database } from "../load/duckdb.ts";
import type { ListKind } from "../model/lists.ts";
import { certificateDigits } from "./cells.ts";

/** What is wrong with a number. */
export const certificateFaultReasons = ["not_twelve_digits", "implausible_year"] as const;

/** Numbers with one fault. */
export interface CertificateFault {
  reason: (typeof certificateFaultReasons)[number];
  /** Records that print such a number. */
  rows: number;
  /** The first row of each of the first numbers, in order; a row is that of the issue which printed it so first. */
  first: { sheet: string; row: number; text: string }[];
}

/** Numbers that are told one by one. */
const mostTold = 3;

/** The faults in the list as it is now; `number` is its number among all lists. Empty for lists that print no certificates. */
export async function certificateFaults(
  database: Database,
  { as, list, number }: { as: ListKind; list: string; number: number },
): Promise<CertificateFault[]> {
  const sql = as === "capabilities" ? ofCapabilities : as === "institutions" ? ofInstitutions : null;
  if (sql === null) return [];
  const found = await database.all<Printed>(sql, [as === "capabilities" ? number : list]);
  return certificateFaultReasons.flatMap((reason) => {
    const texts = found.filter(({ text }) => reasonOf(text) === reason);
    if (texts.length === 0) return [];
    const rows = texts.reduce((sum, { rows }) => sum + rows, 0);
    return [{
      reason,
      rows,
      first: texts.slice(0, mostTold).map(({ sheet, row, text }) => ({ sheet, row, text })),
    }];
  });
}

interface Printed {
  text: string;
  rows: number;
  sheet: string;
  row: number;
}

const reasonOf = (text: string) =>
  certificateDigits(text) === null ? "not_twelve_digits" : "implausible_year";

/** The first row that prints a text, as the columns `sheet` and `row`. */
const firstRow = (from: string) =>
  ["sheet", "row"].map((name) => `arg_min(${from}${name}, (${from}sheet, ${from}row)) AS ${name}`).join(", ");

const ofCapabilities = `
  SELECT w.certificate_text AS text, count(*) AS rows, ${firstRow("r.")}
  FROM capability_rows r JOIN capability_who w ON w.id = r.who
  WHERE r.list = $1 AND w.certificate_text IS NOT NULL AND w.certificate_number IS NULL
  GROUP BY text ORDER BY sheet, row, text`;

const ofInstitutions = `
  SELECT certificate_text AS text, count(*) AS rows, ${firstRow("i.")}
  FROM listed_institutions i WHERE list_id = $1 AND certificate_text IS NOT NULL AND certificate_number IS NULL
  GROUP BY text ORDER BY sheet, row, text`;
