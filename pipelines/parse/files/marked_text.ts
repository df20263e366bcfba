/**
 * Text as Word keeps it, characters and marks in one row → paragraphs and tables.
 *
 * 0D ends a paragraph, 07 a cell or — where its mark says so — a row; 13, 14 and 15 enclose a field, whose code is
 * dropped and whose result stays.
 *
 * @module
 */
import { cleanRows, type Reading, type Sheet, textOfRows } from "./content.ts";
import type { Mark } from "./doc_marks.ts";

/** Marks that stand for something else, and what is written for them. */
const spelled: Readonly<Record<string, string>> = {
  "\u001e": "-",
  "\u00a0": " ",
  "\u000b": "\n",
  "\u000c": "\n",
};

/** Takes characters and marks in order. */
export class MarkedText {
  readonly #lines: string[] = [];
  readonly #sheets: Sheet[] = [];
  #paragraph: string[] = [];
  #cell: string[] = [];
  #row: string[] = [];
  #rows: string[][] = [];
  /** Fields that are open; true while their code is being read. */
  readonly #fields: boolean[] = [];

  /** Takes one character; `mark` tells of the paragraph that a 0D or 07 ends. */
  add(character: string, mark: () => Mark): void {
    if (character === "\u0013") this.#fields.push(true);
    else if (character === "\u0014" && this.#fields.length > 0) this.#fields[this.#fields.length - 1] = false;
    else if (character === "\u0015") this.#fields.pop();
    else if (character === "\u0007") this.#endCell(mark());
    else if (character === "\r") this.#endParagraph(mark());
    else if (
      !this.#fields.includes(true) && (character in spelled || character >= " " || character === "\t")
    ) {
      this.#paragraph.push(spelled[character] ?? character);
    }
  }

  /** What the characters say; to be called once. */
  finish(): Reading {
    this.#endParagraph({ inTable: false, endsRow: false });
    this.#endTable();
    return { text: this.#lines.join("\n"), sheets: this.#sheets, issues: [] };
  }

  #endParagraph({ inTable }: Mark): void {
    const text = this.#paragraph.join("");
    this.#paragraph = [];
    if (inTable) {
      this.#cell.push(text);
      return;
    }
    this.#endTable();
    for (const line of text.split("\n")) {
      if (line.trim() !== "") this.#lines.push(line.trim());
    }
  }

  #endCell({ endsRow }: Mark): void {
    if (endsRow) {
      this.#rows.push(this.#row);
      this.#row = [];
      return;
    }
    const paragraphs = [...this.#cell, this.#paragraph.join("")].map((text) => text.trim());
    this.#row.push(paragraphs.filter((text) => text !== "").join("\n"));
    [this.#cell, this.#paragraph] = [[], []];
  }

  #endTable(): void {
    if (this.#row.length > 0) this.#rows.push(this.#row);
    const rows = cleanRows(this.#rows);
    [this.#row, this.#rows] = [[], []];
    if (rows.length === 0) return;
    this.#sheets.push({ name: "", rows, merges: [], hidden: false });
    this.#lines.push(textOfRows(rows));
  }
}
