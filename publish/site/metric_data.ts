/** What the page of a metric shows, as a release has it. @module */
import type { OpenRelease } from "../api/open_release.ts";
import type { IndicatorRecord, MetricRecord } from "../../pipelines/model/mod.ts";
import { ask } from "./asking.ts";

/** A statement with its place and the day of its document. */
export type Statement =
  & Pick<
    IndicatorRecord,
    | "id"
    | "value"
    | "value_max"
    | "unit"
    | "comparator"
    | "kind"
    | "period"
    | "region_code"
    | "scope"
    | "document_id"
    | "quote"
    | "what"
  >
  & { region_name: string | null; published: string | null };

/** All of it. */
export interface MetricData {
  metric: MetricRecord;
  broader: MetricRecord | null;
  narrower: MetricRecord[];
  /** Unit that most statements count in; figures of another are listed but not drawn. */
  unit: string | null;
  /** The latest statement of what is in place, a region each, the largest first. */
  latest: Statement[];
  /** All statements, by place and time; at most {@linkcode mostStatements}. */
  statements: Statement[];
  count: number;
}

/** Most statements listed on a page. */
export const mostStatements = 120;

/** Reads a metric, or null when there is none of this id. */
export async function metricData(release: OpenRelease, id: string): Promise<MetricData | null> {
  const rows = <Row>(sql: string) => ask<Row>(release, ["metrics", "indicators"], { sql, parameters: [id] });
  const [metric] = await rows<MetricRecord>("SELECT * FROM metrics WHERE id = $1");
  if (!metric) return null;
  const statements = await rows<Statement & { total: number }>(
    `SELECT i.id, i.value, i.value_max, i.unit, i.comparator, i.kind, i.period, i.region_code, i.scope, i.document_id, i.quote,
       i.what, r.name AS region_name, d.published, count(*) OVER () AS total
     FROM indicators i JOIN documents d ON d.id = i.document_id LEFT JOIN regions r ON r.code = i.region_code
     WHERE i.metric_id = $1 AND i.value IS NOT NULL
     ORDER BY i.region_code, i.period, d.published, i.id LIMIT ${mostStatements}`,
  );
  const related = await rows<MetricRecord>(
    "SELECT * FROM metrics WHERE broader = $1 OR id = (SELECT broader FROM metrics WHERE id = $1) ORDER BY id",
  );
  const unit = commonest(statements.map((statement) => statement.unit));
  return {
    metric,
    broader: related.find((one) => one.id === metric.broader) ?? null,
    narrower: related.filter((one) => one.broader === id),
    unit,
    latest: latestOf(statements.filter((statement) => statement.unit === unit)),
    statements,
    count: statements[0]?.total ?? 0,
  };
}

function commonest(units: (string | null)[]): string | null {
  const counts = new Map<string | null, number>();
  for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/**
 * The latest actual figure of each single place, the largest first. A figure with a period goes before one without, and of
 * several of one time the largest, as the others are parts of it.
 */
function latestOf(statements: Statement[]): Statement[] {
  const latest = new Map<string, Statement>();
  for (const statement of statements) {
    const { region_code: code, kind } = statement;
    if (kind !== "actual" || code === null || code.includes("+")) continue;
    const held = latest.get(code);
    if (!held || later(statement, held)) latest.set(code, statement);
  }
  return [...latest.values()].toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0));
}

function later(one: Statement, other: Statement): boolean {
  if ((one.period === null) !== (other.period === null)) return other.period === null;
  const [a, b] = [time(one), time(other)];
  return a === b ? (one.value ?? 0) > (other.value ?? 0) : a > b;
}

/** When a figure holds: its period, else the day it was published. */
export function time({ period, published }: Pick<Statement, "period" | "published">): string {
  return period ?? published ?? "";
}
