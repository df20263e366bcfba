/** Regions: units of GB/T 2260. @module */
import { z } from "zod";
import { defineTable } from "./table.ts";

/** A row is one unit of GB/T 2260. */
export const regions = defineTable({
  name: "regions",
  title: { zh: "行政区划", en: "Regions" },
  description: {
    zh: "一行是一个行政区划（GB/T 2260）；2000 年以来停用的代码也在内，附起止年份与后继代码。",
    en:
      "A row is one administrative unit of GB/T 2260; codes that ended since 2000 are kept, with years and successors.",
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
    former_names: z.array(z.string()).meta({
      zh: "更名或变更级别前的名称",
      en: "Names it had before it was renamed or changed in rank and lived on",
      example: "襄樊市",
    }),
    valid_from: z.string().nullable().meta({
      zh: "代码启用之年（ISO）；2000 年以前启用或不详为空",
      en: "ISO year the code came into force; null when before 2000 or unknown",
    }),
    valid_to: z.string().nullable().meta({
      zh: "代码停用之年（ISO）；该年新旧两码都可见；现行为空",
      en: "ISO year the code ended, in which old and new both stood; null while in force",
    }),
    successors: z.array(z.string()).meta({
      zh: "接替它的代码；拆分的有多个，不详为空",
      en: "Codes that took its place: several where it was split, none where unknown",
    }),
    current: z.string().nullable().meta({
      zh: "今日代表它的现行代码；现行的即本身，拆分的为空",
      en: "The code in force that stands for it today: itself, or its one successor; null where it was split",
      references: "regions.code",
    }),
  }),
});
export type RegionRecord = z.infer<typeof regions.schema>;
