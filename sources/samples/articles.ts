/**
 * The articles of the sample sites, one file each under `pages/<site>/<slug>.html`.
 *
 *     <!--{"title":"…","published":"2024-08-22","column":"通知公告", …}-->     front matter, see SampleArticle
 *     <p>…</p>                                                               what stands inside the body container
 *
 * All of it is written for this project; none is an official text. A file without front matter is an error.
 *
 * @module
 */
import { createHash } from "node:crypto";

/** Names of the sites; the folder under `pages/` and the first label of the host. */
export const siteNames = ["trs", "jpage", "jpaas", "gkmlpt", "plain", "nengli", "xuqiu", "yiqi"] as const;
export type SiteName = (typeof siteNames)[number];

/** Folder of the articles. */
export const samplePages = new URL("./pages/", import.meta.url);

/** One article of a sample site. */
export interface SampleArticle {
  title: string;
  /** Day of publication, `YYYY-MM-DD`. */
  published: string;
  /** Column the page says it stands in. */
  column: string;
  /** `ContentSource` of the page. Left out: the page does not say. */
  source?: string;
  document_number?: string;
  index_number?: string;
  /** Whether the font-size and print widgets stand inside the body container too. */
  furniture?: boolean;
  attachments: { title: string; bytes: Uint8Array; extension: string }[];
  /** HTML inside the body container. */
  body: string;
  /** Whether the page is not there any more although its list still names it. Left out: it stands. */
  gone?: boolean;
  /** Name of the file, from which the two ids below are made. */
  slug: string;
  /** Seven digits that stand for the id in addresses; made from the slug. */
  number: number;
  /** The same as 32 hexadecimal digits. */
  hex: string;
}

type FrontMatter = Omit<SampleArticle, "attachments" | "body" | "gone" | keyof Identity> & {
  attachments?: { title: string; file: string }[];
};

/** Reads all articles, newest first. @throws {TypeError} naming a file that has no front matter. */
export async function loadArticles(folder: URL): Promise<Map<SiteName, SampleArticle[]>> {
  const sites = new Map<SiteName, SampleArticle[]>();
  for (const site of siteNames) sites.set(site, await loadSite(new URL(`${site}/`, folder)));
  return sites;
}

async function loadSite(folder: URL): Promise<SampleArticle[]> {
  const names: string[] = [];
  for await (const entry of Deno.readDir(folder)) if (entry.name.endsWith(".html")) names.push(entry.name);
  const articles = await Promise.all(names.sort().map((name) => loadArticle(name, folder)));
  return articles.sort((one, other) =>
    one.published < other.published ? 1 : one.published > other.published ? -1 : 0
  );
}

async function loadArticle(name: string, folder: URL): Promise<SampleArticle> {
  const text = await Deno.readTextFile(new URL(name, folder));
  const end = text.indexOf("-->");
  if (!text.startsWith("<!--{") || end < 0) {
    throw new TypeError(`Cannot read sample page ${name}: expected front matter "<!--{…}-->" at the start`);
  }
  const front: FrontMatter = JSON.parse(text.slice(4, end));
  const attachments = await Promise.all((front.attachments ?? []).map(async ({ title, file }) => ({
    title,
    bytes: await Deno.readFile(new URL(file, folder)),
    extension: file.split(".").pop() ?? "",
  })));
  const slug = name.replace(/\.html$/, "");
  return { ...front, attachments, body: text.slice(end + 3).trim(), ...identify(slug) };
}

type Identity = Pick<SampleArticle, "slug" | "number" | "hex">;

/** An article's name and the ids that stand in its address. */
export function identify(slug: string): Identity {
  const hex = createHash("md5").update(slug).digest("hex");
  return { slug, hex, number: 1_000_000 + Number.parseInt(hex.slice(0, 8), 16) % 9_000_000 };
}
