/** Chains: the vocabulary of industry chains that lists are classified by. @module */
import { z } from "zod";
import { defineTable } from "./table.ts";

/** A row is one industry chain and the words that tell it. */
export const chains = defineTable({
  name: "chains",
  title: { zh: "产业链词表", en: "Chains" },
  description: {
    zh: "一行是一条产业链及其识别用词。",
    en: "A row is one industry chain and the words that tell it.",
  },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({ zh: "标识", en: "Short English snake_case id", example: "power_battery" }),
    name_zh: z.string().meta({ zh: "名称", en: "Chinese name" }),
    name_en: z.string().meta({ zh: "英文名称", en: "English name" }),
    terms: z.array(z.string()).meta({
      zh: "识别用词：检测对象、类别或标准名称中出现其一即归入",
      en: "Words of which one in object, category or name of the standard puts a row into the chain",
    }),
    excludes: z.array(z.string()).meta({
      zh: "排除用词：出现在同一处则不归入",
      en: "Words that keep a row out though a term stands in the same cell",
    }),
  }),
});
export type ChainRecord = z.infer<typeof chains.schema>;
