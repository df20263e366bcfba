/**
 * Figures that a page came to state otherwise: the statement that went beside the one that came in its place.
 *
 * Read from the changes that the last releases tell of their predecessors. A statement that went and one that came belong
 * together where document, metric, kind, place and time are the same and there is one of each. What only our own reading of
 * the same bytes changed is left out.
 *
 * @module
 */
import { z } from "zod";
import type { Releases } from "../api/releases.ts";
import { type ChangeLine, type Kept, linesOf } from "./change_lines.ts";

/** A statement before and after. */
export interface RevisedFigure {
  /** The release that first has it. */
  version: string;
  document_id: string;
  region_code: string | null;
  metric_id: string | null;
  what: string;
  before: string;
  after: string;
}

/** Releases looked back at. */
const lookBack = 12;

const statement = z.object({
  document_id: z.string(),
  region_code: z.string().nullish(),
  metric_id: z.string().nullish(),
  what: z.string(),
  kind: z.string(),
  period: z.string().nullish(),
  value_text: z.string(),
});

type Statement = z.infer<typeof statement>;

/** Figures revised up to a release, newest first. */
export type Revisions = (version: string) => Promise<RevisedFigure[]>;

/** Reads them once a release. */
export function openRevisions(releases: Releases, kept: Kept): Revisions {
  let last: { version: string; found: Promise<RevisedFigure[]> } | null = null;
  return (version) => {
    if (last?.version !== version) last = { version, found: revisedUpTo(version, { releases, kept }) };
    return last.found;
  };
}

async function revisedUpTo(
  version: string,
  { releases, kept }: { releases: Releases; kept: Kept },
): Promise<RevisedFigure[]> {
  const all = (await releases.list()).map((entry) => entry.version);
  const until = all.indexOf(version) + 1;
  const found: RevisedFigure[] = [];
  for (const one of all.slice(Math.max(0, until - lookBack), until).toReversed()) {
    const lines = await linesOf(one, { table: "indicators", kept });
    if (lines !== "unread") found.push(...revised(lines));
  }
  return found;
}

/** Pairs of the statements that went and came in one release. */
export function revised(lines: readonly ChangeLine[]): RevisedFigure[] {
  const source = lines.filter(({ cause }) => cause === null || cause === "source");
  const went = byPlace(source.filter(({ change }) => change === "removed"), "before");
  const came = byPlace(source.filter(({ change }) => change === "added"), "after");
  return [...came].flatMap(([place, now]) => {
    const [old, ...others] = went.get(place) ?? [], [fresh, ...more] = now;
    if (!old || !fresh || others.length + more.length > 0) return [];
    const { document_id, region_code = null, metric_id = null, what } = fresh.statement;
    return [{
      version: fresh.version,
      document_id,
      region_code,
      metric_id,
      what,
      before: old.statement.value_text,
      after: fresh.statement.value_text,
    }];
  });
}

interface Placed {
  version: string;
  statement: Statement;
}

function byPlace(lines: readonly ChangeLine[], side: "before" | "after"): Map<string, Placed[]> {
  const statements = lines.flatMap((line): Placed[] => {
    const read = statement.safeParse(parsed(line[side])).data;
    return read ? [{ version: line.version, statement: read }] : [];
  });
  return Map.groupBy(
    statements,
    ({ statement: { document_id, metric_id, what, kind, region_code, period } }) =>
      JSON.stringify([document_id, metric_id ?? what, kind, region_code, period]),
  );
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null; // a line cut short by whoever keeps the folder; the download shows it
  }
}
