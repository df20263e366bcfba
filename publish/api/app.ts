/**
 * The HTTP service: API under `/v1`, pages everywhere else. Read only, from releases alone.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import { problemPage } from "../site/problem_page.tsx";
import { siteRoutes } from "../site/mod.tsx";
import { manners } from "./manners.ts";
import { Problem, problemResponse } from "./problem.ts";
import { Releases, type ReleasesOptions } from "./releases.ts";
import { documentRoute } from "./routes/documents.ts";
import { healthRoute } from "./routes/health.ts";
import { releaseRoutes } from "./routes/releases.ts";
import { searchRoute } from "./routes/search.ts";
import { tableRoutes } from "./routes/tables.ts";

/** The service over the releases of a data folder; `close` when no answer is in flight. */
export function createApp(options: ReleasesOptions): { app: Hono; close(): Promise<void> } {
  const releases = new Releases(options);
  const app = new Hono();
  app.use(manners);
  app.route("/v1/search", searchRoute(releases));
  app.route("/v1/releases", releaseRoutes(releases));
  app.route("/v1/documents", documentRoute(releases));
  app.route("/v1", tableRoutes(releases));
  app.route("/healthz", healthRoute(releases));
  app.route("/", siteRoutes(releases));
  app.notFound((c) => failure(c, new Problem("not_found", `Cannot find ${c.req.path}`)));
  app.onError((error, c) => failure(c, asProblem(error, { c, options })));
  return { app, close: () => releases.close() };
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
  return forPrograms ? problemResponse(problem, c.req.path) : problemPage(problem);
}
