/** Demands against capabilities: the index, one demand, many demands, and what is missing place by place. @module */
export { type BulkOptions, matchAll } from "./bulk.ts";
export { type Demand, DemandError, demandLimits, type DemandWords, readDemand } from "./demand.ts";
export { coverageTables, deriveCoverage } from "./derive.ts";
export { type MatchedDemand, matchList } from "./demand_list.ts";
export { type Hit, nearness, type Reason } from "./hits.ts";
export { hasMatchIndex, indexCapabilities } from "./index_file.ts";
export { buildMatchIndex, type IndexPlace, matchSchema } from "./index_tables.ts";
export { matchDemand, type Matches, type MatchOptions } from "./match.ts";
