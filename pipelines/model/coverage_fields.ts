/** What can be tested in each field, place by place. @module */
import { z } from "zod";
import { coveredRegion } from "./coverage.ts";
import { defineTable } from "./table.ts";

/** Stands for the field of rows whose list prints none. */
export const unstated = "未注明";

/** A row is one field in one place. */
export const fieldCoverage = defineTable({
  name: "field_coverage",
  title: { zh: "领域检验检测能力", en: "Capabilities by field" },
  description: {
    zh: "一行是一个领域在一个地区的机构、参数与能力数。",
    en: "A row is one field in one place: institutions, parameters and capabilities.",
  },
  key: ["field", "region_code"],
  schema: z.object({
    field: z.string().meta({
      zh: "领域（照原文），未注明为清单没有领域一列",
      en: "Field, as printed; 未注明 where none is",
    }),
    ...coveredRegion,
    institutions: z.int().meta({ zh: "机构数", en: "Institutions", unit: "家" }),
    parameters: z.int().meta({ zh: "参数数", en: "Distinct parameters", unit: "个" }),
    capabilities: z.int().meta({ zh: "能力数", en: "Capabilities" }),
  }),
});
export type FieldCoverageRecord = z.infer<typeof fieldCoverage.schema>;
