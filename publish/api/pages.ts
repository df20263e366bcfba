/**
 * Pages of a table: filtered, sorted, and told where the next one begins.
 *
 * Pages are cut by key and never by count: a position is the sorted columns and the key of a record, so a walk sees
 * every record once and the last page costs what the first does. Nulls come last in either direction.
 *
 * @module
 */
import type { Database, Parameter } from "../../pipelines/load/duckdb.ts";
import { type Column, columns, duckdbType, quoteName, type Table } from "../../pipelines/model/mod.ts";
import { columnFilters, condition, type Filter } from "./filters.ts";
import { Recent } from "../search/recent.ts";
import type { OpenRelease } from "./open_release.ts";
import { Problem } from "./problem.ts";

/** One column to sort by. */
export interface SortColumn {
  column: string;
  descending: boolean;
}

/** Where a page ends: the values of the sorted columns and of the key. */
export type Place = (string | number | boolean | null)[];

/** A page of a table as asked for. */
export interface PageRequest {
  /** Values by the names of {@linkcode TableReader.filters}. */
  filters: Record<string, unknown>;
  sort: SortColumn[];
  /** Columns to give; null for all. */
  fields: string[] | null;
  /** Place that the page begins behind, or null. */
  after: Place | null;
  limit: number;
}

/** A page of records. */
export interface RecordPage {
  records: Record<string, unknown>[];
  /** Place of the last record, null on the last page. */
  next: Place | null;
}

/** Reads one table; made once, since what it says of the schema never changes. */
export interface TableReader {
  table: Table;
  columns: readonly Column[];
  filters: Filter[];
  /** Number of records that pass the filters. @throws {Problem} as `page` does */
  count(release: Held, filters: PageRequest["filters"]): Promise<number>;
  /** @throws {Problem} when the release was made before there was this table, or a column that is asked for */
  page(release: Held, request: PageRequest): Promise<RecordPage>;
}

type Held = Pick<OpenRelease, "version" | "database" | "tables">;

/** A reader of a table. */
export function tableReader(table: Table): TableReader {
  const all = columns(table);
  const query: Query = { table, columns: all, filters: all.flatMap(columnFilters) };
  const counts: Counts = new WeakMap();
  return {
    ...query,
    count: (release, filters) =>
      count(release.database, { query: held(release, query, { filters, sort: [] }), filters, counts }),
    page: (release, request) => page(release.database, held(release, query, request), request),
  };
}

type Query = Pick<TableReader, "table" | "columns" | "filters">;

/** The query with the columns that the release has. */
function held(
  { version, tables }: Held,
  query: Query,
  { filters, sort }: Pick<PageRequest, "filters" | "sort">,
): Query {
  const there = tables.get(query.table.name);
  const asked = query.filters.filter(({ name }) => filters[name] !== undefined).map(({ column }) =>
    column.name
  );
  const missing = [...asked, ...sort.map(({ column }) => column)].find((name) => !there?.has(name));
  if (there && missing === undefined) {
    return there.size === query.columns.length
      ? query
      : { ...query, columns: query.columns.filter(({ name }) => there.has(name)) };
  }
  const what = there ? `column "${missing}" of ${query.table.name}` : `table ${query.table.name}`;
  throw new Problem(
    "not_found",
    `Cannot find ${what} in release ${version}: it was made before there was one`,
  );
}

/** Counts by release and filters: every page of a walk tells the same one, and a release does not change. */
type Counts = WeakMap<Database, Recent<number>>;

const roomForCounts = 256_000, roomForOne = 256; // bytes, for each table of a release

async function count(
  database: Database,
  { query, filters, counts }: { query: Query; filters: PageRequest["filters"]; counts: Counts },
): Promise<number> {
  const bound = binding();
  const where = whereOf(conditions(query, filters, bound));
  const kept = counts.get(database) ?? new Recent<number>(roomForCounts);
  counts.set(database, kept);
  const key = `${where} ${JSON.stringify(bound.parameters)}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const [row] = await database.all<{ count: number }>(
    `SELECT count(*) AS count FROM ${quoteName(query.table.name)} ${where}`,
    bound.parameters,
  );
  const found = row?.count ?? 0;
  kept.put(key, { value: found, bytes: roomForOne + 2 * key.length });
  return found;
}

interface Binding {
  parameters: Parameter[];
  bind(value: Parameter, type: string): string;
}

function binding(): Binding {
  const parameters: Parameter[] = [];
  return { parameters, bind: (value, type) => `$${parameters.push(value)}::${type}` };
}

async function page(database: Database, query: Query, request: PageRequest): Promise<RecordPage> {
  const { table } = query;
  const order = orderOf(table, request.sort);
  const bound = binding();
  const where = conditions(query, request.filters, bound);
  if (request.after) where.push(behind(query, { order, after: request.after }, bound));
  const there = query.columns.map(({ name }) => name);
  const given = request.fields?.filter((name) => there.includes(name)) ?? there;
  const place = order.map(({ column }) => column);
  const selected = [...new Set([...given, ...place])].map(quoteName).join(", ");
  const sorted = order.map(({ column, descending }) =>
    `${quoteName(column)}${descending ? " DESC" : ""} NULLS LAST`
  );
  const found = await database.all(
    `SELECT ${selected} FROM ${quoteName(table.name)} ${whereOf(where)} ORDER BY ${sorted.join(", ")} LIMIT ${
      request.limit + 1
    }`,
    bound.parameters,
  );
  const records = found.slice(0, request.limit);
  const last = found.length > request.limit ? records.at(-1) : undefined;
  return {
    records: request.fields ? records.map((record) => only(record, given)) : records,
    next: last ? place.map((name) => last[name] as Place[number]) : null,
  };
}

function conditions({ filters }: Query, values: PageRequest["filters"], { bind }: Binding): string[] {
  return filters.filter(({ name }) => values[name] !== undefined)
    .map((filter) => condition(filter, values[filter.name], bind));
}

/** The sorted columns, and the key behind them, so that no two records stand level. */
function orderOf(table: Table, sort: SortColumn[]): SortColumn[] {
  const key = table.key.filter((name) => !sort.some(({ column }) => column === name));
  return [...sort, ...key.map((column) => ({ column, descending: false }))];
}

function behind(
  { columns }: Query,
  { order, after }: { order: SortColumn[]; after: Place },
  { bind }: Binding,
): string {
  const typeOf = (name: string) => {
    const column = columns.find((candidate) => candidate.name === name);
    return column ? duckdbType(column) : "VARCHAR";
  };
  return order.map(({ column, descending }, index) => {
    const level = order.slice(0, index).map((earlier, at) => same(earlier.column, after[at] ?? null));
    return `(${[...level, past(column, after[index] ?? null, descending)].join(" AND ")})`;
  }).join(" OR ");

  function same(name: string, value: Place[number]): string {
    return value === null
      ? `${quoteName(name)} IS NULL`
      : `${quoteName(name)} = ${bind(value, typeOf(name))}`;
  }
  function past(name: string, value: Place[number], descending: boolean): string {
    if (value === null) return "false"; // nulls come last: nothing stands behind them but a later key
    const sign = descending ? "<" : ">";
    return `(${quoteName(name)} ${sign} ${bind(value, typeOf(name))} OR ${quoteName(name)} IS NULL)`;
  }
}

function whereOf(conditions: string[]): string {
  return conditions.length === 0 ? "" : `WHERE ${conditions.map((one) => `(${one})`).join(" AND ")}`;
}

function only(record: Record<string, unknown>, fields: string[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((name) => [name, record[name]]));
}
