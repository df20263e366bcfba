/** Demands: testing needs that a chain, an enterprise or a challenge list publishes. @module */
import { z } from "zod";
import { listOrigin, standardColumns } from "./list_origin.ts";
import { defineTable } from "./table.ts";

/** What is missing: 找不到, 测不了, 测不全, or a prize question (揭榜挂帅). */
export const demandKinds = ["not_found", "cannot_test", "incomplete", "challenge"] as const;

/** A row is one testing need: one object, parameter and standard. */
export const demands = defineTable({
  name: "demands",
  title: { zh: "检验检测需求", en: "Demands" },
  description: {
    zh: "一行是一项公布的检验检测需求。",
    en: "A row is one published need for a test.",
  },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({ zh: "标识", en: "Stable id derived from the list and what is needed" }),
    object: z.string().nullable().meta({ zh: "检测对象", en: "Object or product to be tested, as printed" }),
    parameter: z.string().nullable().meta({ zh: "参数", en: "Parameter or item, as printed" }),
    ...standardColumns,
    requirement: z.string().nullable().meta({
      zh: "需求内容",
      en: "The need in the list's own words, personal data masked",
    }),
    kind: z.enum(demandKinds).nullable().meta({
      zh: "缺口：not_found 找不到，cannot_test 测不了，incomplete 测不全，challenge 揭榜",
      en:
        "not_found, cannot_test, incomplete, or challenge (a prize question); null when the list does not say",
    }),
    chain: z.string().nullable().meta({ zh: "产业链（照原文）", en: "Industry chain as printed" }),
    chains: z.array(z.string()).meta({
      zh: "产业链标识，未归类为空",
      en: "Industry chains (ids of chains, in order); empty when unclassified",
    }),
    enterprise: z.string().nullable().meta({ zh: "需求单位", en: "Who needs it, as printed" }),
    region_code: z.string().nullable().meta({
      zh: "地区代码（GB/T 2260）",
      en: "Place of who needs it, else of the list",
      references: "regions.code",
    }),
    ...listOrigin,
  }),
});
export type DemandRecord = z.infer<typeof demands.schema>;
