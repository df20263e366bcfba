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
  return {
    release: releaseNotice(release),
    count: list.count,
    count_is: list.countIs,
    limits: { limit: list.limit, limit_max: mostPerPage },
    next: list.next,
    data: list.items,
  };
}

/** Body of one thing. */
export function itemBody<Item>(release: OpenRelease, data: Item) {
  return { release: releaseNotice(release), data };
}

/** What an answer is made of. */
export interface Content {
  body: string;
  type: string;
  /** True when the address names the release: then it never changes. */
  pinned: boolean;
}

/** The answer, or 304 where the client has it already. */
export function answer(c: Context, { body, type, pinned }: Content): Response {
  const etag = `"${sha256(body).slice(0, 32)}"`;
  const headers = { etag, "cache-control": pinned ? immutable : "no-cache" };
  if (hasTag(c.req.header("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, "content-type": type } });
}

/** A JSON answer; see {@linkcode answer}. */
export function json(c: Context, body: unknown, { pinned }: { pinned: boolean }): Response {
  return answer(c, { body: JSON.stringify(body), type: "application/json; charset=utf-8", pinned });
}

/** `Cache-Control` of what never changes. */
export const immutable = "public, max-age=31536000, immutable";

/** Whether a list of entity tags, or `*`, holds a tag; weak comparison. */
export function hasTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").map((tag) => tag.trim().replace(/^W\//, "")).some((tag) =>
    tag === etag || tag === "*"
  );
}
