/** What becomes of each demand when all lists are held against it. @module */
import { z } from "zod";
import { defineTable } from "./table.ts";

/** The first that holds; `unclear` for a demand that names neither object, parameter nor standard. */
export const demandVerdicts = ["in_region", "elsewhere", "partly", "nobody", "unclear"] as const;

/** A row is one demand. Certificates count when valid on the day of the last capture. */
export const demandCoverage = defineTable({
  name: "demand_coverage",
  title: { zh: "需求匹配结果", en: "Demands matched" },
  description: {
    zh: "一行是一项需求与全部能力清单比对的结果；证书按最近一次采集之日是否有效计。",
    en:
      "A row is one demand held against all lists of capabilities; certificates valid on the day of the last capture count.",
  },
  key: ["demand_id"],
  schema: z.object({
    demand_id: z.string().meta({ zh: "需求标识", en: "Demand", references: "demands.id" }),
    verdict: z.enum(demandVerdicts).meta({
      zh:
        "in_region 本地可测，elsewhere 外地可测（找不到），partly 只能测一部分（测不全），nobody 无人可测（测不了），unclear 需求不具体",
      en:
        "Best that any institution can do: in the region, elsewhere, only partly, nobody; unclear when the demand names nothing to match",
    }),
    in_region: z.int().meta({
      zh: "本地机构数",
      en: "Institutions in the demand's region that meet it in full",
      unit: "家",
    }),
    elsewhere: z.int().meta({
      zh: "外地机构数",
      en: "Institutions elsewhere that meet it in full",
      unit: "家",
    }),
    partly: z.int().meta({
      zh: "部分可测机构数",
      en:
        "Institutions that meet it partly: other standard or older edition, other parameters of the standard, a restriction",
      unit: "家",
    }),
    expired: z.int().meta({
      zh: "证书过期机构数",
      en: "Institutions that would count, were their certificate valid",
      unit: "家",
    }),
    expiring: z.boolean().meta({
      zh: "本地能力是否都在一年内到期",
      en: "Whether every certificate it can be tested by in the region ends within a year",
      live: true,
    }),
    capability_id: z.string().nullable().meta({
      zh: "最佳能力行",
      en: "One capability of the best that match",
      references: "capabilities.id",
    }),
  }),
});
export type DemandCoverageRecord = z.infer<typeof demandCoverage.schema>;
