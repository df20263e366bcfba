/** Large instruments by field, place by place: how many, what they cost, and how many of them are shared. @module */
import { z } from "zod";
import { coveredRegion } from "./coverage.ts";
import { defineTable } from "./table.ts";

const count = (zh: string, en: string) => z.int().meta({ zh, en, unit: "台" });
const yuan = (zh: string, en: string) => z.number().meta({ zh, en, unit: "元" });

/** A row is one field in one place. Sums are over the instruments whose value is printed; `valued` says how many. */
export const instrumentCoverage = defineTable({
  name: "instrument_coverage",
  title: { zh: "大型仪器共享", en: "Instruments by field" },
  description: {
    zh: "一行是一个领域在一个地区登记的大型仪器及其共享情况。",
    en: "A row is the registered instruments of one field in one place, and how many are shared.",
  },
  key: ["field", "region_code"],
  schema: z.object({
    field: z.string().meta({
      zh: "领域（照原文），未注明为登记没有",
      en: "Field, as printed; 未注明 where none is",
    }),
    ...coveredRegion,
    instruments: count("台数", "Instruments registered"),
    shared: count("对外共享", "Of them shared with others"),
    partly_shared: count("部分共享", "Of them shared within the owner or by arrangement"),
    not_shared: count("不共享", "Of them not shared"),
    mode_unstated: count(
      "未注明共享方式",
      "Of them with no mode printed: neither shared nor owned alone can be said",
    ),
    valued: count("有原值", "Instruments whose value is printed"),
    value_yuan: yuan("原值合计", "Sum of the values printed"),
    shared_value_yuan: yuan("其中对外共享", "Of it, of instruments shared with others"),
    owners: z.int().meta({ zh: "所属单位数", en: "Owners", unit: "家" }),
    sharing_owners: z.int().meta({
      zh: "其中有对外共享",
      en: "Of them with an instrument shared",
      unit: "家",
    }),
  }),
});
export type InstrumentCoverageRecord = z.infer<typeof instrumentCoverage.schema>;
