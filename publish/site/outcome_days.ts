/** What came of the requests to a source, calendar day by calendar day. @module */
import type { OutcomeRecord } from "../../pipelines/model/mod.ts";

/** Days that a strip shows. */
export const shownDays = 90;

/** How a day went, the worst of its outcomes deciding: nothing asked, answered, something missing, or trouble. */
export type Going = "idle" | "answered" | "missing" | "trouble";

/** One calendar day. */
export interface OutcomeDay {
  day: string;
  going: Going;
  /** What was met, in the order of the rows. */
  met: { outcome: OutcomeRecord["outcome"]; requests: number }[];
}

const goings: Record<OutcomeRecord["outcome"], Going> = {
  ok: "answered",
  unchanged: "answered",
  empty: "missing",
  soft_404: "missing",
  gone: "missing",
  layout_drift: "trouble",
  blocked: "trouble",
  geo_timeout: "trouble",
  tls_failed: "trouble",
  failed: "trouble",
};
const order: readonly Going[] = ["idle", "answered", "missing", "trouble"];

/**
 * The {@linkcode shownDays} days up to and with `until`, the earliest first. A release made before days were kept has none.
 */
export function outcomeDays(
  outcomes: readonly Pick<OutcomeRecord, "outcome" | "by_day">[],
  until: string,
): OutcomeDay[] {
  const met = new Map<string, OutcomeDay["met"]>();
  for (const { outcome, by_day } of outcomes) {
    for (const entry of by_day ?? []) {
      const day = entry.slice(0, 10);
      met.set(day, [...met.get(day) ?? [], { outcome, requests: Number(entry.slice(11)) }]);
    }
  }
  return Array.from({ length: shownDays }, (_, at) => {
    const day = new Date(Date.parse(until) - (shownDays - 1 - at) * 86_400_000).toISOString().slice(0, 10);
    const own = met.get(day) ?? [];
    const worst = Math.max(0, ...own.map(({ outcome }) => order.indexOf(goings[outcome])));
    return { day, going: order[worst] ?? "idle", met: own };
  });
}
