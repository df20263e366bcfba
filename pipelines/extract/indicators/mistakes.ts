/**
 * Sentences that tell of a wrong figure: 个别机构填报营业收入为900亿元,经核系单位选错,已退回更正. What is told to be wrong is not
 * what was counted, so nothing of the sentence is a figure of the place.
 *
 * @module
 */
import type { Span } from "./layout.ts";

/** Somebody chose or wrote wrongly; not 错误率, which is counted. */
const mistaken = /(?:选|填|录)错|误(?:填|录)|(?:填报|填写|录入)(?:有误|错误(?!率))/;

/** Whether the sentence tells that its own figures are wrong. */
export function tellsMistake(text: string, { start, end }: Span): boolean {
  return mistaken.test(text.slice(start, end));
}
