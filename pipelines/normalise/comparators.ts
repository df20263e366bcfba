/**
 * Words of bound and approximation beside a number, before it (超过, 不少于, 近) or behind its unit (以上, 以内).
 *
 * 约 and 左右 give `eq`: the model has no sign for "about", the printed text keeps the word. 近 and 接近 give `lt`, as the
 * figure is then a round number above the true one. 以下 includes its number, as Chinese law has it, and gives `le`.
 *
 * @module
 */
import type { IndicatorRecord } from "../model/mod.ts";
import { characterSet, isAt } from "./character_set.ts";

/** How a value bounds the true figure. */
export type Comparator = IndicatorRecord["comparator"];

/** A word of bound and its span. */
export interface ComparatorMention {
  comparator: Comparator;
  start: number;
  end: number;
}

const before: Record<Comparator, string> = {
  ge: "不少于 不低于 不小于 不得少于 不得低于 应不少于 至少 最少 至少达到 至少有 ≥ ≧ ⩾ >=",
  gt: "超过 突破 超出 多于 大于 高于 超 逾 达到超过 上 > ＞",
  le: "不超过 不高于 不多于 不大于 不得超过 至多 最多 最高 最高不超过 最长 上限 上限为 ≤ ≦ ⩽ <=",
  lt: "不足 不到 未满 低于 少于 小于 接近 将近 近 近达 < ＜",
  eq: "约 大约 约为 约达 大概 达到 达",
};

const after: Record<Comparator, string> = {
  ge: "以上 及以上 或以上 (含)以上 (含以上) 起步",
  gt: "多 余 之多 开外",
  le: "以内 之内 以下 及以下 或以下 内 封顶",
  lt: "不到",
  eq: "左右 上下 许",
};

/** Words by the code unit nearest to the number, longest first. */
const leading = byCharacter(before, -1), trailing = byCharacter(after, 0);
/** The characters to be looked up there; most figures have none beside them. */
const nearest = characterSet(String.fromCharCode(...leading.keys())),
  next = characterSet(String.fromCharCode(...trailing.keys()));

function byCharacter(words: Record<Comparator, string>, at: number): Map<number, [string, Comparator][]> {
  const all = Object.entries(words)
    .flatMap(([comparator, line]) =>
      line.split(" ").map((w): [string, Comparator] => [w, comparator as Comparator])
    )
    .sort((a, b) => b[0].length - a[0].length);
  return Map.groupBy(all, ([word]) => (word.at(at) ?? "").charCodeAt(0));
}

/** Characters that make 近, 上, 超 or 达 part of another word: 附近, 邻近, 以上, 赶超, 发达. */
const wordBefore: Record<string, string> = {
  近: "附邻最远靠临贴",
  上: "以网线向加业",
  超: "赶反高",
  达: "发到",
  余: "其",
};

/** The bound that ends where a number starts. `上` counts only before a lone 百, 千, 万 or 亿. */
export function comparatorBefore(text: string, at: number): ComparatorMention | null {
  let end = at;
  while (end > at - 2 && text.charAt(end - 1) === " ") end--;
  if (!isAt(nearest, text, end - 1)) return null;
  for (const [word, comparator] of leading.get(text.charCodeAt(end - 1)) ?? []) {
    const start = end - word.length;
    if (!text.startsWith(word, start) || start < 0) continue;
    if (start > 0 && wordBefore[word]?.includes(text.charAt(start - 1))) continue;
    if (word === "上" && !"百千万亿".includes(text.charAt(at))) continue;
    return { comparator, start, end };
  }
  return null;
}

/** The bound that starts where a unit ends. */
export function comparatorAfter(text: string, at: number): ComparatorMention | null {
  let start = at;
  while (start < at + 2 && text.charAt(start) === " ") start++;
  if (!isAt(next, text, start)) return null;
  for (const [word, comparator] of trailing.get(text.charCodeAt(start)) ?? []) {
    if (!text.startsWith(word, start)) continue;
    if (word.length === 1 && /[部容涵项地蒙外样元方种年审控科资训循设陆镜参]/.test(text.charAt(start + 1))) {
      continue;
    }
    return { comparator, start, end: start + word.length };
  }
  return null;
}
