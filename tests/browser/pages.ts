import { assert, assertEquals } from "@std/assert";
import axe from "axe-core";
import { executable } from "./chromium.ts";
import { picture, visit } from "./site.ts";

const ignore = executable === null;

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
  "/releases",
  "/verify",
  "/sources",
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
const stillness = `({
  over: document.documentElement.scrollWidth - innerWidth,
  shift: performance.getEntriesByType("layout-shift").length,
})`;

const screens = [
  { lang: "zh", viewport: { width: 360, height: 740 }, colorScheme: "light" },
  { lang: "en", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
] as const;

/** Most bytes of a page. */
const heaviest = 100_000;

Deno.test({
  name:
    "every page meets WCAG 2.2 AA, fits the screen, asks nobody else, stays under 100 KB, and keeps still",
  ignore,
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    await visit(async ({ origin, open }) => {
      for (const { lang, viewport, colorScheme } of screens) {
        // axe is put in from outside, which our policy would refuse
        const { page, context, asked, errors } = await open({ viewport, colorScheme, bypassCSP: true });
        const listed = await documentPaths(origin);
        for (const path of [...paths, ...listed]) {
          const response = await page.goto(origin + inLanguage(path, lang));
          assertEquals(response?.status(), path === "/nothing" ? 404 : 200, path);
          assert(((await response?.body())?.length ?? 0) <= heaviest, path);
          await page.evaluate(axe.source);
          const found = await page.evaluate<string[]>(violations);
          assertEquals(found, [], `${lang} ${path}`);
          const { over, shift } = await page.evaluate<{ over: number; shift: number }>(stillness);
          assert(over <= 0, `${path} is ${over} wider than ${viewport.width}`);
          assertEquals(shift, 0, path);
          await picture(page, `${lang}-${viewport.width}${path.replaceAll(/[^a-z0-9]+/gi, "_")}`);
        }
        assertEquals(asked.filter((address) => !address.startsWith(origin)), [], lang);
        assertEquals(errors.filter((error) => !error.includes("404")), [], lang);
        await context.close();
      }
    });
  },
});

/** The longest document, one with a hostile title, and what was edited. */
async function documentPaths(origin: string): Promise<string[]> {
  const ids = async (path: string) => {
    const { data } = await (await fetch(origin + path)).json() as {
      data: { id?: string; document_id: string }[];
    };
    return data.map(({ id, document_id }) => id ?? document_id);
  };
  const longest = await ids("/v1/documents?sort=-characters&limit=1");
  const hostile = await ids(`/v1/search?q=${encodeURIComponent("检测能力查询")}&limit=2`);
  return [...longest, ...hostile].map((id) => `/documents/${id}`);
}

function inLanguage(path: string, lang: "zh" | "en"): string {
  return lang === "zh" ? path : `${path}${path.includes("?") ? "&" : "?"}lang=en`;
}
