/**
 * One figure said again is one fact: summaries, tables and duplicated pages repeat what the text says.
 *
 * Two statements are the same when value, range, unit and region agree and the words of one hold the words of the other.
 * Of a numeral that returns again and again with other words only the first {@linkcode compared} are looked at.
 *
 * @module
 */
import type { IndicatorFact } from "../facts.ts";

const compared = 24;

/**
 * Tells of each fact, in order, whether it states something for the first time; one that does not is counted in the
 * `repeats` of the fact that did. `words` are those that name what it counts; the years of a table's columns belong to them.
 */
export function firstStatements(): (fact: IndicatorFact, words: string) => boolean {
  const seen = new Map<string, { fact: IndicatorFact; words: string }[]>();
  return (fact, named) => {
    const { value, value_max, unit, region_code, quantified, value_text } = fact;
    const word = quantified ? "" : value_text;
    const key = `${value ?? ""} ${value_max ?? ""} ${unit ?? ""} ${region_code ?? ""} ${word}`;
    const before = seen.get(key), words = withoutRank(named);
    const first = before?.find((other) => same(words, other.words));
    if (first) first.fact.repeats++;
    else if (!before) seen.set(key, [{ fact, words }]);
    else if (before.length < compared) before.push({ fact, words });
    return first === undefined;
  };
}

/** The words without 省 and 市, which one of two statements may leave out. */
function withoutRank(what: string): string {
  return what.includes("省") || what.includes("市") ? what.replace(/[省市]/g, "") : what;
}

function same(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.includes(short) && long.length - short.length <= 12;
}
