/** What cells about an institution say — certificate, validity, place — as temporary tables by text. @module */
import { regionOfAgency } from "../normalise/regions.ts";
import { certificateNumber, daysOf } from "./cells.ts";
import { derive, type Scratch } from "./derive.ts";

/** `read_certificates` (text, number); `year` is that of the list, which no certificate can be younger than. */
export async function readCertificates(
  scratch: Scratch,
  { from, year }: { from: string; year: number },
): Promise<void> {
  await derive(scratch, {
    table: "read_certificates",
    from,
    columns: { number: "VARCHAR" },
    answers: (text) => [{ number: certificateNumber(text, { lastYear: year }) }],
  });
}

/** `read_validity` (text, first, last, days): first and last day that a cell names, and how many it names. */
export async function readValidity(scratch: Scratch, from: string): Promise<void> {
  await derive(scratch, {
    table: "read_validity",
    from,
    columns: { first: "DATE", last: "DATE", days: "INTEGER" },
    answers: (text) => {
      const days = daysOf(text);
      return [{ first: days[0] ?? null, last: days.at(-1) ?? null, days: days.length }];
    },
  });
}

/** `read_places` (text, code). */
export async function readPlaces(scratch: Scratch, from: string): Promise<void> {
  await derive(scratch, {
    table: "read_places",
    from,
    columns: { code: "VARCHAR" },
    answers: (text) => [{ code: regionOfAgency(text) }],
  });
}
