/**
 * The files of a list → sheets that DuckDB reads. A CSV in UTF-8 is read where it lies; one in another charset is rewritten as it
 * streams by; for other files see {@linkcode stageSheets}.
 *
 * @module
 */
// @ts-types="../parse/files/papaparse.d.ts"
import papaparse from "papaparse";
import type { Files } from "../effects.ts";
import { ParseError } from "../errors.ts";
import type { ListKind } from "../model/lists.ts";
import { decode } from "../parse/charset.ts";
import { delimiterOf } from "../parse/files/csv.ts";
import { type Field, headerKey, headerNames } from "./fields.ts";
import {
  applyMapping,
  type Guess,
  guessMapping,
  type Layout,
  type MappedSheet,
  type Mapping,
  mostColumns,
  NoHeader,
  samples,
} from "./mapping.ts";
import type { Context } from "./annex_lines.ts";
import { needsAnnex, openAnnex } from "./annex.ts";
import { type ListContent, stageSheets, stageTable } from "./sheet_staging.ts";
import { type CsvReading, csvRows } from "./csv_rows.ts";
import { type EarlyReject, mostRejects, type Staged } from "./staged.ts";
import { transcode } from "./transcode.ts";

/** What staging needs to know. */
export interface StagingOptions {
  /** Serves messages. */
  name: string;
  /** What sheets are called after, where there are several files; else empty. */
  label: string;
  as: ListKind;
  /** Null to guess it from the headers. */
  mapping: Mapping | null;
  /** Folder for copies. */
  folder: string;
  files: Files;
}

/** A sheet ready to be read, with some of its rows to judge the mapping by. */
export interface StagedSheet extends Staged {
  layout: Layout;
  samples: Partial<Record<Field, string>>[];
  /** What was stated above rows and holds at the end. */
  context: Context;
}

/** What staging gave. */
export interface StagedSheets {
  staged: StagedSheet[];
  /** Sheets and files left out, each with the reason. */
  passed: { sheet: string; reason: string }[];
}

/** One file of an issue: a CSV on disk, whatever its size, or any other file, read. */
export interface ListPart {
  name: string;
  file: { csv: string } | { content: ListContent };
}

/**
 * Stages the files of an issue. A file or sheet without the header of a list is passed over where another has it.
 * @throws {NoHeader} when none has it
 * @throws {ParseError} when a file cannot be read whole
 */
export async function stageParts(
  parts: readonly ListPart[],
  options: Omit<StagingOptions, "label">,
): Promise<StagedSheets> {
  const all: StagedSheets = { staged: [], passed: [] };
  let first: NoHeader | null = null;
  for (const [index, { name, file }] of parts.entries()) {
    const label = parts.length > 1 ? name : "";
    const own = { ...options, name, label, folder: `${options.folder}/${index}` };
    try {
      const { staged, passed } = "csv" in file
        ? { staged: [await stageCsv(file.csv, own)], passed: [] }
        : await stageSheets(file.content, own);
      all.staged.push(...staged);
      all.passed.push(...passed);
    } catch (error) {
      if (!(error instanceof NoHeader)) throw error;
      first ??= error;
      all.passed.push({ sheet: label, reason: error.message });
    }
  }
  if (all.staged.length > 0) return all;
  throw first ?? new NoHeader(`Cannot read ${options.name}: wanted files, found none`);
}

/** Where the columns of a sheet stand: by the mapping given, else as guessed. @throws {NoHeader} */
export function layoutFor(
  sheet: MappedSheet,
  { as, mapping }: Pick<StagingOptions, "as" | "mapping">,
): Guess {
  return mapping === null ? guessMapping(sheet, as) : { layout: applyMapping(sheet, mapping), mapping };
}

/** How much of a CSV its charset, delimiter and header are known by. */
const headBytes = 1 << 20;

/** Rows that are looked at of a CSV larger than that. */
const headRows = 60;

/** Stages a CSV. @throws {ParseError} when it is no table, or has no header of a list */
async function stageCsv(path: string, options: StagingOptions): Promise<StagedSheet> {
  const { files, name, folder } = options;
  const size = (await files.stat(path))?.size ?? 0;
  const head = await files.readRange(path, 0, Math.min(size, headBytes));
  const whole = size <= headBytes ? head : head.subarray(0, head.lastIndexOf(0x0a) + 1);
  if (whole.length === 0) {
    const found = size === 0 ? "an empty file" : `none in the first ${headBytes} bytes`;
    throw new ParseError(`Cannot read ${name}: wanted lines, found ${found}`);
  }
  const { charset, rows, delimiter, guess } = readHead(whole, { ...options, all: whole.length === size });
  const { layout, mapping } = guess;
  if (layout.width > mostColumns) {
    throw new ParseError(`Cannot read ${name}: wanted at most ${mostColumns} columns, found ${layout.width}`);
  }
  if (mapping.fill.length > 0 || needsAnnex(rows, guess)) {
    return await stageFilled(path, { ...options, rows, size, charset, delimiter, guess });
  }
  const returns = !whole.includes(0x0a) && whole.includes(0x0d);
  const copy = { to: `${folder}/transcoded.csv`, charset, size, files, returns };
  const { headerRows, width, positions, labels } = layout;
  return {
    path: charset === "utf-8" && !returns ? path : await transcode(path, copy),
    sheet: options.label,
    delimiter,
    skip: rows.slice(0, headerRows).reduce((lines, row) => lines + linesIn(row), 0),
    firstRow: headerRows + 1,
    width,
    positions,
    labels,
    mapping,
    name,
    lines: { lines: 0, blank: [], open: 0 },
    numbered: /^序号|^no\.?$/i.test(labels[0] ?? "") && !Object.values(positions).includes(0),
    rejected: [],
    layout,
    samples: samples(rows, layout),
    context: {},
  };
}

/**
 * Bytes of more than one charset are weighed by which of them shows a header, the likeliest first.
 * @throws {NoHeader} when none does
 */
function readHead(bytes: Uint8Array, options: HeadOptions): Head & { charset: string } {
  const { text, charset } = decode(bytes, "");
  try {
    return { ...headOf(text, options), charset };
  } catch (error) {
    if (!(error instanceof NoHeader)) throw error;
    for (const other of ["utf-8", "gb18030"].filter((one) => one !== charset)) {
      const head = headOrNull(new TextDecoder(other).decode(bytes), options);
      if (head !== null) return { ...head, charset: other };
    }
    throw error;
  }
}

function headOrNull(text: string, options: HeadOptions): Head | null {
  try {
    return headOf(text, options);
  } catch (error) {
    if (error instanceof NoHeader) return null;
    throw error;
  }
}

/** Whether these are all bytes of the file, so that all rows are looked at. */
interface HeadOptions extends StagingOptions {
  all: boolean;
}

interface Head {
  rows: string[][];
  delimiter: string;
  guess: Guess;
}

const delimiters = [",", "\t", ";", "|"];

/**
 * Refuses rows that are parted otherwise than their header: it stands in one cell then, and a row of data passes for a header.
 * @throws {ParseError}
 */
function refuseOtherHeader(
  header: readonly (readonly string[])[],
  { name, as, delimiter }: Pick<StagingOptions, "name" | "as"> & { delimiter: string },
): void {
  const known = new Set<string>(Object.values(headerNames[as]).flat());
  for (const other of delimiters.filter((one) => one !== delimiter)) {
    const glued = header.flat().find((cell) =>
      cell.split(other).filter((word) => known.has(headerKey(word))).length >= 3
    );
    if (glued === undefined) continue;
    throw new ParseError(
      `Cannot read ${name}: wanted one delimiter, found a header parted by ${
        JSON.stringify(other)
      } above rows parted by ${JSON.stringify(delimiter)}`,
    );
  }
}

/** Parts the first rows by the delimiter that most of them agree on, else by the one that shows a header. */
function headOf(text: string, options: HeadOptions): Head {
  const agreed = delimiterOf(text);
  let first: NoHeader | null = null;
  for (const delimiter of agreed === null ? delimiters : [agreed]) {
    const preview = options.all ? 0 : headRows;
    const rows = papaparse.parse(text, { delimiter, preview, skipEmptyLines: false, header: false }).data;
    try {
      const guess = layoutFor({ rows, merges: [], name: options.name }, options);
      refuseOtherHeader(rows.slice(0, guess.layout.headerRows), { ...options, delimiter });
      return { rows, delimiter, guess };
    } catch (error) {
      if (!(error instanceof NoHeader)) throw error;
      first ??= error;
    }
  }
  throw first ?? new NoHeader(`Cannot read ${options.name}: wanted rows of cells, found none`);
}

/** Stages a CSV whose empty cells repeat the cell above, or that has the lines of an annex: row by row, not where it lies. */
async function stageFilled(
  path: string,
  { rows, guess, folder, label, ...reading }:
    & Pick<StagingOptions, "files" | "name" | "label" | "folder">
    & Pick<CsvReading, "size" | "charset" | "delimiter">
    & { rows: string[][]; guess: Guess },
): Promise<StagedSheet> {
  const { name, files } = reading, rejected: EarlyReject[] = [];
  const fitting = fits(guess, { name, rejected });
  const all = csvRows({ path, ...reading, block: blockBytes });
  async function* fit(): AsyncGenerator<string[]> {
    for await (const cells of all) yield fitting(cells);
  }
  const table = { head: rows.slice(0, headRows), rows: fit(), merges: [], rejected };
  const to = `${folder}/filled.csv`;
  return await stageTable(table, { guess, path: to, sheet: label, name, files, stated: {} });
}

/** Takes rows as wide as the header, one after another; others are rejected and left blank, lines that are no rows stay. */
function fits(
  guess: Guess,
  { name, rejected }: { name: string; rejected: EarlyReject[] },
): (cells: string[]) => string[] {
  const { headerRows, width } = guess.layout;
  const annex = openAnnex(guess, {});
  let row = 0;
  return (cells) => {
    const line = annex.read(cells) === null;
    if (++row <= headerRows || line || cells.join("") === "") return cells;
    const broken = cells.some((cell) => cell.includes("\ufffd"));
    if (cells.length === width && !broken) return cells;
    const reason = broken ? "bad_encoding" : cells.length < width ? "too_few_cells" : "too_many_cells";
    const message = `Wanted ${width} cells, found ${broken ? "bytes that are no text" : cells.length}`;
    if (rejected.push({ row, reason, message }) > mostRejects) {
      throw new ParseError(
        `Cannot read ${name}: wanted rows of ${width} cells, found ${rejected.length} rejected of ${row} (${message})`,
      );
    }
    return [];
  };
}

/** Lines that a row takes up: cells of a header may hold line feeds. */
function linesIn(row: readonly string[]): number {
  return 1 + row.reduce((feeds, text) => feeds + text.split("\n").length - 1, 0);
}

const blockBytes = 4 << 20;
