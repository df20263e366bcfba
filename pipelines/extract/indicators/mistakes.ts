/**
 * Sentences that tell of a wrong figure: 个别机构填报营业收入为900亿元,经核系单位选错,已退回更正. What is told to be wrong is not
 * what was counted, so nothing of the sentence is a figure of the place.
 *
 * @module
 */
import type { Span } from "./layout.ts";

/** Somebody chose or wrote wrongly; not 错误率, which is counted. */
const mistaken = /(?:选|填|录)错|误(?:填|录)|(?:填报|填写|录入)(?:有误|错误(?!率))/;

/** “机构63家”有误,现更正为“机构65家”,发现率由44.4%更正为44.6%: whether a figure of the sentence is one that was put right. */
export function isMended(text: string, { start, end }: Span): (figure: Span) => boolean {
  const first = text.slice(start, end).indexOf("更正为");
  if (first < 0) return () => false;
  return (figure) =>
    figure.start < start + first ||
    (/[由从][^,，。;；]{0,6}$/.test(text.slice(start, figure.start)) &&
      /^.{0,4}更正为/.test(text.slice(figure.end, end)));
}

/** Whether the sentence tells that its own figures are wrong. */
export function tellsMistake(text: string, { start, end }: Span): boolean {
  return mistaken.test(text.slice(start, end));
}
