/**
 * Detects drift: a source's pages no longer look as its definition says, or as they used to.
 *
 * Silence is not success: an emptied list, a login page served as an article, half a page are all HTTP 200 and would load
 * as data. Pure, so the same collection is judged the same way in a run, in a rebuild and in a test.
 *
 * @module
 */
import { articleDrift } from "./article_drift.ts";
import type { Expectations } from "./expectations.ts";
import type { DriftFinding } from "./finding.ts";
import { listDrift } from "./list_drift.ts";
import type { Observation } from "./observation.ts";

/** The signs of drift in what a collection brought, those of the list first; none is the usual case. */
export function detectDrift(observation: Observation, expectations: Expectations): DriftFinding[] {
  const { list, articles, day } = observation;
  return [
    ...list === null ? [] : listDrift(list, { expected: expectations, day }),
    ...articleDrift(articles, expectations),
  ];
}
