/** A page as a response: HTML that may load nothing but our own style. @module */
import type { Context } from "hono";
import type { JSX } from "hono/jsx/jsx-runtime";
import { answer } from "../api/answer.ts";

/** Headers of every page. */
const pageHeaders = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

const type = "text/html; charset=utf-8";

/** Answers with a page, or 304 where the browser has it already. */
export function pageAnswer(c: Context, page: JSX.Element): Response {
  const response = answer(c, { body: markup(page), type, pinned: false });
  for (const [name, value] of Object.entries(pageHeaders)) response.headers.set(name, value);
  return response;
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
