/**
 * Gaps in series of document numbers: where 1, 2 and 4 of 川市监函〔2024〕 are known, 3 is worth looking for.
 *
 * Leads for a reviewer, no verdict: a number may be unpublished, or stand in a column that is not collected. A series
 * counts when at least three of its numbers are known and no more are missing than known; a wide gap is a part of the
 * series that we do not collect, and is passed over. Numbers are those of 发文字号 and those in titles of 公告 and 通告
 * (2024年第12号).
 *
 * @module
 */
import type { FoundIssue, Met } from "../issues.ts";
import { issueId } from "../issues.ts";
import { type IssueRecord, issues } from "../model/mod.ts";
import { latest } from "./history.ts";
import type { Store } from "./store.ts";

const kind = "sequence_gap";
/** Widest gap, in missing numbers. */
const widest = 3;
const fewestKnown = 3;
/** Series told one by one for each source; the rest is one issue. */
const mostSeries = 50;
/** Gaps spelt out in one message. */
const mostGaps = 10;

/** A gap between two known numbers of a series. */
export interface Gap {
  /** Such as 川市监函〔2024〕. */
  series: string;
  /** Source of the lowest known number. */
  source: string;
  /** How many numbers of the series are known. */
  known: number;
  /** The known numbers on both sides. */
  below: number;
  above: number;
  /** Day from which the gap could be seen. */
  day: string;
}

const gapsInTables = `
WITH numbered AS (
  SELECT regexp_extract(document_number, '^(.+〔\\d{4}〕)(\\d{1,9})号$', ['series', 'number']) AS parts, first_seen, source_id
  FROM documents WHERE document_number IS NOT NULL
  UNION ALL
  SELECT {
      series: publisher || regexp_extract(title, '公告|通告') || regexp_extract(title, '(20\\d{2})年第\\d{1,4}号', 1) || '年第',
      number: CASE WHEN regexp_matches(title, '公告|通告') THEN regexp_extract(title, '20\\d{2}年第(\\d{1,4})号', 1) END
    }, first_seen, source_id
  FROM documents WHERE document_number IS NULL AND publisher IS NOT NULL
), known AS (
  SELECT parts.series AS series, try_cast(parts.number AS BIGINT) AS number, min(first_seen) AS seen,
    min(source_id) AS source
  FROM numbered GROUP BY ALL HAVING number IS NOT NULL
), counted AS (
  SELECT series, count(*) AS known, arg_min(source, number) AS source, min(seen, $1)[-1] AS enough
  FROM known GROUP BY series HAVING count(*) >= $1
), neighbours AS (
  SELECT series, number AS above, lag(number) OVER numbers AS below, greatest(seen, lag(seen) OVER numbers) AS day
  FROM known WHERE series IN (SELECT series FROM counted) WINDOW numbers AS (PARTITION BY series ORDER BY number)
)
SELECT series, source, known, below, above, greatest(day, enough) AS day
FROM neighbours JOIN counted USING (series) WHERE above - below BETWEEN 2 AND $2 + 1 ORDER BY series, above`;

/** Brings the leads up to date with the documents. Runs in the caller's transaction. */
export async function findSequenceGaps({ database, replace }: Store): Promise<void> {
  const gaps = await database.all<Gap>(gapsInTables, [fewestKnown, widest]);
  const checked = await database.all<{ id: string; last_checked: string }>(
    "SELECT id, last_checked FROM sources WHERE last_checked IS NOT NULL",
  );
  const days = new Map(checked.map(({ id, last_checked }) => [id, last_checked]));
  const rows = gapIssues(gaps).map(({ source, ...issue }): IssueRecord => {
    const { from, ...found } = issue;
    const id = issueId(source, found);
    return {
      id,
      source_id: source,
      ...found,
      first_seen: from,
      last_seen: latest(from, days.get(source) ?? from),
    };
  });
  await replace(issues, rows, { column: "kind", values: [kind] });
}

type GapIssue = FoundIssue & Pick<Met, "from"> & { source: string };

/** One issue a series, the newest series of each source first; what is beyond the cap is summed up in one more. */
export function gapIssues(gaps: readonly Gap[]): GapIssue[] {
  const series = [...Map.groupBy(gaps, (gap) => gap.series).values()].filter(isDense);
  const bySource = Map.groupBy(series, ([gap]) => gap?.source ?? "");
  return [...bySource].flatMap(([source, all]) => {
    const newest = all.toSorted((a, b) => newness(b) < newness(a) ? -1 : 1);
    const rest = newest.slice(mostSeries);
    return [
      ...newest.slice(0, mostSeries).map((one) => seriesIssue(source, one)),
      ...(rest.length > 0 ? [restIssue(source, rest)] : []),
    ];
  });
}

/** No more missing than known. */
function isDense(gaps: readonly Gap[]): boolean {
  const missing = gaps.reduce((sum, { below, above }) => sum + above - below - 1, 0);
  return missing <= (gaps[0]?.known ?? 0);
}

/** Sorts series by year, then by name. */
function newness(gaps: readonly Gap[]): string {
  const name = gaps[0]?.series ?? "";
  return `${/\d{4}/.exec(name)?.[0]} ${name}`;
}

function seriesIssue(source: string, gaps: readonly Gap[]): GapIssue {
  const { series, known } = gaps[0] ?? { series: "", known: 0 };
  const missing = gaps.map(({ below, above }) =>
    above - below === 2 ? `${below + 1}` : `${below + 1}–${above - 1}`
  );
  const told = missing.slice(0, mostGaps).join(", ");
  const more = missing.length > mostGaps ? ` and ${missing.length - mostGaps} more gaps` : "";
  return {
    source,
    stage: "load",
    kind,
    url: `urn:zhiji:series:${encodeURIComponent(series)}`,
    message:
      `Cannot find all of ${series}: wanted no gap among its numbers, found ${known} of them without ${told}${more}`,
    next: null,
    from: earliest(gaps),
  };
}

function restIssue(source: string, rest: readonly (readonly Gap[])[]): GapIssue {
  return {
    source,
    stage: "load",
    kind,
    url: null,
    message: `Cannot list every series: wanted at most ${mostSeries}, found ${rest.length} more with gaps`,
    next: null,
    from: rest.map(earliest).sort()[0] ?? "",
  };
}

function earliest(gaps: readonly Gap[]): string {
  return gaps.map(({ day }) => day).sort()[0] ?? "";
}
