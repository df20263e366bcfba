/** Which metric a figure measures, by its head and by what its sentence and title say of it. @module */
import { metricOf } from "../metrics/mod.ts";
import type { Paper } from "../paper.ts";
import type { Figure } from "./statements.ts";

type Measured = Pick<Figure, "scene" | "measure" | "head">;

/** Id of the metric; null for a part of a whole, for what the vocabulary does not name, and for what holds of zones only. */
export function metricOfFigure(
  { text, title }: Pick<Paper, "text" | "title">,
  figure: Measured,
): string | null {
  const { head, measure } = figure;
  if (head.part || isOfZones(text, figure)) return null;
  return metricOf(held(head.what, measure.unit), measure.unitClass) ?? ofTitle(title, figure);
}

/** 培训12场 counts what was held, not who came. */
function held(what: string, unit: string | null): string {
  return (unit === "场" || unit === "场次") && /(?:培训|宣贯|宣讲)$/.test(what) ? `${what}活动` : what;
}

/** 全省服务平台145个 below a title that speaks of “一站式”服务: the kind of site is the title's. */
function ofTitle(title: string | null, { head, measure }: Measured): string | null {
  const site = title?.includes("一站式") && /服务(?:平台|站点?|中心|驿站)$/.test(head.what);
  return site ? metricOf(`一站式${head.what}`, measure.unitClass) : null;
}

const zone = /示范区|集聚区|园区|产业园|基地/;
const settled = /集聚|聚集|入驻|落户/;
const farthest = 200;

/** 15个示范区集聚机构2145家，实现营收417.82亿元: what those who settled in zones earn is not what the trade of the place earns. */
function isOfZones(text: string, { scene, measure }: Measured): boolean {
  if (measure.unitClass !== "money") return false;
  const start = Math.max(scene.sentence.start, measure.start - farthest);
  const before = text.slice(start, measure.start), zones = before.search(zone);
  return zones >= 0 && settled.test(before.slice(zones));
}
