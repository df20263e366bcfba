/**
 * Sheets of spreadsheets, documents, pages and archives → CSV that DuckDB reads: mapped columns only, merged cells filled, so that
 * personal columns never reach the disk. Tables without a name that go on from page to page are one.
 *
 * @module
 */
import { ParseError } from "../errors.ts";
import type { FileContent, FileIssueKind, Sheet } from "../parse/files/content.ts";
import type { Field } from "./fields.ts";
import { type Annex, namesSigners, openAnnex } from "./annex.ts";
import type { Context } from "./annex_lines.ts";
import { statedOnce } from "./annex_text.ts";
import { unflatten } from "./flattened.ts";
import { isNoList } from "./no_list.ts";
import { searchedRows } from "./header_lines.ts";
import { type Guess, type Layout, NoHeader, samples } from "./mapping.ts";
import { writeRows } from "./sheet_rows.ts";
import { layoutFor, type StagedSheet, type StagedSheets, type StagingOptions } from "./staging.ts";

/** A sheet whose rows may be read only once, one after another. */
export interface ListSheet extends Omit<Sheet, "rows"> {
  rows: Iterable<string[]>;
}

/** What is read of a file for a list. */
export interface ListContent
  extends Pick<FileContent, "issues">, Partial<Pick<FileContent, "type" | "text">> {
  sheets: readonly ListSheet[];
  parts: readonly { name: string; content: ListContent }[];
}

/** Troubles that leave a file without a table, and not with half of one. */
const harmless: ReadonlySet<FileIssueKind> = new Set([
  "hidden_sheet",
  "numbering_lost",
  "not_what_its_name_says",
  "no_text",
  "unsupported",
  "needs_program",
  "empty",
]);

/**
 * Stages all sheets of a file, or of the files of an archive, that have the header of a list. Hidden sheets are passed over.
 * @throws {NoHeader} when no sheet has it
 * @throws {ParseError} when the file was read in part only
 */
export async function stageSheets(content: ListContent, options: StagingOptions): Promise<StagedSheets> {
  const all: StagedSheets = { staged: [], passed: troubles(content, options) };
  let first: NoHeader | null = null, last: ListContent | null = null;
  for (const labelled of sheetsOf(content, options.label === "" ? "" : `${options.label}/`)) {
    const { sheet, content, label } = labelled;
    if (sheet.hidden) {
      all.passed.push({ sheet: label, reason: "hidden" });
      continue;
    }
    const { head, rows } = opened(sheet.rows);
    const goesOn = sheet.name === "" && last === content;
    const stated = goesOn ? all.staged.at(-1)?.context ?? {} : statedOnce(content);
    try {
      all.staged.push(
        await stageSheet({ sheet, label, head, rows }, { options, before: all.staged, stated }),
      );
      last = content;
    } catch (error) {
      if (!(error instanceof NoHeader)) throw error;
      first ??= error;
      if (!isNoList(sheet.name, head)) all.passed.push({ sheet: label, reason: error.message });
    }
  }
  if (all.staged.length > 0) return all;
  const why = all.passed.map(({ sheet, reason }) => `${sheet} ${reason}`.trim()).join("; ");
  throw first ?? new NoHeader(
    `Cannot read ${options.name}: wanted a sheet with a list, found ${why === "" ? "no table" : why}`,
  );
}

/** What kept parts of the file from being read. @throws {ParseError} for one that leaves half a table */
function troubles({ issues, parts }: ListContent, { name }: { name: string }): StagedSheets["passed"] {
  return [
    ...issues.flatMap(({ kind, message }) => {
      if (!harmless.has(kind)) {
        throw new ParseError(`Cannot read ${name}: wanted all of it, found it ${kind}: ${message}`);
      }
      return kind === "hidden_sheet" || kind === "not_what_its_name_says"
        ? []
        : [{ sheet: "", reason: message }];
    }),
    ...parts.flatMap((part) => troubles(part.content, part)),
  ];
}

interface Labelled {
  sheet: ListSheet;
  content: ListContent;
  /** Path of parts and name of the sheet, joined by `/`. */
  label: string;
}

function sheetsOf(content: ListContent, prefix: string): Labelled[] {
  const several = content.sheets.length > 1;
  return [
    ...content.sheets.map((sheet, index) => ({
      sheet,
      content,
      label: `${prefix}${sheet.name || (several ? index + 1 : "")}`,
    })),
    ...content.parts.flatMap((part) => sheetsOf(part.content, `${prefix}${part.name}/`)),
  ];
}

/** The first rows of a sheet, and all of them, read once. */
interface Opened {
  head: string[][];
  rows: Iterable<string[]>;
}

function opened(all: Iterable<string[]>): Opened {
  if (Array.isArray(all)) return { head: all.slice(0, searchedRows * 3), rows: all };
  const iterator = all[Symbol.iterator]();
  const head: string[][] = [];
  for (let next = iterator.next(); !next.done; next = iterator.next()) {
    if (head.push(next.value) >= searchedRows * 3) break;
  }
  function* rows(): Generator<string[]> {
    yield* head;
    for (let next = iterator.next(); !next.done; next = iterator.next()) yield next.value;
  }
  return { head, rows: rows() };
}

async function stageSheet(
  { sheet, label, head, rows }: Omit<Labelled, "content"> & Opened,
  { options, before, stated }: { options: StagingOptions; before: readonly StagedSheet[]; stated: Context },
): Promise<StagedSheet> {
  const { merges } = sheet;
  const table = Array.isArray(rows)
    ? { rejected: [], ...unflatten({ rows, merges }, options.as) }
    : { rejected: [], rows, merges };
  const top = Array.isArray(table.rows) ? table.rows.slice(0, searchedRows * 3) : head;
  const guess = guessOrContinue({ rows: top, merges }, { options, sheet, before });
  const path = `${options.folder}/sheet_${before.length}.csv`;
  return await stageTable({ ...table, head: top }, {
    guess,
    path,
    stated,
    sheet: label,
    name: label === "" ? options.name : label,
    files: options.files,
  });
}

/** Rows to be staged. */
export interface Table {
  head: readonly string[][];
  rows: Iterable<string[]> | AsyncIterable<string[]>;
  merges: Sheet["merges"];
  rejected: StagedSheet["rejected"];
}

/** Writes the mapped columns of a table to a CSV. */
export async function stageTable(
  { head, rows, merges, rejected }: Table,
  { guess, path, sheet, name, files, stated }: {
    guess: Guess;
    path: string;
    /** What holds for the first row from above the table. */
    stated: Context;
    sheet: string;
    name: string;
    files: StagingOptions["files"];
  },
): Promise<StagedSheet> {
  const { layout, mapping } = guess;
  const annex = openAnnex(guess, stated);
  const own = Object.entries(layout.positions).map(([field, column]) => ({ field: field as Field, column }));
  const fields = [...own, ...annex.columns];
  const { headerRows } = layout;
  await writeRows({ rows: plainRows(rows, annex), merges }, {
    headerRows,
    fill: mapping.fill,
    path,
    fields,
    files,
  });
  return {
    path,
    sheet,
    delimiter: ",",
    skip: 0,
    firstRow: headerRows + 1,
    width: fields.length,
    positions: Object.fromEntries(fields.map(({ field }, index) => [field, index])),
    labels: fields.map(({ column }) => layout.labels[column] ?? ""),
    mapping,
    name,
    lines: null,
    numbered: false,
    rejected,
    samples: sampled(head, { guess, stated }),
    layout,
    context: annex.context(),
  };
}

/** The rows, blank where a line is none. */
async function* plainRows(
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
  annex: Annex,
): AsyncGenerator<string[]> {
  for await (const row of rows) yield annex.read(row) ?? [];
}

function sampled(
  head: readonly (readonly string[])[],
  { guess, stated }: { guess: Guess; stated: Context },
): StagedSheet["samples"] {
  const annex = openAnnex(guess, stated);
  const rows = head.map((row) => annex.read(row) ?? []);
  const told = annex.columns.filter(({ column }) => rows.some((row) => row[column]));
  const more = Object.fromEntries(told.map(({ field, column }) => [field, column]));
  return samples(rows, { ...guess.layout, positions: { ...guess.layout.positions, ...more } });
}

/** A nameless table without a header of its own goes on with the one before, where it is as wide. */
function guessOrContinue(
  table: { rows: string[][]; merges: Sheet["merges"] },
  { options, sheet, before }: { options: StagingOptions; sheet: ListSheet; before: readonly StagedSheet[] },
): Guess {
  try {
    return layoutFor({ ...table, name: options.name }, options);
  } catch (error) {
    const last = before.at(-1);
    const width = Math.max(...table.rows.map((row) => row.length));
    if (!(error instanceof NoHeader) || sheet.name !== "" || !last?.layout) throw error;
    if (namesSigners(table.rows)) throw error;
    if (last.layout.width !== width) throw error;
    return { mapping: last.mapping, layout: { ...last.layout, headerRows: 0 } satisfies Layout };
  }
}
