import { assertEquals } from "@std/assert";
import { editDistance } from "../../publish/search/suggest.ts";
import { buildIndex } from "../../publish/search/index.ts";
import { openIndex, type SearchIndex } from "../../publish/search/query.ts";
import { parseTerms } from "../../publish/search/terms.ts";
import { workingDatabase, type Written, written } from "../api/small_release.ts";

const titles = ["检验检测机构开放日", "检验检测能力验证", "检验检测收费办法", "检验检测服务业年度收入"];
const more = titles.map((title, index): Written => ({
  id: `more-${index}`,
  title,
  text: `${title}。`,
  published: `2020-01-0${index + 1}`,
  publisher: "四川省市场监督管理局",
  url: "http://a.sample.example/",
}));

async function withIndex(work: (index: SearchIndex) => void): Promise<void> {
  const folder = await Deno.makeTempDir();
  const database = await workingDatabase([...written, ...more]);
  await buildIndex(database, `${folder}/search.sqlite`);
  database.close();
  const index = openIndex(`${folder}/search.sqlite`);
  try {
    work(index);
  } finally {
    index.close();
    await Deno.remove(folder, { recursive: true });
  }
}

const meant: [typed: string, first: string | undefined][] = [
  ["检验监测", "检验检测"], // same sound
  ["韶光市", "韶关市"],
  ["jianyanjiance", "检验检测"],
  ["jyjc", "检验检测"],
  ["四川省市场监管管理局", "四川省市场监督管理局"], // one character
  ["共享 检验监测", "共享 检验检测"], // one word of several
  ["检验检测大型仪器", "检验 检测 大型 仪器"], // not written together anywhere
  ["检验检测服务业收入", "检验 检测 服务业 收入"], // a lone character stays with its word
  ["検査工廠", undefined], // nothing near it
  ['"检验监测"', undefined], // quoted: meant as typed
  ["检验检测", undefined], // found: nothing to be said
];

Deno.test("search() offers what may have been meant, and only what finds something", async (t) => {
  await withIndex((index) => {
    for (const [typed, first] of meant) {
      const request = { terms: parseTerms(typed), filters: {}, limit: 1, after: null };
      const { did_you_mean } = index.search(request);
      assertEquals(did_you_mean[0]?.text, first, typed);
      for (const { text } of did_you_mean) {
        assertEquals(index.search({ ...request, terms: parseTerms(text) }).count > 0, true, text);
      }
    }
  });
  await t.step("and under the same filters", () =>
    withIndex((index) => {
      const filters = { region: "320000" };
      const terms = parseTerms("韶光市");
      assertEquals(index.search({ terms, filters, limit: 1, after: null }).did_you_mean, []);
    }));
});

const typing: [typed: string, offered: string][] = [
  ["检验", "检验检测"],
  ["檢驗", "检验检测"],
  ["韶", "韶关"],
  ["四川省市", "四川省市场监督管理局"],
  ["jianyan", "检验检测"],
  ["jian yan", "检验检测"],
  ["jyj", "检验检测"],
  ["市场监督", "四川省市场监督管理局"], // holds it
];

Deno.test("suggest() offers names and words that begin with, sound like or hold what was typed", async () => {
  await withIndex((index) => {
    for (const [typed, offered] of typing) {
      const suggestions = index.suggest(typed, 8).map(({ text }) => text);
      assertEquals(suggestions.includes(offered), true, `${typed}: ${suggestions}`);
      assertEquals(new Set(suggestions).size, suggestions.length);
    }
    assertEquals(index.suggest("", 8), []);
    assertEquals(index.suggest("检".repeat(41), 8), []);
    assertEquals(index.suggest("检验", 1).length, 1);
    assertEquals(index.suggest("四川", 8)[0], { text: "四川省市场监督管理局", kind: "publisher" });
  });
});

Deno.test("editDistance() counts insertions, deletions and replacements up to a bound", () => {
  const of = (word: string, other: string) => editDistance(word, { other, most: 2 });
  assertEquals([of("甲乙", "甲乙"), of("甲乙", "甲"), of("甲乙丙", "甲丁丙"), of("甲乙", "乙甲")], [
    0,
    1,
    1,
    2,
  ]);
  assertEquals(of("甲乙丙丁", "子丑寅卯"), 3);
});
