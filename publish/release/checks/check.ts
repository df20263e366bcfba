/** What a check of a release says. @module */

/** One thing that is not as it must be. */
export interface Finding {
  /** Name of the check. */
  check: string;
  /** What it is about: a file, or a table and the key of a row. */
  subject: string;
  wanted: string;
  found: string;
}

/** One check, done. */
export interface Check {
  name: string;
  /** Number of things looked at. */
  checked: number;
  /** At most {@linkcode findingsKept} a table; empty when all is well. */
  findings: Finding[];
}

/** Findings kept a table: enough to see the kind of mistake, bounded when every row has it. */
export const findingsKept = 10;

/** A value as a finding prints it: JSON, cut to one line of bearable length. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

/** Key of a row as a finding prints it. */
export function keyOf(row: Record<string, unknown>, key: readonly string[]): string {
  return key.map((name) => String(row[name])).join(" / ");
}
