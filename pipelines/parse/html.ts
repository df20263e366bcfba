/**
 * HTML of an article's body → lines of clean text.
 *
 * - Blocks and `<br>` break lines; inline elements are joined as they stand, because Word spreads one date over five
 *   spans. White space collapses to one space; a line break of the source beside a Chinese character is no space at all.
 * - A table whose cells hold a line each gives one line a row, cells parted by a **tab**; a spanned place is an empty
 *   cell, so the columns stay aligned. A table with prose in a cell (the done/ongoing/next table of a proposal reply, or
 *   a table used for layout) gives each paragraph of each cell its own line, row by row, left to right.
 * - Digits in `<sup>` become superscripts (m² stays apart from 12). Scripts, styles, forms and hidden elements are gone.
 *
 * Linear and not recursive, so depth does no harm. Never fails: any string is HTML.
 *
 * @module
 */
import { parseDocument } from "htmlparser2";
import { isHidden, type Node } from "../../sources/families/html.ts";

export type { Node };

const blocks = new Set(
  ("address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form h1 h2 " +
    "h3 h4 h5 h6 header hr html li main nav ol option p pre section summary table tbody td tfoot th thead tr ul " +
    "ucapcontent").split(" "),
);

const skipped = new Set(
  ("audio button canvas head iframe input math noscript object script select style svg template textarea title video")
    .split(" "),
);

/** Cells with this many lines are prose; with fewer, one line must end as a sentence or have the length of one. */
const proseLines = 6;
const sentenceLength = 30;

/** Rows are cut at this many columns, and a row span beyond it is a mistake. */
const mostColumns = 100;

/** Text of an HTML string; lines are trimmed (leading tabs of empty cells excepted) and never blank. */
export function textOfHtml(html: string): string {
  return textOfNodes(parseDocument(html).children);
}

/**
 * Text of a part of a parsed tree, by the same rules. Texts that only a comment or a hidden element parts are one, as if
 * nothing stood between them.
 */
export function textOfNodes(nodes: readonly Node[]): string {
  const writer = new Writer();
  /** Nodes to come, and the names of elements to be left. */
  const pending: (Node | string)[] = [...nodes].reverse();
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    if (typeof step === "string") {
      writer.leave(step);
    } else if (step.type === "text") {
      writer.text(step.data);
    } else if (!("attribs" in step)) {
      if (step.type !== "comment") writer.part();
    } else if (!isHidden(step)) {
      writer.part();
      if (skipped.has(step.name)) continue;
      writer.enter(step.name, step.attribs);
      pending.push(step.name);
      for (let index = step.children.length - 1; index >= 0; index--) {
        const child = step.children[index];
        if (child !== undefined) pending.push(child);
      }
    }
  }
  return writer.finish();
}

interface Cell {
  lines: string[];
  colspan: number;
  rowspan: number;
  /** Holds a table of its own, so the outer one is layout. */
  nested: boolean;
}

interface Table {
  rows: Cell[][];
}

/** Turns the events of a walk into lines; tables are collected and written when they end. */
class Writer {
  /** One for the page and one for each open cell. */
  readonly #flows: Flow[] = [new Flow()];
  readonly #tables: Table[] = [];
  /** The open cells; a table inside a cell makes this grow. */
  readonly #cells: Cell[] = [];
  /** Text that the next node may go on with. */
  #open = "";
  #pre = 0;
  #sup = 0;

  enter(name: string, attribs: Record<string, string>): void {
    if (name === "pre") this.#pre++;
    if (name === "sup") this.#sup++;
    if (blocks.has(name)) this.#flow.break();
    if (name === "table") this.#openTable();
    if (name === "tr") this.#tables.at(-1)?.rows.push([]);
    if (name === "td" || name === "th") this.#openCell(attribs);
  }

  leave(name: string): void {
    this.part();
    if (name === "pre") this.#pre--;
    if (name === "sup") this.#sup--;
    if (name === "td" || name === "th") this.#closeCell();
    if (blocks.has(name)) this.#flow.break();
    if (name === "table") this.#closeTable();
  }

  text(data: string): void {
    this.#open = this.#open === "" ? data : this.#open + data;
  }

  /** Ends the text that is open. */
  part(): void {
    const data = this.#open;
    if (data === "") return;
    this.#open = "";
    const text = this.#sup > 0 ? data.replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? digit) : data;
    if (this.#pre === 0) return this.#flow.add(text);
    for (const line of text.split(/\r?\n/)) {
      this.#flow.add(line);
      this.#flow.break();
    }
  }

  finish(): string {
    this.part();
    return this.#flow.lines().join("\n");
  }

  get #flow(): Flow {
    return this.#flows.at(-1) ?? new Flow();
  }

  #openTable(): void {
    const outer = this.#cells.at(-1);
    if (outer !== undefined) outer.nested = true;
    this.#tables.push({ rows: [] });
  }

  #openCell(attribs: Record<string, string>): void {
    const table = this.#tables.at(-1);
    // A cell outside any table, or inside another cell of the same table, is a plain block.
    if (table === undefined || this.#cells.length >= this.#tables.length) return;
    const cell: Cell = {
      lines: [],
      colspan: spanOf(attribs.colspan),
      rowspan: spanOf(attribs.rowspan),
      nested: false,
    };
    if (table.rows.length === 0) table.rows.push([]);
    table.rows.at(-1)?.push(cell);
    this.#cells.push(cell);
    this.#flows.push(new Flow());
  }

  #closeCell(): void {
    if (this.#cells.length === 0 || this.#cells.length < this.#tables.length) return;
    const cell = this.#cells.pop();
    const flow = this.#flows.pop();
    if (cell !== undefined && flow !== undefined) cell.lines = flow.lines();
  }

  #closeTable(): void {
    const table = this.#tables.pop();
    if (table !== undefined) this.#flow.append(linesOf(table));
  }
}

function spanOf(attribute: string | undefined): number {
  const span = Number(attribute ?? 1);
  return Number.isInteger(span) && span > 1 ? Math.min(span, mostColumns) : 1;
}

function linesOf({ rows }: Table): string[] {
  return rows.flat().some(isProse) ? rows.flat().flatMap((cell) => cell.lines) : rowLines(rows);
}

function isProse({ lines, nested }: Cell): boolean {
  return nested || lines.length >= proseLines ||
    (lines.length > 1 && lines.some((line) => line.length >= sentenceLength || /[。；;]$/.test(line)));
}

function rowLines(rows: Cell[][]): string[] {
  /** Rows that an earlier cell still covers, by column. */
  const covered: number[] = [];
  return rows.map((row) => {
    const values: string[] = [];
    const skipCovered = () => {
      for (let left = covered[values.length] ?? 0; left > 0; left = covered[values.length] ?? 0) {
        covered[values.length] = left - 1;
        values.push("");
      }
    };
    for (const cell of row) {
      skipCovered();
      for (let column = 0; column < cell.colspan && values.length < mostColumns; column++) {
        covered[values.length] = cell.rowspan - 1;
        values.push(column === 0 ? cell.lines.join(" ") : "");
      }
    }
    skipCovered();
    return values.join("\t").trimEnd();
  }).filter((line) => line !== "");
}

/** Collects the lines of one flow of text. */
class Flow {
  readonly #lines: string[] = [];
  /** The open line. */
  #line = "";
  /** The last character written to it. */
  #last = "";
  /** White space waiting for something to stand before. */
  #gap: "none" | "space" | "break" = "none";

  add(text: string): void {
    if (text.trim() === "") this.#widen(text); // most white space parts two blocks
    else if (!/\s/.test(text)) this.#write(text);
    else {
      for (const [part] of text.matchAll(/\s+|\S+/g)) {
        if (/^\s/.test(part)) this.#widen(part);
        else this.#write(part);
      }
    }
  }

  break(): void {
    if (this.#line !== "") this.#lines.push(this.#line);
    this.#line = "";
    this.#last = "";
    this.#gap = "none";
  }

  append(lines: readonly string[]): void {
    this.break();
    for (const line of lines) this.#lines.push(line);
  }

  lines(): string[] {
    this.break();
    return this.#lines;
  }

  #widen(space: string): void {
    if (this.#last === "" || space === "" || this.#gap === "space") return;
    this.#gap = /[\r\n]/.test(space) ? "break" : "space";
  }

  #write(part: string): void {
    const first = part[0] ?? "";
    const joins = this.#gap === "none" || (this.#gap === "break" && (isWide(this.#last) || isWide(first)));
    this.#line += joins ? part : ` ${part}`;
    this.#last = part.at(-1) ?? "";
    this.#gap = "none";
  }
}

/** Chinese characters and their punctuation, which are set without spaces. */
function isWide(character: string): boolean {
  return character >= "\u2e80" && character <= "\uffef";
}
