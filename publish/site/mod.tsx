/**
 * The site: pages for people, made on the server from the same answers as the API. They need no script and ask
 * nobody else for anything.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import { AnswerCache } from "../api/answer_cache.ts";
import type { Releases } from "../api/releases.ts";
import { assetRoutes } from "./assets.ts";
import type { Kept } from "./change_lines.ts";
import { dataPages } from "./data_pages.tsx";
import { documentPages, search, searchedRelease } from "./document_pages.tsx";
import { answerPage, type Make } from "./page.ts";
import { placePages } from "./place_pages.tsx";
import { openRevisions } from "./revised_figures.ts";
import { sitemap } from "./sitemap.ts";

/** Where releases stand, and what an operator may set. */
export interface SiteOptions extends Kept {
  /** `mailto:` or web address that errors are told at. */
  report?: string;
}

/** Bytes of memory for pages that were made. */
const keptBytes = 32_000_000;

/** All pages. */
export function siteRoutes(releases: Releases, { report, ...kept }: SiteOptions): Hono {
  const pages = { releases, kept: new AnswerCache(keptBytes) };
  const app = new Hono();
  const made: Record<string, (c: Context) => Make> = {
    ...placePages(openRevisions(releases, kept)),
    ...dataPages(releases, kept),
    ...documentPages({ report: report ?? null }),
  };
  for (const [path, make] of Object.entries(made)) app.get(path, (c) => answerPage(c, pages, make(c)));
  app.get("/search", (c) => answerPage(c, { ...pages, wanted: searchedRelease }, search));
  app.get("/sitemap.xml", (c) => sitemap(c, releases));
  app.get(
    "/robots.txt",
    (c) => c.text(`User-agent: *\nDisallow: /v1/\nSitemap: ${new URL(c.req.url).origin}/sitemap.xml\n`),
  );
  return app.route("/assets", assetRoutes());
}
