/** What the sample sites do between the days of the demo. @module */
import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  loadArticles,
  type SampleArticle,
  samplePages,
  type SiteName,
} from "../../sources/samples/articles.ts";
import { articlesOn, sampleDays } from "../../sources/samples/days.ts";

const all = await loadArticles(samplePages);
const [first, second, third] = sampleDays;

function find(day: string, site: SiteName, slug: string): SampleArticle | undefined {
  return articlesOn(day, all).get(site)?.find((article) => article.slug === slug);
}

Deno.test("articlesOn() leaves out what is published later", () => {
  assertEquals(find(first, "plain", "stats_2026_nqi_result"), undefined); // of 3 February 2026
  assert(find(second, "plain", "stats_2026_nqi_result"));
  for (const article of [...articlesOn(first, all).values()].flat()) assert(article.published <= first);
});

Deno.test("articlesOn() gives the first day's pages as they stand in their files", () => {
  for (const [site, articles] of articlesOn(first, all)) {
    for (const article of articles) {
      assertEquals(
        article,
        all.get(site)?.find(({ slug }) => slug === article.slug),
      );
    }
  }
});

Deno.test("articlesOn() edits a page from its day on, and puts it back", () => {
  const stated = (day: string) =>
    /服务平台(\d+)个/.exec(find(day, "jpaas", "shaanxi_2024_quality")?.body ?? "")?.[1];
  assertEquals([first, second, third].map(stated), ["83", "38", "83"]);
  const target = (day: string) =>
    /省级质检中心达到(\d+)个/.exec(find(day, "trs", "plan_2023_nqi_three_year")?.body ?? "")?.[1];
  assertEquals([first, second, third].map(target), ["50", "50", "48"]);
});

Deno.test("articlesOn() keeps the row of a page that is gone, and lists a moved page twice", () => {
  assertEquals(find(first, "trs", "brief_2025_mianyang_platform")?.gone, undefined);
  assertEquals(find(second, "trs", "brief_2025_mianyang_platform")?.gone, true);
  const old = find(third, "gkmlpt", "measures_2025_guangdong_cqo");
  const moved = find(third, "gkmlpt", "policy_2025_guangdong_cqo");
  assertEquals([old?.gone, moved?.gone], [true, undefined]);
  assertEquals(moved?.body, old?.body);
  assert(moved?.number !== old?.number);
});

Deno.test("articlesOn() refuses an edit that does not fit its page", () => {
  const other = new Map(
    [...all].map(([site, articles]) =>
      [site, articles.map((article) => ({ ...article, body: "<p>改版。</p>" }))] as const
    ),
  );
  assertEquals([...articlesOn(first, other).values()].flat().length > 0, true);
  const error = assertThrows(() => articlesOn(second, other), TypeError);
  assertEquals(error.message.startsWith("Cannot edit sample page "), true);
});
