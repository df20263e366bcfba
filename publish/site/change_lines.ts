/**
 * What became of the rows of a table on the way from one release to another, from the `changes/<table>.csv` of each release on
 * that way; see publish/release/changes/compare.ts for its lines.
 *
 * The lines are those on record, release by release and each with its cause, so a cell that was changed and changed back has
 * two. They are there after a release was pruned. Bookkeeping, where only hash or place of a sentence moved, can be left out.
 *
 * @module
 */
import Papa from "papaparse";
import { z } from "zod";
import type { Effects } from "../../pipelines/effects.ts";
import { type ReleaseEntry, releaseFolder } from "../release/read.ts";

/** Where releases stand. */
export interface Kept {
  data: string;
  effects: Pick<Effects, "files">;
}

/** One line with its release. */
export interface ChangeLine {
  version: string;
  change: "added" | "removed" | "changed";
  /** `source`, `pipeline` or `schema`; null where it was not decided. */
  cause: string | null;
  /** Key of the row, columns joined by a space. */
  key: string;
  /** The column changed; null where the whole row came or went. */
  column: string | null;
  /** The value, or the whole row as JSON. */
  before: string | null;
  after: string | null;
}

/** The lines found, and the releases whose lines are not among them. */
export interface ChangeLines {
  lines: ChangeLine[];
  /** Versions of which the table came as a whole or whose file is too large to be shown. */
  unread: string[];
}

/** Bytes of a file of changes above which it is offered for download only. */
const mostBytes = 20_000_000;

const order: readonly ChangeLine["change"][] = ["changed", "removed", "added"];

const bookkeeping = /(^|_)(text_hash|start|end)$|^(characters|last_changed|archive|digest)$/;

const row = z.looseObject({
  change: z.enum(["added", "removed", "changed"]),
  cause: z.string().optional(),
  column: z.string().optional(),
  before: z.string().optional(),
  after: z.string().optional(),
});

/**
 * Lines of a table in the releases after `from` up to `to`, both among `entries`, which are oldest first: the newest release
 * first, in it what changed before what went and what came.
 */
export async function linesBetween(
  { from, to, entries }: { from: string; to: string; entries: readonly ReleaseEntry[] },
  { table, kept }: { table: string; kept: Kept },
): Promise<ChangeLines> {
  const at = (version: string) => entries.findIndex((entry) => entry.version === version);
  const found: ChangeLines = { lines: [], unread: [] };
  for (const { version } of entries.slice(at(from) + 1, at(to) + 1).toReversed()) {
    const lines = await linesOf(version, { table, kept });
    if (lines === "unread") found.unread.push(version);
    else found.lines.push(...lines.toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change)));
  }
  return found;
}

/** Lines of a table in one release; none where nothing changed. */
export async function linesOf(
  version: string,
  { table, kept: { data, effects: { files } } }: { table: string; kept: Kept },
): Promise<ChangeLine[] | "unread"> {
  const path = `${releaseFolder(data, version)}/changes/${table}.csv`;
  const stat = await files.stat(path);
  if (stat === null) return [];
  if (stat.size > mostBytes) return "unread";
  const text = new TextDecoder().decode(await files.read(path));
  const { data: rows } = Papa.parse(text, { header: true, skipEmptyLines: true }) as { data: unknown[] };
  return rows.flatMap((one) => {
    const read = row.safeParse(one).data;
    return read ? [lineOf(read, version)] : [];
  });
}

function lineOf(
  { change, cause, column, before, after, ...rest }: z.infer<typeof row>,
  version: string,
): ChangeLine {
  const key = Object.entries(rest).filter(([name]) => name.startsWith("key_")).map(([, value]) => value).join(
    " ",
  );
  return {
    version,
    change,
    cause: cause || null,
    key,
    column: column || null,
    before: before || null,
    after: after || null,
  };
}

/** Whether a line says no more than that a hash or a place in the text moved. */
export function isBookkeeping({ column }: ChangeLine): boolean {
  return column !== null && bookkeeping.test(column);
}
