/** The tables of HTML as rows of cells, for pages served as files and for what DOCX turns into. @module */
import { load } from "cheerio";
import { type Merge, type Sheet, table } from "./content.ts";
import { textOfNodes } from "../html.ts";

/** Spans beyond these are mistakes or malice. */
const mostColumns = 200;
const mostRows = 2000;

/** Every table with at least two cells, in order; a table that holds another is layout and left out. */
export function tablesOfHtml(html: string): Sheet[] {
  const $ = load(html, { xml: { xmlMode: false, decodeEntities: true } }, false);
  const all = $("table").toArray();
  const layout = new Set(all.map((element) => $(element).parent().closest("table")[0]));
  return all.filter((element) => !layout.has(element)).flatMap((element) => {
    const grid = new Grid();
    for (const row of $(element).find("tr").toArray()) {
      grid.row();
      for (const cell of $(row).children("td, th").toArray()) {
        grid.cell(textOfNodes(cell.children), {
          wide: span(cell.attribs.colspan, mostColumns),
          high: span(cell.attribs.rowspan, mostRows),
        });
      }
    }
    return grid.cells < 2 ? [] : [table(grid.rows, grid.merges)];
  });
}

function span(attribute: string | undefined, most: number): number {
  const value = Number(attribute ?? 1);
  return Number.isInteger(value) && value > 1 ? Math.min(value, most) : 1;
}

/** Places cells from left to right, passing over places that a cell of an earlier row covers. */
class Grid {
  readonly rows: string[][] = [];
  readonly merges: Merge[] = [];
  cells = 0;
  /** For each column, the first row that is free again. */
  readonly #free: number[] = [];

  row(): void {
    this.rows.push([]);
  }

  cell(text: string, { wide, high }: { wide: number; high: number }): void {
    const row = this.rows.at(-1);
    if (row === undefined) return;
    const top = this.rows.length - 1;
    while ((this.#free[row.length] ?? 0) > top) row.push("");
    const left = row.length;
    if (left >= mostColumns) return;
    for (let column = left; column < left + wide; column++) {
      this.#free[column] = top + high;
      row.push(column === left ? text : "");
    }
    this.cells++;
    if (wide > 1 || high > 1) {
      this.merges.push({ top, left, bottom: top + high - 1, right: left + wide - 1 });
    }
  }
}
