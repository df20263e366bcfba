/** Cases named in a sentence: 《…》入选全国…典型案例. @module */
import { resolveAgency } from "../../normalise/names.ts";
import { subjectOf } from "../bodies.ts";
import type { Paper } from "../paper.ts";
import type { FoundCase } from "./found.ts";

const selected =
  /(?:《([^《》\n]{4,50})》|“([^“”\n]{6,50})”)[^。;；\n《“]{0,24}?(?:入选|获评|被评为|评为|列入|荣获|获选)[^。;；\n]{0,40}?(十大|十佳|典型|优良|优秀|优质|示范|最佳|先进)案例/g;

/** Cases that a sentence says were selected. */
export function namedCases({ text, sentences, region_code, anchor }: Paper): FoundCase[] {
  return sentences.flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    if (!sentence.includes("案例")) return [];
    return [...sentence.matchAll(selected)].map((match) => {
      const body =
        /(?:由|被|经)?([^,，。;；由被经]{4,24}(?:局|厅|委|总局|部|协会|学会))(?:组织)?(?:评选|评定|遴选|发布|公布|认定|评为)/
          .exec(sentence)?.[1];
      const year = /(20\d\d)年度?[^。;；]{0,40}案例/.exec(match[0])?.[1];
      return {
        title: (match[1] ?? match[2] ?? "").trim(),
        start: start + match.index,
        end: start + match.index + match[0].length,
        organisation: subjectOf(sentence.slice(0, match.index))[0] ??
          bodyBefore(sentence.slice(0, match.index)),
        award: `${match[3]}案例`,
        year: year ? Number(year) : null,
        selected_by: body ? resolveAgency(body, region_code, { on: anchor }).name : null,
      };
    });
  });
}

/** 德阳市市场监管局(申报)的《…》. */
function bodyBefore(words: string): string | null {
  return /(?:^|[,，、])([^,，、。;；]{4,30}?(?:局|院|所|中心|公司|协会|大学|学院|集团))(?:申报|报送|选送|实施|推荐)?的?(?:案例)?$/
    .exec(words)?.[1] ?? null;
}
