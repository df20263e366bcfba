/**
 * Why a figure got its kind, period and region: kept apart from the fact, and only for those who ask.
 *
 * @module
 */
import type { IndicatorFact } from "./facts.ts";
import type { MoodRule } from "./indicators/mood.ts";
import type { PeriodRule } from "./indicators/timing.ts";

/** A rule that decided, and the words of the folded text that it rests on; empty where it rests on none. */
export interface Reason<Rule extends string> {
  rule: Rule;
  words: string;
}

/** `place` is named in the text, `issuer` is the publisher's own, `none` is known. */
export type RegionRule = "place" | "issuer" | "none";

/** What decided on a figure. */
export interface Reasons {
  kind: Reason<MoodRule>;
  period: Reason<PeriodRule>;
  region: Reason<RegionRule>;
}

/** Is told the reasons of each indicator as it is read; repeats, which are dropped later, too. */
export type Trace = (fact: IndicatorFact, reasons: Reasons) => void;
