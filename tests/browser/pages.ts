/** Every kind of page in both languages, at phone and desk width, light and dark. @module */
import { assert, assertEquals } from "@std/assert";
import axe from "axe-core";
import { picture, type Tab, type Visit } from "./site.ts";

const paths = [
  "/",
  "/?measure=testing_revenue",
  "/search?q=计量",
  "/search?q=没有这样的词语",
  "/regions",
  "/regions/210000",
  "/regions/440200",
  "/compare",
  "/compare/testing_revenue",
  "/chains",
  "/chains/baijiu",
  "/discrepancies",
  "/datasets",
  "/datasets/indicators",
  "/datasets/indicators/changes?from=2026-01-05&to=2026-03-30",
  "/releases",
  "/releases/2026-03-30",
  "/verify",
  "/sources",
  "/sources/sample_trs_notices",
  "/about",
  "/organizations",
  "/institutions",
  "/capabilities",
  "/demands",
  "/instruments",
  "/cases",
  "/issues",
  "/nothing",
];

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** Run in the page, where there is a document. */
const violations = `axe.run(document, { runOnly: ${JSON.stringify(rules)} })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))`;
/**
 * How far the page is wider than the screen, and how much moved on it: the share of the screen, and what. Only an observer
 * is told of what moved.
 */
const stillness = `new Promise((resolve) => {
  let moved = 0, what = "";
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      moved += value;
      what += sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 80)).join();
    }
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() =>
    resolve({ over: document.documentElement.scrollWidth - innerWidth, moved, what })));
})`;

interface Stillness {
  over: number;
  moved: number;
  what: string;
}

/** What Lighthouse calls good. A table that is painted while it still comes in may move a little. */
const mostMoved = 0.1;

const screens = [
  { lang: "zh", viewport: { width: 360, height: 740 }, colorScheme: "light" },
  { lang: "en", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
] as const;

/** Most bytes of a page. */
const heaviest = 100_000;

/** Tabs that work at once. */
const atOnce = Math.max(2, navigator.hardwareConcurrency);

/** Looks at every page: WCAG 2.2 AA, fits the screen, asks nobody else, under 100 KB, keeps still. */
export async function checkPages(site: Visit, t: Deno.TestContext): Promise<void> {
  const all = await everyPath(site.origin);
  for (const screen of screens) {
    const { lang, viewport } = screen;
    await t.step(`every page meets WCAG 2.2 AA in ${lang} at ${viewport.width} pixels`, async () => {
      const waiting = all.values();
      await Promise.all(Array.from({ length: atOnce }, async () => {
        const tab = await site.open({ viewport, colorScheme: screen.colorScheme });
        await tab.context.addInitScript(axe.source);
        for (const path of waiting) await checkPage(tab, { path, screen, origin: site.origin });
        assertEquals(tab.asked.filter((address) => !address.startsWith(site.origin)), [], lang);
        assertEquals(tab.errors.filter((error) => !error.includes("404")), [], lang);
        await tab.context.close();
      }));
    });
  }
}

interface Look {
  path: string;
  screen: typeof screens[number];
  origin: string;
}

async function checkPage({ page }: Tab, { path, screen, origin }: Look): Promise<void> {
  const { lang, viewport: { width } } = screen;
  const response = await page.goto(origin + inLanguage(path, lang));
  assertEquals(response?.status(), path === "/nothing" ? 404 : 200, path);
  assert(((await response?.body())?.length ?? 0) <= heaviest, path);
  const { over, moved, what } = await page.evaluate<Stillness>(stillness);
  assert(over <= 0, `${path} is ${over} wider than ${width}`);
  assert(moved < mostMoved, `${path} moved by ${moved}: ${what}`);
  const found = await page.evaluate<string[]>(violations);
  assertEquals(found, [], `${lang} ${path}`);
  await picture(page, `${lang}-${width}${path.replaceAll(/[^a-z0-9]+/gi, "_")}`);
}

/** One page of every kind, and the documents that ask most of a page. */
export async function everyPath(origin: string): Promise<string[]> {
  return [...paths, ...await documentPaths(origin)];
}

/** The longest document, one with a hostile title, and what was edited or removed. */
async function documentPaths(origin: string): Promise<string[]> {
  const ids = async (path: string) => {
    const { data } = await (await fetch(origin + path)).json() as {
      data: { id?: string; document_id: string }[];
    };
    return data.map(({ id, document_id }) => id ?? document_id);
  };
  const longest = await ids("/v1/documents?sort=-characters&limit=1");
  const hostile = await ids(`/v1/search?q=${encodeURIComponent("检测能力查询")}&limit=2`);
  const changed = await ids("/v1/document_versions?change=edited&limit=1");
  const gone = await ids("/v1/document_versions?change=removed&limit=1");
  return [...longest, ...hostile, ...changed, ...gone].map((id) => `/documents/${id}`);
}

function inLanguage(path: string, lang: "zh" | "en"): string {
  return lang === "zh" ? path : `${path}${path.includes("?") ? "&" : "?"}lang=en`;
}
