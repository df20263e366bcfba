/**
 * The one door to DuckDB: open, ask with parameters, close.
 *
 * Native code does not see Deno's permissions, so a connection that meets outside input or answers requests is opened
 * `locked`: no files, no network, no extensions, no change of settings (a read-only database alone is no sandbox).
 *
 * @module
 */
import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  listValue,
  SQLNULL,
  VARCHAR,
} from "@duckdb/node-api";

/** How a database is opened. */
export interface DatabaseOptions {
  /** Many readers may share a file; a writer needs it alone. @default {false} */
  readOnly?: boolean;
  /** Shuts off files, network and settings for good. @default {false} */
  locked?: boolean;
  /** @default {2} */
  threads?: number;
  /** @default {"2GB"} */
  memoryLimit?: string;
}

/** A value bound to a parameter; a list binds as `VARCHAR[]`. */
export type Parameter = string | number | bigint | boolean | null | readonly string[];

/** An open database with one connection. */
export interface Database {
  /** Runs a statement, or several when there are no parameters. */
  run(sql: string, parameters?: Parameter[]): Promise<void>;
  /** All rows: dates as ISO text, lists as arrays, 64-bit integers as numbers. For small answers only. */
  all<Row = Record<string, unknown>>(sql: string, parameters?: Parameter[]): Promise<Row[]>;
  /** Runs `work` in one transaction; rolls back when it throws. */
  transaction<Result>(work: () => Promise<Result>): Promise<Result>;
  close(): void;
}

const closed = {
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  allow_community_extensions: "false",
};

/** Opens a database file, or `:memory:`. */
export async function openDatabase(path: string, options: DatabaseOptions = {}): Promise<Database> {
  const { readOnly = false, locked = false, threads = 2, memoryLimit = "2GB" } = options;
  const instance = await DuckDBInstance.create(path, {
    ...closed,
    threads: String(threads),
    memory_limit: memoryLimit,
    ...(readOnly && { access_mode: "READ_ONLY" }),
  });
  const connection = await instance.connect();
  if (locked) await connection.run("SET enable_external_access = false; SET lock_configuration = true");
  return {
    run: async (sql, parameters) => {
      await (parameters ? connection.run(sql, ...bound(parameters)) : connection.run(sql));
    },
    all: (sql, parameters) => all(connection, sql, parameters),
    transaction: (work) => transaction(connection, work),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

type Bound = [values: DuckDBValue[], types: DuckDBType[]];

/** Values and types side by side: an empty list has no type of its own, and a whole number may pass 64 bits. */
function bound(parameters: Parameter[]): Bound {
  const values = parameters.map((value) =>
    value !== null && typeof value === "object" ? listValue([...value]) : value
  );
  return [values, parameters.map(typeOf)];
}

function typeOf(value: Parameter): DuckDBType {
  if (value === null) return SQLNULL;
  if (typeof value === "object") return LIST(VARCHAR);
  if (typeof value === "string") return VARCHAR;
  if (typeof value === "boolean") return BOOLEAN;
  return typeof value === "bigint" || Number.isSafeInteger(value) ? BIGINT : DOUBLE;
}

const wholeNumbers = /^(U?BIGINT|HUGEINT)$/;

async function all<Row>(connection: DuckDBConnection, sql: string, parameters?: Parameter[]): Promise<Row[]> {
  const reader =
    await (parameters ? connection.runAndReadAll(sql, ...bound(parameters)) : connection.runAndReadAll(sql));
  const integers = reader.columnNames().filter((_, index) =>
    wholeNumbers.test(String(reader.columnType(index)))
  );
  const rows = reader.getRowObjectsJson() as Record<string, unknown>[];
  for (const row of rows) {
    for (const name of integers) if (row[name] !== null) row[name] = Number(row[name]);
  }
  return rows as Row[];
}

async function transaction<Result>(
  connection: DuckDBConnection,
  work: () => Promise<Result>,
): Promise<Result> {
  await connection.run("BEGIN TRANSACTION");
  try {
    const result = await work();
    await connection.run("COMMIT");
    return result;
  } catch (error) {
    await connection.run("ROLLBACK");
    throw error;
  }
}

/** A text as an SQL literal, for the few places where DuckDB takes no parameter (COPY targets). */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
