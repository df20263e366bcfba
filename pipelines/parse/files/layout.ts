/**
 * Placed text → paragraphs and tables, in reading order.
 *
 * Page numbers go. Lines of one paragraph are joined: it goes on while lines reach the right margin and the
 * next one begins at the left margin of the page, also over a page's end. A table that ends a page and one of
 * as many columns that begins the next are one; a repeated head row stays a row.
 *
 * @module
 */
import { alignedTable, type SplitLine, splitLine } from "./aligned.ts";
import { type Sheet, textOfRows } from "./content.ts";
import { joinLines, linesOf, type PlacedPage } from "./placed.ts";
import { type FoundTable, ruledTables } from "./ruled.ts";

type Block = { table: FoundTable } | { line: SplitLine; margins: Margins };

/** Left and right end of a page's text. */
interface Margins {
  left: number;
  right: number;
}

/** Lays out pages; `sheets` are the tables in order, which also stand in the text, a line a row. */
export function layOut(pages: readonly PlacedPage[]): { text: string; sheets: Sheet[] } {
  const blocks = pages.map(blocksOf);
  const writer = new Writer();
  for (const page of blocks) {
    writer.page();
    for (const block of page) {
      if ("table" in block) writer.table(block.table);
      else writer.line(block.line, block.margins);
    }
  }
  return writer.finish();
}

/** Tables and lines of a page from top to bottom, page numbers removed. */
function blocksOf(page: PlacedPage): Block[] {
  const { tables, rest } = ruledTables(page);
  const lines = withoutPageNumber(linesOf(rest).map(splitLine).filter(({ segments }) => segments.length > 0));
  const margins = marginsOf(lines, page.width);
  const blocks: { y: number; block: Block }[] = tables.map((table) => ({ y: table.top, block: { table } }));
  for (let index = 0; index < lines.length;) {
    const found = alignedTable(lines, index);
    const line = lines[index];
    if (found !== null) blocks.push({ y: found.table.top, block: { table: found.table } });
    else if (line !== undefined) blocks.push({ y: line.y, block: { line, margins } });
    index += found?.taken ?? 1;
  }
  return blocks.sort((a, b) => a.y - b.y).map(({ block }) => block);
}

/** `— 3 —`, `- 3 -`, `3`, `第3页 共9页`, first or last on the page. */
const pageNumber = /^(?:[—–-]{0,3}\s?\d{1,4}\s?[—–-]{0,3}|第\s?\d{1,4}\s?页.{0,12}|\d{1,4}\s?\/\s?\d{1,4})$/;

function withoutPageNumber(lines: SplitLine[]): SplitLine[] {
  const isNumber = (line: SplitLine | undefined) => line !== undefined && pageNumber.test(textOf(line));
  const first = isNumber(lines[0]) && lines.length > 1 ? 1 : 0;
  const last = isNumber(lines.at(-1)) ? lines.length - 1 : lines.length;
  return lines.slice(first, Math.max(first, last));
}

function textOf({ segments }: SplitLine): string {
  return segments.map(({ text }) => text).join(" ");
}

/**
 * The right margin is where lines end, but no narrower than the left one has it: a short list reaches no
 * margin.
 */
function marginsOf(lines: readonly SplitLine[], width: number): Margins {
  const whole = lines.filter(({ segments }) => segments.length === 1);
  const left = whole.reduce((least, { segments }) => Math.min(least, segments[0]?.from ?? least), width);
  const right = whole.reduce((most, { segments }) => Math.max(most, segments[0]?.to ?? most), 0);
  return { left, right: Math.max(right, width - 1.25 * left) };
}

/** How far a line may miss a margin, in heights of its font. */
const slack = 1.5;
/** A first line is set in by two characters. */
const indent = 0.8;

class Writer {
  readonly #lines: string[] = [];
  readonly #sheets: Sheet[] = [];
  /** The line before, if its paragraph may go on. */
  #open: { line: SplitLine; margins: Margins } | null = null;
  /** The table before, if nothing but a page's end came after it. */
  #table: { sheet: Sheet; width: number } | null = null;
  #pageBegins = false;

  page(): void {
    this.#pageBegins = true;
  }

  table({ rows, merges }: FoundTable): void {
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    const before = this.#pageBegins && this.#table?.width === width ? this.#table.sheet : null;
    const sheet = before ?? { name: "", rows: [], merges: [], hidden: false };
    const below = sheet.rows.length;
    for (const row of rows) sheet.rows.push(row);
    for (const merge of merges) {
      sheet.merges.push({ ...merge, top: merge.top + below, bottom: merge.bottom + below });
    }
    if (before === null) this.#sheets.push(sheet);
    this.#table = { sheet, width };
    const text = textOfRows(rows);
    if (text !== "") this.#lines.push(text);
    this.#open = null;
    this.#pageBegins = false;
  }

  line(line: SplitLine, margins: Margins): void {
    const text = textOf(line);
    const last = this.#lines.at(-1);
    if (this.#open !== null && last !== undefined && this.#goesOn(this.#open, { line, margins })) {
      this.#lines[this.#lines.length - 1] = joinLines(last, text);
    } else this.#lines.push(text);
    this.#open = { line, margins };
    this.#table = null;
    this.#pageBegins = false;
  }

  finish(): { text: string; sheets: Sheet[] } {
    return { text: this.#lines.join("\n"), sheets: this.#sheets };
  }

  #goesOn(before: { line: SplitLine; margins: Margins }, { line, margins }: typeof before): boolean {
    const end = before.line.segments.at(-1)?.to ?? 0;
    const start = line.segments[0]?.from ?? 0;
    const sameFont = Math.abs(before.line.size - line.size) <= 0.1 * line.size;
    const apart = !this.#pageBegins && line.y - before.line.y > 2.5 * line.size;
    return sameFont && !apart && before.margins.right - end <= slack * line.size &&
      start - margins.left <= indent * line.size;
  }
}
