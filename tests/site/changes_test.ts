/** What changed between releases, as the site shows it. @module */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { load } from "cheerio";
import { type ChangeLine, isBookkeeping } from "../../publish/site/change_lines.ts";
import { revised } from "../../publish/site/revised_figures.ts";
import { makeRelease, type Service, withFolder, type Written, written } from "../api/small_release.ts";

const line: ChangeLine = {
  version: "2024-09-11",
  change: "added",
  cause: "source",
  key: "x",
  column: null,
  before: null,
  after: null,
};

function statement(change: "added" | "removed", row: Record<string, unknown>): ChangeLine {
  const json = JSON.stringify({
    document_id: "reply",
    region_code: "440200",
    metric_id: "shared_instruments",
    what: "大型仪器",
    kind: "actual",
    period: null,
    ...row,
  });
  return { ...line, change, [change === "added" ? "after" : "before"]: json };
}

Deno.test("revised() sets a statement that went beside the one that came in its place", () => {
  const went = statement("removed", { value_text: "368台" }),
    came = statement("added", { value_text: "468台" });
  assertEquals(revised([came, went]), [{
    version: "2024-09-11",
    document_id: "reply",
    region_code: "440200",
    metric_id: "shared_instruments",
    what: "大型仪器",
    before: "368台",
    after: "468台",
  }]);
});

Deno.test("revised() leaves out another place, another kind, our own reading, and what has no one counterpart", () => {
  const went = statement("removed", { value_text: "368台" }),
    came = statement("added", { value_text: "468台" });
  assertEquals(revised([went, statement("added", { value_text: "468台", region_code: "440000" })]), []);
  assertEquals(revised([went, statement("added", { value_text: "468台", kind: "target" })]), []);
  assertEquals(revised([went, { ...came, cause: "pipeline" }]), []);
  assertEquals(revised([went, came, statement("added", { value_text: "400台" })]), []);
  assertEquals(revised([went]), []);
  assertEquals(revised([{ ...went, before: '{"cut' }, came]), []);
});

Deno.test("isBookkeeping() knows hashes and places from words and values", () => {
  const of = (column: string | null) => isBookkeeping({ ...line, column });
  assertEquals(["text_hash", "start", "end", "actual_end", "actual_text_hash"].map(of), Array(5).fill(true));
  assertEquals(["value", "period", "status", "due", "gone_since", null].map(of), Array(6).fill(false));
});

/** The reply with other words; the figure's place moves and its statement gets another id. */
function edited(figure: string, id: string): Written[] {
  return written.filter((one) => one.id !== "hostile").map((one) => {
    if (one.id !== "reply" || one.text === null) return one;
    const [first, ...others] = one.indicators ?? [];
    assert(first);
    const changed = { ...first, id, quote: `大型仪器${figure}`, value_text: figure, value: parseInt(figure) };
    return { ...one, text: one.text.replace("368台", figure), indicators: [changed, ...others] };
  });
}

async function threeReleases(work: (service: Service) => Promise<void>): Promise<void> {
  const data = await Deno.makeTempDir();
  try {
    await makeRelease(data, { documents: written, today: "2024-09-10", sample: true });
    await makeRelease(data, { documents: edited("468台", "i-second"), today: "2024-09-11", sample: true });
    await makeRelease(data, { documents: edited("500台", "i-third"), today: "2024-09-12", sample: true });
    await withFolder(data, work);
  } finally {
    await Deno.remove(data, { recursive: true });
  }
}

Deno.test("between two releases every added, removed and changed row is shown with its cause", async (t) => {
  await threeReleases(async ({ get }) => {
    const page = async (path: string, status = 200) => {
      const response = await get(path, { accept: "text/html" });
      assertEquals(response.status, status, path);
      return load(await response.text());
    };
    const rows = ($: ReturnType<typeof load>) =>
      $("#lines tbody tr").toArray().map((row) =>
        $(row).find("td").toArray().map((cell) => $(cell).text().trim())
      );
    await t.step("of the newest release and the one before, where nothing is chosen", async () => {
      const $ = await page("/datasets/indicators/changes");
      assertEquals(rows($).map(([version, change]) => [version, change]), [
        ["2024-09-12", "移除"],
        ["2024-09-12", "新增"],
      ]);
      assertStringIncludes($("#lines").text(), "大型仪器468台");
      assertStringIncludes($("#lines").text(), "大型仪器500台");
      assertEquals(rows($)[0]?.at(-2), "来源");
    });
    await t.step("of any two, in either order, the newest first", async () => {
      const path = "/datasets/indicators/changes?from=2024-09-10&to=2024-09-12";
      const versions = rows(await page(path)).map(([version]) => version);
      assertEquals(versions.toSorted().toReversed(), versions);
      assertEquals([...new Set(versions)], ["2024-09-12", "2024-09-11"]);
      const other = await page("/datasets/indicators/changes?from=2024-09-12&to=2024-09-10");
      assertEquals(rows(other).length, versions.length);
      assertEquals(other("select[name=from] option[selected]").text(), "2024-09-10");
    });
    await t.step("a document that is gone from the tables is a removed row", async () => {
      const $ = await page("/datasets/documents/changes?from=2024-09-10&to=2024-09-11");
      const removed = rows($).filter(([, change]) => change === "移除");
      assertEquals(removed.length, 1);
      assertStringIncludes(removed[0]?.join(" ") ?? "", "关于“征求意见”的公告");
      assertEquals($("script, img").length, 0);
    });
    await t.step("hashes and places only where they are asked for", async () => {
      const path = "/datasets/documents/changes?from=2024-09-11&to=2024-09-12";
      const few = await page(path), all = await page(`${path}&all=1`);
      assertEquals(rows(few).some(([, , column]) => column === "text_hash"), false);
      assertEquals(rows(all).some(([, , column]) => column === "text_hash"), true);
    });
    await t.step("the same release twice, an unknown one, and a page there is none of are told", async () => {
      const same = await page("/datasets/indicators/changes?from=2024-09-11&to=2024-09-11");
      assertStringIncludes(same(".notice").text(), "两个不同的版本");
      for (const query of ["from=2020-01-01", "to=%3Cb%3E", "page=0", "page=9", "x=1", "all=2"]) {
        await page(`/datasets/indicators/changes?${query}`, 400);
      }
      await page("/datasets/none/changes", 404);
    });
    await t.step("the form needs no script and keeps the language", async () => {
      const $ = await page("/datasets/indicators?lang=en");
      const form = $("#changes form");
      assertEquals([form.attr("method"), form.attr("action")], ["get", "/datasets/indicators/changes"]);
      assertEquals(form.find("select[name=from] option[selected]").text(), "2024-09-11");
      assertEquals(form.find("select option").length, 6);
      assertEquals(form.find("input[name=lang]").attr("value"), "en");
    });
    await t.step("the first page and the place's show the figures revised, newest first", async () => {
      for (const path of ["/", "/regions/440200"]) {
        const $ = await page(path);
        assertEquals(
          $("#revised li").toArray().map((one) => [$(one).find("del").text(), $(one).find("ins").text()]),
          [
            ["468台", "500台"],
            ["368台", "468台"],
          ],
          path,
        );
      }
      assertEquals((await page("/regions/510100"))("#revised").length, 0);
    });
    await t.step("a release has a page that tells its tables and how to check it", async () => {
      const $ = await page("/releases/2024-09-11");
      assertStringIncludes($("#tables").text(), "指标陈述");
      assertEquals($("#verify a").attr("href"), "/verify?version=2024-09-11");
      assertEquals((await page("/verify?version=2024-09-11"))("#start").attr("data-release"), "2024-09-11");
      await page("/verify?version=2024-09-09", 404);
      await page("/releases/2024-09-09", 404);
      await page("/releases/latest", 404);
    });
  });
});

Deno.test("a table with more changes than a page holds is turned over to the end", async () => {
  const data = await Deno.makeTempDir();
  const many = (count: number): Written[] =>
    Array.from({ length: count }, (_, at) => ({
      id: `d${at}`,
      title: `第${at}期`,
      url: `http://a.sample.example/${at}.html`,
      text: `第${at}期全文。`,
    }));
  try {
    await makeRelease(data, { documents: many(1), today: "2024-09-10", sample: true });
    await makeRelease(data, { documents: many(121), today: "2024-09-11", sample: true });
    await withFolder(data, async ({ get }) => {
      const keys: string[] = [], counts: number[] = [];
      for (let path: string | undefined = "/datasets/documents/changes"; path;) {
        const $ = load(await (await get(path, { accept: "text/html" })).text());
        const found = $("#lines tbody tr").toArray().map((row) => $(row).find("code").last().text());
        keys.push(...found);
        counts.push(found.length);
        path = $("a[rel=next]").attr("href");
      }
      assertEquals(counts, [50, 50, 20]);
      assertEquals(new Set(keys).size, 120);
    });
  } finally {
    await Deno.remove(data, { recursive: true });
  }
});
