/** Drift of a list: what its first page with rows says against what is expected of it. Pure. @module */
import { rowText } from "../../sources/families/row_date.ts";
import type { Row } from "../../sources/define.ts";
import type { Expectations } from "./expectations.ts";
import type { DriftFinding, DriftKind } from "./finding.ts";
import type { ListObservation } from "./observation.ts";
import { newestOf } from "./profile.ts";
import { sameTitle } from "./titles.ts";

/** What a list is held against, and the day in China on which it was read. */
export interface Measure {
  expected: Expectations;
  day: string;
}

type Check = (list: ListObservation, measure: Measure) => DriftFinding | null;

/** The findings of a list; a page that is no list is told once, and nothing further of it. */
export function listDrift(list: ListObservation, measure: Measure): DriftFinding[] {
  const broken = errorPage(list) ?? unreadable(list) ?? fewRows(list, measure.expected);
  if (broken) return [broken];
  return checks.map((check) => check(list, measure)).filter((finding) => finding !== null);
}

function finding(
  list: ListObservation,
  kind: DriftKind,
  { where, wanted, found }: Pick<DriftFinding, "where" | "wanted" | "found">,
): DriftFinding {
  return { kind, severity: "stop", url: list.url, where, wanted, found };
}

function errorPage(list: ListObservation): DriftFinding | null {
  if (list.outcome === null) return null;
  return finding(list, "error_page", {
    where: "list",
    wanted: "a list",
    found: `a page that is ${list.outcome}`,
  });
}

function unreadable(list: ListObservation): DriftFinding | null {
  if (list.failure === null) return null;
  return finding(list, "list_unreadable", { where: "list", wanted: "a list", found: list.failure });
}

function fewRows(list: ListObservation, { rows }: Expectations): DriftFinding | null {
  if (list.rows.length >= rows) return null;
  const found = `${list.rows.length}`;
  return finding(list, "few_rows", { where: "list rows", wanted: `at least ${rows}`, found });
}

const rowsLost: Check = (list, { expected: { rowsKept } }) => {
  if (rowsKept === null || list.rows.length >= rowsKept) return null;
  const wanted = `at least ${rowsKept}, two thirds of the last good page`;
  return finding(list, "rows_lost", { where: "list rows", wanted, found: `${list.rows.length}` });
};

const swappedColumns: Check = (list) => {
  const swapped = list.rows.filter(({ title }) => isDate(title)).length;
  if (swapped * 2 < list.rows.length) return null;
  const found = `dates in ${swapped} of ${list.rows.length} rows`;
  return finding(list, "swapped_columns", { where: "row title", wanted: "titles", found });
};

function isDate(title: string): boolean {
  const { date, rest } = rowText(title);
  return (date !== null && rest === null) || /^[\d\s:./年月日[\]()-]+$/.test(title);
}

const titlesLost: Check = (list, { expected: { rowsTitled } }) => {
  const titled = share(list.rows, ({ title }) => title !== "");
  if (rowsTitled === null || titled >= rowsTitled) return null;
  return finding(list, "titles_lost", { where: "row title", ...shares(rowsTitled, titled) });
};

const datesLost: Check = (list, { expected: { rowsDated } }) => {
  const dated = share(list.rows, ({ date }) => date !== null);
  if (rowsDated === null || dated >= rowsDated) return null;
  return finding(list, "dates_lost", { where: "row date", ...shares(rowsDated, dated) });
};

/** Known addresses keep their date and title; one edited row is an edit, half of them are another column. */
const rowsChanged: Check = (list, { expected: { known } }) => {
  const met = list.rows.flatMap((row) => {
    const before = known.get(row.url);
    return before ? [{ row, before }] : [];
  });
  const changed = met.filter(({ row, before }) => isOther(row, before)).length;
  if (changed < 2 || changed * 2 < met.length) return null;
  const found = `another in ${changed} of ${met.length} known rows`;
  return finding(list, "rows_changed", { where: "row title and date", wanted: "those seen before", found });
};

function isOther(row: Row, before: { title: string; date: string | null }): boolean {
  const dated = row.date !== null && before.date !== null && row.date !== before.date;
  return dated || (row.title !== "" && before.title !== "" && !sameTitle(row.title, before.title));
}

const wentBack: Check = (list, { expected: { newest, slack } }) => {
  const now = newestOf(list.rows.map(({ date }) => date));
  if (newest === null || now === null || daysBetween(now, newest) <= slack) return null;
  const wanted = `a newest date of ${newest} or later`;
  return finding(list, "list_went_back", { where: "row date", wanted, found: now });
};

const stale: Check = (list, { expected: { age, hasPast }, day }) => {
  const now = newestOf(list.rows.map(({ date }) => date));
  if (age === null || now === null || daysBetween(now, day) <= age) return null;
  const wanted = `a row of the last ${age} days`;
  const found = finding(list, "stale_list", { where: "row date", wanted, found: `the newest of ${now}` });
  return hasPast ? found : { ...found, severity: "warn" };
};

const garbledTitles: Check = (list) => {
  if (list.garbled === null) return null;
  return finding(list, "garbled_text", { where: "row title", wanted: "Chinese text", found: list.garbled });
};

const checks = [
  rowsLost,
  swappedColumns,
  titlesLost,
  datesLost,
  rowsChanged,
  wentBack,
  stale,
  garbledTitles,
];

function share<T>(items: readonly T[], has: (item: T) => boolean): number {
  return items.length === 0 ? 1 : items.filter(has).length / items.length;
}

function shares(wanted: number, found: number): { wanted: string; found: string } {
  const percent = (number: number) => `${Math.round(number * 100)} %`;
  return { wanted: `at least ${percent(wanted)} filled`, found: percent(found) };
}

/** Days from one ISO day to a later one; negative when it is earlier. */
function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
