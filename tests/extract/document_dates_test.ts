/** The days a document states of itself: all kept, ranked, and its force read from its own clause. */
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import type { DocumentFacts } from "../../pipelines/extract/facts.ts";
import { extract } from "../../pipelines/extract/mod.ts";

interface Given {
  title?: string;
  text?: string;
  fields?: Record<string, string>;
  url?: string;
}

const body =
  "为加强计量器具检定管理,进一步提高服务企业的能力和水平,切实减轻企业送检负担,现就有关事项明确如下,请各地结合实际认真抓好落实。";

function read({ title, text, fields, url }: Given) {
  return extract({
    title: title ?? null,
    text: text ?? body,
    fields: fields ?? {},
    hints: url ? { url } : {},
  });
}

Deno.test("extract() keeps every day a page states, in order of rank, and says which prevailed", () => {
  const text = `${body}\n甲市市场监督管理局\n2024年8月19日\n甲市市场监督管理局办公室 2024年8月21日印发`;
  const { document, dates } = read({
    text,
    fields: { PubDate: "2024-08-22 13:37", "成文日期": "2024-08-20", "row.date": "2024-08-23" },
    url: "https://s.sample.example/202408/t20240824_1.html",
  });
  const shown = dates.map(({ meaning, day, place, field, words, used }) =>
    [meaning, day, place, field ?? "-", words, used ? "used" : "-"].join(" | ")
  );
  assertEquals(shown, [
    "signed | 2024-08-19 | signature | - | 2024年8月19日 | used",
    "signed | 2024-08-20 | field | 成文日期 | 2024-08-20 | -",
    "published | 2024-08-22 | field | PubDate | 2024-08-22 13:37 | used",
    "published | 2024-08-23 | row | - | 2024-08-23 | -",
    "published | 2024-08-24 | address | - | https://s.sample.example/202408/t20240824_1.html | -",
    "printed | 2024-08-21 | text | - | 甲市市场监督管理局办公室 2024年8月21日印发 | used",
  ]);
  for (const { start, end, words } of dates) {
    if (start !== null && end !== null) assertEquals(text.slice(start, end), words);
  }
  assertEquals([document.signed, document.published], ["2024-08-19", "2024-08-22"]);
});

Deno.test("extract() keeps the day a page was updated apart from the day it was published", () => {
  const { document, dates } = read({ fields: { "更新时间": "2025-01-03", "发布时间": "2024-12-30" } });
  assertEquals(document.published, "2024-12-30");
  assertEquals(dates.map(({ meaning, day }) => `${meaning} ${day}`), [
    "published 2024-12-30",
    "updated 2025-01-03",
  ]);
});

Deno.test("extract() takes a day below the body under the title for the paper's own", () => {
  const { document, dates } = read({ text: `甲市市场监督管理局\n2024年5月20日\n${body}` });
  assertEquals([document.signed, document.publisher], ["2024-05-20", "甲市市场监督管理局"]);
  assertEquals(dates.map(({ place, words }) => `${place} ${words}`), ["title 2024年5月20日"]);
});

const reported =
  "到2022年末,全市建成社会公用计量标准386项。截至目前,共有检验检测机构152家。到2025年,检验检测机构达到200家。";

/** Where a month stands in place of a day → what the figures of `reported` are then. */
const months: Record<string, Given> = {
  "below the text": { text: `${body}${reported}\n甲市市场监督管理局\n2023年3月` },
  "below the text, behind the body": { text: `${body}${reported}\n甲市市场监督管理局 二〇二三年三月` },
  "under the title": { text: `(2023年3月)\n${body}${reported}` },
  "under the title, below the body": { text: `甲市市场监督管理局\n二○二三年三月\n${body}${reported}` },
  "in a field": { text: body + reported, fields: { "成文日期": "2023年3月" } },
};

for (const [place, given] of Object.entries(months)) {
  Deno.test(`extract() counts time from the month a paper states ${place}`, () => {
    const { document, indicators, dates } = read(given);
    assertEquals([document.signed, document.published, dates], [null, null, []], "a month is no day");
    assertEquals(indicators.map(({ value, kind, period }) => `${value} ${kind} ${period}`), [
      "386 actual 2022-12-31",
      "152 actual 2023-03",
      "200 target 2025",
    ]);
  });
}

const signed = "甲市市场监督管理局\n2024年9月20日";

/** Text of a paper and its force: effective, expires, standing. */
const forces: Record<string, Given & { wanted: (string | null)[] }> = {
  "a term of years from a day": {
    text: `${body}\n第九条 本办法自2024年10月1日起施行,有效期5年。\n${signed}`,
    wanted: ["2024-10-01", "2029-09-30", "in_force"],
  },
  "from the day of issue until a day": {
    text: `${body}\n本通知自印发之日起施行,有效期至2026年12月31日。\n${signed}`,
    wanted: ["2024-09-20", "2026-12-31", "in_force"],
  },
  "until a month; the term stands in a sentence of its own": {
    text: `${body}\n本细则自2024年10月1日起执行。有效期至2026年6月。\n${signed}`,
    wanted: ["2024-10-01", "2026-06-30", "in_force"],
  },
  "a trial of two years in Chinese numerals": {
    text: `${body}\n本规定自2024年10月1日起试行,试行期两年。\n${signed}`,
    wanted: ["2024-10-01", "2026-09-30", "trial"],
  },
  "another paper's force is not its own": {
    text: `${body}\n国家有关条例自2021年5月1日起施行,证书有效期5年。\n${signed}`,
    wanted: [null, null, null],
  },
  "fields outrank the clause": {
    text: `${body}\n本办法自2024年10月1日起施行。`,
    fields: { "施行日期": "2024-11-01", "失效日期": "2027-10-31", "有效性": "有效" },
    wanted: ["2024-11-01", "2027-10-31", "in_force"],
  },
  "the page says repealed": {
    title: "计量管理办法(试行)",
    fields: { "有效性": "废止" },
    wanted: [null, null, "repealed"],
  },
  "the title says no longer valid": { title: "计量管理办法（已失效）", wanted: [null, null, "expired"] },
  "a trial by its title": { title: "计量站点管理办法（试行）", wanted: [null, null, "trial"] },
  "a trial of something else": { title: "关于开展升级行动试行工作的通知", wanted: [null, null, null] },
  "a draft by the line under its title is not in force yet": {
    text: `计量站点管理办法\n（征求意见稿）\n${body}\n本办法自发布之日起施行,有效期5年。\n${signed}`,
    wanted: [null, null, "draft"],
  },
  "a draft by its title": { title: "计量站点管理办法（征求意见稿）", wanted: [null, null, "draft"] },
};

for (const [claim, { wanted, ...given }] of Object.entries(forces)) {
  Deno.test(`extract() reads a paper's force: ${claim}`, () => {
    const { effective, expires, legal_status }: DocumentFacts = read(given).document;
    assertEquals([effective, expires, legal_status], wanted);
  });
}

Deno.test("extract() lists annexes with the addresses of their files, each once", () => {
  const { attachments } = extract({
    title: null,
    text: `${body}\n附件：1.能力验证项目表\n2.报名表\n${signed}\n附件1\n能力验证项目表`,
    fields: {},
    attachments: [
      { title: "附件2：报名表.docx", url: "https://s.sample.example/P1.docx" },
      { title: "", url: "https://s.sample.example/guide.pdf" },
    ],
    hints: {},
  });
  assertEquals(attachments, [
    { title: "能力验证项目表", url: null },
    { title: "报名表", url: "https://s.sample.example/P1.docx" },
    { title: "guide.pdf", url: "https://s.sample.example/guide.pdf" },
  ]);
});

Deno.test("extract() parts annexes that stand side by side", () => {
  const { attachments } = read({ text: `${body}\n附件：1.抽查机构名单 2.现场检查表(2025年)  3. 承诺书` });
  assertEquals(attachments.map(({ title }) => title), ["抽查机构名单", "现场检查表(2025年)", "承诺书"]);
});

Deno.test("extract() takes a sentence that opens with 附件 for no annex", () => {
  const { attachments } = read({ text: `${body}\n附件1：请各单位于月底前将表格填好并报送至市局计量处。` });
  assertEquals(attachments, []);
});

Deno.test("extract() gives every day a span that holds its words, whatever the text", () => {
  const piece = fc.constantFrom(
    ..."本办法自 2024年10月1日 起施行, 有效期 5年 有效期至 二○二六年十二月 。 \n 甲市市场监督管理局 印发 附件：1. 施(shī)行 檢驗 （2023年6月29日） ＡＢ 𠮷"
      .split(" "),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join("");
      const { dates } = extract({ title: null, text, fields: {}, hints: {} });
      for (const { start, end, words, day } of dates) {
        assertEquals(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10), day);
        if (start !== null && end !== null) assertEquals(text.slice(start, end), words);
      }
    }),
    { numRuns: 300 },
  );
});
