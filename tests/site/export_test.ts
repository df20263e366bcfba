import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { load } from "cheerio";
import { exportSite, pageAddress, standingLinks } from "../../publish/site/export.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { withService } from "../api/small_release.ts";

Deno.test("pageAddress() gives a page its folder, English ones below /en", () => {
  assertEquals(pageAddress("/"), "/");
  assertEquals(pageAddress("/?lang=en"), "/en/");
  assertEquals(pageAddress("/regions/210000?lang=en#tasks"), "/en/regions/210000/#tasks");
});

Deno.test("standingLinks() leads queries to whole tables and leaves other sites alone", () => {
  const at = { origin: "https://a.example", version: "2024-09-10" };
  const led = (href: string) => standingLinks(`<a href="${href}">`, at);
  assertEquals(
    led("/v1/cases?region_code=210000&amp;format=csv"),
    '<a href="/v1/releases/2024-09-10/tables/cases.csv">',
  );
  assertEquals(led("/assets/zhiji.css"), '<a href="/assets/zhiji.css">');
  assertEquals(led("https://b.example/x"), '<a href="https://b.example/x">');
  assertEquals(led("//b.example/x"), '<a href="//b.example/x">');
  assertEquals(led("https://a.example/about?lang=en"), '<a href="https://a.example/en/about/">');
  assertEquals(led("#tasks"), '<a href="#tasks">');
});

Deno.test("exportSite() writes every page in both languages, and each of its links to a page is a file", async () => {
  const to = await Deno.makeTempDir();
  await withService(async ({ data }) => {
    const log = { info: () => {}, warn: () => {} };
    const effects = { files: localFiles(), clock: () => new Date(), log };
    const { pages } = await exportSite({ data, to, origin: "https://a.example", effects });
    assert(pages > 100, `wanted over 100 pages, found ${pages}`);
    for (const file of ["index.html", "en/index.html", "documents/reply/index.html", "en/about/index.html"]) {
      const $ = load(await Deno.readTextFile(`${to}/${file}`));
      assertEquals($("html").attr("lang"), file.startsWith("en/") ? "en" : "zh-Hans");
      assertEquals($("form").length, 0);
      for (const element of $("a[href^='/']").toArray()) {
        const href = ($(element).attr("href") ?? "").split("#")[0] ?? "";
        if (/^\/(v1|docs|openapi)/.test(href)) continue;
        assertEquals((await Deno.stat(`${to}${href}index.html`)).isFile, true, href);
      }
    }
    assertStringIncludes(
      await Deno.readTextFile(`${to}/sitemap.xml`),
      "https://a.example/en/documents/reply/",
    );
  });
  await Deno.remove(to, { recursive: true });
});
