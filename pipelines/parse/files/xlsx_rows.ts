/**
 * XLSX row by row, for lists too long to hold: one row is in memory at a time, besides the packed file, its unpacked sheets as
 * bytes and the strings that cells share.
 *
 * Cells are text: numbers as {@linkcode numberText}, days as the serials they are stored as, a formula without a stored value
 * as `=` and the formula. Styles are not looked at. Time is linear in the unpacked bytes, which are counted as they come.
 *
 * @module
 */
import type { Merge } from "./content.ts";
import { Budget, type Limits } from "./limits.ts";
import { numberText } from "./numbers.ts";
import { unpackParts } from "./office.ts";
import { Unreadable } from "./unreadable.ts";
import { elements, textIn } from "./xml_elements.ts";
import type { Entry } from "./zip.ts";

/** A sheet whose rows can be read once. */
export interface RowSheet {
  name: string;
  hidden: boolean;
  merges: Merge[];
  /** Row 1 first, blank rows as empty arrays, empty cells at the end gone. @throws {Unreadable} while it is read */
  rows: Iterable<string[]>;
}

const needed =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/i;

/** Opens an XLSX by its entries. @throws {Unreadable} */
export function openXlsxRows(entries: readonly Entry[], limits: Limits, size: number): RowSheet[] {
  const parts = unpackParts(entries, {
    budget: new Budget(limits, size),
    wanted: (name) => needed.test(name),
  });
  const part = (name: string) => {
    const found = Object.keys(parts).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
    return found === undefined ? undefined : parts[found];
  };
  const workbook = part("xl/workbook.xml"), relations = part("xl/_rels/workbook.xml.rels");
  if (workbook === undefined || relations === undefined) {
    throw new Unreadable("damaged", "wanted a workbook and its relations: found none");
  }
  const targets = targetsIn(relations);
  const shared = sharedStrings(part("xl/sharedStrings.xml"));
  return [...elements(workbook, "sheet")].flatMap(({ attributes }) => {
    const target = targets.get(attributes["r:id"] ?? attributes.id ?? "");
    const bytes = target === undefined ? undefined : part(target);
    if (bytes === undefined) return []; // a chart, or a part that is missing
    const { name = "", state = "visible" } = attributes;
    return [{ name, hidden: state !== "visible", merges: mergesIn(bytes), rows: rowsIn(bytes, shared) }];
  });
}

/** Path of each part by the id of its relation. */
function targetsIn(relations: Uint8Array): Map<string, string> {
  const targets = new Map<string, string>();
  for (const { attributes: { Id = "", Target = "" } } of elements(relations, "Relationship")) {
    targets.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`);
  }
  return targets;
}

/** What a phonetic guide says is no part of the text. */
const phonetic = /<(?:\w+:)?rPh\b[^>]*>[^]*?<\/(?:\w+:)?rPh>/g;

function sharedStrings(bytes: Uint8Array | undefined): string[] {
  if (bytes === undefined) return [];
  const strings: string[] = [];
  for (const { content } of elements(bytes, "si")) {
    strings.push(textIn(content.includes("rPh") ? content.replace(phonetic, "") : content, "t"));
  }
  return strings;
}

function mergesIn(bytes: Uint8Array): Merge[] {
  return [...elements(bytes, "mergeCell")].flatMap(({ attributes }) => {
    const [, from = "", top, to = "", bottom] =
      /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(attributes.ref ?? "") ?? [];
    return from === ""
      ? []
      : [{ top: Number(top) - 1, left: columnOf(from), bottom: Number(bottom) - 1, right: columnOf(to) }];
  });
}

/** Sheets end here. */
const lastRow = 1_048_576, lastColumn = 16_384;

/** Cells of one sheet, empty ones between others counted. */
const mostCells = 50_000_000;

function* rowsIn(bytes: Uint8Array, shared: readonly string[]): Generator<string[]> {
  let next = 1, cells = 0;
  for (const { attributes, content } of elements(bytes, "row")) {
    const number = attributes.r === undefined ? next : Number(attributes.r);
    if (!(number >= next && number <= lastRow)) {
      throw new Unreadable("damaged", `wanted row ${next} or a later one: found row ${attributes.r}`);
    }
    for (; next < number; next++) yield [];
    const row = cellsIn(content, shared);
    cells += row.length;
    if (cells > mostCells) throw new Unreadable("too_large", `wanted at most ${mostCells} cells: found more`);
    yield row;
    next++;
  }
}

function cellsIn(content: string, shared: readonly string[]): string[] {
  const row: string[] = [];
  for (const { attributes, content: inside } of elements(content, "c")) {
    const letters = /^[A-Z]{1,3}/.exec(attributes.r ?? "")?.[0];
    const column = letters === undefined ? row.length : columnOf(letters);
    if (column >= lastColumn) throw new Unreadable("damaged", `wanted a column up to XFD: found ${letters}`);
    const text = cellText(inside, { type: attributes.t ?? "n", shared }).trim();
    if (text === "") continue;
    while (row.length < column) row.push("");
    row[column] = text;
  }
  return row;
}

function cellText(inside: string, { type, shared }: { type: string; shared: readonly string[] }): string {
  if (type === "inlineStr") return textIn(inside, "t");
  const value = textIn(inside, "v");
  if (value === "") {
    const formula = textIn(inside, "f");
    return formula === "" ? "" : `=${formula}`;
  }
  if (type === "s") return shared[Number(value)] ?? "";
  if (type === "b") return value === "1" ? "TRUE" : "FALSE";
  if (type === "e") return `=${value}`; // what a formula failed with
  if (type !== "n") return value;
  return /^-?\d{1,15}$/.test(value) ? value : numberText(Number(value));
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
