/**
 * The HTTP service: API under `/v1`, pages everywhere else. Read only, from releases alone.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import { problemPage } from "../site/problem_page.tsx";
import { siteRoutes } from "../site/mod.tsx";
import { matchRoute } from "./match.ts";
import { AnswerCache } from "./answer_cache.ts";
import { capturesOf } from "./captures.ts";
import { manners, type MannersOptions } from "./manners.ts";
import { Metrics } from "./metrics.ts";
import { Problem, problemResponse } from "./problem.ts";
import { RateLimit } from "./rate_limit.ts";
import { Releases, type ReleasesOptions } from "./releases.ts";
import { sqlRunner } from "./sql.ts";
import { archiveRoute } from "./routes/archive.ts";
import { compareRoute } from "./routes/compare.ts";
import { docsRoutes } from "./routes/docs.ts";
import { documentRoute } from "./routes/documents.ts";
import { evidenceRoute } from "./routes/evidence.ts";
import { feedRoute } from "./routes/feeds.ts";
import { healthRoute } from "./routes/health.ts";
import { regionRoute } from "./routes/regions.ts";
import { releaseRoutes } from "./routes/releases.ts";
import { searchRoute, suggestRoute } from "./routes/search.ts";
import { sqlRoute } from "./routes/sql.ts";
import { statusRoute } from "./routes/status.ts";
import { tableRoutes } from "./routes/tables.ts";

/** Where releases are, and how the service behaves. */
export interface AppOptions extends ReleasesOptions {
  /** Requests a client may send in a minute. @default {no limit} */
  perMinute?: number;
  /** How many proxies of ours stand before the service. @default {0} */
  proxies?: number;
  /** What is logged of a request. @default {"none"} */
  log?: MannersOptions["log"];
  /** Bytes of memory for answers that were given. @default {64 MB} */
  cacheBytes?: number;
  /** Whether `POST /v1/sql` is answered; it starts processes. @default {false} */
  sql?: boolean;
  /** `mailto:` or web address that pages offer for telling errors at. @default {none offered} */
  report?: string;
}

/** The service over the releases of a data folder; `close` when no answer is in flight. */
export function createApp(options: AppOptions): { app: Hono; close(): Promise<void> } {
  const releases = new Releases(options);
  const { data, perMinute, proxies = 0, log = "none", cacheBytes = 64_000_000, sql = false, effects } =
    options;
  const captures = capturesOf({ data, effects });
  const cache = new AnswerCache(cacheBytes), metrics = new Metrics();
  const rate = perMinute === undefined ? null : new RateLimit(perMinute);
  const app = new Hono();
  app.use(manners({ releases, cache, metrics, rate, proxies, log, effects, posts: sql ? ["/v1/sql"] : [] }));
  app.route("/v1/search", searchRoute(releases));
  app.route("/v1/match", matchRoute(releases));
  app.route("/v1/suggest", suggestRoute(releases));
  app.route("/v1/compare", compareRoute(releases));
  app.route("/v1/feeds", feedRoute(releases, { data, files: effects.files }));
  app.route("/v1/releases", releaseRoutes(releases));
  app.route("/v1/documents", evidenceRoute(releases));
  app.route("/v1/documents", archiveRoute(releases, captures));
  app.route("/v1/documents", documentRoute(releases));
  app.route("/v1/regions", regionRoute(releases));
  app.route("/v1/status", statusRoute(releases));
  if (sql) app.route("/v1/sql", sqlRoute(releases, sqlRunner()));
  app.route("/v1", tableRoutes(releases));
  app.route("/", docsRoutes());
  app.route("/healthz", healthRoute(releases));
  app.get("/metrics", (c) => c.text(metrics.page({ release: releases.current, ...cache.size })));
  app.route("/", siteRoutes(releases, options));
  app.notFound((c) => failure(c, new Problem("not_found", `Cannot find ${c.req.path}`)));
  app.onError((error, c) => failure(c, asProblem(error, { c, options })));
  const close = async () => {
    await captures.close();
    await releases.close();
  };
  return { app, close };
}

function asProblem(error: Error, { c, options }: { c: Context; options: ReleasesOptions }): Problem {
  if (error instanceof Problem) return error;
  // The path and not the query: what people search for is nobody's business.
  options.effects.log.warn(`Cannot answer ${c.req.path}: ${error.stack ?? error.message}`);
  return new Problem("internal", "Cannot answer: the server failed, and its operator can see why in the log");
}

/** To a browser a page, to a program problem details. */
function failure(c: Context, problem: Problem): Response {
  const forPrograms = /^\/(v1|healthz)(\/|$)/.test(c.req.path) ||
    !c.req.header("accept")?.includes("text/html");
  return forPrograms ? problemResponse(problem, c.req.path) : problemPage(problem, c.req.url);
}
