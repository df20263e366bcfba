/** Addresses of all pages of the newest release, for search engines. @module */
import type { Context } from "hono";
import { quoteName, tables } from "../../pipelines/model/mod.ts";
import { answer } from "../api/answer.ts";
import type { OpenRelease } from "../api/open_release.ts";
import type { Releases } from "../api/releases.ts";
import type { ReleaseEntry } from "../release/mod.ts";
import { ask } from "./asking.ts";
import { browsedTables } from "./browsed_tables.ts";
import { documentPath, regionPath, sourcePath } from "./links.ts";

/** Most addresses that one sitemap may hold, says its protocol. */
const most = 50_000;

/** Paths of all pages that are worth finding, of the releases that are given; documents last, newest first. */
export async function pagePaths(
  release: OpenRelease,
  entries: readonly Pick<ReleaseEntry, "version">[],
): Promise<string[]> {
  const ids = async (table: string, sql: string) =>
    (await ask<{ id: string }>(release, [table], { sql })).map(({ id }) => id);
  const regions = await ids("regions", regionsNamed(release));
  const metrics = await ids("metrics", "SELECT id FROM metrics ORDER BY id");
  const chains = await ids("coverage", "SELECT DISTINCT chain_id AS id FROM coverage ORDER BY id");
  const sources = await ids("sources", "SELECT id FROM sources ORDER BY id");
  const documents = await ids(
    "documents",
    `SELECT id FROM documents ORDER BY published DESC NULLS LAST, id LIMIT ${most - 5_000}`,
  );
  return [
    ...[
      "/",
      "/search",
      "/regions",
      "/compare",
      "/chains",
      "/discrepancies",
      "/datasets",
      "/releases",
      "/verify",
      "/sources",
      "/about",
    ],
    ...browsedTables.map(({ path }) => path),
    ...tables.filter(({ name }) => release.manifest.tables[name]).map(({ name }) => `/datasets/${name}`),
    ...entries.map(({ version }) => `/releases/${version}`),
    ...regions.map(regionPath),
    ...metrics.map((id) => `/compare/${id}`),
    ...chains.map((id) => `/chains/${id}`),
    ...sources.map(sourcePath),
    ...documents.map(documentPath),
  ].slice(0, most);
}

/** All provinces, every region that some table names, and the units above those. */
function regionsNamed(release: OpenRelease): string {
  const named = tables.filter(({ name }) =>
    release.manifest.tables[name] && release.tables.get(name)?.has("region_code")
  )
    .map(({ name }) => `SELECT region_code AS code FROM ${quoteName(name)}`);
  return `WITH named AS (${["SELECT '000000' AS code", ...named].join(" UNION ")})
    SELECT code AS id FROM regions WHERE level = 'province' OR code IN (
      SELECT code FROM named UNION SELECT concat(code[1:4], '00') FROM named) ORDER BY code`;
}

/** `GET /sitemap.xml` */
export function sitemap(c: Context, releases: Releases): Promise<Response> {
  const { origin } = new URL(c.req.url);
  return releases.use(undefined, async (release) =>
    answer(c, {
      body: sitemapText(await pagePaths(release, await releases.list()), origin),
      type: "application/xml; charset=utf-8",
      pinned: false,
    }));
}

/** The sitemap of paths below an origin. */
export function sitemapText(paths: readonly string[], origin: string): string {
  const lines = paths.map((path) => `<url><loc>${escaped(origin + path)}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${
    lines.join("\n")
  }\n</urlset>\n`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
