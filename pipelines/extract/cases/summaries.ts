/** What a document says of the cases it lists, in lines that open with the case's name or place: 宜宾：…, 航空叶片案例：…. @module */
import { regionOfAgency } from "../../normalise/regions.ts";
import type { Paper } from "../paper.ts";
import type { FoundCase } from "./found.ts";

const account = /^([^:：,，。;；]{2,16})[:：](?=[^\n]{12,})/;

/** The cases with the accounts that stand below them. A line that fits two cases fits neither. */
export function withSummaries({ lines, anchor: on }: Paper, cases: readonly FoundCase[]): FoundCase[] {
  if (cases.length === 0) return [];
  const told = cases.map((one) => ({ ...one }));
  const after = Math.max(0, ...cases.map(({ end }) => end));
  for (const line of lines) {
    if (line.start < after) continue;
    const name = account.exec(line.text)?.[1];
    if (!name) continue;
    const key = name.replace(/案例$/, ""), place = regionOfAgency(name, { on });
    const fits = told.filter((one) =>
      !one.summary && (isWithin(key, one.title) || isPlaceOf(one, { place, on }))
    );
    const [only] = fits;
    if (only && fits.length === 1) only.summary = { start: line.start + name.length + 1, end: line.end };
  }
  return told;
}

/** Whether the characters of `key` stand in `title` in this order (石化计量诊断 in 石化企业计量诊断降碳). */
function isWithin(key: string, title: string): boolean {
  let at = 0;
  for (const character of key) {
    at = title.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return key.length >= 3;
}

function isPlaceOf(one: FoundCase, { place, on }: { place: string | null; on: string | null }): boolean {
  if (place === null) return false;
  return place === (one.region ?? (one.organisation ? regionOfAgency(one.organisation, { on }) : null));
}
