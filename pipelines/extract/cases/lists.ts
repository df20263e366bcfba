/** Cases listed in tables: a column of their names beside columns of bodies, places and chains. @module */
import { regionOfAgency } from "../../normalise/regions.ts";
import type { ListTable } from "../list_tables.ts";
import type { Paper } from "../paper.ts";
import type { FoundCase } from "./found.ts";

const columns = {
  title: /案例(?:名称|题目|标题)?$|^(?:题目|名称|项目名称)$/,
  organisation: /单位|机构|企业|主体/,
  chain: /产业链|产业|行业|领域/,
  region: /地区|所在地|市州|地市|省份|区域/,
} as const;

/** Cases of all tables; a column that is only called 名称 counts where the paper announces cases. */
export function listedCases(paper: Paper, announces: boolean): FoundCase[] {
  return paper.tables.flatMap((table) => {
    const named = table.head.some((name) => /案例/.test(name));
    return named || announces ? casesOf(table, paper.anchor) : [];
  });
}

function casesOf({ head, rows }: ListTable, on: string | null): FoundCase[] {
  const at = (pattern: RegExp, taken: number) =>
    head.findIndex((name, column) => column !== taken && pattern.test(name));
  const title = at(columns.title, -1);
  if (title < 0) return [];
  const organisation = at(columns.organisation, title), chain = at(columns.chain, title);
  const region = at(columns.region, title);
  return rows.flatMap((row) => {
    const name = row[title], last = row.findLast((cell) => cell.text !== "");
    if (!name || !last || name.text.length < 4) return [];
    const text = (column: number) => row[column]?.text || null;
    const place = text(region);
    return [{
      title: name.text.replace(/^[“《](.*)[”》]$/, "$1"),
      start: Math.min(name.start, row[0]?.start ?? name.start),
      end: last.end,
      organisation: text(organisation),
      chain: text(chain),
      region: place && regionOfAgency(place, { on }),
    }];
  });
}
