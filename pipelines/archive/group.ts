/**
 * The records of one exchange, a group in the WARC file: redirects, answer, request, metadata.
 *
 *     response, request    for each redirect on the way, first to last
 *     response   the answer: status line, headers and the decoded entity
 *       revisit  in its place when an earlier record holds the payload: the headers alone
 *       resource in its place when nothing was asked over HTTP (`urn:` addresses): the bytes alone, no request record
 *     request    what was asked, with the headers that were really sent
 *     metadata   application/json: the capture as the index has it, the request body, the redirects
 *
 * The metadata record closes a group, so a group without one was never finished. Record ids are derived from
 * content and order, never random: the same exchanges give the same bytes. Headers that speak of the transfer
 * coding, which we have taken off, are kept with the prefix `X-Archive-Orig-`.
 *
 * @module
 */
import { STATUS_CODES } from "node:http";
import { sha256 } from "../model/id.ts";
import type { HttpRequest } from "../effects.ts";
import type { Capture, Exchange, Hop } from "./capture.ts";
import { pack } from "./member.ts";
import { digestOf, type RecordType, writeRecord } from "./record.ts";

const encoder = new TextEncoder();

/** A capture and its place in the order of the archive, which together make its record id. */
export interface Placed {
  capture: Capture;
  /** Number of captures written before it. */
  order: number;
}

/** A capture whose group is being packed. */
interface Packing extends Placed {
  /** Id of its answer's record, which the other records name. */
  answerId: string;
}

/** A redirect as the index knows it. */
export interface HopLine {
  url: string;
  status: number;
  contentType: string;
  digest: string;
}

/** The members of one exchange, ready to be appended. */
export interface Group {
  members: Uint8Array[];
  /** Bytes of all members. */
  size: number;
  /** Where the answer's member lies among them. */
  answer: Span;
  /** Where the answer of each redirect lies. */
  hops: (HopLine & Span)[];
}

/** Bytes from `offset` on, compressed. */
export interface Span {
  offset: number;
  length: number;
}

/** What the metadata record keeps. */
export interface Metadata {
  capture: Capture;
  /** Body of the request, null when it had none. */
  body: string | null;
  /** Addresses that redirected. */
  redirects: string[];
  /** The redirects whose records stand in this group; absent when there are none. */
  hops?: HopLine[];
}

/** The group of one exchange. `original` is the capture that holds the payload when this one only confirms it. */
export function packGroup(
  exchange: Exchange,
  { placed, original }: { placed: Placed; original: Placed | null },
): Group {
  const members: Uint8Array[] = [];
  let size = 0;
  const add = (member: Uint8Array): Span => {
    members.push(member);
    size += member.length;
    return { offset: size - member.length, length: member.length };
  };
  const { request, response } = exchange;
  const { sent = request, hops = [] } = response;
  const packing = { ...placed, answerId: recordId("response", placed) };
  const lines = hops.map((hop, index) => {
    const id = recordId(`hop ${index}`, placed);
    const span = add(hopMember(hop, { placed, id }));
    add(
      requestMember(hop.request, { placed, id: recordId(`request of hop ${index}`, placed), answerId: id }),
    );
    return { ...hopLine(hop), ...span };
  });
  const { answerId } = packing;
  const answer = add(answerMember(exchange, { packing, original }));
  if (isHttp(placed.capture.url)) {
    add(requestMember(sent, { placed, id: recordId("request", placed), answerId }));
  }
  add(metadataMember(exchange, packing));
  return { members, size, answer, hops: lines };
}

function answerMember(
  { response }: Exchange,
  { packing, original }: { packing: Packing; original: Placed | null },
): Uint8Array {
  const { capture, answerId } = packing;
  const http = isHttp(capture.url);
  const head = http ? [responseHead(response)] : [];
  return pack(writeRecord({
    type: original ? "revisit" : http ? "response" : "resource",
    id: answerId,
    date: capture.date,
    url: capture.finalUrl,
    contentType: http
      ? "application/http; msgtype=response"
      : capture.contentType || "application/octet-stream",
    block: original ? head : [...head, response.body],
    headers: { "WARC-Payload-Digest": capture.digest, ...(original && revisitHeaders(capture, original)) },
  }));
}

function hopMember(hop: Hop, { placed, id }: { placed: Placed; id: string }): Uint8Array {
  return pack(writeRecord({
    type: "response",
    id,
    date: placed.capture.date,
    url: hop.request.url,
    contentType: "application/http; msgtype=response",
    block: [responseHead(hop), hop.body],
    headers: { "WARC-Payload-Digest": digestOf(hop.body) },
  }));
}

function hopLine({ request, status, headers, body }: Hop): HopLine {
  return { url: request.url, status, contentType: headers.get("content-type") ?? "", digest: digestOf(body) };
}

/** The request that an answer was given to. */
function requestMember(
  request: HttpRequest,
  { placed, id, answerId }: { placed: Placed; id: string; answerId: string },
): Uint8Array {
  const body = encoder.encode(request.body ?? "");
  return pack(writeRecord({
    type: "request",
    id,
    date: placed.capture.date,
    url: request.url,
    contentType: "application/http; msgtype=request",
    block: [requestHead(request, body.length), body],
    headers: { "WARC-Concurrent-To": answerId },
  }));
}

function metadataMember({ request, response }: Exchange, packing: Packing): Uint8Array {
  const { capture, answerId } = packing;
  const metadata: Metadata = {
    capture,
    body: request.body ?? null,
    redirects: response.redirects,
    ...(response.hops?.length && { hops: response.hops.map(hopLine) }),
  };
  const block = [encoder.encode(JSON.stringify(metadata))];
  return pack(writeRecord({
    type: "metadata",
    id: recordId("metadata", packing),
    date: capture.date,
    url: capture.finalUrl,
    contentType: "application/json",
    block,
    headers: { "WARC-Concurrent-To": answerId },
  }));
}

function isHttp(url: string): boolean {
  return /^https?:/i.test(url);
}

/** The record that opens a file. `date` is that of the first capture in it: the archive has no clock of its own. */
export function packInfo(filename: string, date: string): Uint8Array {
  const fields = {
    software: "Zhiji",
    format: "WARC File Format 1.1",
    conformsTo: "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
  };
  const type: RecordType = "warcinfo";
  return pack(writeRecord({
    type,
    id: urn(`warcinfo\n${filename}\n${date}`),
    date,
    contentType: "application/warc-fields",
    block: [encoder.encode(Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`).join(""))],
    headers: { "WARC-Filename": filename },
  }));
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

function recordId(role: string, { capture, order }: Placed): string {
  return urn([role, order, capture.url, capture.date, capture.digest].join("\n"));
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

function responseHead({ status, headers, body }: Pick<Hop, "status" | "headers" | "body">): Uint8Array {
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`];
  const length = String(body.length);
  const withEntity = status !== 304;
  for (const [name, value] of headers) {
    const gone = name === "content-encoding" || name === "transfer-encoding" ||
      (name === "content-length" && value !== length);
    lines.push(`${withEntity && gone ? "X-Archive-Orig-" : ""}${name}: ${value}`);
  }
  if (withEntity && headers.get("content-length") !== length) lines.push(`content-length: ${length}`);
  return latin1(`${lines.join("\r\n")}\r\n\r\n`);
}

function requestHead(request: HttpRequest, length: number): Uint8Array {
  const { host, pathname, search } = new URL(request.url);
  const headers = request.headers ?? {};
  const lines = [`${request.method ?? "GET"} ${pathname}${search} HTTP/1.1`];
  if (!("host" in headers)) lines.push(`host: ${host}`);
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  if (length > 0 && !("content-length" in headers)) lines.push(`content-length: ${length}`);
  return latin1(`${lines.join("\r\n")}\r\n\r\n`);
}

/** Header values are byte strings: one character, one byte. */
function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
