/**
 * The site: pages for people, made on the server from the same answers as the API. They need no script and ask
 * nobody else for anything.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import { z } from "zod";
import { readParameters } from "../api/parameters.ts";
import { listQuestion } from "../api/question.ts";
import { wholeDocument } from "../api/records.ts";
import type { Releases } from "../api/releases.ts";
import { noDocument } from "../api/routes/documents.ts";
import { searchDocuments, searchParameters } from "../api/search_documents.ts";
import { assetRoutes } from "./assets.ts";
import { regionNames, searchChoices } from "./choices.ts";
import { DocumentPage } from "./document_page.tsx";
import { HomePage } from "./home_page.tsx";
import { pageAnswer } from "./page.ts";
import { SearchPage } from "./search_page.tsx";

/** All pages. */
export function siteRoutes(releases: Releases): Hono {
  return new Hono()
    .get("/", (c) => home(c, releases))
    .get("/search", (c) => search(c, releases))
    .get("/documents/:id", (c) => document(c, releases))
    .route("/assets", assetRoutes());
}

const noParameters = z.object({});
const newestShown = 10;

function home(c: Context, releases: Releases): Promise<Response> {
  readParameters(c.req.url, noParameters);
  return releases.use(undefined, async (release) => {
    const request = { terms: [], filters: {}, limit: newestShown, after: null };
    const { hits } = await release.searcher.search(request);
    return pageAnswer(c, <HomePage manifest={release.manifest} newest={hits} />);
  });
}

function search(c: Context, releases: Releases): Promise<Response> {
  const url = withoutEmpty(c.req.url);
  const asked = listQuestion(url, searchParameters);
  const { cursor: _cursor, ...values } = Object.fromEntries(new URL(url).searchParams);
  return releases.use(asked.version, async (release) => {
    const found = await searchDocuments(release, asked);
    const choices = await searchChoices(release.database);
    return pageAnswer(c, <SearchPage release={release} values={values} choices={choices} found={found} />);
  });
}

/** A form sends every field it has; an empty one says nothing. */
function withoutEmpty(address: string): string {
  const url = new URL(address);
  url.search = new URLSearchParams([...url.searchParams].filter(([, value]) => value !== "")).toString();
  return url.href;
}

function document(c: Context, releases: Releases): Promise<Response> {
  readParameters(c.req.url, noParameters);
  const id = c.req.param("id") ?? "";
  return releases.use(undefined, async (release) => {
    const found = await wholeDocument(release.database, id);
    if (!found) throw noDocument(id, release.version);
    const codes = [found.region_code, ...found.indicators.map((fact) => fact.region_code)];
    const regions = await regionNames(release.database, codes);
    return pageAnswer(c, <DocumentPage release={release} document={found} regions={regions} />);
  });
}
