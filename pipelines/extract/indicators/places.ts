/**
 * Where a figure holds: the place that opens its clause or list item, else the issuer's own.
 *
 * A place governs the clauses behind it up to the end of the sentence or the next place (`绵阳市建成平台,开放设备8528台`). A
 * place inside the words of a clause (联合重庆市市场监管局) names a partner and governs nothing. Places in a row are joined:
 * 川渝 is `510000+500000`.
 *
 * @module
 */
import { liesIn } from "../../normalise/gazetteer.ts";
import { levelOf, type PlaceMention } from "../../normalise/regions.ts";
import type { IndicatorRecord } from "../../model/mod.ts";
import type { Sentence } from "./layout.ts";

/** A place that governs from `start` on. */
export interface Ground {
  start: number;
  code: string;
  /** Whether it opens a list item only and governs no further than that. */
  item: boolean;
}

const openers =
  /^(?:[一二三四五六七八九]是|再一方面|另一方面|一方面|其中|同时|此外|如|例如|截[至止]目前|目前|近年来|今年以来|去年|今年|\d{4}年(?:底|末|\d{1,2}月(?:\d{1,2}日|底)?)?|截[至止]|在|于|由|支持|推动|指导|[,，\s“(])*$/;

/** Places that open a clause or item of a sentence, in order. `places` are those inside the sentence. */
export function groundsOf(
  text: string,
  { sentence, places, issuer }: {
    sentence: Sentence;
    places: readonly PlaceMention[];
    issuer: string | null;
  },
): Ground[] {
  const grounds: Ground[] = [];
  let c = 0, last: PlaceMention | null = null;
  for (const place of places) {
    while ((sentence.clauses[c + 1]?.start ?? Infinity) <= place.start) c++;
    const clause = sentence.clauses[c];
    if (!clause || place.start < clause.start) continue;
    const ground = grounds.at(-1);
    if (ground && last && joins(text.slice(last.end, place.start))) {
      ground.code = [...new Set([...ground.code.split("+"), place.code])].join("+");
      last = place;
      continue;
    }
    const left = text.slice(Math.max(clause.start, place.start - 24), place.start);
    const opens = place.start - clause.start < 24 && openers.test(left);
    const counted = /^ ?[\d近约超]/.test(text.slice(place.end, place.end + 2));
    const item = (opens && counted) ||
      (!opens && left.endsWith("、") && (counted || isWithin(place.code, issuer)));
    last = opens || item ? place : null;
    if (opens || item) grounds.push({ start: place.start, code: place.code, item });
  }
  return grounds;
}

function joins(between: string): boolean {
  return between === "" || between === "、" || between === "和" || between === "与";
}

function isWithin(code: string, issuer: string | null): boolean {
  return issuer === null || (code !== issuer && liesIn(code, issuer));
}

/** The ground of a figure at `at`, with `itemStart` the start of its list item; null where the issuer's place holds. */
export function groundAt(
  grounds: readonly Ground[],
  { at, itemStart }: { at: number; itemStart: number },
): string | null {
  return grounds.findLast((g) => g.start < at && (!g.item || g.start >= itemStart))?.code ?? null;
}

/** Level of a code, of the first of several. */
export function scopeOf(code: string | null): IndicatorRecord["scope"] {
  return code === null ? null : levelOf(code.slice(0, 6));
}
