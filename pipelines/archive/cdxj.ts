/**
 * The CDXJ index of one WARC file: a line for each capture, which pywb and its kin can read.
 *
 *     cn,gov,example)/a.html 20240906071203 {"url":…,"mime":…,"status":…,"digest":…,"offset":…,"length":…,"filename":…, ours}
 *
 * Lines are appended in the order of writing and sorted when the file is finished; the reader sorts by offset and
 * accepts both. Fields of ours say what the standard ones cannot: source, role, outcome, row, and where the group of
 * records starts and ends, so that a gap between index and file is seen. The index holds nothing that the WARC does
 * not; a missing or damaged one is made again from it.
 *
 * @module
 */
import { appendRequestQuery, getSurt } from "warcio";
import { z } from "zod";
import { type Capture, outcomes, type Role } from "./capture.ts";

/** One capture and where its records stand. Offsets and lengths are bytes of the compressed file. */
export interface Entry {
  capture: Capture;
  /** Body of the request, null when it had none. */
  body: string | null;
  /** Name of the WARC file. */
  file: string;
  /** The response or revisit record. */
  offset: number;
  length: number;
  /** The whole group; that of the first capture of a file includes the file's warcinfo record. */
  start: number;
  end: number;
}

const roles = ["robots", "list", "article", "attachment", "report", "file"] as const satisfies Role[];

const fields = z.object({
  url: z.string(),
  mime: z.string(),
  status: z.string(),
  digest: z.string().startsWith("sha256:"),
  offset: z.coerce.number().int().min(0),
  length: z.coerce.number().int().min(1),
  filename: z.string(),
  method: z.literal("POST").optional(),
  requestBody: z.string().optional(),
  source: z.string(),
  role: z.enum(roles),
  asked: z.string(),
  date: z.string(),
  outcome: z.enum(outcomes),
  contentType: z.string(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  payloadLength: z.number().int().min(0),
  row: z.object({
    url: z.string(),
    title: z.string(),
    date: z.string().nullable(),
    note: z.string().nullable(),
  }).nullable(),
  hints: z.record(z.string(), z.string()).optional(),
  revisit: z.boolean(),
  start: z.number().int().min(0),
  end: z.number().int().min(1),
});

/** One line, without its line feed. */
export function entryLine({ capture, body, file, offset, length, start, end }: Entry): string {
  const json: z.input<typeof fields> = {
    url: capture.finalUrl,
    mime: capture.revisit ? "warc/revisit" : capture.contentType.split(";")[0]?.trim() || "unk",
    status: String(capture.status),
    digest: capture.digest,
    offset: String(offset),
    length: String(length),
    filename: file,
    ...(body !== null && { method: "POST" as const, requestBody: body }),
    source: capture.source,
    role: capture.role,
    asked: capture.url,
    date: capture.date,
    outcome: capture.outcome,
    contentType: capture.contentType,
    etag: capture.etag,
    lastModified: capture.lastModified,
    payloadLength: capture.length,
    row: capture.row,
    ...(capture.hints && { hints: capture.hints }),
    revisit: capture.revisit,
    start,
    end,
  };
  const address = body === null ? capture.finalUrl : appendRequestQuery(capture.finalUrl, body, "POST");
  return `${getSurt(address).replaceAll(/\s/g, "%20")} ${capture.date.replaceAll(/\D/g, "")} ${
    JSON.stringify(json)
  }`;
}

/** The entry of one line, or null when the line is not one that {@linkcode entryLine} made. */
export function parseLine(line: string): Entry | null {
  const brace = line.indexOf("{", line.indexOf(" ", line.indexOf(" ") + 1));
  if (brace < 0) return null;
  const parsed = fields.safeParse(jsonOrNull(line.slice(brace)));
  if (!parsed.success) return null;
  const { data } = parsed;
  const capture: Capture = {
    source: data.source,
    role: data.role,
    url: data.asked,
    finalUrl: data.url,
    date: data.date,
    status: Number(data.status),
    outcome: data.outcome,
    contentType: data.contentType,
    etag: data.etag,
    lastModified: data.lastModified,
    digest: data.digest,
    length: data.payloadLength,
    row: data.row,
    ...(data.hints && { hints: data.hints }),
    revisit: data.revisit,
  };
  const { offset, length, start, end } = data;
  return { capture, body: data.requestBody ?? null, file: data.filename, offset, length, start, end };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // the caller makes the index again from the WARC
  }
}

/** Text of a whole index, sorted as binary search over it wants. */
export function sortedIndex(entries: Entry[]): string {
  return entries.map((entry) => `${entryLine(entry)}\n`).sort().join("");
}

/**
 * Entries of an index in the order of the file, as far as they join up: each group must start where the one before
 * it ended. What comes after a gap is left out; the caller reads it from the WARC.
 */
export function readIndex(text: string, file: string): Entry[] {
  const entries = text.split("\n").slice(0, -1) // a last line without line feed was cut short
    .map(parseLine)
    .filter((entry) => entry !== null && entry.file === file) as Entry[];
  entries.sort((a, b) => a.start - b.start);
  let end = 0;
  const gap = entries.findIndex((entry) => {
    if (entry.start !== end) return true;
    end = entry.end;
    return false;
  });
  return gap < 0 ? entries : entries.slice(0, gap);
}
