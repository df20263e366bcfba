/**
 * Lists as files to take away: CSV (RFC 4180) and NDJSON, record by record, without a ceiling.
 *
 *     csv     a header line, the records, and at the end `# rows: 123, complete: true, release: 2026-11-23`
 *     ndjson  a record a line, and at the end {"trailer":{"rows":123,"complete":true,"release":"2026-11-23","next":null}}
 *
 * A file without its last line was cut on the way. `complete` is false where a limit ended it; `next` is then the cursor
 * to go on from. For Excel, on request: a byte order mark, CRLF, and an apostrophe before what it would run as a formula.
 *
 * @module
 */
import type { Context } from "hono";
import { immutable, releaseNotice, takesGzip } from "./answer.ts";
import { misread } from "../release/formats.ts";
import type { Held } from "./releases.ts";

/** Formats that are streamed. */
export type StreamFormat = "csv" | "ndjson";

/** A piece of a list. */
export interface Batch {
  records: Record<string, unknown>[];
  /** Cursor behind the last record; null when there are no more. */
  next: string | null;
}

/** What is streamed. */
export interface StreamedList {
  format: StreamFormat;
  /** Whether a CSV is made safe for Excel. */
  excel: boolean;
  /** Columns of the CSV, in order. */
  columns: string[];
  /** Name of the file without its ending. */
  name: string;
  pinned: boolean;
  /** Most rows; Infinity for all. */
  most: number;
  /** Reads a piece of at most `limit` records behind a cursor, or from the beginning. */
  read(cursor: string | null, limit: number): Promise<Batch>;
}

const batch = 500;

/**
 * Streams a list and lets go of the release when the last line is sent or the client goes away. The first piece is read
 * before the answer begins, so what is wrong with the question is still told as a problem.
 */
export async function streamList(c: Context, held: Held, list: StreamedList): Promise<Response> {
  const lines = writer(list), headers = headersOf(list, held);
  if (c.req.method === "HEAD") {
    await held.done();
    return new Response(null, { headers });
  }
  let rows = 0;
  try {
    let piece: Batch | null = await list.read(null, Math.min(batch, list.most));
    const text = new ReadableStream<string>({
      async pull(controller) {
        if (piece === null) return;
        try {
          if (rows === 0) controller.enqueue(lines.head);
          controller.enqueue(piece.records.map(lines.record).join(""));
          rows += piece.records.length;
          const { next } = piece;
          if (next !== null && rows < list.most) {
            piece = await list.read(next, Math.min(batch, list.most - rows));
            return;
          }
          piece = null;
          controller.enqueue(lines.trailer({ rows, next, release: held.release.version }));
          controller.close();
          await held.done();
        } catch (error) {
          piece = null;
          controller.error(error);
          await held.done();
        }
      },
      cancel: () => held.done(),
    });
    const bytes = text.pipeThrough(new TextEncoderStream());
    if (!takesGzip(c)) return new Response(bytes, { headers });
    return new Response(bytes.pipeThrough(new CompressionStream("gzip")), {
      headers: { ...headers, "content-encoding": "gzip" },
    });
  } catch (error) {
    await held.done();
    throw error;
  }
}

function headersOf({ format, name, pinned }: StreamedList, { release }: Held): Record<string, string> {
  const { licence, attribution } = releaseNotice(release);
  return {
    "content-type": format === "csv"
      ? "text/csv; charset=utf-8; header=present"
      : "application/x-ndjson; charset=utf-8",
    "content-disposition": `attachment; filename="zhiji-${release.version}-${name}.${format}"`,
    "cache-control": pinned ? immutable : "no-cache",
    vary: "accept-encoding",
    "x-release": release.version,
    "x-attribution": attribution,
    link: `<${licence.url}>; rel="license"`,
  };
}

interface Lines {
  head: string;
  record(record: Record<string, unknown>): string;
  trailer(end: { rows: number; next: string | null; release: string }): string;
}

function writer({ format, excel, columns }: StreamedList): Lines {
  if (format === "ndjson") {
    return {
      head: "",
      record: (record) => `${JSON.stringify(record)}\n`,
      trailer: ({ rows, next, release }) =>
        `${JSON.stringify({ trailer: { rows, complete: next === null, release, next } })}\n`,
    };
  }
  const end = excel ? "\r\n" : "\n";
  const line = (cells: unknown[]) => cells.map((cell) => csvCell(cell, excel)).join(",") + end;
  return {
    head: (excel ? "\uFEFF" : "") + line(columns),
    record: (record) => line(columns.map((name) => record[name])),
    trailer: ({ rows, next, release }) =>
      `# rows: ${rows}, complete: ${next === null}, release: ${release}${
        next ? `, next: ${next}` : ""
      }${end}`,
  };
}

const misreads = new RegExp(misread);

/** A cell as RFC 4180 writes it: null is empty, an empty text is `""`, a list is JSON. For Excel what it would misread is marked by `'`. */
export function csvCell(value: unknown, excel: boolean): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  const safe = excel && typeof value === "string" && misreads.test(text) ? `'${text}` : text;
  return safe === "" || /[",\r\n#]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
