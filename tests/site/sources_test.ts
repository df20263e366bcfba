import { assert, assertEquals } from "@std/assert";
import { load } from "cheerio";
import { makeRelease, withFolder, written } from "../api/small_release.ts";

/** A source whose last collection is held back, and that asks for more pause than is granted, among others that do well. */
const derive = `
INSERT INTO sources BY NAME (SELECT * REPLACE ('held' AS id) FROM sources WHERE id = 'sample_site');
INSERT INTO sources BY NAME (SELECT * REPLACE ('mended' AS id) FROM sources WHERE id = 'sample_site');
INSERT INTO sources BY NAME (SELECT * REPLACE ('new' AS id, NULL AS last_checked) FROM sources WHERE id = 'sample_site');
INSERT INTO outcomes (source_id, outcome, requests, first_met, last_met, by_day) VALUES
  ('held', 'blocked', 1, '2024-09-10', '2024-09-10', ['2024-09-10 1']), ('held', 'gone', 0, NULL, NULL, []),
  ('held', 'ok', 3, '2024-09-01', '2024-09-08', ['2024-09-01 2', '2024-09-08 1']);
INSERT INTO issues (id, source_id, stage, kind, url, message, first_seen, last_seen) VALUES
  ('i1', 'held', 'load', 'layout_drift', 'http://a.sample.example/', 'no <b>title</b>', '2024-09-09', '2024-09-10'),
  ('i2', 'held', 'list', 'robots_delay', 'http://a.sample.example/', 'wanted 60 s', '2024-09-02', '2024-09-02'),
  ('i3', 'mended', 'load', 'layout_drift', 'http://a.sample.example/', 'no date', '2024-09-03', '2024-09-04'),
  ('i4', 'mended', 'parse', 'no_title', NULL, 'no title', '2024-09-10', '2024-09-10')`;

Deno.test("the page of sources tells outcomes with their days, what is held back, and what robots.txt refused", async () => {
  const data = await Deno.makeTempDir();
  try {
    await makeRelease(data, { documents: written, today: "2024-09-10", sample: true, derive });
    await withFolder(data, async ({ get }) => {
      const $ = load(await (await get("/sources?lang=en", { accept: "text/html" })).text());
      const cell = (id: string, name: string) => $(`#${id} td.${name}`).text();
      assertEquals($("#held li").slice(0, 2).toArray().map((one) => $(one).text()), [
        "blocked 1 · 2024-09-10",
        "ok 3 · 2024-09-01 – 2024-09-08",
      ]);
      const columns = $("#held rect").toArray().map((one) => [$(one).attr("class"), $(one).attr("width")]);
      assertEquals(columns, [
        ["idle", "80"],
        ["answered", "1"],
        ["idle", "6"],
        ["answered", "1"],
        ["idle", "1"],
        ["trouble", "1"],
      ]);
      assertEquals(
        $("#held desc").text(),
        "2024-06-13 to 2024-09-10: all answered on 2 days, something missing on 0, trouble on 1, nothing asked on 87.",
      );
      assertEquals(
        cell("held", "drift"),
        "held back, not loaded2024-09-09 – 2024-09-10 · no <b>title</b>",
      );
      assertEquals(cell("held", "robots"), "2024-09-02 · wanted 60 s");
      assert(cell("mended", "drift").startsWith("once held back, loaded since"));
      assertEquals(cell("mended", "robots"), "no refusal; its text is not recorded");
      assertEquals(cell("sample_site", "drift"), "none held back");
      assertEquals(cell("new", "drift") + cell("new", "robots"), "not collected yetnot collected yet");
      assertEquals($("b").length, 0);
      const own = load(await (await get("/sources/held", { accept: "text/html" })).text());
      assertEquals(
        own("#days tbody tr").toArray().map((one) =>
          own(one).children().toArray().map((cell) => own(cell).text())
        ),
        [
          ["2024-09-10", "被拒 blocked 1"],
          ["2024-09-08", "取得 1"],
          ["2024-09-01", "取得 2"],
        ],
      );
      assertEquals(own("#issues li").length, 2);
      assertEquals(own("#documents li").length, 0);
      const chinese = load(await (await get("/sources", { accept: "text/html" })).text());
      assertEquals(chinese("#held td.drift").text().slice(0, 6), "扣留，未载入");
    });
  } finally {
    await Deno.remove(data, { recursive: true });
  }
});
