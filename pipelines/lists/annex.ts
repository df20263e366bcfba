/**
 * A table with the form of a certificate's annex → plain rows: headers repeated on each page, titles and feet of pages left out, what
 * stands above rows (证书编号：…, 地址：…) put into cells of their own behind the others, object and 类别 repeated where the outer 序号
 * leaves them open.
 *
 * Row by row, so that a sheet may be of any length; a row keeps its number.
 *
 * @module
 */
import {
  approvedBody,
  type Context,
  contextFields,
  isLeftOver,
  isTitle,
  onlyText,
  sectionIn,
  statedIn,
} from "./annex_lines.ts";
import { type Field, headerKey } from "./fields.ts";
import type { Guess } from "./mapping.ts";

/** Reads the lines of one table in order. */
export interface Annex {
  /** Columns behind those of the table that hold what was stated above the rows. */
  columns: { field: Field; column: number }[];
  /** Whether a line repeats one of the header's. */
  isHeader(cells: readonly string[]): boolean;
  /** A row with those columns filled, or null for a line that is no row. */
  read(cells: readonly string[]): string[] | null;
  /** What holds for the row that would come next. */
  context(): Context;
}

/** Most different cells, empty ones counted as one, of a line that is no row. */
const mostCells = 7;

/** Fields that go with the institution or its certificate, and not over to the next one. */
const ownFields = ["institution", "certificate", "site", "address", "valid_from", "valid_until"] as const;

/** Begins a table; `stated` is what holds for it from above. */
export function openAnnex({ layout, mapping }: Guess, stated: Context): Annex {
  const { positions, width } = layout;
  const base = { ...stated, ...mapping.constants };
  const columns = mapping.as === "capabilities"
    ? contextFields.filter((field) => positions[field] === undefined)
      .map((field, index) => ({ field, column: width + index }))
    : [];
  const isHeader = headerLines(layout.lines);
  const repeat = outerCells(layout);
  let context: Context = base, block: Context = {}, signers = false;

  function lineOf(cells: readonly string[]): Context | null {
    if (new Set(cells).size > mostCells) return null;
    if (isLeftOver(cells)) return {};
    const text = onlyText(cells);
    if (text !== null && isTitle(text)) {
      signers = /授权签字/.test(text) && !/能力|项目/.test(text);
      const institution = approvedBody(text);
      return { ...statedIn(cells), ...(institution !== null && { institution }) };
    }
    const told = statedIn(cells);
    if (told !== null) return told;
    const section = saysNothing(cells) ? sectionIn(cells) : null;
    const open = (["category", "field"] as const).find((field) => positions[field] === undefined);
    return section === null || open === undefined ? null : { [open]: section };
  }

  /** Neither parameter nor standard, in a table that has columns for both. */
  function saysNothing(cells: readonly string[]): boolean {
    const { parameter, standard } = positions;
    return parameter !== undefined && standard !== undefined && !cells[parameter] && !cells[standard];
  }

  return {
    columns,
    isHeader,
    context: () => merged({ base, context, block }),
    read(cells) {
      if (cells.every((cell) => cell.trim() === "")) return null;
      if (isHeader(cells)) {
        signers = false;
        return null;
      }
      if (mapping.as !== "capabilities") return [...cells];
      const line = lineOf(cells);
      if (line !== null) {
        block = { ...block, ...line };
        return null;
      }
      if (cells.some((cell) => signerWords.has(cell))) signers = true;
      if (signers) return null;
      [context, block] = [merged({ base, context, block }), {}];
      const row = repeat(cells);
      while (row.length < width) row.push("");
      return [...row.slice(0, width), ...columns.map(({ field }) => context[field] ?? "")];
    },
  };
}

/** Headers of the table of those who may sign: persons, who are not taken over. */
const signerWords: ReadonlySet<string> = new Set([
  "姓名",
  "授权签字人",
  "授权签字人姓名",
  "授权签字领域",
  "批准授权签字领域",
]);

/** Whether a table is of those who may sign. */
export function namesSigners(rows: readonly (readonly string[])[]): boolean {
  return rows.some((row) => row.some((cell) => signerWords.has(headerKey(cell))));
}

/** The context below a block of lines: another institution or certificate brings all its own with it. */
function merged({ base, context, block }: { base: Context; context: Context; block: Context }): Context {
  const before = { ...context };
  const other = (["institution", "certificate"] as const).some((field) =>
    block[field] !== undefined && context[field] !== undefined && block[field] !== context[field]
  );
  const reset = (fields: readonly (keyof Context)[]) => {
    for (const field of fields) before[field] = base[field];
  };
  if (other) reset(ownFields);
  if (block.address !== undefined && block.address !== context.address) reset(["site"]);
  if (block.site !== undefined && block.site !== context.site) reset(["address"]);
  if (block.field !== undefined && block.field !== context.field) reset(["category"]);
  return { ...before, ...block };
}

/** Whether a line repeats one of the header's lines, perhaps moved by a column. */
function headerLines(lines: readonly (readonly string[])[]): Annex["isHeader"] {
  const keys = lines.map((line) => line.map(headerKey));
  const all = new Set(keys.flat().filter((key) => key !== ""));
  return (cells) => {
    const said = cells.map((cell, column) => [headerKey(cell), column] as const).filter(([key]) =>
      key !== ""
    );
    const [[key, column] = ["", 0]] = said;
    if (said.length === 1) return keys.length > 1 && keys.at(-1)?.[column] === key;
    return said.length > 1 && said.every(([key]) => all.has(key));
  };
}

/**
 * Repeats object and 类别 in a row that goes on with the object above: the 序号 of the object and the object are open, and it has a
 * parameter or a standard.
 */
function outerCells({ positions, labels }: Guess["layout"]): (cells: readonly string[]) => string[] {
  const { object, parameter, standard, category, category_2 } = positions;
  const outer = labels.findIndex((label, column) =>
    /^(?:序号|no)$/.test(headerKey(label)) && object !== undefined && column < object
  );
  if (outer < 0 || object === undefined) return (cells) => [...cells];
  const repeated = [category, category_2, object].filter((column) => column !== undefined);
  let last: readonly string[] = [];
  return (cells) => {
    const row = [...cells];
    if (row[outer] || row[object]) last = row;
    else if (row[parameter ?? -1] || row[standard ?? -1]) {
      for (const column of repeated) row[column] ||= last[column] ?? "";
    }
    return Array.from(row, (cell) => cell ?? "");
  };
}

/** Whether some of the rows are read otherwise than as they stand; a repeated header of one line is not. */
export function needsAnnex(rows: readonly (readonly string[])[], guess: Guess): boolean {
  if (guess.mapping.as !== "capabilities") return false;
  const { headerRows, lines, width } = guess.layout;
  const annex = openAnnex({ ...guess, mapping: { ...guess.mapping, constants: {} } }, {});
  return rows.some((cells, index) => {
    const read = annex.read(cells);
    if (index < headerRows || cells.every((cell) => cell.trim() === "")) return false;
    if (read === null) return lines.length > 1 || !annex.isHeader(cells);
    return read.some((cell, column) => cell !== (column < width ? cells[column] ?? "" : ""));
  });
}
