/** The vocabulary of metrics as a table, and the way from words to it. @module */
import type { MetricRecord } from "../../model/mod.ts";
import { vocabulary } from "./vocabulary.ts";
export { metricOf } from "./match.ts";

/** All metrics as rows of the table `metrics`, in the order of the vocabulary. */
export function metricRecords(): MetricRecord[] {
  return vocabulary.map(({ terms: _, ...record }) => record);
}
