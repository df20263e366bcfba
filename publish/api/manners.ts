/**
 * What holds for every answer: read-only methods, bounded addresses, a bounded rate, an id and a time; open to scripts of
 * any site, never sniffed, never framed; packed where the client likes; given from memory where it was given before.
 *
 * One middleware and no chain: etag, compress and secure headers of a framework each take the answer apart and hash or
 * pack it anew on every request, and cost nine tenths of the requests a second. Here the hash is made when the answer is,
 * and a kept answer is one look in a map and one Response.
 *
 * @module
 */
import type { Context, MiddlewareHandler } from "hono";
import type { Effects } from "../../pipelines/effects.ts";
import { conditional, contentName, senderName, type Tagged, takesGzip } from "./answer.ts";
import { type AnswerCache, type Kept, packedBytes, ready } from "./answer_cache.ts";
import type { Measured, Metrics } from "./metrics.ts";
import { Problem, problemResponse } from "./problem.ts";
import { clientOf, type RateLimit } from "./rate_limit.ts";
import type { Releases } from "./releases.ts";

/** What the manners need. */
export interface MannersOptions {
  releases: Releases;
  cache: AnswerCache;
  metrics: Metrics;
  /** Null for no limit. */
  rate: RateLimit | null;
  /** How many proxies of ours stand before the service; 0 trusts no header. */
  proxies: number;
  /** What is logged of a request: nothing, its path, or its query too. */
  log: "none" | "paths" | "queries";
  effects: Pick<Effects, "clock" | "log">;
  /** Paths that take a POST. */
  posts: readonly string[];
}

/** Headers of every answer. */
const common = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers":
    "etag, content-range, content-disposition, link, ratelimit, ratelimit-policy, retry-after, server-timing, x-release, x-request-id",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "cross-origin",
};

/** Where an answer may load from, unless it says otherwise itself: it is data and loads nothing. */
const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

const dataHeaders = { ...common, "content-security-policy": dataPolicy };
const methods = "GET, HEAD, OPTIONS";
const longestAddress = 4_096; // characters of path and query

/** The middleware that every request goes through first. */
export function manners(options: MannersOptions): MiddlewareHandler {
  const { metrics, effects, log } = options;
  const run = crypto.randomUUID().slice(0, 8);
  let count = 0;
  return async (c, next) => {
    const id = `${run}-${(count++).toString(36)}`, begun = performance.now();
    metrics.begin();
    const seen: Seen = { id, begun, cache: "none", limits: {}, told: false };
    await answerTo(c, { next, options, seen });
    const { headers, status } = c.res;
    if (!seen.told) {
      for (const [name, value] of Object.entries(lastHeaders(seen))) {
        headers.set(name, value);
      }
    }
    const took = performance.now() - begun;
    metrics.end({ route: routeOf(c.req.path), status, seconds: took / 1000, cache: seen.cache });
    if (log === "none") return;
    const { method, path, url } = c.req;
    const asked = log === "queries" ? url.slice(url.indexOf("/", 8)) : path;
    const time = effects.clock().toISOString();
    effects.log.info(
      JSON.stringify({
        time,
        id,
        method,
        path: asked,
        status,
        ms: Number(took.toFixed(2)),
        cache: seen.cache,
      }),
    );
  };
}

interface Seen {
  id: string;
  begun: number;
  cache: Measured["cache"];
  /** What the client has left, in headers. */
  limits: Record<string, string>;
  /** True when the answer has its {@linkcode lastHeaders} already: setting them one by one afterwards takes longer. */
  told: boolean;
}

/** Headers that only this answer has. */
function lastHeaders({ id, begun, cache, limits }: Seen): Record<string, string> {
  const took = performance.now() - begun;
  return {
    ...limits,
    "x-request-id": id,
    "server-timing": `total;dur=${took.toFixed(2)}, cache;desc=${cache}`,
  };
}

interface Answering {
  next: () => Promise<void>;
  options: MannersOptions;
  seen: Seen;
}

async function answerTo(c: Context, { next, options, seen }: Answering): Promise<void> {
  const refused = refusal(c, { options, seen });
  if (refused) c.res = refused;
  else if (c.req.method === "OPTIONS") c.res = preflight(options.posts.includes(c.req.path));
  else if (c.req.method !== "POST" && c.req.path.startsWith("/v1/")) {
    return await shared(c, { next, options, seen });
  } else await next();
  finish(c.res.headers);
}

/** The refusal of a request, if it is not to be answered at all. */
function refusal(c: Context, { options, seen }: Pick<Answering, "options" | "seen">): Response | null {
  const { method, path, url } = c.req;
  const { rate, proxies, effects, posts } = options;
  if (url.length - url.indexOf("/", 8) > longestAddress) {
    const detail = `Cannot read the address: wanted at most ${longestAddress} characters, found more`;
    return problemResponse(new Problem("uri_too_long", detail), path.slice(0, 200));
  }
  const takesPost = posts.includes(path);
  if (!["GET", "HEAD", "OPTIONS"].includes(method) && !(method === "POST" && takesPost)) {
    const detail = `Cannot ${method} ${path}: this service only reads`;
    const allow = takesPost ? `${methods}, POST` : methods;
    return problemResponse(new Problem("method_not_allowed", detail, { headers: { allow } }), path);
  }
  if (rate === null || path === "/healthz" || path === "/metrics") return null;
  const { headers, refused } = rate.take(clientOf(c, proxies), effects.clock().getTime());
  seen.limits = headers;
  return refused && problemResponse(refused, path);
}

function preflight(takesPost: boolean): Response {
  const allow = takesPost ? `${methods}, POST` : methods;
  return new Response(null, {
    status: 204,
    headers: {
      allow,
      "access-control-allow-methods": allow,
      "access-control-allow-headers": "content-type, range, if-none-match, if-range",
      "access-control-max-age": "86400",
    },
  });
}

/** Answers from memory, or with another who asks the same, or by the route; what the route made is kept. */
async function shared(c: Context, { next, options, seen }: Answering): Promise<void> {
  const { releases, cache } = options;
  const version = releases.settled ?? await releases.settle();
  const key = `${version} ${c.req.url.slice(c.req.url.indexOf("/", 8))}`;
  const at = cache.get(key), waiting = at ? null : cache.computing(key);
  const known = waiting ? await waiting : at; // nothing is awaited between this look and begin()
  if (known) {
    seen.cache = at ? "hit" : "shared";
    c.res = await send(c, { kept: known, seen });
    return;
  }
  seen.cache = "miss";
  const end = cache.begin(key);
  c.set(senderName, true);
  let kept: Kept | null = null;
  try {
    await next();
    const tagged = c.get(contentName) as Tagged | undefined;
    if (tagged?.version !== undefined) kept = ready(tagged);
  } finally {
    end(kept);
  }
  if (!kept) return finish(c.res.headers);
  if (kept.pinned || kept.version === version) cache.put(key, kept);
  c.res = undefined; // what the route made is thrown away whole, not merged header by header
  c.res = await send(c, { kept, seen });
}

async function send(c: Context, { kept, seen }: { kept: Kept; seen: Seen }): Promise<Response> {
  const { headers, fresh } = conditional(kept, c.req.header("if-none-match"));
  const packed = takesGzip(c) && !fresh ? await packedBytes(kept) : null;
  const all: Record<string, string> = { ...dataHeaders, ...headers, ...lastHeaders(seen) };
  seen.told = true;
  if (fresh) return new Response(null, { status: 304, headers: all });
  all["content-type"] = kept.type;
  all.vary = "accept-encoding";
  if (packed) {
    all["content-encoding"] = "gzip";
    all.etag = kept.etag.replace(/"$/, '-gzip"');
  }
  const body = packed ?? kept.bytes;
  all["content-length"] = String(body.length);
  return new Response(c.req.method === "HEAD" ? null : body, { headers: all });
}

function finish(headers: Headers): void {
  for (const [name, value] of Object.entries(common)) headers.set(name, value);
  if (!headers.has("content-security-policy")) headers.set("content-security-policy", dataPolicy);
}

const routes =
  /^\/v1\/(search|suggest|documents|regions|releases|compare|match|coverage|discrepancies|feeds|status|sql)\b/;

/** A label of few values: what people ask for by name is no label. */
function routeOf(path: string): string {
  const named = routes.exec(path)?.[1];
  if (named !== undefined) return named;
  return path.startsWith("/v1/")
    ? "tables"
    : /^\/(healthz|metrics|docs|openapi\.json)/.exec(path)?.[1] ?? "site";
}
