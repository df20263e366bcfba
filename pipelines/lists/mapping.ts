/**
 * Which column of a list is which field: guessed from its headers, shown to a person, kept as JSON, applied to every later issue.
 *
 * A mapping speaks of headers, not of positions, so a list may move its columns from issue to issue. Headers are looked for
 * in the first rows, on one line or two; a word the vocabulary does not know leaves the column unmapped, never guessed.
 *
 * @module
 */
import { z } from "zod";
import { DefinitionError, ParseError } from "../errors.ts";
import { listKinds } from "../model/lists.ts";
import type { ListKind } from "../model/lists.ts";
import type { Sheet } from "../parse/files/content.ts";
import { type Field, fieldsOf, headerKey, headerNames, ignoredHeaders } from "./fields.ts";
import { type Header, headers, searchedRows } from "./header_lines.ts";

/** How the columns of a list become fields; storable as JSON, also as `mapping` of a source definition. */
export interface Mapping {
  as: ListKind;
  /** Header as printed → field, or null for a column left out. Headers on two lines are joined by `/`. */
  columns: Record<string, Field | null>;
  /** Values for fields that the list states once, outside its columns: certificate, institution, region. */
  constants: Partial<Record<Field, string>>;
  /** Fields whose empty cells repeat the cell above, as a merged cell does when saved as CSV. */
  fill: Field[];
  /** 元 that a bare number in the column of values means; null when no header says it. */
  value_scale: number | null;
}

/** Where the mapped columns stand in one sheet. */
export interface Layout {
  /** Rows up to the end of the header, titles above it included. */
  headerRows: number;
  /** Number of columns the header has. */
  width: number;
  /** Column of each field; the first where a header stands twice. */
  positions: Partial<Record<Field, number>>;
  /** Labels of the columns as printed, those of two lines joined by `/`. */
  labels: string[];
  /** The lines of the header as printed, to know repeated ones by. */
  lines: string[][];
}

/** Widest table; more columns are a wrong delimiter or malice. */
export const mostColumns = 1000;

/** A sheet has not the header of a list; beside sheets that have one it is passed over. */
export class NoHeader extends ParseError {}

/** What a mapping is looked for in; the name serves messages. */
export type MappedSheet = Pick<Sheet, "rows" | "merges"> & Partial<Pick<Sheet, "name">>;

const told = ({ name = "" }: MappedSheet, as: ListKind) =>
  `${name === "" ? "" : `${name} as `}a list of ${as}`;

const mapByHand = {
  next:
    "deno task zhiji ingest FILE --as KIND --mapping JSON, which says what each column is, if this is a list",
};

/** A mapping and where it stands in a sheet. */
export interface Guess {
  mapping: Mapping;
  layout: Layout;
}

/**
 * Guesses the mapping of a sheet from its headers.
 * @throws {NoHeader} when no row of the first twenty names two fields, or capabilities have no column that says what is tested
 */
export function guessMapping(sheet: MappedSheet, as: ListKind): Guess {
  const found = findHeader(sheet, as);
  if (found === null) {
    throw new NoHeader(
      `Cannot read ${
        told(sheet, as)
      }: wanted a header with known columns in the first ${searchedRows} rows, ` +
        `found ${excerpt(sheet.rows)}`,
      mapByHand,
    );
  }
  const { labels } = found;
  refuseGlued(sheet, found, as);
  if (as === "capabilities" && !contents.some((field) => found.fields.includes(field))) {
    const known = found.fields.filter((field) => field !== null).join(", ");
    throw new NoHeader(
      `Cannot read ${
        told(sheet, as)
      }: wanted a column of objects, parameters or standards, found those of ${known}`,
      mapByHand,
    );
  }
  const columns: Record<string, Field | null> = {};
  for (const [index, label] of labels.entries()) {
    if (label !== "") columns[label] ??= found.fields[index] ?? null;
  }
  const mapping: Mapping = {
    as,
    columns,
    constants: {},
    fill: [],
    value_scale: scaleOf(labels, found.fields),
  };
  const layout = layoutOf(found, mapping);
  return { mapping, layout };
}

/** Refuses a header of which one cell holds those of several columns, as tables of PDFs do that could not be taken apart. */
function refuseGlued(sheet: MappedSheet, { labels }: FoundHeader, as: ListKind): void {
  const known = new Set<string>(Object.values(headerNames[as]).flat());
  const glued = labels.find((label) =>
    label.split(/\s+/).filter((word) => known.has(headerKey(word))).length >= 3
  );
  if (glued === undefined) return;
  throw new NoHeader(
    `Cannot read ${told(sheet, as)}: wanted a cell for each column, found “${glued.slice(0, 80)}” in one`,
    { next: "Take the list from its publisher as a spreadsheet, or save the table as one" },
  );
}

/** Fields of a capability of which a row has one at least. */
const contents: readonly Field[] = ["object", "parameter", "standard", "standard_name"];

/** Headers that are in no field and that no word of the vocabulary leaves out on purpose. */
export function unknownHeaders({ columns }: Mapping): string[] {
  const ignored = new Set(ignoredHeaders);
  return Object.keys(columns).filter((label) =>
    columns[label] === null && !ignored.has(headerKey(label)) &&
    !ignored.has(headerKey(label.slice(label.lastIndexOf("/") + 1)))
  );
}

/**
 * Finds the columns of a known mapping in a sheet.
 * @throws {NoHeader} naming the header when a column the mapping names is missing
 */
export function applyMapping(sheet: MappedSheet, mapping: Mapping): Layout {
  const wanted = Object.keys(mapping.columns).filter((label) => mapping.columns[label] !== null);
  let fewest = wanted;
  for (const header of headers(sheet, mapping.as)) {
    const keys = new Set(header.labels.map(headerKey));
    const missing = wanted.filter((label) => !keys.has(headerKey(label)));
    if (missing.length === 0) return layoutOf(header, mapping);
    if (missing.length < fewest.length) fewest = missing;
  }
  throw new NoHeader(
    `Cannot read ${told(sheet, mapping.as)}: wanted the columns ${wanted.join(", ")}, found none of ${
      fewest.join(", ")
    } in the first ${searchedRows} rows`,
    { next: "Guess the mapping again, or change it in the source definition" },
  );
}

const mappingSchema = z.object({
  as: z.enum(listKinds),
  columns: z.record(z.string(), z.string().nullable()),
  constants: z.record(z.string(), z.string()).default({}),
  fill: z.array(z.string()).default([]),
  value_scale: z.number().nullable().default(null),
}).strict();

/** Reads a stored mapping. @throws {DefinitionError} naming the part that is wrong */
export function parseMapping(json: unknown): Mapping {
  const parsed = mappingSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new DefinitionError(
      `Cannot read a mapping: wanted ${issue?.message ?? "another shape"} at ${
        issue?.path.join(".") || "its top"
      }`,
    );
  }
  const { as, columns, constants, fill, value_scale } = parsed.data;
  const known = new Set<string>(fieldsOf[as]);
  for (const field of [...Object.values(columns), ...Object.keys(constants), ...fill]) {
    if (field !== null && !known.has(field)) {
      throw new DefinitionError(
        `Cannot read a mapping of ${as}: wanted one of ${[...known].join(", ")}, found ${field}`,
      );
    }
  }
  return { as, columns, constants, fill, value_scale } as Mapping;
}

interface FoundHeader extends Header {
  fields: (Field | null)[];
}

/** Fewest columns of a header that are known by a whole word of the vocabulary, and by parts of words only. */
const fewest = { withWhole: 2, withParts: 4 };

/**
 * The reading with the most fields known by whole words, then by parts of words; of equals the one with a lower line of words of
 * headers, then the first. A row of data below a header, or joined to it, holds such words by parts only.
 */
function findHeader(sheet: Pick<Sheet, "rows" | "merges">, as: ListKind): FoundHeader | null {
  let best: FoundHeader | null = null;
  let most = 0;
  for (const header of headers(sheet, as)) {
    const { fields, whole } = fieldsFor(header, as);
    const count = fields.filter((field) => field !== null).length;
    if (count < (whole > 0 ? fewest.withWhole : fewest.withParts)) continue;
    const score = whole * mostColumns + count + (header.twoLines ? 0.5 : 0);
    if (score > most) [best, most] = [{ ...header, fields }, score];
  }
  return best;
}

/** Field of each label, whole words first, then by the longest word the label holds; each field is taken once. */
function fieldsFor(
  { labels, pairs }: Pick<Header, "labels" | "pairs">,
  as: ListKind,
): { fields: (Field | null)[]; whole: number } {
  const names = Object.entries(headerNames[as]).flatMap(([field, words]) =>
    words.map((word) => ({ field: field as Field, word }))
  );
  const taken = new Set<Field>();
  const ignored = new Set(ignoredHeaders);
  const fields: (Field | null)[] = labels.map(() => null);
  let whole = 0;
  for (const exact of [true, false]) {
    for (const [index, label] of labels.entries()) {
      if (fields[index] !== null || label.length > 60 || /[:：]\s*\S/.test(label)) continue;
      const keys = candidateKeys(pairs[index] ?? [label, ""]);
      if (keys.some((key) => ignored.has(key))) continue;
      const fits = names.filter(({ field, word }) =>
        !taken.has(field) && keys.some((key) => exact ? key === word : word.length >= 2 && key.includes(word))
      ).sort((a, b) => b.word.length - a.word.length);
      const field = fits[0]?.field;
      if (field === undefined) continue;
      fields[index] = field;
      taken.add(field);
      if (exact) whole++;
    }
  }
  if (as === "capabilities") productColumns(labels, fields);
  return { fields, whole };
}

/** Beside 类别, a lone column 产品/项目/参数 holds parameters, and 类别 what they are of, as the form of CMA certificates has it. */
function productColumns(labels: readonly string[], fields: (Field | null)[]): void {
  const object = fields.indexOf("object"), category = fields.indexOf("category");
  const mixed = headerKey(labels[object] ?? "").startsWith("产品项目参数");
  if (!mixed || category < 0 || category > object || fields.includes("parameter")) return;
  fields[category] = "object";
  fields[object] = "parameter";
}

/** A label of two lines is known by the lower line, else by both; 名称 below a group names what the group says. */
function candidateKeys([upper, lower]: readonly [string, string]): string[] {
  const labels = lower === ""
    ? [upper]
    : lower === "名称"
    ? [upper + lower, upper, lower]
    : [lower, upper + lower];
  return [...new Set(labels.map(headerKey))].filter((key) => key !== "");
}

function layoutOf({ labels, lines, headerRows }: Header, mapping: Mapping): Layout {
  const byKey = new Map(Object.entries(mapping.columns).map(([label, field]) => [headerKey(label), field]));
  const positions: Partial<Record<Field, number>> = {};
  for (const [index, label] of labels.entries()) {
    const field = label === "" ? null : byKey.get(headerKey(label)) ?? null;
    if (field !== null) positions[field] ??= index;
  }
  return { headerRows, width: labels.length, positions, labels, lines };
}

/** 原值（万元） says what a bare number means. */
function scaleOf(labels: readonly string[], fields: readonly (Field | null)[]): number | null {
  const label = labels[fields.indexOf("value")]?.normalize("NFKC") ?? "";
  return /万元/.test(label) ? 10_000 : /元/.test(label) ? 1 : null;
}

/** Up to five rows of data: field → cell. */
export function samples(
  rows: readonly (readonly string[])[],
  layout: Layout,
): Partial<Record<Field, string>>[] {
  return rows.slice(layout.headerRows).filter((row) => row.some((cell) => cell !== "")).slice(0, 5).map((
    row,
  ) =>
    Object.fromEntries(Object.entries(layout.positions).map(([field, index]) => [field, row[index] ?? ""]))
  );
}

function excerpt(rows: readonly (readonly string[])[]): string {
  const row = rows.find((cells) => cells.some((cell) => cell !== ""));
  if (row === undefined) return "blank rows";
  return `“${row.slice(0, 6).join(" | ").slice(0, 80)}”`;
}
