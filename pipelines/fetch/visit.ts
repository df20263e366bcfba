/**
 * One request of a collection, from turn to archive: asks conditionally, judges the answer, keeps it.
 *
 * The archive gets every answer whatever its status; a request without an answer leaves no record there, only its
 * issue in the account of the run. An answer with the bytes we have already counts as unchanged, as a 304 does.
 *
 * @module
 */
import type { Answered, Archive, Capture, Outcome, Role } from "../archive/capture.ts";
import { digestOf } from "../archive/record.ts";
import type { Effects, HttpRequest } from "../effects.ts";
import { FetchError } from "../errors.ts";
import type { Link, ListRequest, Page, Row } from "../../sources/define.ts";
import { outcomeOf } from "./fault.ts";
import { judge } from "./outcome.ts";
import type { Politeness } from "./politeness.ts";

/** Decodes bytes by `Content-Type`, markup and the bytes themselves. */
export type Decode = (bytes: Uint8Array, contentType: string) => { text: string; charset: string };

/** What a visit needs. */
export interface VisitContext {
  archive: Archive;
  effects: Pick<Effects, "http" | "clock">;
  politeness: Politeness;
  decode: Decode;
}

/** What to fetch, for whom, and how to read it. */
export interface Errand<T> {
  source: string;
  role: Role;
  request: ListRequest;
  row: Row | null;
  /** Address of the article that an attachment is linked from. */
  parent?: string;
  /** What is known of a file besides its address: `name`, the text of the link. */
  hints?: Record<string, string>;
  /** Reads the page; a throw means that it is not what it should be. Null where nobody reads it at once. */
  read: ((page: Page) => T) | null;
  /** What the capture before says that `read` would give of the same bytes; undefined when it does not say. */
  recall?: (before: Capture) => T | undefined;
  /** The links in what was read, to be noted on the capture. */
  links?: (content: T) => Link[];
}

/** What came of it. */
export interface Visit<T> {
  outcome: Outcome;
  /** Status of the answer, null when there was none. */
  status: number | null;
  /** What `read` made of the page; null unless the outcome is `ok` or `unchanged`. */
  content: T | null;
  /** Why, in words, when the outcome is neither `ok` nor `unchanged`. */
  found: string;
}

/** Fetches one page and archives the answer. @throws what the archive throws; a failing site never throws */
export async function visit<T>(context: VisitContext, errand: Errand<T>): Promise<Visit<T>> {
  const { archive, effects, politeness } = context;
  const { url, body } = errand.request;
  const before = goodOrNull(archive.latest(url, body));
  const request = requestFor(errand.request, before);
  let date = effects.clock();
  let response: Answered;
  try {
    response = await politeness.turn(url, (pause) => {
      date = effects.clock();
      return effects.http({ ...request, pause });
    });
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    return { outcome: outcomeOf(error), status: null, content: null, found: reasonIn(error) };
  }
  const { status } = response;
  if (status === 304 && !before) {
    return { outcome: "failed", status, content: null, found: "HTTP 304 for a page that we do not have" };
  }
  const result = await judged(context, errand, { response, before });
  const { source, role, row, parent, hints } = errand;
  const links = result.content === null ? undefined : errand.links?.(result.content);
  const { outcome } = result;
  await archive.append({
    source,
    role,
    row,
    ...(parent !== undefined && { parent }),
    ...(links && { links }),
    ...(hints && { hints }),
    request,
    response,
    date,
    outcome,
  });
  return { ...result, status };
}

async function judged<T>(
  { archive, decode }: VisitContext,
  { request, role, read, recall }: Errand<T>,
  { response, before }: { response: Answered; before: Capture | null },
): Promise<Omit<Visit<T>, "status">> {
  const { status, url, body, headers } = response;
  const same = before !== null && (status === 304 || isSame(before, body));
  const known = same ? recall?.(before) : undefined;
  if (same && (known !== undefined || !read)) {
    return { outcome: "unchanged", content: known ?? null, found: "" };
  }
  const type = headers.get("content-type") ?? "";
  const text = status === 304 && before
    ? decode(await archive.payload(before.digest), before.contentType).text
    : isFile(role, type)
    ? null
    : decode(body, type).text;
  const judgedText = role === "robots" ? null : text;
  const outcome = body.length === 0 && role === "attachment" && status === 200
    ? "empty"
    : judge({ status, url: request.url, finalUrl: url, text: judgedText });
  if (outcome !== "ok" && outcome !== "unchanged") {
    return { outcome, content: null, found: describe(outcome, response) };
  }
  try {
    const content = read ? read({ url, text: text ?? "" }) : null;
    return { outcome: same ? "unchanged" : outcome, content, found: "" };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { outcome: "layout_drift", content: null, found };
  }
}

/** Whether an answer with a body brings the bytes that a good capture has. */
function isSame(before: Capture, body: Uint8Array): boolean {
  return before.length === body.length && before.digest === digestOf(body);
}

/** Whether an answer is a file, which has no words to judge it by; an error page in its place is HTML. */
function isFile(role: Role, contentType: string): boolean {
  return role === "attachment" && !/html/i.test(contentType);
}

function describe(outcome: Outcome, { status, url, redirects }: Answered): string {
  const from = redirects.length > 0 ? ` at ${url}` : "";
  return `HTTP ${status}${status >= 200 && status < 300 ? ` with ${words[outcome] ?? outcome}` : ""}${from}`;
}

const words: Partial<Record<Outcome, string>> = {
  empty: "an empty page",
  soft_404: "an error page",
  blocked: "a challenge",
};

/** The message of an error without its "Cannot fetch <url>: " head, which the issue says in its own way. */
function reasonIn(error: FetchError): string {
  const { url } = error.details;
  const head = `Cannot fetch ${url}: `;
  return error.message.startsWith(head) ? error.message.slice(head.length) : error.message;
}

/** A capture that a conditional request may build on. */
function goodOrNull(capture: Capture | null): Capture | null {
  return capture && (capture.outcome === "ok" || capture.outcome === "unchanged") ? capture : null;
}

function requestFor({ url, method = "GET", body }: ListRequest, before: Capture | null): HttpRequest {
  const headers: Record<string, string> = {};
  if (body !== undefined) headers["content-type"] = "application/x-www-form-urlencoded; charset=UTF-8";
  if (before?.etag) headers["if-none-match"] = before.etag;
  if (before?.lastModified) headers["if-modified-since"] = before.lastModified;
  return { url, method, headers, ...(body !== undefined && { body }) };
}
