/**
 * Whether a measured figure is what an issue wants, told the same way by every bench, so that all of them can be gathered.
 *
 *     met       1.30  Parquet and CSV beside DuckDB's own COPY; wanted at most 1.5
 *     NOT MET   3.40  …
 *
 * @module
 */

/** A figure and its bar; one of `least` and `most` is given. */
export interface Bar {
  what: string;
  least?: number;
  most?: number;
}

/** A bar that was measured; `found` is NaN where a bench did not come to it. */
export interface Verdict {
  what: string;
  found: number;
  wanted: string;
  met: boolean;
}

/** Holds a figure beside its bar. */
export function verdict({ what, least, most }: Bar, found: number): Verdict {
  const wanted = least === undefined ? `at most ${most}` : `at least ${least}`;
  return { what, found, wanted, met: found >= (least ?? -Infinity) && found <= (most ?? Infinity) };
}

/** The line of a verdict. */
export function verdictLine({ what, found, wanted, met }: Verdict): string {
  const figure = Number.isNaN(found) ? "none" : found.toFixed(2);
  return `${met ? "met    " : "NOT MET"}  ${figure.padStart(8)}  ${what}; wanted ${wanted}`;
}

const line = /^(met {4}|NOT MET) +(none|-?[0-9.]+) {2}(.+); wanted (at (?:least|most) .+)$/;

/** The verdicts in what a bench printed. */
export function readVerdicts(printed: string): Verdict[] {
  return printed.split("\n").flatMap((one) => {
    const [, met, found, what, wanted] = line.exec(one) ?? [];
    if (!met || !what || !wanted) return [];
    return [{ what, found: Number(found === "none" ? NaN : found), wanted, met: met.trim() === "met" }];
  });
}
