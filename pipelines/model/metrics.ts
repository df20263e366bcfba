/** Metrics: the vocabulary that indicators are matched to. @module */
import { z } from "zod";
import { defineTable } from "./table.ts";

/** A row is one entry of the vocabulary. */
export const metrics = defineTable({
  name: "metrics",
  title: { zh: "指标词表", en: "Metrics" },
  description: { zh: "一行是指标词表中的一项。", en: "A row is one entry of the vocabulary." },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({ zh: "标识", en: "Short English snake_case id", example: "testing_bodies" }),
    name_zh: z.string().meta({ zh: "名称", en: "Chinese name" }),
    name_en: z.string().meta({ zh: "英文名称", en: "English name" }),
    unit_class: z.string().meta({ zh: "单位类别", en: "Class of unit its values have", example: "count" }),
    definition: z.string().meta({ zh: "定义", en: "What counts and what does not" }),
    broader: z.string().nullable().meta({ zh: "上位指标", en: "Broader metric", references: "metrics.id" }),
  }),
});
export type MetricRecord = z.infer<typeof metrics.schema>;
