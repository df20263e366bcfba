/** Regions: units of GB/T 2260. @module */
import { z } from "zod";
import { defineTable } from "./table.ts";

/** A row is one unit of GB/T 2260. */
export const regions = defineTable({
  name: "regions",
  title: { zh: "行政区划", en: "Regions" },
  description: {
    zh: "一行是一个行政区划（GB/T 2260）。",
    en: "A row is one administrative unit of GB/T 2260.",
  },
  key: ["code"],
  schema: z.object({
    code: z.string().length(6).meta({ zh: "代码", en: "Six-digit code; 000000 is the nation" }),
    name: z.string().meta({ zh: "名称", en: "Full name" }),
    short_name: z.string().meta({ zh: "简称", en: "Name without 省, 市, 区, 县 and the like" }),
    level: z.enum(["nation", "province", "city", "county"]).meta({ zh: "层级", en: "Level" }),
    parent: z.string().nullable().meta({
      zh: "上级代码",
      en: "Code of the unit above",
      references: "regions.code",
    }),
  }),
});
export type RegionRecord = z.infer<typeof regions.schema>;
