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

/** The facts without repeats, in order; the first statement stays. */
export function withoutRepeats(facts: readonly IndicatorFact[]): IndicatorFact[] {
  const seen = new Map<string, string[]>();
  return facts.filter((fact) => {
    const { value, value_max, unit, region_code, quantified, value_text } = fact;
    const key = [value, value_max, unit, region_code, quantified ? "" : value_text].join(" ");
    const words = seen.get(key) ?? [];
    const own = fact.what.replace(/[省市]/g, "");
    if (words.some((other) => same(own, other))) return false;
    if (words.length < compared) seen.set(key, [...words, own]);
    return true;
  });
}

function same(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.includes(short) && long.length - short.length <= 12;
}
