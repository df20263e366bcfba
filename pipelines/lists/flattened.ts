/**
 * Tables whose rows came out as one cell each, as text of a PDF or a page without table marks does: parted again by the white
 * space or bars between the words, where all headers are known words.
 *
 * @module
 */
import type { ListKind } from "../model/lists.ts";
import type { Sheet } from "../parse/files/content.ts";
import { headerKey, headerNames, ignoredHeaders } from "./fields.ts";
import type { EarlyReject } from "./staged.ts";

/** A sheet whose rows were parted. */
export interface Parted extends Pick<Sheet, "rows" | "merges"> {
  /** Rows with more or fewer words than the header, left blank. */
  rejected: EarlyReject[];
}

/** The sheet itself, or, when its rows are one cell each and one of the first lists known headers, its rows parted. */
export function unflatten(
  sheet: Pick<Sheet, "rows" | "merges">,
  as: ListKind,
): Pick<Sheet, "rows" | "merges"> | Parted {
  if (sheet.rows.some((row) => row.length > 1)) return sheet;
  const known = new Set([...Object.values(headerNames[as]).flat(), ...ignoredHeaders]);
  for (const [index, [cell = ""]] of sheet.rows.slice(0, 20).entries()) {
    for (const separator of [/\t+/, /\s*[|｜│]\s*/, /\s{2,}/, /\s+/]) {
      const labels = cell.trim().split(separator);
      if (labels.length < 3 || !labels.every((label) => known.has(headerKey(label)))) continue;
      return parted(sheet.rows, { separator, width: labels.length, header: index });
    }
  }
  return sheet;
}

function parted(
  rows: readonly (readonly string[])[],
  { separator, width, header }: { separator: RegExp; width: number; header: number },
): Parted {
  const rejected: Parted["rejected"] = [];
  const cells = rows.map(([text = ""], index) => {
    const cells = text.trim().split(separator);
    if (cells.length === width) return cells;
    if (index > header && text !== "") {
      const reason = cells.length < width ? "too_few_cells" : "too_many_cells";
      const message = `Wanted ${width} cells on the line, found ${cells.length}`;
      rejected.push({ row: index + 1, reason, message });
    }
    return [];
  });
  return { rows: cells, merges: [], rejected };
}
