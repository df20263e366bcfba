/** What holds for the facts of any text at all; the seed is fixed, so that a failure can be seen again. */
import { assert, assertEquals, assertStrictEquals } from "@std/assert";
import fc from "fast-check";
import type { Facts } from "../../pipelines/extract/facts.ts";
import { extract } from "../../pipelines/extract/mod.ts";
import { fold } from "../../pipelines/normalise/script.ts";
import { parseFile } from "../../pipelines/parse/mod.ts";

const runs = { seed: 20240819, numRuns: 300 };

/** Pieces that official papers are made of, and pieces that break them. */
const pieces =
  ("检验检测机构|质量基础设施|全省|我市|成都市|其中宁波|川渝|到2025年底|截至目前|2023年|9月20日|去年|力争达到|已建成|拟建设|不少于|近|超过|35个|2558家|" +
    "1.5亿元|85万余家次|2-3个|百分之九十五|两三|16 503|3.2%|5个百分点|同比增长|其中|占全国的|一批|若干|一、|（一）|1.|一是|二是|（省局负责）|" +
    "责任单位：省局、市局|(yè)|（níng）|檢驗|，|。|；|、|：|\n|\t|“|”|《|》|（|）|((|〔2024〕12号|已完成|下一步|年底前|附件|联系人：某某某|\ud840|\u200b|①|㎡")
    .split("|");

const text = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  ),
  { maxLength: 120 },
).map((parts) => parts.join(""));
const title = fc.constantFrom(
  null,
  "关于某事的实施方案",
  "对第12号提案的答复",
  "2023年统计公报",
  "关于征求意见的公告",
);

function read(text: string, title: string | null): Facts {
  const fields = { PubDate: "2024-07-08" };
  return extract({ title, text, fields, hints: { region_code: "510000" } });
}

Deno.test("extract() quotes any text at spans that lie in it and gives numbers that are numbers", () => {
  fc.assert(
    fc.property(text, title, (text, title) => {
      const { indicators, commitments } = read(text, title);
      for (const { start, end, quote } of [...indicators, ...commitments]) {
        assert(0 <= start && start < end && end <= text.length, `${start}–${end} of ${text.length}`);
        assertStrictEquals(text.slice(start, end), quote);
      }
      for (const { value, value_max, quantified } of indicators) {
        assertStrictEquals(value !== null && Number.isFinite(value), quantified);
        assert(value_max === null || value === null || value_max > value, `${value} to ${value_max}`);
      }
    }),
    runs,
  );
});

Deno.test("extract() gives the facts of any text in order and the same facts twice", () => {
  fc.assert(
    fc.property(text, title, (text, title) => {
      const facts = read(text, title);
      assertEquals(read(text, title), facts);
      for (const rows of [facts.indicators, facts.commitments]) {
        assertEquals(rows.map(({ start }) => start), rows.map(({ start }) => start).sort((a, b) => a - b));
      }
    }),
    runs,
  );
});

Deno.test("fold() of what it folded changes nothing more", () => {
  fc.assert(
    fc.property(text, (text) => {
      const once = fold(text).text;
      assertStrictEquals(fold(once).text, once);
    }),
    runs,
  );
});

const paragraphs = [
  "截至2024年4月底，全省有检验检测机构1650家，其中国家质检中心16家，省级质检中心81家。",
  "今年以来，全省完成监督抽查3.2万批次，服务企业超过1200家次。",
  "成都市建成质量基础设施“一站式”服务中心12个，开放共享设备8528台（套）。",
  "力争到2025年，主导或参与制定国际标准42项、国家标准112项。",
  "下一步，我省将再建服务站点2至3个，培育一批质量标杆企业。",
];
const furniture = [
  "【字体：大 中 小】",
  "扫一扫在手机打开当前页",
  "责任编辑：某某",
  "浏览次数：3310次",
  "打印本页 关闭窗口",
  "您当前的位置：首页 > 新闻动态",
  "图为会议现场",
  "*****",
];
const furnished = fc.tuple(
  fc.shuffledSubarray(paragraphs, { minLength: 2 }),
  fc.array(fc.constantFrom("", ...furniture), { minLength: paragraphs.length, maxLength: paragraphs.length }),
);

Deno.test("extract() gives the same facts whatever page furniture stands between the paragraphs", () => {
  const facts = (lines: string[]) => {
    const page = ["全省质量工作情况", "", ...lines].join("\n");
    const parsed = parseFile({ bytes: new TextEncoder().encode(page), name: "page.txt" });
    const { indicators } = read(parsed.text, null);
    return indicators.map(({ start: _, end: __, ...fact }) => fact);
  };
  fc.assert(
    fc.property(furnished, ([paragraphs, lines]) => {
      const wanted = facts(paragraphs);
      assert(wanted.length >= 2, "there must be facts to keep");
      assertEquals(facts(paragraphs.flatMap((paragraph, i) => [paragraph, lines[i] ?? ""])), wanted);
    }),
    runs,
  );
});
