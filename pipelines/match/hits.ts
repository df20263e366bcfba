/** A hit as it is shown: the capability, where it stands, how near, whether valid, and the reasons why it matched. @module */
import type { Demand } from "./demand.ts";
import {
  type Found,
  nearnessPoints,
  type StandardMeeting,
  standardMeeting,
  standardPoints,
  type Top,
  touchedPoints,
} from "./candidates.ts";
import { type Meeting, meetingPoints } from "./meets.ts";
import { isProvince, type Nearness, neighbours } from "./nearness.ts";

/** How well a capability meets a demand. */
export const grades = ["full", "partly", "expired"] as const;
export type Grade = (typeof grades)[number];

/** One reason, with the points it gave. `wanted` is of the demand, `found` of the capability. */
export interface Reason {
  part: "standard" | "object" | "parameter" | "standard_name" | "region" | "restriction";
  how: Meeting | StandardMeeting | Nearness | "touches" | "unrelated" | "missing";
  points: number;
  wanted: string | null;
  found: string | null;
}

/** A capability that matches. */
export interface Hit {
  grade: Grade;
  points: number;
  reasons: Reason[];
  validity: "valid" | "expiring" | "expired" | "unknown";
  capability: {
    id: string;
    institution_id: string | null;
    institution: string | null;
    certificate_number: string | null;
    certificate_text: string | null;
    region_code: string | null;
    site: string | null;
    address: string | null;
    object: string | null;
    parameter: string | null;
    standard_no: string | null;
    standard_name: string | null;
    restriction: string | null;
    valid_from: string | null;
    valid_until: string | null;
  };
  /** Row that it was read from. */
  origin: { source_id: string; list_id: string; issue_id: string; sheet: string; row: number };
}

/** A row of the index, joined to its words. */
export type HitRow = Hit["capability"] & Hit["origin"] & {
  place: number;
  object_id: number;
  parameter_id: number;
  /** Number of the standard's name among the texts. */
  standard_name_id: number;
  standard_key: string | null;
  standard_year: number | null;
  restriction_kind: string | null;
};

interface Known {
  demand: Demand;
  found: Found;
  asOf: string;
  top: Top;
}

/** Makes a hit of a row and of what the ranking said of it. */
export function hitOf(row: HitRow, { demand, found, asOf, top }: Known): Hit {
  const { source_id, list_id, issue_id, sheet, row: number } = row;
  return {
    grade: grades[top.grade] ?? "partly",
    points: -top.negative,
    reasons: [
      ...standardReason(row, demand),
      ...demand.parts.map((_, part) => partReason(row, { demand, found, part })),
      ...regionReason(row, demand),
      ...restrictionReason(row, top),
    ],
    validity: validity(row.valid_until, asOf),
    capability: {
      id: row.id,
      institution_id: row.institution_id,
      institution: row.institution,
      certificate_number: row.certificate_number,
      certificate_text: row.certificate_text,
      region_code: row.region_code,
      site: row.site,
      address: row.address,
      object: row.object,
      parameter: row.parameter,
      standard_no: row.standard_no,
      standard_name: row.standard_name,
      restriction: row.restriction,
      valid_from: row.valid_from,
      valid_until: row.valid_until,
    },
    origin: { source_id, list_id, issue_id, sheet, row: number },
  };
}

function standardReason(row: HitRow, { standard }: Demand): Reason[] {
  if (standard === null) return [];
  const how = row.standard_key === standard.key ? standardMeeting(standard, row.standard_year) : "other";
  const wanted = standard.year === null ? standard.key : `${standard.key}-${standard.year}`;
  return [{ part: "standard", how, points: standardPoints[how], wanted, found: row.standard_no }];
}

/** The best of what the row says of a part; `missing` when the standard alone brought the row in. */
function partReason(
  row: HitRow,
  { demand, found, part }: Omit<Known, "asOf" | "top"> & { part: number },
): Reason {
  const ids = { 1: row.object_id, 2: row.parameter_id, 3: row.standard_name_id };
  const words = { 1: row.object, 2: row.parameter, 3: row.standard_name };
  const names = { 1: "object", 2: "parameter", 3: "standard_name" } as const;
  const { role, text: wanted } = demand.parts[part] ?? { role: "any", text: null };
  const [best] = found.texts.filter((text) => text.part === part && text.ids.includes(ids[text.kind]))
    .toSorted((a, b) => b.points - a.points || a.kind - b.kind);
  if (best !== undefined) {
    return { part: names[best.kind], how: best.how, points: best.points, wanted, found: words[best.kind] };
  }
  if (role === "parameter" && row.parameter_id === 0) {
    return { part: "parameter", how: "whole", points: meetingPoints[2].whole, wanted, found: null };
  }
  const own = role === "parameter" ? "parameter" : "object";
  return { part: own, how: "missing", points: 0, wanted, found: row[own] };
}

function regionReason({ region_code }: HitRow, { region }: Demand): Reason[] {
  if (region === null) return [];
  const how = nearness(region_code, region);
  const points = how === "city" || how === "province" || how === "group" ? nearnessPoints[how] : 0;
  return [{ part: "region", how, points, wanted: region, found: region_code }];
}

/** How near a capability's place is to the one asked for. */
export function nearness(code: string | null, region: string): Nearness {
  if (region === "000000") return "unasked";
  if (code === null) return "unknown";
  if (!isProvince(region) && !isProvince(code) && code.slice(0, 4) === region.slice(0, 4)) return "city";
  if (code.slice(0, 2) === region.slice(0, 2)) return "province";
  return neighbours(region).includes(code.slice(0, 2)) ? "group" : "elsewhere";
}

function restrictionReason({ restriction }: HitRow, { effect }: Top): Reason[] {
  if (restriction === null) return [];
  const how = effect === 1 ? "touches" : "unrelated";
  return [{
    part: "restriction",
    how,
    points: effect === 1 ? touchedPoints : 0,
    wanted: null,
    found: restriction,
  }];
}

/** What a certificate's last day means on a day; `expiring` within a year of it. */
export function validity(until: string | null, asOf: string): Hit["validity"] {
  if (until === null) return "unknown";
  if (until < asOf) return "expired";
  const year = `${Number(asOf.slice(0, 4)) + 1}${asOf.slice(4)}`;
  return until < year ? "expiring" : "valid";
}
