import { assert, assertEquals } from "@std/assert";
import { fold } from "../../publish/search/fold.ts";
import { buildIndex } from "../../publish/search/index.ts";
import { openIndex, type Position, type SearchIndex } from "../../publish/search/query.ts";
import type { Filters } from "../../publish/search/expression.ts";
import { parseTerms } from "../../publish/search/terms.ts";
import type { Database } from "../../pipelines/load/duckdb.ts";
import { workingDatabase, type Written, written } from "../api/small_release.ts";

async function withIndex(
  documents: readonly Written[],
  work: (index: SearchIndex, database: Database) => Promise<void> | void,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const database = await workingDatabase(documents);
  try {
    await buildIndex(database, `${folder}/search.sqlite`);
    const index = openIndex(`${folder}/search.sqlite`);
    try {
      await work(index, database);
    } finally {
      index.close();
    }
  } finally {
    database.close();
    await Deno.remove(folder, { recursive: true });
  }
}

function found(index: SearchIndex, query: string, filters: Filters = {}): string[] {
  const request = { terms: parseTerms(query), filters, limit: 100, after: null };
  return index.search(request).hits.map((hit) => hit.id);
}

const queries: [query: string, ids: string[]][] = [
  ["检验检测", ["measures", "reply", "hostile"]], // the title first, then newest
  ["檢驗檢測", ["measures", "reply", "hostile"]],
  ["产业链", ["measures"]], // printed 產業(yè)鏈
  ["创建共享平台", ["measures"]], // printed 創(chuàng)建共享平臺
  ["CMA认证", ["codes"]], // printed ＣＭＡ
  ["ｃｍａ", ["codes"]],
  ["GB/T2260", ["codes"]],
  ["GB/T 11714", ["codes"]],
  ['"GB/T 11714"', ["codes"]], // printed with a wide space
  ['"GB/T 2260"', []], // printed without one
  ["368", ["reply"]],
  ["检验检测 共享", ["measures", "reply", "hostile"]],
  ["共享 -联盟", ["measures", "hostile"]],
  ["共享 -检验", []],
  ["表", ["undated"]], // a word of one character, as the last of a run too
  ["函", ["reply"]],
  ["〔2024〕88号", ["reply"]],
  ["国家质量", ["repost"]], // the title is searched though the text is not published
  ["没有这个词", []],
  ["量院", []], // never over the end of a run or of a column
];

Deno.test("search() finds what readers type", async (t) => {
  await withIndex(written, async (index) => {
    for (const [query, ids] of queries) {
      await t.step(query, () => assertEquals(found(index, query), ids));
    }
  });
});

const narrowings: [name: string, query: string, filters: Filters, ids: string[]][] = [
  ["kind", "", { kind: "measures" }, ["measures"]],
  ["a province and all within", "", { region: "440000" }, ["reply", "hostile"]],
  ["a city and all within", "", { region: "440200" }, ["reply", "hostile"]],
  ["a county alone", "", { region: "440203" }, ["hostile"]],
  ["a publisher, in either script", "", { publisher: "江苏省市场监督管理局" }, ["measures"]],
  ["not a part of a publisher's name", "", { publisher: "江苏省市场监督" }, []],
  ["a first day", "检验检测", { from: "2023-05-04" }, ["measures", "reply"]],
  ["a last day", "检验检测", { to: "2023-05-04" }, ["measures", "hostile"]],
  ["a span", "检验检测", { from: "2023-01-01", to: "2023-12-31" }, ["measures"]],
  ["an empty span", "检验检测", { from: "2025-01-01" }, []],
  ["several at once", "检验", { region: "440000", kind: "consultation", to: "2023-01-01" }, ["hostile"]],
  ["with words excluded", "-联盟 检验", { region: "440000" }, ["hostile"]],
];

Deno.test("search() narrows by", async (t) => {
  await withIndex(written, async (index) => {
    for (const [name, query, filters, ids] of narrowings) {
      await t.step(name, () => assertEquals(found(index, query, filters), ids));
    }
  });
});

Deno.test("search() leaves undated documents out of every span and last of the newest", async () => {
  await withIndex(written, (index) => {
    assertEquals(found(index, "").at(-1), "undated");
    assertEquals(found(index, "", { to: "9999-12-31" }).includes("undated"), false);
  });
});

Deno.test("search() puts title over body, together over scattered", async () => {
  const near = { text: "本市推进检验检测资源共享。", published: "2020-01-01" };
  const far = { text: `检验检测${"，很多别的话".repeat(30)}，共享。`, published: "2024-01-01" };
  const documents = [
    { id: "far", title: "甲", ...far },
    { id: "near", title: "乙", ...near },
    { id: "half", title: "谈共享", ...far, published: "2019-01-01" },
    { id: "both", title: "检验检测与共享", text: "丙。", published: "2018-01-01" },
  ].map((document) => ({ publisher: null, url: "http://a.sample.example/", ...document }));
  await withIndex(documents, (index) => {
    assertEquals(found(index, "检验检测 共享"), ["both", "half", "near", "far"]);
  });
});

Deno.test("search() gives every document once over its pages", async () => {
  await withIndex(written, (index) => {
    for (const query of ["", "计量", "活动 计量", "检验检测 共享"]) {
      const whole = found(index, query);
      for (const limit of [1, 2, 7]) {
        const walked: string[] = [];
        let after: Position | null = null;
        do {
          const page = index.search({ terms: parseTerms(query), filters: {}, limit, after });
          assertEquals(page.count, whole.length);
          walked.push(...page.hits.map((hit) => hit.id));
          after = page.next;
        } while (after);
        assertEquals(walked, whole, `pages of ${limit} for "${query}"`);
      }
    }
  });
});

Deno.test("search() says when it stopped counting", async () => {
  const database = await workingDatabase([]);
  const folder = await Deno.makeTempDir();
  await database.run(
    `INSERT INTO documents BY NAME SELECT 'n' || i AS id, 's' AS source_id, 'http://a' AS url,
       CASE WHEN i < 10000 THEN '计量' ELSE '标准计量' END AS title, 'news' AS kind, 'Hans' AS script, 'open' AS rights,
       'x' AS text_hash, 0 AS characters, DATE '2024-01-01' AS first_seen, DATE '2024-01-01' AS last_changed,
       DATE '2024-01-01' AS last_seen, DATE '2024-01-01' AS last_checked FROM range(10002) t(i)`,
  );
  await buildIndex(database, `${folder}/search.sqlite`);
  const index = openIndex(`${folder}/search.sqlite`);
  const counted = (query: string) => {
    const request = { terms: parseTerms(query), filters: {}, limit: 1, after: null };
    const { count, count_is } = index.search(request);
    return [count, count_is];
  };
  assertEquals(counted("计量"), [10_000, "at_least"]);
  assertEquals(counted("计量 -标准"), [10_000, "exact"]);
  assertEquals(counted("标准"), [2, "exact"]);
  index.close();
  database.close();
  await Deno.remove(folder, { recursive: true });
});

const vocabulary = [
  "检验",
  "检测",
  "计量",
  "标准",
  "认证",
  "认可",
  "共享",
  "CMA",
  "GB/T",
  "2260",
  "一站式",
  "，",
  "。",
  "\n",
  " ",
  "的",
];

/** Texts put together from few parts, so that words overlap, repeat and part in every way. */
function randomTexts(next: () => number): string[] {
  return Array.from(
    { length: 150 },
    () => Array.from({ length: 1 + next() % 12 }, () => vocabulary[next() % vocabulary.length]).join(""),
  );
}

Deno.test("search() counts what a LIKE scan counts, for words of any length", async () => {
  let state = 20240910;
  const next = () => (state = (state * 48271) % 2147483647);
  const texts = randomTexts(next);
  const documents = texts.map((text, index): Written => ({
    id: `t${index}`,
    title: texts[(index + 1) % texts.length] ?? "",
    url: "http://a.sample.example/",
    text,
  }));
  await withIndex(documents, async (index, database) => {
    let hits = 0;
    for (let round = 0; round < 300; round++) {
      const text = texts[next() % texts.length] ?? "";
      const start = next() % text.length;
      const word = text.slice(start, start + 1 + next() % 6);
      if (/[\s]/.test(word) || word.startsWith("-") || word === "") continue;
      const [like] = await database.all<{ count: number }>(
        `SELECT count(*) AS count FROM documents d JOIN document_versions v ON v.document_id = d.id
         WHERE lower(d.title) LIKE $1 OR lower(v.text) LIKE $1`,
        [`%${word.toLowerCase()}%`],
      );
      const { count } = index.search({ terms: parseTerms(word), filters: {}, limit: 1, after: null });
      assertEquals(count, like?.count, `"${word}"`);
      hits += count;
    }
    assert(hits > 1000, "the words must be found in many texts");
  });
});

Deno.test("search() marks every hit of a traditional or simplified word in its own script", async () => {
  await withIndex(written, (index) => {
    for (const query of ["检验检测", "檢驗檢測"]) {
      for (
        const hit of index.search({ terms: parseTerms(query), filters: {}, limit: 100, after: null }).hits
      ) {
        const snippet = hit.snippet;
        assert(snippet && snippet.marks.length > 0, hit.id);
        for (const [start, end] of snippet.marks) {
          assertEquals(fold(snippet.text.slice(start, end)).text, "检验检测");
        }
      }
    }
  });
});
