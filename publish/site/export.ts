/**
 * The site as files, for any web server or an object store: every page of the newest release in both languages.
 *
 *     index.html  regions/210000/index.html  documents/<id>/index.html …        Chinese
 *     en/index.html  en/regions/210000/index.html …                             English
 *     assets/*  sitemap.xml  robots.txt
 *
 * Links between pages lead to these files. What needs a server leads to what stands still: a download of some rows to the
 * whole table of the release, under `/v1/releases/<version>/`, where the release folder has to be put beside it. Searching
 * needs a server and is left out: its form is not written.
 *
 * @module
 */
import type { Effects } from "../../pipelines/effects.ts";
import { Releases } from "../api/releases.ts";
import { assets } from "./assets.ts";
import { siteRoutes } from "./mod.tsx";
import { pagePaths, sitemapText } from "./sitemap.ts";
import { inEnglish } from "./view.ts";

/** What is exported, and where to. */
export interface ExportOptions {
  /** The data folder. */
  data: string;
  /** Folder to write to; made when missing, and files in it are written over. */
  to: string;
  /** Scheme and host that it will be served at, such as `https://zhiji.example.org`. */
  origin: string;
  effects: Pick<Effects, "files" | "clock" | "log">;
}

/** Writes the site. @throws {Problem} when there is no release; fails at the first page that cannot be made */
export async function exportSite(
  { data, to, origin, effects }: ExportOptions,
): Promise<{ pages: number; bytes: number }> {
  const releases = new Releases({ data, effects });
  const site = siteRoutes(releases, { data, effects });
  const write = (path: string, text: string) =>
    effects.files.write(`${to}/${path}`, new TextEncoder().encode(text));
  try {
    const { paths, version } = await releases.use(undefined, async (release) => ({
      paths: (await pagePaths(release, await releases.list())).filter((path) => path !== "/search"),
      version: release.version,
    }));
    let pages = 0, bytes = 0;
    for (const path of paths) {
      for (const english of [false, true]) {
        const response = await site.request(origin + (english ? inEnglish(path) : path));
        if (response.status !== 200) {
          throw new TypeError(`Cannot export ${path}: wanted status 200, found ${response.status}`);
        }
        const html = standingLinks(await response.text(), { origin, version, english });
        await write(filePath(path, english), html);
        pages++;
        bytes += html.length;
      }
    }
    for (const { path, file } of await assets()) {
      await effects.files.write(`${to}/assets/${path}`, await Deno.readFile(file));
    }
    const addresses = paths.flatMap((path) => [pageAddress(path), pageAddress(inEnglish(path))]);
    await write("sitemap.xml", sitemapText(addresses, origin));
    await write("robots.txt", `User-agent: *\nAllow: /\nSitemap: ${origin}/sitemap.xml\n`);
    return { pages, bytes };
  } finally {
    await releases.close();
  }
}

function filePath(path: string, english: boolean): string {
  return `${pageAddress(english ? inEnglish(path) : path).slice(1)}index.html`;
}

/** Where a page stands among the files: `/regions/210000?lang=en#tasks` is `/en/regions/210000/#tasks`. */
export function pageAddress(path: string): string {
  const url = new URL(path, "http://page");
  const folder = url.pathname === "/" ? "/" : `${url.pathname}/`;
  return (url.searchParams.get("lang") === "en" ? `/en${folder}` : folder) + url.hash;
}

/** A page with its links led to files. */
export function standingLinks(
  html: string,
  { origin, version, english }: Standing & { origin: string },
): string {
  const led = html.replaceAll(/ (href|content)="([^"]*)"/g, (whole, name: string, escaped: string) => {
    const address = escaped.replaceAll("&amp;", "&");
    const path = address.startsWith(`${origin}/`) ? address.slice(origin.length) : address;
    if (!/^\/(?!\/)/.test(path) || path.startsWith("/assets/")) return whole;
    const before = path === address ? "" : origin;
    return ` ${name}="${before}${standing(path, { version, english }).replaceAll("&", "&amp;")}"`;
  });
  return led.replaceAll(/<form[^>]*>.*?<\/form>/gs, "");
}

interface Standing {
  version: string;
  /** Whether the page is an English one. */
  english: boolean;
}

function standing(path: string, { version, english }: Standing): string {
  const page = (address: string) => pageAddress(english ? inEnglish(address) : address);
  if (path.startsWith("/v1/releases/")) return path;
  if (/^\/(docs|openapi\.json)\b/.test(path)) return page("/about#api");
  const [, table] = /^\/v1\/([a-z_]+)\b/.exec(path) ?? [];
  const [, changed, to] = /^\/datasets\/([a-z_]+)\/changes\?.*\bto=([\d.-]+)/.exec(path) ?? [];
  if (changed !== undefined) return `/v1/releases/${to}/changes/${changed}.csv`;
  if (table === "search" || path.startsWith("/search")) return page("/datasets");
  return table === undefined ? pageAddress(path) : `/v1/releases/${version}/tables/${table}.csv`;
}
