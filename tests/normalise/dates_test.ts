/** Dates as printed, and what they resolve to against a paper of 2024-07-08. */
import { assertEquals, assertStrictEquals } from "@std/assert";
import { findDates, parseDate, resolvePeriod } from "../../pipelines/normalise/dates.ts";

const anchor = "2024-07-08";

/** Text, then each mention as `kind text → period`. */
const mentions: [text: string, ...wanted: string[]][] = [
  // whole days
  ["2024年8月19日印发", "point 2024年8月19日 → 2024-08-19"],
  ["二○二四年八月十九日", "point 二○二四年八月十九日 → 2024-08-19"],
  ["二〇二四年十二月三十一日", "point 二〇二四年十二月三十一日 → 2024-12-31"],
  ["二零二三年二月廿八日", "point 二零二三年二月廿八日 → 2023-02-28"],
  ["２０２４年８月１９日", "point ２０２４年８月１９日 → 2024-08-19"],
  ["2024 年 8 月 19 日", "point 2024 年 8 月 19 日 → 2024-08-19"],
  ["发布于2024-08-19 10:30", "point 2024-08-19 → 2024-08-19"],
  ["2024/8/19", "point 2024/8/19 → 2024-08-19"],
  ["2024.08.19", "point 2024.08.19 → 2024-08-19"],
  // months, years and parts of them
  ["2024年6月", "point 2024年6月 → 2024-06"],
  ["2023年度共12家", "point 2023年度 → 2023"],
  ["2024年5家机构", "point 2024年 → 2024"],
  ["2023年底", "point 2023年底 → 2023-12-31"],
  ["2024年2月底", "point 2024年2月底 → 2024-02-29"],
  ["2023年上半年", "point 2023年上半年 → 2023-06"],
  ["2023年第三季度", "point 2023年第三季度 → 2023-09"],
  ["2023年前三季度", "point 2023年前三季度 → 2023-09"],
  ["今年1至6月,", "relative 今年1至6月 → 2024-06"],
  ["去年1—11月", "relative 去年1—11月 → 2023-11"],
  ["2023年前10个月", "point 2023年前10个月 → 2023-10"],
  ["2022年11月上旬", "point 2022年11月上旬 → 2022-11-10"],
  // until and since
  ["1.9月底前建成平台", "until 9月底前 → 2024-09-30"],
  ["一、任务\n12.9月15日前报送", "until 9月15日前 → 2024-09-15"],
  ["一、打算。1.2024年10月前建成", "until 2024年10月前 → 2024-10"],
  ["达到2.2024年的水平"],
  ["提高1.9月底前的水平"],
  ["到2025年建成", "until 到2025年 → 2025"],
  ["到2025年底建成", "until 到2025年底 → 2025-12-31"],
  ["截至2024年6月底,", "until 截至2024年6月底 → 2024-06-30"],
  ["2022年11月中旬前,", "until 2022年11月中旬前 → 2022-11-20"],
  ["2022年11月18日之前", "until 2022年11月18日之前 → 2022-11-18"],
  ["自2024年1月1日起施行", "since 自2024年1月1日起 → 2024-01-01"],
  ["2020年以来", "since 2020年以来 → 2020"],
  ["“十四五”以来年均增长", "since “十四五”以来 → 2021"],
  ["近年来年均增长"],
  ["直到2025年", "point 2025年 → 2025"],
  // ranges resolve to their end
  ["2022—2025年", "range 2022—2025年 → 2025"],
  ["2022年至2025年", "range 2022年至2025年 → 2025"],
  ["2024年1—6月", "range 2024年1—6月 → 2024-06"],
  ["2024年5月6日至6月5日", "range 2024年5月6日至6月5日 → 2024-06-05"],
  ["2026-09-10至2026-10-10", "range 2026-09-10至2026-10-10 → 2026-10-10"],
  ["“十四五”期间", "range “十四五”期间 → 2025"],
  ["“十四五”末", "point “十四五”末 → 2025"],
  ["《“十四五”市场监管现代化规划》"],
  // against the anchor
  ["今年培训", "relative 今年 → 2024"],
  ["去年底", "relative 去年底 → 2023-12-31"],
  ["明年上半年", "relative 明年上半年 → 2025-06"],
  ["今年前5个月", "relative 今年前5个月 → 2024-05"],
  ["去年前两个季度", "relative 去年前两个季度 → 2023-06"],
  ["前三季度,全省", "relative 前三季度 → 2024-09"],
  ["前5个月,全省", "relative 前5个月 → 2024-05"],
  ["提前3个月,报省局"],
  ["上半年", "relative 上半年 → 2024-06"],
  ["截至目前,", "relative 截至目前 → 2024-07-08"],
  ["目前已有", "relative 目前 → 2024-07-08"],
  ["昨日", "relative 昨日 → 2024-07-07"],
  ["近三年", "relative 近三年 → 2024"],
  ["未来两年", "relative 未来两年 → 2026"],
  ["年底前", "until 年底前 → 2024-12-31"],
  ["9月21日", "point 9月21日 → 2024-09-21"],
  ["6日,省局召开", "point 6日 → 2024-07-06"],
  ["30日,省局召开", "point 30日 → 2024-06-30"],
  // a year from before in the same paragraph
  ["2022年11月18日前、12月底前", "until 2022年11月18日前 → 2022-11-18", "until 12月底前 → 2022-12-31"],
  ["2022年建成。\n9月底", "point 2022年 → 2022", "point 9月底 → 2024-09-30"],
  // the year cannot be told
  ["3月底前", "until 3月底前 → null"],
  // no dates
  ["2024年911日"],
  ["2024年Dec月Mon日"],
  ["2024年13月5日"],
  ["2023年2月29日"],
  ["911日"],
  ["二○"],
  ["认秘函〔2022〕35号"],
  ["000014349/2017-00110"],
  ["2026-02-00018"],
  ["GB 4706.56-2008、GB/T 19001-2016、JJF 1001-2011"],
  ["02.06.2015", "point 02.06.2015 → 2015-06-02"],
  ["3个月、20日内、18个工作日"],
  ["1024年3月"],
];

for (const [text, ...wanted] of mentions) {
  Deno.test(`findDates() reads ${JSON.stringify(text)}`, () => {
    const found = findDates(text);
    assertEquals(found.map((one) => `${one.kind} ${one.text} → ${resolvePeriod(one, anchor)}`), wanted);
    for (const { start, end, text: printed } of found) assertStrictEquals(text.slice(start, end), printed);
  });
}

Deno.test("resolvePeriod() leaves what needs an anchor open when there is none", () => {
  const periods = findDates("今年,去年底,目前,9月21日,2023年").map((mention) => resolvePeriod(mention, null));
  assertEquals(periods, [null, null, null, null, "2023"]);
});

Deno.test("resolvePeriod() counts from a month where a paper has no day, and leaves open what takes one", () => {
  const texts = ["今年", "去年底", "目前", "9月21日", "5月", "到9月底", "6日,", "昨天", "2022年末"];
  const periods = texts.flatMap(findDates).map((mention) =>
    `${mention.text} ${resolvePeriod(mention, "2024-07")}`
  );
  assertEquals(periods, [
    "今年 2024",
    "去年底 2023-12-31",
    "目前 2024-07",
    "9月21日 2024-09-21",
    "5月 2024-05",
    "到9月底 2024-09-30",
    "6日 null",
    "昨天 null",
    "2022年末 2022-12-31",
  ]);
});

const days: [string, string | null][] = [
  ["2024-08-22 13:37:29", "2024-08-22"],
  ["发布时间：2024年09月06日 14:52", "2024-09-06"],
  ["[2012/3/30]", "2012-03-30"],
  ["20240906", "2024-09-06"],
  ["二○二四年八月十九日", "2024-08-19"],
  ["2024-08-22至2024-09-22", null],
  ["2024-08-22、2024-09-22", null],
  ["2024年8月", null],
  ["08-22", null],
  ["2024-13-01", null],
  ["20241301", null],
  ["", null],
];

for (const [text, wanted] of days) {
  Deno.test(`parseDate() of ${JSON.stringify(text)} is ${wanted}`, () =>
    assertStrictEquals(parseDate(text), wanted));
}
