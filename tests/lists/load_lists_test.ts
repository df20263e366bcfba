/** Lists from the archive to the tables: given and collected, in steps and at once. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { givenFiles } from "../../pipelines/given_files.ts";
import { archiveReport } from "../../pipelines/load/reports.ts";
import { openStore } from "../../pipelines/load/mod.ts";
import { loadAll } from "../../pipelines/workspace.ts";
import { effects, type Giving, giving, load } from "./given.ts";
import { listOf } from "./taking.ts";

const tables = [
  "lists",
  "list_issues",
  "list_rejects",
  "capabilities",
  "institutions",
  "standards",
  "issues",
  "sources",
];

async function everything(place: Pick<Giving, "rows">) {
  const found: Record<string, unknown> = {};
  for (const table of tables) found[table] = await place.rows(`SELECT * FROM ${table} ORDER BY ALL`);
  return found;
}

const rows = Array.from({ length: 30 }, (_, index) => ({ parameter: `参数${index}` }));

Deno.test("lists given one after another are what a rebuild from the archive gives", async () => {
  await giving(async (place) => {
    await place.give({ "能力表.csv": listOf(rows) + "坏,行\n" });
    await place.give({ "能力表2.csv": listOf(rows.slice(3)) });
    await place.give({ "机构.csv": "机构名称,证书编号\n示例检验检测有限公司,230020349767\n" }, {
      as: "institutions",
      list: "机构",
    });
    const path = `${place.folder}/again.duckdb`;
    const store = await openStore(path, { code: "again", files: effects.files });
    try {
      const { archive, reader } = place.workspace;
      await loadAll({ archive, store, reader }, []);
      const again = await everything({ rows: (sql) => store.database.all(sql) });
      assertEquals(again, await everything(place));
    } finally {
      store.close();
    }
    assertEquals(
      await place.rows(
        "SELECT number, added, withdrawn, rejected FROM list_issues i JOIN lists l ON l.id = list_id WHERE kind = 'capabilities' ORDER BY 1",
      ),
      [{ number: 1, added: 30, withdrawn: 0, rejected: 1 }, {
        number: 2,
        added: 0,
        withdrawn: 3,
        rejected: 0,
      }],
    );
  });
});

Deno.test("rejected rows become an issue that names the first of them, and it goes with a better file", async () => {
  await giving(async (place) => {
    const [first] = await place.give({ "能力表.csv": listOf(rows) + "坏,行\n" });
    assertEquals(first?.report?.rejected, 1);
    const [issue] = await place.rows("SELECT stage, kind, source_id, message FROM issues");
    assertEquals([issue?.stage, issue?.kind, issue?.source_id], ["load", "rejected_rows", givenFiles.id]);
    assertMatch(
      String(issue?.message),
      /^Cannot load 1 of 31 rows \(see list_rejects\); the first is 能力表\.csv, row 32: Wanted 13 cells/,
    );
    assertEquals(await load(place.workspace, []), [], "what is loaded is not loaded again");
    await place.give({ "能力表.csv": listOf(rows) });
    assertEquals(await place.rows("SELECT kind FROM issues"), []);
  });
});

Deno.test("a list in several pieces is one list", async () => {
  await giving(async (place) => {
    const long = "长".repeat(60_000);
    const many = Array.from({ length: 200 }, (_, index) => ({ parameter: `参数${index}`, note: long }));
    const [one] = await place.give({ "大表.csv": listOf(many) });
    assertEquals(one?.error, null);
    assertEquals(one?.report?.records, 200);
    const pieces = [...place.workspace.archive.captures()].map(({ hints }) => hints?.piece);
    assertEquals(pieces, ["1/2", "2/2"]);
    assertEquals(await place.rows("SELECT max(length(note)) AS longest FROM capabilities"), [{
      longest: 60_000,
    }]);
  });
});

Deno.test("attachments of a source that publishes a list are loaded as its issues, its articles as documents", async () => {
  const source = {
    ...givenFiles,
    id: "sample_list_notices",
    region: "440000",
    publishes: { kind: "capabilities", name: "能力表", each: "whole" },
    article: () => ({
      title: "关于公布检验检测能力表的通知",
      body: "<p>现将检验检测机构能力表予以公布，请各有关单位查阅。</p>",
      container: "body",
      fields: {},
      attachments: [],
    }),
  } as const;
  await giving(async ({ workspace, rows: query }) => {
    const { archive } = workspace;
    const url = "https://a.example/1.html", file = "https://a.example/1.csv";
    const row = { url, title: "关于公布检验检测能力表的通知", date: "2026-02-01", note: null };
    const put = (role: "article" | "attachment", address: string, body: string) =>
      archive.append({
        source: source.id,
        role,
        outcome: "ok",
        row,
        ...role === "attachment"
          ? { parent: url, hints: { name: "能力表.csv" } }
          : { links: [{ url: file, title: "能力表" }] },
        request: { url: address },
        response: {
          url: address,
          status: 200,
          headers: new Headers(),
          body: new TextEncoder().encode(body),
          redirects: [],
        },
        date: new Date("2026-03-01T04:00:00Z"),
      });
    await put("article", url, "<html><body><p>正文</p></body></html>");
    await put("attachment", file, listOf([{ address: "某路1号" }]));
    await archiveReport(archive, {
      source: source.id,
      issues: [],
      outcomes: { ok: 2 },
      date: new Date("2026-03-01T04:00:01Z"),
    });
    const loads = await load(workspace, [source]);
    assertEquals(loads.map(({ source, list, error }) => [source, list, error]), [[
      source.id,
      "能力表",
      null,
    ]]);
    assertEquals(await query("SELECT source_id, region_code FROM capabilities"), [
      { source_id: source.id, region_code: "440000" },
    ]);
    assertEquals(await query("SELECT count(*) AS n FROM documents"), [{ n: 1 }]);
    assert(
      (await query("SELECT day FROM (SELECT CAST(date AS VARCHAR) AS day FROM list_issues)"))[0]?.day ===
        "2026-02-01",
    );
  }, [source]);
});
