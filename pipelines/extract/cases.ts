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

const asks = /征集|申报|推荐|遴选|报送|评选(?:活动)?的?通知/;
/** A paper on what became of a call: 案例征集结果的公示, 入选案例名单. */
const results = /结果|名单|公示|公布|入选|获评|通报/;

/** All cases of a paper in the order of the text, each title once. */
export function extractCases(paper: Paper): CaseFact[] {
  const heading = paper.title ?? "";
  const announces = /案例/.test(heading) && (results.test(heading) || !asks.test(heading));
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
    ? resolveAgency(paper.publisher, paper.region_code, { on: paper.anchor }).name
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
    region_code: region ?? (organisation && regionOfAgency(organisation, { on: paper.anchor })) ??
      paper.region_code,
    chain: chain ?? chainIn(one.title) ?? (summary && chainIn(paper.text.slice(summary.start, summary.end))),
    year: one.year,
    award: one.award,
    selected_by: one.selected_by,
    summary: summary && evidence(paper, summary).quote.trim(),
    ...evidence(paper, one),
  };
}

const bracketed = /\(([一-龥]{2,12}?)(?:重点)?产业链\)/;
const served =
  /(?:服务|助力|支撑|赋能|护航|助推|保障)(?:(?:全[省市]|当地|本地|我[省市]))?([一-龥]{2,10}?)(?:重点)?产业链/;
const noChain = /^(?:重点|优势|特色|主导|本地|各|全|相关|现代|制造业重点|地方)|[的和与及]/;

/** The industry chain that words name: (动力电池产业链), 助力白酒产业链. */
function chainIn(words: string): string | null {
  const chain = bracketed.exec(words)?.[1] ?? served.exec(words)?.[1] ?? null;
  return chain !== null && !noChain.test(chain) ? chain : null;
}
