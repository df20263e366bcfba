/**
 * Groups of cities and provinces that papers name in one word, each with the codes of its members in the order of the word: the
 * city groups and belts of the national plans (十四五规划纲要, 第二十八章、第九篇) and pairs of cities in daily use.
 *
 * @module
 */

/** Name and codes of GB/T 2260. A longer name stands before one that it begins with. */
const groups: readonly (readonly [name: string, codes: string])[] = [
  ["长三角", "310000 320000 330000 340000"],
  ["长江三角洲", "310000 320000 330000 340000"],
  ["成渝", "510000 500000"],
  ["珠三角", "440100 440300 440400 440600 441300 441900 442000 440700 441200"],
  ["珠江三角洲", "440100 440300 440400 440600 441300 441900 442000 440700 441200"],
  ["长株潭", "430100 430200 430300"],
  ["苏锡常", "320500 320200 320400"],
  ["宁镇扬", "320100 321100 321000"],
  ["杭嘉湖", "330100 330400 330500"],
  ["厦漳泉", "350200 350600 350500"],
  ["广佛肇", "440100 440600 441200"],
  ["深莞惠", "440300 441900 441300"],
  ["呼包鄂", "150100 150200 150600"],
  ["东北三省", "210000 220000 230000"],
  ["长江经济带", "310000 320000 330000 340000 360000 420000 430000 500000 510000 520000 530000"],
  ["沿黄九省", "630000 510000 620000 640000 150000 140000 610000 410000 370000"],
];

/** A group in the name of something else, or one that is only compared with: 长三角生态绿色一体化发展示范区, 长三角首个. */
const otherwise = /^(?:生态绿色|一体化(?:发展)?示范区|G60|国家技术创新中心|首|唯一|第一|领先|率先|最|平均)/i;

const byOpening = Map.groupBy(groups, ([name]) => name.charAt(0));

/** Characters that open a group. */
export const groupOpenings: readonly string[] = [...byOpening.keys()];

/** The group named at a place of a text: where its name ends, and its members' codes; null without one. */
export function groupAt(text: string, at: number): { end: number; codes: string[] } | null {
  const [name, codes] = byOpening.get(text.charAt(at))?.find(([name]) => text.startsWith(name, at)) ?? [];
  if (name === undefined || codes === undefined) return null;
  const end = at + name.length;
  return otherwise.test(text.slice(end, end + 8)) ? null : { end, codes: codes.split(" ") };
}
