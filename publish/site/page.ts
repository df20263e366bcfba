/**
 * A page as a response: HTML that may load nothing but our own style, kept by release and address once made.
 *
 * @module
 */
import type { Context } from "hono";
import type { JSX } from "hono/jsx/jsx-runtime";
import { conditional } from "../api/answer.ts";
import { type AnswerCache, type Kept, packedBytes, ready } from "../api/answer_cache.ts";
import type { OpenRelease } from "../api/open_release.ts";
import type { Releases, Wanted } from "../api/releases.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import { languageOf, type View, viewOf } from "./view.ts";

/** Headers of every page: nothing from elsewhere, no script but our own files where a page names one. */
const pageHeaders = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

const type = "text/html; charset=utf-8";

/** What a page is made of. */
export interface Making {
  release: OpenRelease;
  view: View;
  /** The address without its language. */
  url: string;
}

/** Makes a page, or answers otherwise, as a redirect does. */
export type Make = (making: Making) => Promise<JSX.Element | Response>;

/** Where pages come from. */
export interface Pages {
  releases: Releases;
  kept: AnswerCache;
  /** The release that an address, without its language, is answered from. @default {the newest} */
  wanted?: (url: string) => Wanted;
}

/** Answers with a page, kept or made now. */
export async function answerPage(
  c: Context,
  { releases, kept, wanted }: Pages,
  make: Make,
): Promise<Response> {
  const settled = releases.settled ?? await releases.settle();
  const found = kept.get(`${settled} ${c.req.url}`);
  if (found) return await send(c, found);
  const { lang, url } = languageOf(c.req.url);
  const version = wanted?.(url);
  return await releases.use(version, async (release) => {
    const { origin, pathname, search } = new URL(url);
    const view = viewOf({ lang, release, path: pathname + search, origin });
    const made = await make({ release, view, url });
    if (made instanceof Response) return made;
    const body = markup(made);
    const page = ready({ body, type, pinned: false, etag: `"${sha256(body).slice(0, 32)}"` });
    if (version === undefined) kept.put(`${release.version} ${c.req.url}`, page);
    return await send(c, page);
  });
}

async function send(c: Context, page: Kept): Promise<Response> {
  const { headers, fresh } = conditional(page, c.req.header("if-none-match"));
  const all: Record<string, string> = {
    ...headers,
    ...pageHeaders,
    "content-type": type,
    vary: "accept-encoding",
  };
  if (fresh) return new Response(null, { status: 304, headers: all });
  const packed = /\bgzip\b/.test(c.req.header("accept-encoding") ?? "") ? await packedBytes(page) : null;
  if (packed) all["content-encoding"] = "gzip";
  return new Response(packed ?? page.bytes, { headers: all });
}

/** A page that is not to be kept, such as an error. */
export function pageResponse(
  page: JSX.Element,
  init: { status: number; headers: Record<string, string> },
): Response {
  const headers = { ...pageHeaders, "content-type": type, "cache-control": "no-store", ...init.headers };
  return new Response(markup(page), { status: init.status, headers });
}

function markup(page: JSX.Element): string {
  return `<!doctype html>${page}`;
}
