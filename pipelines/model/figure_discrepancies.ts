/** What a discrepancy between figures has besides its two places; spread into the schema of `discrepancies`. @module */
import { z } from "zod";

/** `figures` two documents · `title` a title and its text · `parts` a total and the sum of its parts. */
export const figureRules = ["figures", "title", "parts"] as const;

/** Columns of those rules; null for the others. */
export const figureColumns = {
  title: z.string().nullable().meta({
    zh: "标题中的话（仅 title 规则；此时两处原文都是正文那句）",
    en: "Words of the title, for the rule title; both quotes are then the sentence of the text",
  }),
  region_code: z.string().nullable().meta({ zh: "地区代码（GB/T 2260）", en: "Place, GB/T 2260" }),
  metric_id: z.string().nullable().meta({
    zh: "指标词表中的标识",
    en: "Metric, where one is matched",
    references: "metrics.id",
  }),
  subject: z.string().nullable().meta({ zh: "对象（照原文）", en: "What is counted, as printed" }),
  unit: z.string().nullable().meta({ zh: "单位", en: "Unit" }),
  period: z.string().nullable().meta({ zh: "时期", en: "Period both speak about, ISO" }),
  value: z.number().nullable().meta({
    zh: "数值",
    en: "Value stated in the first place; for parts the total",
  }),
  indicator_id: z.string().nullable().meta({
    zh: "第一处的指标陈述",
    en: "Indicator of the first place, where it is one",
    references: "indicators.id",
  }),
  other_indicator_id: z.string().nullable().meta({
    zh: "另一处的指标陈述",
    en: "Indicator of the other place, where it is one",
    references: "indicators.id",
  }),
  other_value: z.number().nullable().meta({
    zh: "另一处的数值",
    en: "Value stated in the other place; for parts their sum",
  }),
};

/** The same columns in rows of other rules. */
export const noFigures = {
  title: null,
  region_code: null,
  metric_id: null,
  subject: null,
  unit: null,
  period: null,
  value: null,
  indicator_id: null,
  other_indicator_id: null,
  other_value: null,
};
