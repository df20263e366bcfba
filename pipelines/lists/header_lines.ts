/**
 * The first rows of a sheet read as a header: one line, or two, of which the upper names groups of columns (检测项目/参数 over 序号
 * and 名称). Gives every reading; which one is the header is for the mapping to judge.
 *
 * @module
 */
import type { ListKind } from "../model/lists.ts";
import type { Merge, Sheet } from "../parse/files/content.ts";
import { headerKey, headerNames, ignoredHeaders } from "./fields.ts";

/** How many rows a header is looked for in. */
export const searchedRows = 20;

/** One reading. */
export interface Header {
  /** A label a column; those of two lines joined by `/`. */
  labels: string[];
  /** The lines as printed, upper first, a merged upper cell once. */
  lines: string[][];
  /** Upper and lower label of each column; the lower empty where there is one line. */
  pairs: (readonly [upper: string, lower: string])[];
  headerRows: number;
  /** Whether there is a lower line, made of words of headers only. */
  twoLines: boolean;
}

/** Every reading of the first rows as a header: each line alone, then with the one below. */
export function* headers({ rows, merges }: Pick<Sheet, "rows" | "merges">, as: ListKind): Generator<Header> {
  const known = new Set([...Object.values(headerNames[as]).flat(), ...ignoredHeaders, ...lowerWords]);
  for (let index = 0; index < Math.min(rows.length, searchedRows); index++) {
    const upper = (rows[index] ?? []).map(printed);
    const pairs = upper.map((label) => [label, ""] as const);
    yield { labels: upper, lines: [upper], pairs, headerRows: index + 1, twoLines: false };
    const lower = index + 1 < searchedRows ? (rows[index + 1] ?? []).map(printed) : [];
    if (lower.length === 0) continue;
    const twoLines = refines(upper, lower, known);
    const wide = spread(upper, { merges, row: index, lower: twoLines ? lower : [] });
    yield { ...joined(wide, lower), lines: [upper, lower], headerRows: index + 2, twoLines };
  }
}

/** Words that stand below a group of columns and mean nothing alone. */
const lowerWords = ["名称", "内容", "编号", "序号"];

/** Whether the lower line holds words of headers only, one at least that the upper, a header itself, does not have there. */
function refines(upper: readonly string[], lower: readonly string[], known: ReadonlySet<string>): boolean {
  const said = lower.filter((label) => label !== "");
  if (upper.filter((label) => label !== "" && known.has(headerKey(label))).length < 2) return false;
  return said.length > 0 && said.every((label) => known.has(headerKey(label))) &&
    lower.some((label, column) => label !== "" && label !== upper[column]);
}

function printed(cell: string): string {
  return cell.replace(/\s+/g, " ").trim();
}

/**
 * A merged cell of the upper line stands over all its columns; where nothing tells of merges, as in a CSV, over those of the
 * `lower` line that have none of their own.
 */
function spread(
  line: readonly string[],
  { merges, row, lower }: { merges: readonly Merge[]; row: number; lower: readonly string[] },
): string[] {
  const wide = [...line];
  for (const { top, left, bottom, right } of merges) {
    if (top !== row || bottom !== row) continue;
    for (let column = left; column <= right; column++) wide[column] = line[left] ?? "";
  }
  for (let column = 1; column < lower.length; column++) {
    if (!wide[column] && lower[column] && lower[column - 1]) wide[column] = wide[column - 1] ?? "";
  }
  return Array.from(wide, (label) => label ?? "");
}

/** Two lines as one: the lower label with the upper before it, where both stand. */
function joined(upper: readonly string[], lower: readonly string[]): Pick<Header, "labels" | "pairs"> {
  const pairs = Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => {
    const one = upper[index] ?? "", two = lower[index] ?? "";
    return one === two || one === "" ? [two, ""] as const : [one, two] as const;
  });
  return { pairs, labels: pairs.map((pair) => pair.filter((label) => label !== "").join("/")) };
}
