import { assert, assertEquals } from "@std/assert";
import { fold } from "../../publish/search/fold.ts";
import { buildIndex } from "../../publish/search/index.ts";
import { openIndex, type Position, type SearchIndex } from "../../publish/search/query.ts";
import type { Filters } from "../../publish/search/filters.ts";
import { parseTerms } from "../../publish/search/terms.ts";
import { workingDatabase, type Written, written } from "../api/small_release.ts";
import { withIndex } from "./with_index.ts";

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
  ["(2024)88号", ["reply"]],
  ["联盟 OR 表", ["reply", "undated"]],
  ["检验检测 联盟 OR 平台", ["measures", "reply"]],
  ["title:检验检测", ["measures"]],
  ["body:检验检测 -title:检验检测", ["reply", "hostile"]],
  ["文号:88", ["reply"]],
  ["publisher:江苏", ["measures"]],
  ["机构:四川省 行政区划", ["codes"]],
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
  ["a chain that titles or texts mention", "", { chain: "meters", from: "2022-01-01" }, ["reply"]],
  ["a chain by its name in the other script", "", { chain: "platforms" }, ["measures"]],
  ["a chain that the index does not know", "", { chain: "unheard_of" }, []],
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

/** So many documents, the newest first in number; every third has the word in its title, all others in their text. */
async function withMany(count: number, work: (index: SearchIndex) => Promise<void> | void): Promise<void> {
  const database = await workingDatabase([]);
  const folder = await Deno.makeTempDir();
  const range = `range(${count}) t(i)`;
  await database.run(
    `INSERT INTO documents BY NAME SELECT 'n' || i AS id, 's' AS source_id, 'http://a' AS url,
       CASE WHEN i % 3 = 0 THEN '计量' WHEN i % 1000 = 1 THEN '标准' ELSE '其他' END AS title,
       CASE WHEN i % 2 = 0 THEN 'news' ELSE 'plan' END AS kind,
       'Hans' AS script, 'open' AS rights, 'x' AS text_hash, 0 AS characters, DATE '2000-01-01' + (i // 4)::INT AS published,
       DATE '2024-01-01' AS first_seen, DATE '2024-01-01' AS last_changed, DATE '2024-01-01' AS last_seen,
       DATE '2024-01-01' AS last_checked FROM ${range};
     INSERT INTO document_versions BY NAME SELECT 'n' || i AS document_id, 1 AS number, 'x' AS hash,
       DATE '2024-01-01' AS seen_from, 'first' AS change, 'sha256:x' AS archive,
       CASE WHEN i % 3 = 0 THEN '。' ELSE '计量。' END AS text FROM ${range};`,
  );
  await buildIndex(database, `${folder}/search.sqlite`);
  database.close();
  const index = openIndex(`${folder}/search.sqlite`);
  try {
    await work(index);
  } finally {
    index.close();
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("search() says when it stopped counting", async () => {
  await withMany(10_002, (index) => {
    const counted = (query: string) => {
      const { count, count_is } = index.search({
        terms: parseTerms(query),
        filters: {},
        limit: 1,
        after: null,
      });
      return [count, count_is];
    };
    assertEquals(counted("计量"), [10_000, "at_least"]);
    assertEquals(counted("计量 -标准"), [9_994, "exact"]); // 8 of the 11 numbers 1, 1001, … 10001 are no multiple of 3
    assertEquals(counted("标准"), [8, "exact"]);
  });
});

Deno.test("search() of a word in more documents than are counted", async (t) => {
  const count = 20_000; // two chunks, the second of which is looked at only by its heads at first
  await withMany(count, async (index) => {
    const request = { terms: parseTerms("计量"), filters: {} };
    await t.step("gives each once, titles first, oldest last", () => {
      const walked: string[] = [];
      for (let after: Position | null = null, pages = 0; pages < 10; pages++) {
        const page = index.search({ ...request, limit: 4_500, after });
        walked.push(...page.hits.map((hit) => hit.id));
        after = page.next;
        if (!after) break;
      }
      assertEquals([walked.length, new Set(walked).size], [count, count]);
      const titles = Math.ceil(count / 3);
      assert(walked.slice(0, titles).every((id) => Number(id.slice(1)) % 3 === 0));
      assert(walked.slice(-10).some((id) => Number(id.slice(1)) < 20));
    });
    await t.step("gives the newest first when told to, none twice", () => {
      const first = index.search({ ...request, limit: 15_000, sort: "newest", after: null });
      const second = index.search({ ...request, limit: 15_000, sort: "newest", after: first.next });
      const days = [...first.hits, ...second.hits].map((hit) => hit.published ?? "");
      assertEquals([days.length, second.next], [count, null]);
      assertEquals(days, days.toSorted().reverse());
    });
    await t.step("says of how many documents its facets are", () => {
      const { facets } = index.search({ ...request, limit: 1, after: null, facets: true });
      assertEquals(facets?.of, 16_384); // the newest chunk, in which counting ended
      assertEquals(facets?.kinds, [{ value: "news", count: 8_192 }, { value: "plan", count: 8_192 }]);
    });
  });
});

Deno.test("search() finds the best head in the oldest of many documents that are not all read", async () => {
  const old = { url: "http://a.sample.example/", published: "2001-01-01", text: "。" };
  const documents: Written[] = [
    { ...old, id: "named", title: "计量标准" }, // worth more than a longer title and the body together
    { ...old, id: "numbered", title: "乙", document_number: "计量标准1号" },
    { ...old, id: "body", title: "丙", text: "计量标准。" },
  ];
  const others = "range(17000) t(i)";
  await withIndex(
    documents,
    (index) => {
      const best = (query: string) => {
        const request = { terms: parseTerms(query), filters: {}, limit: 3, after: null };
        const first = index.search(request);
        assertEquals(
          index.search(request),
          first,
          "what is kept from the first search gives the same answer",
        );
        assertEquals(first.count_is, "at_least");
        return first.hits.map((hit) => hit.id);
      };
      assertEquals(best("计量标准").slice(0, 2), ["numbered", "named"]);
      assertEquals(best("标准").slice(0, 2), ["numbered", "named"]);
      assertEquals(best("通知 计量"), ["n0", "n1", "n10"]); // equals: of one day, in the order of their ids
    },
    `INSERT INTO documents BY NAME SELECT 'n' || i AS id, 's' AS source_id, 'http://a' AS url,
        '关于做好有关计量工作的通知' AS title, '甲发〔2024〕' || i || '号' AS document_number, 'news' AS kind,
        'Hans' AS script, 'open' AS rights, 'x' AS text_hash, 0 AS characters, DATE '2024-01-01' AS published,
        DATE '2024-01-01' AS first_seen, DATE '2024-01-01' AS last_changed, DATE '2024-01-01' AS last_seen,
        DATE '2024-01-01' AS last_checked FROM ${others};
      INSERT INTO document_versions BY NAME SELECT 'n' || i AS document_id, 1 AS number, 'x' AS hash,
        DATE '2024-01-01' AS seen_from, 'first' AS change, 'sha256:x' AS archive, '计量标准。' AS text FROM ${others};`,
  );
});

Deno.test("search() gives pages of two words as it gives them whole, whatever the words", async () => {
  let state = 7;
  const next = () => (state = (state * 48271) % 2147483647);
  const texts = randomTexts(next);
  const documents = texts.map((text, index): Written => ({
    id: `t${index}`,
    title: texts[(index + 5) % texts.length] ?? "",
    url: "http://a.sample.example/",
    text,
  }));
  await withIndex(documents, (index) => {
    let pages = 0;
    for (let round = 0; round < 60; round++) {
      const query = `${vocabulary[next() % 9]} ${vocabulary[next() % 9]}`;
      const whole = index.search({ terms: parseTerms(query), filters: {}, limit: 150, after: null });
      const walked: string[] = [];
      for (let after: Position | null = null;; pages++) {
        const page = index.search({ terms: parseTerms(query), filters: {}, limit: 4, after });
        walked.push(...page.hits.map((hit) => hit.id));
        after = page.next;
        if (!after) break;
      }
      assertEquals(walked, whole.hits.map((hit) => hit.id), query);
    }
    assert(pages > 100, "the words must be found together in many texts");
  });
});

const spaced: [query: string, ids: string[], also: string[]][] = [
  ["GB/T2260", ["close", "apart"], ["gb/t 2260"]],
  ["ＧＢ／Ｔ2260", ["close", "apart"], ["gb/t 2260"]],
  ["gb/t 2260", ["close", "apart"], []],
  ["CMA认证", ["close", "apart"], ["cma 认证", "资质认定"]],
  ["cma 認證", ["close", "apart"], ["资质认定"]],
  ["iso9001标准", ["close", "apart"], ["iso 9001标准", "iso 9001 标准"]],
  ["资质认定", ["close", "apart"], ["cma"]],
  ['"GB/T2260"', ["close"], []],
  ["第3批", ["close"], []], // of letters only: years and numbers are printed alike everywhere
  ["川市监2024年38号", ["apart"], ["川市监(2024)38号", "川市监(2024)第38号", "川市监2024年第38号"]],
  ["〔2024〕38号", ["close", "apart"], ["(2024)第38号", "2024年第38号"]],
  ["12024年38号", [], []], // no year
];

Deno.test("search() finds words of letters and numbers of documents however printed when told to", async (t) => {
  const texts: [string, string][] = [
    ["close", "按GB/T2260填写，凭CMA认证，执行ISO9001标准，第3批。公告2024年第38号。"],
    ["apart", "按 GB/T 2260 填写，凭 CMA 认证，执行 ISO 9001标准，第 3 批。川市监〔2024〕38号。"],
  ];
  const documents = texts.map(([id, text]): Written => ({
    id,
    title: "样例",
    text,
    url: `http://f.sample.example/${id}.html`,
  }));
  await withIndex(documents, async (index) => {
    for (const [query, ids, also] of spaced) {
      await t.step(query, () => {
        const request = { terms: parseTerms(query), filters: {}, limit: 9, after: null, synonyms: true };
        const answer = index.search(request);
        assertEquals(new Set(answer.hits.map(({ id }) => id)), new Set(ids));
        assertEquals(answer.synonyms.flatMap((use) => use.also), also);
      });
    }
  });
});

Deno.test("search() looks for synonyms when told to and says so", async () => {
  const documents = [
    { id: "typed", title: "甲", text: "建设一站式服务平台。" },
    { id: "other", title: "乙", text: "川质一站通上线。" },
  ].map((document) => ({ publisher: null, url: "http://a.sample.example/", ...document }));
  await withIndex(documents, (index) => {
    const ask = (query: string, synonyms: boolean) =>
      index.search({ terms: parseTerms(query), filters: {}, limit: 9, after: null, synonyms });
    assertEquals(ask("一站式", true).hits.map((hit) => hit.id), ["typed", "other"]);
    assertEquals(ask("一站式", true).synonyms, [{ word: "一站式", also: ["一站通"] }]);
    assertEquals(ask("一站通", true).hits.map((hit) => hit.id), ["other", "typed"]);
    assertEquals(ask("一站式", false).hits.map((hit) => hit.id), ["typed"]);
    assertEquals(ask('"一站式"', true).hits.map((hit) => hit.id), ["typed"]);
    assertEquals(ask("甲 一站式 -一站通", true).synonyms, [{ word: "一站式", also: ["一站通"] }]);
    assertEquals(ask("甲", true).synonyms, []);
    const [hit] = ask("一站通 -一站式", true).hits;
    assertEquals(hit?.snippet?.marks, [[2, 5]]);
  });
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
