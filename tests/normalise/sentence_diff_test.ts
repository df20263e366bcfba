/** Sentences that were added, removed and kept. @module */
import { assert, assertEquals } from "@std/assert";
import { sentenceDiff } from "../../pipelines/normalise/sentence_diff.ts";
import { processorTime } from "../extract/processor_time.ts";

/** Each change as its sign and the words. */
function shown(before: string, after: string): string[] {
  return sentenceDiff(before, after).map((change) => {
    if (change.change === "removed") return `-${before.slice(...change.before)}`;
    if (change.change === "added") return `+${after.slice(...change.after)}`;
    return ` ${after.slice(...change.after)}`;
  });
}

const cases: [what: string, before: string, after: string, wanted: string[]][] = [
  ["nothing for equal texts", "甲。乙；丙", "甲。乙；丙", [" 甲。", " 乙；", " 丙"]],
  ["an edited sentence as removed and added", "甲。共12家。丙。", "甲。共15家。丙。", [
    " 甲。",
    "-共12家。",
    "+共15家。",
    " 丙。",
  ]],
  ["an added paragraph", "甲。\n丙。", "甲。\n乙。\n丙。", [" 甲。", "+乙。", " 丙。"]],
  ["all as added to an empty text", "", "甲。乙。", ["+甲。", "+乙。"]],
  ["a sentence that moved once", "甲。乙。丙。", "乙。丙。甲。", ["-甲。", " 乙。", " 丙。", "+甲。"]],
  ["repeated sentences one by one", "无。无。甲。无。", "无。甲。无。无。", [
    " 无。",
    "-无。",
    " 甲。",
    "+无。",
    " 无。",
  ]],
  ["nothing where only layout and script differ", "检验检测 机构12家。\n完", "檢驗檢測機構12家。完", [
    " 檢驗檢測機構12家。",
    " 完",
  ]],
  ["a closing quotation mark with its sentence", "他说“好。”然后走了。", "他说“好。”", [
    " 他说“好。”",
    "-然后走了。",
  ]],
];

for (const [what, before, after, wanted] of cases) {
  Deno.test(`sentenceDiff() tells ${what}`, () => assertEquals(shown(before, after), wanted));
}

Deno.test("sentenceDiff() gives every sentence of both texts once and in order", () => {
  let state = 7;
  const next = (below: number) => (state = (state * 48271) % 2147483647) % below;
  const text = () =>
    Array.from({ length: next(30) }, () => "甲乙丙丁戊"[next(5)] + (next(2) ? "。" : "\n")).join("");
  for (let round = 0; round < 300; round++) {
    const before = text(), after = text();
    const changes = sentenceDiff(before, after);
    const words = (side: "before" | "after", whole: string) =>
      changes.flatMap((change) => {
        const span = change[side];
        return span ? [whole.slice(...span)] : [];
      });
    const plain = (whole: string) => whole.split(/(?<=。)|\n/).filter((part) => part !== "");
    assertEquals(words("before", before), plain(before));
    assertEquals(words("after", after), plain(after));
    for (const change of changes) {
      if (change.change !== "kept") continue;
      const sign = (text: string) => text.replace("。", "");
      assertEquals(sign(before.slice(...change.before))[0], sign(after.slice(...change.after))[0]);
    }
  }
});

Deno.test("sentenceDiff() compares long hostile texts in time that grows with their length", () => {
  const texts = (count: number): [string, string][] => [
    ["甲。乙。".repeat(count), "乙。丙。".repeat(count)],
    [`甲${"。".repeat(count)}`, "甲。".repeat(count)],
    [
      Array.from({ length: count }, (_, i) => `第${i}句。`).join(""),
      Array.from({ length: count }, (_, i) => `第${count - i}句。`).join(""),
    ],
  ];
  const took = (count: number) => {
    const pairs = texts(count);
    return processorTime(() => pairs.map(([before, after]) => sentenceDiff(before, after)));
  };
  took(2_000);
  const ratio = took(40_000) / took(4_000);
  assert(ratio < 60, `ten times the text took ${ratio.toFixed(0)} times as long`);
});
