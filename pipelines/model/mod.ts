/** All tables of the model, in the order they are made and published. @module */
import { commitments } from "./commitments.ts";
import { documentVersions } from "./document_versions.ts";
import { documents } from "./documents.ts";
import { indicators } from "./indicators.ts";
import { issues } from "./issues.ts";
import { metrics } from "./metrics.ts";
import { regions } from "./regions.ts";
import { sources } from "./sources.ts";
import type { Table } from "./table.ts";

export * from "./table.ts";
export { commitments, documents, documentVersions, indicators, issues, metrics, regions, sources };
export type { CommitmentRecord } from "./commitments.ts";
export type { DocumentRecord } from "./documents.ts";
export type { DocumentVersionRecord } from "./document_versions.ts";
export type { IndicatorRecord } from "./indicators.ts";
export type { IssueRecord } from "./issues.ts";
export type { MetricRecord } from "./metrics.ts";
export type { RegionRecord } from "./regions.ts";
export type { SourceRecord } from "./sources.ts";

/** Every published table; a new one is added here and nowhere else. */
export const tables: readonly Table[] = [
  sources,
  documents,
  documentVersions,
  indicators,
  metrics,
  commitments,
  regions,
  issues,
];
