import { assert, assertEquals } from "@std/assert";
import { bodyEnd } from "../../pipelines/extract/body_end.ts";
import type { IndicatorFact } from "../../pipelines/extract/facts.ts";
import { extractIndicators } from "../../pipelines/extract/indicators.ts";
import { readLines } from "../../pipelines/extract/outline.ts";
import { readPaper } from "../../pipelines/extract/paper.ts";
import { fold } from "../../pipelines/normalise/script.ts";
import { type CaseDocument, type IndicatorCase, news } from "../cases/indicators/case.ts";
import { exclusions } from "../cases/indicators/exclusions.ts";
import { heads } from "../cases/indicators/heads.ts";
import { noise } from "../cases/indicators/noise.ts";
import { phrasing } from "../cases/indicators/phrasing.ts";
import { places } from "../cases/indicators/places.ts";
import { registers } from "../cases/indicators/registers.ts";
import { tables } from "../cases/indicators/tables.ts";
import { timing } from "../cases/indicators/timing.ts";
import { processorTime } from "./processor_time.ts";

function extract(original: string, { date, title, ...known }: CaseDocument): IndicatorFact[] {
  const folded = fold(original), text = folded.text.slice(0, bodyEnd(folded.text));
  const written = { text, folded, original, lines: readLines(text), signature: null };
  return extractIndicators(
    readPaper(written, { ...known, title: title ?? null, publisher: null, anchor: date }),
    null,
  );
}

function line(fact: IndicatorFact): string {
  const value = fact.value_max === null ? fact.value ?? "-" : `${fact.value}–${fact.value_max}`;
  const unit = fact.quantified ? fact.unit : fact.value_text;
  const { what, comparator, kind, period, region_code } = fact;
  return [what, value, unit, comparator, kind, period ?? "-", region_code ?? "-"].join(" | ");
}

function check(group: string, cases: IndicatorCase[]): void {
  for (const { name, text, anchor, facts } of cases) {
    Deno.test(`extractIndicators() reads ${group}: ${name}`, () => {
      const found = extract(text, anchor);
      assertEquals(found.map(line), facts);
      for (const { quote, start, end } of found) assertEquals(text.slice(start, end), quote);
    });
  }
}

check("heads", heads);
check("timing", timing);
check("tables", tables);
check("places", places);
check("exclusions", exclusions);
check("noise", noise);
check("phrasing", phrasing);
check("registers", registers);

Deno.test("extractIndicators() tells how many times a document repeats a figure", () => {
  const sentence = "全省建成国家质检中心35个。";
  assertEquals(extract(sentence.repeat(3), news).map(({ value, repeats }) => [value, repeats]), [[35, 2]]);
  assertEquals(extract(sentence, news).map(({ repeats }) => repeats), [0]);
});

Deno.test("extractIndicators() quotes the words of the original with their annotations", () => {
  const [fact] = extract("圍繞全省50條重點產業(yè)鏈,開展服務。", news);
  assertEquals(fact?.quote, "圍繞全省50條重點產業(yè)鏈");
  assertEquals(fact?.value_text, "50條");
});

Deno.test("extractIndicators() leaves period and region open when the document has neither", () => {
  const [fact] = extract("共有检验检测机构12家。", { date: null, region_code: null, kind: "news" });
  assertEquals([fact?.period, fact?.region_code, fact?.scope], [null, null, null]);
});

Deno.test("extractIndicators() gives the facts of a text in order whatever furniture stands between sentences", () => {
  const sentences = ["全省建成国家质检中心35个。", "拥有检验检测机构2558家。", "培训企业15万家次。"];
  const plain = extract(sentences.join("\n"), news),
    furnished = extract(sentences.join("\n【字体:大 中 小】\n"), news);
  assertEquals(plain.length, 3);
  assertEquals(furnished.map(line), plain.map(line));
});

Deno.test("extractIndicators() takes what is earned in zones for no measure of the whole trade", () => {
  const text =
    "2023年，全省检验检测机构实现营业收入210亿元。8个示范区集聚检验检测机构614家，实现营业收入97.3亿元。";
  assertEquals(
    extract(text, news).map(({ value, metric_id }) => [value, metric_id]).filter(([value]) =>
      Number(value) > 1e6
    ),
    [
      [210e8, "testing_revenue"],
      [97.3e8, null],
    ],
  );
});

Deno.test("extractIndicators() tells trainings held from those who were trained", () => {
  const found = extract("共组织培训12场,培训1300人次。", news);
  assertEquals(found.map(({ metric_id }) => metric_id), ["trainings", "people_trained"]);
});

Deno.test("extractIndicators() needs no more than linear time for hostile text", () => {
  for (const unit of ["1", "3个", "(“《", "一", "、机构5家", "近超过", "到2025年,"]) {
    const short = unit.repeat(8_000), long = unit.repeat(64_000);
    const times = Array.from({ length: 5 }, () => [timeOf(short), timeOf(long)] as const);
    const least = (of: 0 | 1) => Math.max(Math.min(...times.map((pair) => pair[of])), 2);
    // Eight times the text: quadratic work would take 64 times as long.
    assert(least(1) < 32 * least(0), `${unit}: ${least(0)} and ${least(1)} ms`);
  }
});

function timeOf(text: string): number {
  return processorTime(() => extract(text, news));
}
