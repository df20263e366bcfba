/**
 * What holds for every answer: read-only methods, open to scripts of any site, never sniffed, never framed.
 *
 * @module
 */
import type { MiddlewareHandler } from "hono";
import { Problem, problemResponse } from "./problem.ts";

const headers = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag, content-range, content-disposition",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

const methods = "GET, HEAD, OPTIONS";

/** Refuses all methods but GET, HEAD and OPTIONS, and adds the headers every answer has. */
export const manners: MiddlewareHandler = async (c, next) => {
  if (c.req.method === "OPTIONS") c.res = preflight();
  else if (c.req.method === "GET" || c.req.method === "HEAD") await next();
  else c.res = refusal(c.req.method, c.req.path);
  for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
};

function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      allow: methods,
      "access-control-allow-methods": methods,
      "access-control-allow-headers": "range, if-none-match, if-range",
      "access-control-max-age": "86400",
    },
  });
}

function refusal(method: string, path: string): Response {
  const detail = `Cannot ${method} ${path}: this service only reads`;
  return problemResponse(new Problem("method_not_allowed", detail, { headers: { allow: methods } }), path);
}
