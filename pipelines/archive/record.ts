/**
 * The WARC 1.1 records of one exchange, and back: a group of answer, request and metadata.
 *
 *     response   the answer: status line, headers and the decoded entity
 *       revisit  in its place when an earlier record holds the payload: the headers alone
 *       resource in its place when nothing was asked over HTTP (`urn:` addresses): the bytes alone, no request record
 *     request    what was asked
 *     metadata   application/json: the capture as the index has it, the request body, the redirects
 *
 * The metadata record closes a group, so a group without one was never finished. Record ids are derived from
 * content and order, never random: the same exchanges give the same bytes. Headers that speak of the transfer
 * coding, which we have taken off, are kept with the prefix `X-Archive-Orig-`.
 *
 * @module
 */
import { STATUS_CODES } from "node:http";
import { WARC_1_1, WARCParser, WARCRecord, WARCSerializer } from "warcio";
import { sha256 } from "../model/id.ts";
import type { HttpRequest, HttpResponse } from "../effects.ts";
import type { Capture, Exchange } from "./capture.ts";
import { pack } from "./member.ts";

type RecordType = "warcinfo" | "response" | "revisit" | "resource" | "request" | "metadata";

/** A capture and its place in the order of the archive, which together make its record id. */
export interface Placed {
  capture: Capture;
  /** Number of captures written before it. */
  order: number;
}

/** The members of one exchange, ready to be appended. */
export interface Group {
  bytes: Uint8Array;
  /** Bytes of the first member, which is the response or revisit. */
  length: number;
}

/** What the metadata record keeps. */
export interface Metadata {
  capture: Capture;
  /** Body of the request, null when it had none. */
  body: string | null;
  redirects: string[];
}

/** One record read back. */
export interface ReadRecord {
  type: string;
  block: Uint8Array;
}

interface Parts {
  type: RecordType;
  id: string;
  date: string;
  url?: string;
  contentType: string;
  block: Uint8Array;
  headers: Record<string, string>;
}

/** The group of one exchange. `original` is the capture that holds the payload when this one only confirms it. */
export async function packGroup(
  exchange: Exchange,
  { placed, original }: { placed: Placed; original: Placed | null },
): Promise<Group> {
  const first = await answerMember(exchange, { placed, original });
  const request = isHttp(placed.capture.url)
    ? await requestMember(exchange.request, placed)
    : new Uint8Array();
  const last = await metadataMember(exchange, placed);
  return { bytes: join([first, request, last]), length: first.length };
}

async function answerMember(
  { response }: Exchange,
  { placed, original }: { placed: Placed; original: Placed | null },
): Promise<Uint8Array> {
  const { capture } = placed;
  const http = isHttp(capture.url);
  const head = http ? responseHead(response) : new Uint8Array();
  return await member({
    type: original ? "revisit" : http ? "response" : "resource",
    id: recordId("response", placed),
    date: capture.date,
    url: capture.finalUrl,
    contentType: http
      ? "application/http; msgtype=response"
      : capture.contentType || "application/octet-stream",
    block: original ? head : join([head, response.body]),
    headers: { "WARC-Payload-Digest": capture.digest, ...(original && revisitHeaders(capture, original)) },
  });
}

async function requestMember(request: HttpRequest, placed: Placed): Promise<Uint8Array> {
  const body = encode(request.body ?? "");
  return await member({
    type: "request",
    id: recordId("request", placed),
    date: placed.capture.date,
    url: placed.capture.url,
    contentType: "application/http; msgtype=request",
    block: join([requestHead(request, body.length), body]),
    headers: { "WARC-Payload-Digest": digestOf(body), "WARC-Concurrent-To": recordId("response", placed) },
  });
}

async function metadataMember({ request, response }: Exchange, placed: Placed): Promise<Uint8Array> {
  const { capture } = placed;
  const metadata: Metadata = { capture, body: request.body ?? null, redirects: response.redirects };
  const block = encode(JSON.stringify(metadata));
  return await member({
    type: "metadata",
    id: recordId("metadata", placed),
    date: capture.date,
    url: capture.finalUrl,
    contentType: "application/json",
    block,
    headers: { "WARC-Payload-Digest": digestOf(block), "WARC-Concurrent-To": recordId("response", placed) },
  });
}

function isHttp(url: string): boolean {
  return /^https?:/i.test(url);
}

/** The record that opens a file. `date` is that of the first capture in it: the archive has no clock of its own. */
export async function packInfo(filename: string, date: string): Promise<Uint8Array> {
  const fields = {
    software: "Zhiji",
    format: "WARC File Format 1.1",
    conformsTo: "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return await member({
    type: "warcinfo",
    id: urn(`warcinfo\n${filename}\n${date}`),
    date,
    contentType: "application/warc-fields",
    block: encode(lines),
    headers: { "WARC-Filename": filename },
  });
}

/** Reads one unpacked record. @throws {Error} when it is no WARC record, cut short, or its block digest is wrong. */
export async function readRecord(bytes: Uint8Array): Promise<ReadRecord> {
  const record = await WARCParser.parse([bytes], { parseHttp: false });
  if (!record) throw new Error("Cannot read WARC record: found no record header");
  const block = await record.readFully(false);
  if (record.warcBlockDigest !== digestOf(block)) {
    throw new Error(
      `Cannot read WARC record: wanted block ${record.warcBlockDigest}, found ${digestOf(block)}`,
    );
  }
  return { type: record.warcType, block };
}

/** The payload of an answer: the entity of a response, the whole block of a resource. */
export function payloadOf({ type, block }: ReadRecord): Uint8Array {
  if (type === "resource") return block;
  for (let at = block.indexOf(13); at >= 0; at = block.indexOf(13, at + 1)) {
    if (block[at + 1] === 10 && block[at + 2] === 13 && block[at + 3] === 10) return block.subarray(at + 4);
  }
  throw new Error("Cannot read the entity of a response record: found no end of its headers");
}

/** `sha256:<hex>` of bytes, as WARC and CDXJ label digests. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${sha256(bytes)}`;
}

async function member({ type, id, date, url, contentType, block, headers }: Parts): Promise<Uint8Array> {
  const record = WARCRecord.create({
    type,
    date,
    url,
    warcVersion: WARC_1_1,
    warcHeaders: {
      "WARC-Record-ID": id,
      "Content-Type": contentType,
      "WARC-Block-Digest": digestOf(block),
      ...headers,
    },
  }, [block]);
  record.httpHeaders = null; // the block holds them, byte for byte
  // `create` knows one profile only, and sets it over ours
  const profile = headers["WARC-Profile"];
  if (profile) record.warcHeaders.headers.set("WARC-Profile", profile);
  return await pack(await WARCSerializer.serialize(record));
}

function revisitHeaders(capture: Capture, original: Placed): Record<string, string> {
  const profile = capture.status === 304 ? "server-not-modified" : "identical-payload-digest";
  return {
    "WARC-Profile": `http://netpreserve.org/warc/1.1/revisit/${profile}`,
    "WARC-Refers-To": recordId("response", original),
    "WARC-Refers-To-Target-URI": original.capture.finalUrl,
    "WARC-Refers-To-Date": original.capture.date,
  };
}

function recordId(type: RecordType, { capture, order }: Placed): string {
  return urn([type, order, capture.url, capture.date, capture.digest].join("\n"));
}

/** A version 8 UUID (RFC 9562: contents of one's own making), here the head of a SHA-256. */
function urn(name: string): string {
  const hex = sha256(name);
  const variant = "89ab"[parseInt(hex.slice(16, 17), 16) & 3];
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `<urn:uuid:${groups.join("-")}>`;
}

function responseHead(response: HttpResponse): Uint8Array {
  const lines = [`HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ""}`];
  const length = String(response.body.length);
  const withEntity = response.status !== 304;
  for (const [name, value] of response.headers) {
    const gone = name === "content-encoding" || name === "transfer-encoding" ||
      (name === "content-length" && value !== length);
    lines.push(`${withEntity && gone ? "X-Archive-Orig-" : ""}${name}: ${value}`);
  }
  if (withEntity && response.headers.get("content-length") !== length) {
    lines.push(`content-length: ${length}`);
  }
  return latin1(`${lines.join("\r\n")}\r\n\r\n`);
}

function requestHead(request: HttpRequest, length: number): Uint8Array {
  const { host, pathname, search } = new URL(request.url);
  const lines = [`${request.method ?? "GET"} ${pathname}${search} HTTP/1.1`, `host: ${host}`];
  for (const [name, value] of Object.entries(request.headers ?? {})) lines.push(`${name}: ${value}`);
  if (length > 0) lines.push(`content-length: ${length}`);
  return latin1(`${lines.join("\r\n")}\r\n\r\n`);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Header values are byte strings: one character, one byte. */
function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}

function join(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
