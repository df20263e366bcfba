/** Indicators: quantified statements, each with its sentence. @module */
import { z } from "zod";
import { evidence } from "./evidence.ts";
import { defineTable } from "./table.ts";

export const comparators = ["eq", "ge", "le", "gt", "lt"] as const;
export const indicatorKinds = ["actual", "target", "plan"] as const;
export const scopes = ["nation", "province", "city", "county"] as const;

/** A row is one quantified statement. */
export const indicators = defineTable({
  name: "indicators",
  title: { zh: "指标陈述", en: "Indicators" },
  description: { zh: "一行是一句量化陈述。", en: "A row is one quantified statement." },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({ zh: "标识", en: "Stable id derived from document, words and value" }),
    metric_id: z.string().nullable().meta({
      zh: "指标词表中的标识",
      en: "Entry of the vocabulary, null when none fits",
      references: "metrics.id",
    }),
    what: z.string().meta({ zh: "计量的对象（照原文）", en: "What is counted, as the document words it" }),
    value: z.number().nullable().meta({ zh: "数值（万、亿已换算）", en: "Value after scaling by 万 and 亿" }),
    value_max: z.number().nullable().meta({ zh: "区间上限", en: "Upper end of a range, else null" }),
    unit: z.string().nullable().meta({
      zh: "单位；金额一律为元",
      en: "Unit as the document counts; money in 元",
    }),
    comparator: z.enum(comparators).meta({
      zh: "比较：eq 等于，ge 不少于，le 不超过，gt 多于，lt 不足",
      en: "eq equal, ge at least, le at most, gt more than, lt just under",
    }),
    kind: z.enum(indicatorKinds).meta({
      zh: "actual 已有，target 期限内的目标，plan 打算",
      en: "actual: in place; target: set for a period; plan: intended",
    }),
    period: z.string().nullable().meta({
      zh: "所指时期（ISO 年、年月或日）",
      en: "ISO year, month or day the figure speaks about or is due; null when open",
    }),
    region_code: z.string().nullable().meta({
      zh: "所指地区（GB/T 2260，多地以 + 相连）",
      en: "Place the figure speaks about, GB/T 2260; several joined by +",
    }),
    scope: z.enum(scopes).nullable().meta({ zh: "层级", en: "Level of that place" }),
    value_text: z.string().meta({ zh: "数字照原文", en: "The figure as printed", example: "85万余家次" }),
    quantified: z.boolean().meta({
      zh: "是否有数字（一批、若干为否）",
      en: "False for 一批, 若干 and the like",
    }),
    repeats: z.number().int().meta({
      zh: "文中重复同一数字的次数",
      en: "How many more times the document says the same; the first statement is the one quoted",
    }),
    ...evidence,
  }),
});
export type IndicatorRecord = z.infer<typeof indicators.schema>;
