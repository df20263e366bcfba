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
  const at = { origin: "https://a.example", version: "2024-09-10", english: false };
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
  assertEquals(led("/docs"), '<a href="/about/#api">');
  assertEquals(
    led("/datasets/cases/changes?from=2024-09-09&amp;to=2024-09-10.2"),
    '<a href="/v1/releases/2024-09-10.2/changes/cases.csv">',
  );
  assertEquals(led("/verify?version=2024-09-10"), '<a href="/verify/">');
});

Deno.test("standingLinks() keeps an English page's links English where they lead to a table of contents", () => {
  const at = { origin: "https://a.example", version: "2024-09-10", english: true };
  const led = (href: string) => standingLinks(`<a href="${href}">`, at);
  assertEquals(led("/search?region=440200&amp;lang=en"), '<a href="/en/datasets/">');
  assertEquals(led("/v1/search?q=x&amp;format=atom"), '<a href="/en/datasets/">');
  assertEquals(led("/openapi.json"), '<a href="/en/about/#api">');
  assertEquals(led("/regions/440200"), '<a href="/regions/440200/">'); // the way to the Chinese form of a page
});

Deno.test("exportSite() writes every page in both languages, and each of its links to a page is a file", async () => {
  const to = await Deno.makeTempDir();
  await withService(async ({ data }) => {
    const log = { info: () => {}, warn: () => {} };
    const effects = { files: localFiles(), clock: () => new Date(), log };
    const { pages } = await exportSite({ data, to, origin: "https://a.example", effects });
    assert(pages > 100, `wanted over 100 pages, found ${pages}`);
    for (
      const file of [
        "index.html",
        "en/index.html",
        "documents/reply/index.html",
        "en/about/index.html",
        "releases/index.html",
        "en/datasets/indicators/index.html",
        "releases/2024-09-10/index.html",
      ]
    ) {
      const $ = load(await Deno.readTextFile(`${to}/${file}`));
      assertEquals($("html").attr("lang"), file.startsWith("en/") ? "en" : "zh-Hans");
      assertEquals($("form").length, 0);
      for (const element of $("a[href^='/']").toArray()) {
        const href = ($(element).attr("href") ?? "").split("#")[0] ?? "";
        if (href.startsWith("/v1/")) continue;
        assertEquals((await Deno.stat(`${to}${href}index.html`)).isFile, true, href);
        const switches = $(element).hasClass("language");
        assertEquals(href.startsWith("/en/"), file.startsWith("en/") !== switches, `${file} ${href}`);
      }
    }
    const reader = await Deno.readTextFile(`${to}/assets/hyparquet/index.js`);
    for (const [, module] of reader.matchAll(/from '\.\/(\w+\.js)'/g)) {
      assertEquals((await Deno.stat(`${to}/assets/hyparquet/${module}`)).isFile, true, module);
    }
    assertStringIncludes(
      await Deno.readTextFile(`${to}/sitemap.xml`),
      "https://a.example/en/documents/reply/",
    );
  });
  await Deno.remove(to, { recursive: true });
});
