import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { load } from "cheerio";
import { makeRelease, type Service, withFolder, withService, written } from "../api/small_release.ts";

async function page({ get }: Pick<Service, "get">, path: string, status = 200) {
  const response = await get(encodeURI(path), { accept: "text/html,application/xhtml+xml" });
  assertEquals(response.status, status, path);
  assertEquals(response.headers.get("content-type"), "text/html; charset=utf-8");
  const html = await response.text();
  return { html, $: load(html), headers: response.headers };
}

const pages = [
  "/",
  "/?measure=figures",
  "/regions",
  "/regions/440200",
  "/compare",
  "/compare/shared_instruments",
  "/chains",
  "/chains/unclassified",
  "/discrepancies",
  "/datasets",
  "/datasets/indicators",
  "/datasets/indicators/changes",
  "/releases",
  "/releases/2024-09-10",
  "/verify",
  "/sources",
  "/sources/sample_site",
  "/about",
  "/organizations",
  "/institutions",
  "/capabilities?q=x",
  "/demands",
  "/instruments",
  "/cases",
  "/issues",
  "/search",
  "/search?q=检验检测",
  "/documents/reply",
  "/documents/hostile",
  "/documents/repost",
];

Deno.test("every page is Chinese, English on demand, says 样例, and asks nobody else for anything", async () => {
  await withService(async (service) => {
    for (const path of pages) {
      const { $, html, headers } = await page(service, path);
      assert(html.startsWith('<!doctype html><html lang="zh-Hans">'), path);
      assertStringIncludes($("title").text(), "【样例】");
      assertStringIncludes($(".sample").text(), "不是官方数据");
      assertEquals($("nav a.language").attr("hreflang"), "en", path);
      const english = await page(service, `${path}${path.includes("?") ? "&" : "?"}lang=en`);
      assert(english.html.startsWith('<!doctype html><html lang="en">'), path);
      assertStringIncludes(english.$(".sample").text(), "not official data");
      assertEquals(
        english.$("nav a.language").attr("href"),
        new URL(encodeURI(path), "http://a").href.slice(8),
        path,
      );
      assertEquals($("h1").length, 1, path);
      assertEquals(
        $("script:not([src='/assets/verify.js'], [type='application/ld+json']), style, [style], iframe, img")
          .length,
        0,
        path,
      );
      for (const element of $("link[rel=stylesheet], link[rel=icon], script[src], form[action]").toArray()) {
        const { href, action, src } = element.attribs;
        assert(/^\/([^/]|$)/.test(href ?? action ?? src ?? ""), path);
      }
      const policy = headers.get("content-security-policy") ?? "";
      assert(policy.startsWith("default-src 'none'") && !policy.includes("unsafe"), policy);
    }
  });
});

Deno.test("what a page links to on this service is there", async () => {
  await withService(async (service) => {
    const seen = new Set<string>();
    for (const path of pages) {
      const { $ } = await page(service, path);
      for (const element of $("a[href^='/'], link[href^='/']").toArray()) {
        seen.add($(element).attr("href") ?? "");
      }
    }
    for (const path of seen) {
      if (path.includes("/archive?")) continue; // this release has no archive beside it; the browser tests open one
      const response = await service.get(path.split("#")[0] ?? "");
      await response.body?.cancel();
      assertEquals(response.status, 200, path);
    }
    assert(seen.size > 30);
  });
});

Deno.test("hostile titles, publishers, texts and addresses stay text", async () => {
  await withService(async (service) => {
    for (
      const path of ["/", "/documents/hostile", "/search?q=征求意见", '/search?q="><script>alert(3)</script>']
    ) {
      const { $ } = await page(service, path);
      assertEquals($("script, img, b").length, 0, path);
      assertEquals($("a[href^='javascript']").length, 0, path);
    }
    const { $ } = await page(service, "/documents/hostile");
    assertEquals($("h1").text(), "<script>alert(1)</script>关于“征求意见”的公告 & 说明");
    assertStringIncludes($("dl.facts").text(), "javascript:alert(document.domain)");
    assertStringIncludes($(".text").text(), "<img src=x onerror=alert(2)>");
    const search = await page(service, '/search?q="><script>alert(3)</script>');
    assertEquals(search.$("input[name=q]").attr("value"), '"><script>alert(3)</script>');
  });
});

Deno.test("the first page shows provinces, what is new, what was edited, and the release", async () => {
  await withService(async (service) => {
    const { $ } = await page(service, "/");
    assertEquals($(".hits li").length, 6);
    assertEquals($(".hits h3").first().text(), "关于市政协第88号提案答复的函");
    assertEquals($(".tile").length, 34);
    assertEquals($(".tile a[href='/regions/440000'] strong").text(), "2"); // reply of 440200 and hostile of 440203
    assertEquals($(".tile a[href='/regions/650000']").length, 0);
    assertStringIncludes($("#changes").text(), "关于市政协第88号提案答复的函");
    assertStringIncludes($(".hero").text(), "2024-09-10");
    const figures = await page(service, "/?measure=shared_instruments");
    assertEquals(figures.$(".tile a[href='/regions/440000'] strong").text(), "–"); // a city's figure is not its province's
    await page(service, "/?measure=<b>", 400);
  });
});

Deno.test("a dataset page has codebook, files and code; an unknown table is told", async () => {
  await withService(async (service) => {
    const { $ } = await page(service, "/datasets/indicators");
    assertStringIncludes($("#codebook").text(), "value_text");
    assert($("#files tbody tr").length >= 3);
    assertStringIncludes($("#use pre").first().text(), "indicators.parquet");
    await page(service, "/datasets/none", 404);
  });
});

Deno.test("every path that takes an id answers 404 for one that is not there, and 400 for what it does not know", async () => {
  await withService(async (service) => {
    for (const path of ["/regions/999999", "/compare/none", "/chains/none"]) await page(service, path, 404);
    for (const path of ["/regions?x=1", "/cases?region=1", "/?lang=fr", "/search?lang=zh&lang=en"]) {
      await page(service, path, 400);
    }
  });
});

Deno.test("a document shows what was edited, sentence by sentence", async () => {
  await withService(async (service) => {
    const { $ } = await page(service, "/documents/reply");
    assertStringIncludes($(".notice").text(), "改动过");
    assertEquals($("#versions del").toArray().map((one) => $(one).text()), [
      "我市开放共享大型仪器300台。",
    ]);
    assertStringIncludes($("#versions ins").first().text(), "大型仪器368台");
  });
});

Deno.test("the sitemap names every page that is linked, whole and absolute", async () => {
  await withService(async ({ get }) => {
    const text = await (await get("/sitemap.xml")).text();
    const addresses = [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);
    for (const path of ["/", "/documents/reply", "/regions/440200", "/datasets/indicators"]) {
      assert(addresses.includes(`http://localhost${path}`), path);
    }
    assertEquals(new Set(addresses).size, addresses.length);
  });
});

Deno.test("a search marks the words in the script of the document", async () => {
  await withService(async (service) => {
    const { $ } = await page(service, "/search?q=检验检测");
    assertStringIncludes($(".found").text(), "共 3 篇文件");
    assertEquals($(".hits li").first().find("h3 mark").text(), "檢驗檢測");
    assertEquals($(".hits li").eq(1).find(".snippet mark").text(), "检验检测");
    assertEquals($(".facets section").length > 1, true);
    assertEquals(
      $("a[href^='/v1/search']").attr("href"),
      "/v1/search?q=%E6%A3%80%E9%AA%8C%E6%A3%80%E6%B5%8B",
    );
  });
});

Deno.test("empty fields of the form say nothing, filled ones stay filled and lead on", async () => {
  await withService(async (service) => {
    const { $ } = await page(service, "/search?q=计量&kind=news&region=510000&publisher=&from=&to=");
    assertStringIncludes($(".found").text(), "共 24 篇文件");
    assertEquals($("select[name=kind] option[selected]").attr("value"), "news");
    assertEquals($("select[name=region] option[selected]").text(), "四川省");
    const next = await page(service, decodeURI($("a[rel=next]").attr("href") ?? ""));
    assertEquals(next.$(".hits li").length, 4);
    assertEquals(next.$("a[rel=next]").length, 0);
  });
});

Deno.test("a search is narrowed by a chain that documents mention, and widened again", async () => {
  await withService(async (service) => {
    const { $ } = await page(service, "/search?q=提案");
    const facet = $(".facets section").last();
    assertEquals(facet.find("h2").text(), "提及产业链");
    assertEquals(facet.find("li").text(), "计量仪表 1");
    const narrowed = await page(service, decodeURI(facet.find("a").attr("href") ?? ""));
    assertEquals(narrowed.$("select[name=chain] option[selected]").text(), "计量仪表");
    const current = narrowed.$(".facets a[aria-current]");
    assertEquals([current.text(), decodeURI(current.attr("href") ?? "")], ["计量仪表", "/search?q=提案"]);
    const english = await page(service, "/search?q=提案&chain=meters&lang=en");
    assertEquals(english.$(".facets a[aria-current]").text(), "Meters");
  });
});

Deno.test("places to narrow to are a tree, opened where the search stands", async () => {
  await withService(async (service) => {
    const links = async (path: string) => {
      const { $ } = await page(service, path);
      const facet = $(".facets h2").filter((_, title) => $(title).text() === "地区").parent();
      return facet.find("a").toArray().map((link) => [$(link).text(), $(link).attr("href")]);
    };
    assertEquals(await links("/search?region=440000"), [
      ["广东", "/search"],
      ["韶关市", "/search?region=440200"],
    ]);
    assertEquals(await links("/search?region=440200"), [
      ["广东", "/search?region=440000"],
      ["韶关市", "/search?region=440000"],
      ["武江区", "/search?region=440203"],
    ]);
  });
});

Deno.test("on English pages Chinese words of the data say that they are Chinese", async () => {
  await withService(async (service) => {
    for (
      const path of [
        "/search?q=提案&region=440200",
        "/regions/440200",
        "/demands",
        "/documents/reply",
        "/sources",
      ]
    ) {
      const { $ } = await page(service, `${path}${path.includes("?") ? "&" : "?"}lang=en`);
      const unmarked = $("main *").toArray().filter((element) => {
        const own = $(element).contents().toArray().filter(({ type }) => type === "text").map((one) =>
          $(one).text()
        );
        return /\p{Script=Han}/u.test(own.join("")) && $(element).closest("[lang]").attr("lang") === "en";
      });
      assertEquals(unmarked.map((element) => $.html(element).slice(0, 80)), [], path);
    }
    const { $ } = await page(service, "/search?q=提案&lang=en");
    assertStringIncludes($(".found").text(), "1 document ·");
  });
});

Deno.test("values of closed lists are told in the language of the page", async () => {
  const data = await Deno.makeTempDir();
  const body = `INSERT INTO organizations
      (id, name, type, level, aliases, fields, documents, document_id, text_hash, quote, "start", "end")
    SELECT 'o1', '检验检测机构组成联盟', 'alliance', 'city', [], [], 1, id, d.text_hash, '检验检测机构组成联盟',
      strpos(text, '检验检测机构组成联盟') - 1, strpos(text, '检验检测机构组成联盟') + 9
    FROM documents d JOIN document_versions v ON v.document_id = d.id AND v.hash = d.text_hash WHERE id = 'reply'`;
  await makeRelease(data, { documents: written, today: "2024-09-10", sample: true, derive: body });
  await withFolder(data, async (service) => {
    const cells = async (path: string) => {
      const { $ } = await page(service, path);
      return $("tbody tr").first().find("td").slice(1, 3).toArray().map((cell) => $(cell).text());
    };
    assertEquals(await cells("/organizations"), ["联盟", "市级"]);
    assertEquals(await cells("/organizations?lang=en"), ["alliance", "city"]);
  });
  await Deno.remove(data, { recursive: true });
});

Deno.test("a search that finds nothing helps on", async () => {
  await withService(async (service) => {
    const { $ } = await page(service, "/search?q=检验检测&kind=plan");
    assertStringIncludes($(".nothing").text(), "没有找到");
    assertEquals($(".nothing a").attr("href"), "/search?q=%E6%A3%80%E9%AA%8C%E6%A3%80%E6%B5%8B");
  });
});

Deno.test("a document shows every fact where it stands and with its sentence, each leading to the other", async () => {
  await withService(async (service) => {
    const { $ } = await page(service, "/documents/reply");
    assertEquals($(".text a.fact.indicator").toArray().map((mark) => $(mark).text()), [
      "大型仪器368台",
      "不少于20个",
    ]);
    for (const mark of $(".text a.fact").toArray()) assertEquals($($(mark).attr("href") ?? "").length, 1);
    const record = $("#fact-i-sites");
    assertStringIncludes(record.text(), "≥ 20 个");
    assertEquals(record.find("blockquote mark").text(), "不少于20个");
    assertStringIncludes(record.find("blockquote").text(), "到2025年建成一站式服务站点不少于20个。");
    assertEquals($(record.find("blockquote a").attr("href") ?? "").length, 1);
    assertStringIncludes($("#fact-c-sites").text(), "市市场监管局、市科技局");
    assertEquals($("dl.facts a[rel~=external]").attr("href"), "http://a.sample.example/88.html");
    assertStringIncludes($("dl.facts").text(), "韶关市");
  });
});

Deno.test("a document whose text is not published says so", async () => {
  await withService(async (service) => {
    const { $ } = await page(service, "/documents/repost");
    assertStringIncludes($(".notice").text(), "只公布元数据");
    assertEquals($("#indicators .note").text(), "文中没有读出。");
    assertEquals($(".text").length, 0);
  });
});

Deno.test("to a browser errors are helpful pages with the right status", async () => {
  await withService(async (service) => {
    const missing = await page(service, "/documents/none", 404);
    assertStringIncludes(missing.$("h1").text(), "没有这个页面");
    assertEquals(missing.$("form[role=search]").length, 1);
    const wrong = await page(service, "/search?kind=<b>", 400);
    assertStringIncludes(wrong.$("main").text(), 'found "<b>"');
    assertEquals(wrong.headers.get("cache-control"), "no-store");
    const english = await page(service, "/nothing?lang=en", 404);
    assertEquals([english.$("html").attr("lang"), english.$("h1").text().trim()], [
      "en",
      "There is nothing here",
    ]);
    const strange = await page(service, "/?lang=fr", 400);
    assertEquals(strange.$("html").attr("lang"), "zh-Hans");
    assertStringIncludes(strange.$("h1 span[lang=en]").text(), "parameter");
  });
  const data = await Deno.makeTempDir();
  await withFolder(data, async (service) => {
    const { $ } = await page(service, "/", 503);
    assertStringIncludes($("main").text(), "deno task demo");
  });
  await Deno.remove(data, { recursive: true });
});
