/**
 * Answers: JSON that says which release it is from, on what terms, and how much of what was found it holds.
 *
 *     { "release": { "version", "sample", "notice", "licence", "attribution" },
 *       "count", "count_is", "limits", "next", "data": [ … ] }      a list
 *     { "release": …, "data": { … } }                               one thing
 *
 * Pinned to a release, an address gives the same bytes for ever and says so; otherwise a cache must ask again, and is
 * told by the ETag, a hash of the bytes, when nothing changed.
 *
 * @module
 */
import type { Context } from "hono";
import { sha256 } from "../../pipelines/model/id.ts";
import { identity } from "../release/identity.ts";
import type { OpenRelease } from "./open_release.ts";
import { mostPerPage } from "./parameters.ts";

/** What a list holds besides its records. */
export interface List<Item> {
  count: number;
  /** `at_least` when counting stopped. */
  countIs: "exact" | "at_least";
  limit: number;
  /** Cursor of the next page, null on the last. */
  next: string | null;
  items: Item[];
}

/** What an answer says of the release it is from. */
export function releaseNotice({ version, sample }: Pick<OpenRelease, "version" | "sample">) {
  const { title, licence, description, note } = identity(sample);
  return {
    version,
    sample,
    ...(sample && { notice: `${description.zh} ${description.en}` }),
    licence: { name: licence.name, url: licence.path, note: note.en },
    attribution: `${title.en}, release ${version}`,
  };
}

/** Body of a list. */
export function listBody<Item>(release: OpenRelease, list: List<Item>) {
  return { ...listHead(release, list), data: list.items };
}

/** All of a list but its items. */
export function listHead(release: OpenRelease, list: Omit<List<unknown>, "items">) {
  return {
    release: releaseNotice(release),
    count: list.count,
    count_is: list.countIs,
    limits: { limit: list.limit, limit_max: mostPerPage },
    next: list.next,
  };
}

/** Body of one thing. */
export function itemBody<Item>(release: OpenRelease, data: Item) {
  return { release: releaseNotice(release), data };
}

/** What an answer is made of. */
export interface Content {
  /** Text, or its bytes in UTF-8. */
  body: string | Uint8Array<ArrayBuffer>;
  type: string;
  /** True when the address names the release: then it never changes. */
  pinned: boolean;
  /** Release it is from; absent where it is from none, and then it is not kept for the next who asks. */
  version?: string;
}

/** A content with the hash that stands for it. */
export interface Tagged extends Content {
  etag: string;
}

/** Name under which {@linkcode answer} leaves the content with the request, for whoever keeps answers. */
export const contentName = "content";

/** Name under which whoever keeps answers says that it sends them too: then the route makes none of its own. */
export const senderName = "sender";

/** The answer, or 304 where the client has it already. */
export function answer(c: Context, content: Content): Response {
  const tagged = { ...content, etag: `"${sha256(content.body).slice(0, 32)}"` };
  c.set(contentName, tagged);
  if (content.version !== undefined && c.get(senderName) === true) return new Response(null);
  const { headers, fresh } = conditional(tagged, c.req.header("if-none-match"));
  if (fresh) return new Response(null, { status: 304, headers });
  return new Response(content.body, { headers: { ...headers, "content-type": content.type } });
}

/** Headers of a content, and whether the client has it. */
export function conditional(
  { etag, pinned }: Tagged,
  tags: string | undefined | null,
): { headers: Record<string, string>; fresh: boolean } {
  const headers = { etag, "cache-control": pinned ? immutable : "no-cache" };
  return { headers, fresh: hasTag(tags ?? undefined, etag) };
}

/** A JSON answer; see {@linkcode answer}. A `body` with `release.version` is kept for the next who asks the same. */
export function json(
  c: Context,
  body: { release?: { version: string } } | object,
  { pinned }: { pinned: boolean },
): Response {
  return jsonOf(c, { head: body, body: encoder.encode(JSON.stringify(body)), pinned });
}

/** A list of which the items are written already: `data` is a JSON array in UTF-8, and stands behind the rest. */
export function jsonAround(
  c: Context,
  head: { release: { version: string } },
  { data, pinned }: { data: Uint8Array; pinned: boolean },
): Response {
  const before = encoder.encode(`${JSON.stringify(head).slice(0, -1)},"data":`);
  const body = new Uint8Array(before.length + data.length + 1);
  body.set(before);
  body.set(data, before.length);
  body[body.length - 1] = closing;
  return jsonOf(c, { head, body, pinned });
}

const encoder = new TextEncoder(), closing = 0x7d; // }

function jsonOf(
  c: Context,
  { head, body, pinned }: {
    head: { release?: { version: string } } | object;
    body: Uint8Array<ArrayBuffer>;
    pinned: boolean;
  },
): Response {
  const version = "release" in head ? head.release?.version : undefined;
  return answer(c, {
    body,
    type: "application/json; charset=utf-8",
    pinned,
    ...(version !== undefined && { version }),
  });
}

/** `Cache-Control` of what never changes. */
export const immutable = "public, max-age=31536000, immutable";

/** Whether a list of entity tags, or `*`, holds a tag; weak comparison, and a packed answer counts as the same. */
export function hasTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").map((tag) => tag.trim().replace(/^W\//, "").replace(/-gzip"$/, '"')).some((tag) =>
    tag === etag || tag === "*"
  );
}

/** Whether the client takes gzip. */
export function takesGzip(c: Context): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$))/i.test(c.req.header("accept-encoding") ?? "");
}
