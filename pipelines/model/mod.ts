/** All tables of the model, in the order they are made and published. @module */
import { attachments } from "./attachments.ts";
import { cases } from "./cases.ts";
import { deadlines } from "./deadlines.ts";
import { memberships } from "./memberships.ts";
import { mentions } from "./mentions.ts";
import { organizations } from "./organizations.ts";
import { progress } from "./progress.ts";
import { silences } from "./silences.ts";
import { commitments } from "./commitments.ts";
import { discrepancies } from "./discrepancies.ts";
import { documentAliases } from "./document_aliases.ts";
import { documentDates } from "./document_dates.ts";
import { documentVersions } from "./document_versions.ts";
import { documents } from "./documents.ts";
import { indicators } from "./indicators.ts";
import { issues } from "./issues.ts";
import { metrics } from "./metrics.ts";
import { outcomes } from "./outcomes.ts";
import { regions } from "./regions.ts";
import { sources } from "./sources.ts";
import { capabilities } from "./capabilities.ts";
import { chains } from "./chains.ts";
import { demands } from "./demands.ts";
import { institutions } from "./institutions.ts";
import { instruments } from "./instruments.ts";
import { listedInstitutions } from "./listed_institutions.ts";
import { listIssues, listRejects, lists } from "./lists.ts";
import { coverage } from "./coverage.ts";
import { demandCoverage } from "./coverage_demands.ts";
import { fieldCoverage } from "./coverage_fields.ts";
import { instrumentCoverage } from "./coverage_instruments.ts";
import { standards } from "./standards.ts";
import type { Table } from "./table.ts";

export * from "./table.ts";
export {
  attachments,
  capabilities,
  cases,
  chains,
  commitments,
  coverage,
  deadlines,
  demandCoverage,
  demands,
  discrepancies,
  documentAliases,
  documentDates,
  documents,
  documentVersions,
  fieldCoverage,
  indicators,
  institutions,
  instrumentCoverage,
  instruments,
  issues,
  listedInstitutions,
  listIssues,
  listRejects,
  lists,
  memberships,
  mentions,
  metrics,
  organizations,
  outcomes,
  progress,
  regions,
  silences,
  sources,
  standards,
};
export type { CapabilityRecord } from "./capabilities.ts";
export type { AttachmentRecord } from "./attachments.ts";
export type { CaseRecord } from "./cases.ts";
export type { CoverageRecord } from "./coverage.ts";
export type { DemandCoverageRecord } from "./coverage_demands.ts";
export type { FieldCoverageRecord } from "./coverage_fields.ts";
export type { InstrumentCoverageRecord } from "./coverage_instruments.ts";
export type { DeadlineRecord } from "./deadlines.ts";
export type { MembershipRecord } from "./memberships.ts";
export type { MentionRecord } from "./mentions.ts";
export type { OrganizationRecord } from "./organizations.ts";
export type { ProgressRecord } from "./progress.ts";
export type { SilenceRecord } from "./silences.ts";
export type { CommitmentRecord } from "./commitments.ts";
export type { DiscrepancyRecord } from "./discrepancies.ts";
export type { DocumentAliasRecord } from "./document_aliases.ts";
export type { DocumentDateRecord } from "./document_dates.ts";
export type { DocumentRecord } from "./documents.ts";
export type { DocumentVersionRecord } from "./document_versions.ts";
export type { IndicatorRecord } from "./indicators.ts";
export type { IssueRecord } from "./issues.ts";
export type { MetricRecord } from "./metrics.ts";
export type { OutcomeRecord } from "./outcomes.ts";
export type { RegionRecord } from "./regions.ts";
export type { SourceRecord } from "./sources.ts";

/** Every published table; a new one is added here and nowhere else. */
export const tables: readonly Table[] = [
  sources,
  documents,
  documentVersions,
  documentAliases,
  documentDates,
  attachments,
  indicators,
  metrics,
  commitments,
  cases,
  organizations,
  mentions,
  memberships,
  progress,
  deadlines,
  silences,
  discrepancies,
  lists,
  listIssues,
  listRejects,
  chains,
  standards,
  institutions,
  listedInstitutions,
  capabilities,
  demands,
  instruments,
  demandCoverage,
  coverage,
  fieldCoverage,
  instrumentCoverage,
  regions,
  outcomes,
  issues,
];
