/** Progress: what was promised beside what was reported, derived from indicators. @module */
import { z } from "zod";
import { stated } from "./stated.ts";
import { defineTable } from "./table.ts";

export const progressStatuses = ["met", "ahead", "behind", "not_reported", "not_comparable"] as const;

/** Why a target and a figure cannot be set against each other, or the due period has no report. */
export const progressReasons = ["unit", "definition", "basis", "bound", "period"] as const;

/** A row is one target of one region, beside the latest figure reported for it. */
export const progress = defineTable({
  name: "progress",
  title: { zh: "进展", en: "Progress" },
  description: {
    zh: "一行是一个地区的一项目标，旁边是此后报告的数字。",
    en: "A row is one target of one region, beside the figure reported for it since.",
  },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({ zh: "标识", en: "Stable id derived from region, subject, unit and due period" }),
    region_code: z.string().meta({
      zh: "地区代码（GB/T 2260）",
      en: "Place, GB/T 2260; several joined by +",
    }),
    metric_id: z.string().nullable().meta({
      zh: "指标词表中的标识",
      en: "Metric, null when the vocabulary has none and both sides use the same words",
      references: "metrics.id",
    }),
    subject: z.string().meta({ zh: "对象（照目标原文）", en: "What is counted, as the target words it" }),
    unit: z.string().nullable().meta({ zh: "单位", en: "Unit of the target" }),
    ...stated("target", { zh: "目标", en: "Target" }),
    ...stated("actual", { zh: "报告", en: "Report" }),
    ratio: z.number().nullable().meta({
      zh: "报告值÷目标值，仅在可比时给出",
      en: "Reported value over target value; null unless the two are comparable",
    }),
    status: z.enum(progressStatuses).meta({
      zh: "met 达成，ahead 提前达成，behind 未达，not_reported 期末尚无报告，not_comparable 不可比",
      en: "met at the due time; ahead: met before it; behind; no report for the due period; not comparable",
    }),
    reason: z.enum(progressReasons).nullable().meta({
      zh:
        "原因：unit 单位不同，definition 口径不同，basis 存量与增量或年度与累计不同，bound 报告只是界限，period 报告早于期限",
      en:
        "Why not: other unit, other definition, stock against flow or yearly against cumulative, a bound only, an earlier period",
    }),
    past_due: z.boolean().meta({
      zh: "截至最近一次采集，期限是否已过",
      en: "Whether the due time had passed on the day of the last collection",
      live: true,
    }),
  }),
});
export type ProgressRecord = z.infer<typeof progress.schema>;
