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

interface Statement {
  fact: IndicatorFact;
  words: string;
}

/** Statements of one amount and region that share unit and, where they have no number, word. */
interface Group {
  unit: string | null;
  word: string;
  statements: Statement[];
}

/**
 * Tells of each fact, in order, whether it states something for the first time; one that does not is counted in the
 * `repeats` of the fact that did. `words` are those that name what it counts; the years of a table's columns belong to them.
 */
export function firstStatements(): (fact: IndicatorFact, words: string) => boolean {
  const seen = new Map<number | string | null, Map<string | null, Group[]>>();
  return (fact, named) => {
    const { value, value_max, region_code } = fact;
    const amount = value_max === null ? value : `${value}–${value_max}`;
    const places = seen.get(amount) ?? new Map<string | null, Group[]>();
    seen.set(amount, places);
    const groups = places.get(region_code) ?? [];
    places.set(region_code, groups);
    const { statements } = groupOf(fact, groups), words = withoutRank(named);
    const first = statements.find((other) => same(words, other.words));
    if (first) first.fact.repeats++;
    else if (statements.length < compared) statements.push({ fact, words });
    return first === undefined;
  };
}

function groupOf({ unit, quantified, value_text }: IndicatorFact, groups: Group[]): Group {
  const word = quantified ? "" : value_text;
  const found = groups.find((group) => group.unit === unit && group.word === word);
  if (found) return found;
  const group = { unit, word, statements: [] };
  groups.push(group);
  return group;
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
