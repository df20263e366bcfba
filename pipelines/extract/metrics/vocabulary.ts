/**
 * The vocabulary of metrics: what the figures of quality infrastructure count, each with the words that name it.
 *
 * The tables in `vocabulary/` hold one metric a line, seven fields between bars:
 *
 *     id | unit class | broader id | Chinese | English | terms | definition
 *
 * Terms stand between semicolons; `资质认定+机构` asks for both words in this order. A broken line throws when the module
 * loads, as does an unknown broader id or an id given twice.
 *
 * @module
 */
import type { MetricRecord } from "../../model/mod.ts";
import { certification, quality } from "./vocabulary/certification.ts";
import { resources, services } from "./vocabulary/services.ts";
import { metrology, standards } from "./vocabulary/standards.ts";
import { testing } from "./vocabulary/testing.ts";

/** A metric and the words that name it; each term is a list of words that must follow one another. */
export interface Metric extends MetricRecord {
  terms: string[][];
}

/** All metrics in the order of the tables. */
export const vocabulary: readonly Metric[] = checked(
  [testing, standards, metrology, certification, quality, services, resources].flatMap(read),
);

function read(table: string): Metric[] {
  return table.trim().split("\n").map((line) => {
    const fields = line.split("|").map((field) => field.trim());
    const [id, unit_class, broader, name_zh, name_en, terms, definition] = fields;
    if (fields.length !== 7 || !id || !unit_class || !name_zh || !name_en || !terms || !definition) {
      throw new TypeError(`Cannot read metric: expected 7 fields between bars, found "${line}"`);
    }
    const words = terms.split(";").map((term) => term.trim().split("+"));
    return { id, name_zh, name_en, unit_class, definition, broader: broader || null, terms: words };
  });
}

function checked(metrics: Metric[]): Metric[] {
  const ids = new Set(metrics.map((metric) => metric.id));
  if (ids.size !== metrics.length) throw new TypeError("Cannot read metrics: an id is given twice");
  const orphan = metrics.find((metric) => metric.broader !== null && !ids.has(metric.broader));
  if (orphan) {
    throw new TypeError(`Cannot read metric "${orphan.id}": unknown broader metric "${orphan.broader}"`);
  }
  return metrics;
}
