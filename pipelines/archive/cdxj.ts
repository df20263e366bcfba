/**
 * The CDXJ index of one WARC file: a line for each capture, which pywb and its kin can read.
 *
 *     cn,gov,example)/a.html 20240906071203 {"url":…,"mime":…,"status":…,"digest":…,"offset":…,"length":…,"filename":…, ours}
 *
 * Lines are appended in the order of writing and sorted when the file is finished; the reader sorts by offset and
 * accepts both. Fields of ours say what the standard ones cannot: source, role, outcome, row, and where the group of
 * records starts and ends, so that a gap between index and file is seen. Redirects have lines of their own, of standard
 * fields only, for other readers; ours finds them in the line of the capture they led to. The index holds nothing that
 * the WARC does not; a missing or damaged one is made again from it.
 *
 * @module
 */
import { appendRequestQuery, getSurt } from "warcio";
import { z } from "zod";
import { type Capture, outcomes, type Role } from "./capture.ts";
import type { HopLine, Span } from "./group.ts";

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
  /** The redirects before it; absent when there are none. */
  hops?: (HopLine & Span)[];
  /** The whole group; that of the first capture of a file includes the file's warcinfo record. */
  start: number;
  end: number;
}

const roles = ["robots", "list", "article", "attachment", "report", "file"] as const satisfies Role[];

const bytes = z.number().int().min(0);

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
  payloadLength: bytes,
  row: z.object({
    url: z.string(),
    title: z.string(),
    date: z.string().nullable(),
    note: z.string().nullable(),
  }).nullable(),
  parent: z.string().optional(),
  links: z.array(z.object({ url: z.string(), title: z.string() })).optional(),
  tls: z.literal("curl").optional(),
  hints: z.record(z.string(), z.string()).optional(),
  revisit: z.boolean(),
  hops: z.array(z.object({
    url: z.string(),
    status: z.number().int(),
    contentType: z.string(),
    digest: z.string(),
    offset: bytes,
    length: bytes,
  })).optional(),
  start: bytes,
  end: z.number().int().min(1),
});

/** The lines of one capture, each with its line feed: its own first, then those of its redirects. */
export function entryLines(entry: Entry): string {
  const { capture: { date, ...capture }, file, hops = [] } = entry;
  const address = entry.body === null
    ? capture.finalUrl
    : appendRequestQuery(capture.finalUrl, entry.body, "POST");
  const own = line(address, date, ownFields(entry));
  return own + hops.map(({ url, status, contentType, digest, offset, length }) =>
    line(url, date, {
      url,
      mime: mediaType(contentType),
      status: String(status),
      digest,
      offset: String(offset),
      length: String(length),
      filename: file,
    })
  ).join("");
}

function line(address: string, date: string, json: object): string {
  return `${getSurt(address).replaceAll(/\s/g, "%20")} ${date.replaceAll(/\D/g, "")} ${
    JSON.stringify(json)
  }\n`;
}

function ownFields({ capture, body, file, offset, length, hops, start, end }: Entry): z.input<typeof fields> {
  const { url, finalUrl, status, digest, length: payloadLength, ...rest } = capture;
  return {
    url: finalUrl,
    mime: capture.revisit ? "warc/revisit" : mediaType(capture.contentType),
    status: String(status),
    digest,
    offset: String(offset),
    length: String(length),
    filename: file,
    ...(body !== null && { method: "POST" as const, requestBody: body }),
    asked: url,
    payloadLength,
    ...rest,
    ...(hops && { hops }),
    start,
    end,
  };
}

function mediaType(contentType: string): string {
  return contentType.split(";")[0]?.trim() || "unk";
}

/** The entry of one line, or null when the line is that of a redirect or not one of ours at all. */
export function parseLine(text: string): Entry | null {
  const brace = text.indexOf("{", text.indexOf(" ", text.indexOf(" ") + 1));
  if (brace < 0) return null;
  const parsed = fields.safeParse(jsonOrNull(text.slice(brace)));
  if (!parsed.success) return null;
  const { asked, url, status, payloadLength, mime: _mime, method: _method, requestBody, ...rest } =
    parsed.data;
  const { offset, length, filename, start, end, hops, ...capture } = rest;
  return {
    capture: { ...capture, url: asked, finalUrl: url, status: Number(status), length: payloadLength },
    body: requestBody ?? null,
    file: filename,
    offset,
    length,
    ...(hops && { hops }),
    start,
    end,
  };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // the caller makes the index again from the WARC
  }
}
