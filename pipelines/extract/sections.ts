/**
 * What the sections of a paper are for, told by their headings.
 *
 * @module
 */
import type { Item } from "./outline.ts";

/**
 * `general` aims, principles, background · `schedule` phases and dates · `support` organisation, safeguards, demands on how
 * to work · `next` what is to follow · `task` everything else.
 */
export type SectionRole = "general" | "schedule" | "support" | "next" | "task";

const roles: readonly [SectionRole, RegExp][] = [
  [
    "schedule",
    /(?:时间|进度|步骤|阶段|工作)(?:安排|进度|步骤|划分)|实施(?:步骤|阶段|进度)|^第[一二三四五]阶段/,
  ],
  [
    "general",
    /总体(?:要求|思路|目标|考虑)|指导思想|基本(?:原则|思路|情况)|^(?:工作|主要|发展|建设|行动|总|预期|总体)?(?:目标|原则)$|^(?:政策|编制|起草)?背景|重要意义|适用范围|名词解释|^附则|^发展(?:现状|基础|形势|环境)|(?:申报|征集|推荐|评选|参评)(?:条件|范围|材料|对象|内容|要求|方式|程序|时间)|联系方式/,
  ],
  ["next", /^(?:下一?步|下阶段|今后)/],
  [
    "support",
    /组织(?:保障|实施|领导)|保障(?:措施|机制)?$|(?:工作|有关|相关)要求|(?:政策|资金|工作|实施|支撑).{0,6}保障/,
  ],
];

/** Role of an item: that of the nearest heading, from itself outwards, which says one. `text` is the folded text. */
export function roleOf(item: Item | null, text: string): SectionRole {
  for (let at = item; at; at = at.parent) {
    const heading = text.slice(at.body, Math.min(at.headingEnd, at.body + 40));
    const found = heading.length <= 30 && roles.find(([, pattern]) => pattern.test(heading));
    if (found) return found[0];
  }
  return "task";
}
