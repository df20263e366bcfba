/**
 * Cases: 典型, 优良, 优秀, 优质 and 十佳案例 that a document names, from lists, from numbered accounts and from sentences.
 *
 * A list counts where the paper announces cases (its title names them and calls for none) or the column says 案例. What a
 * paper asks for (征集, 申报, 推荐) is no case, and neither is a number of cases. A summary is taken from the same document
 * where it stands under the case's own name or place.
 *
 * @module
 */
import { resolveAgency } from "../normalise/names.ts";
import { regionOfAgency } from "../normalise/regions.ts";
import { accountsOf } from "./cases/accounts.ts";
import type { CaseFact, FoundCase } from "./cases/found.ts";
import { listedCases } from "./cases/lists.ts";
import { namedCases } from "./cases/sentences.ts";
import { withSummaries } from "./cases/summaries.ts";
import { evidence, type Paper } from "./paper.ts";

export type { CaseFact } from "./cases/found.ts";

/** All cases of a paper in the order of the text, each title once. */
export function extractCases(paper: Paper): CaseFact[] {
  const heading = paper.title ?? "";
  const announces = /案例/.test(heading) && !/征集|申报|推荐|遴选|报送|评选(?:活动)?的?通知/.test(heading);
  const found = [
    ...listedCases(paper, announces),
    ...(announces ? accountsOf(paper) : []),
    ...namedCases(paper),
  ].sort((a, b) => a.start - b.start);
  const titles = new Set<string>();
  const once = found.filter(({ title }) => !titles.has(title) && titles.add(title));
  const selection = selectionOf(paper, announces);
  return withSummaries(paper, once).map((one) => fact(paper, { ...selection, ...withoutNulls(one) }));
}

type Selection = Pick<CaseFact, "award" | "year" | "selected_by">;

/** What the paper as a whole says of the selection that it announces. */
function selectionOf(paper: Paper, announces: boolean): Selection {
  const head = `${paper.title ?? ""}\n${paper.text.slice(0, 300)}`;
  const award = /(?:十大|十佳|典型|优良|优秀|优质|示范|最佳|先进)案例/.exec(head)?.[0] ?? null;
  const year = /(20\d\d)年(?:度|全[省市国])?[^\n。]{0,40}案例/.exec(head)?.[1];
  const publisher = announces && paper.publisher
    ? resolveAgency(paper.publisher, paper.region_code).name
    : null;
  return { award, year: year ? Number(year) : null, selected_by: publisher };
}

function withoutNulls(one: FoundCase): FoundCase {
  return Object.fromEntries(
    Object.entries(one).filter(([, value]) => value !== null),
  ) as unknown as FoundCase;
}

function fact(paper: Paper, one: Selection & FoundCase): CaseFact {
  const { organisation = null, chain = null, summary = null, region = null } = one;
  return {
    title: one.title,
    organisation,
    region_code: region ?? (organisation && regionOfAgency(organisation)) ?? paper.region_code,
    chain,
    year: one.year,
    award: one.award,
    selected_by: one.selected_by,
    summary: summary && evidence(paper, summary).quote.trim(),
    ...evidence(paper, one),
  };
}
