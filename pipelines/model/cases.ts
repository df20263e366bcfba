/** Cases: published examples of good work. @module */
import { z } from "zod";
import { evidence } from "./evidence.ts";
import { defineTable } from "./table.ts";

/** A row is one case that a document names. */
export const cases = defineTable({
  name: "cases",
  title: { zh: "案例", en: "Cases" },
  description: {
    zh: "一行是文件所列的一个典型、优良、优秀或十佳案例。",
    en: "A row is one model case (典型, 优良, 优秀, 十佳) that a document names.",
  },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({ zh: "标识", en: "Stable id derived from document and title" }),
    title: z.string().meta({ zh: "案例名称", en: "Name of the case", example: "让老窖池用上新标准" }),
    organisation: z.string().nullable().meta({
      zh: "申报或实施单位（照原文）",
      en: "Body that did it or handed it in, as printed",
    }),
    region_code: z.string().nullable().meta({
      zh: "地区代码（GB/T 2260）",
      en: "Place of the case, GB/T 2260: that of its body or text, else the document's",
    }),
    chain: z.string().nullable().meta({
      zh: "所属产业链或服务产业",
      en: "Industry chain or industry it served, as printed",
      example: "动力电池",
    }),
    year: z.int().nullable().meta({ zh: "评选年度", en: "Year it was selected for" }),
    award: z.string().nullable().meta({
      zh: "案例称号",
      en: "What the selection calls its cases",
      example: "典型案例",
    }),
    selected_by: z.string().nullable().meta({
      zh: "评选发布单位",
      en: "Body that selected and published it",
    }),
    summary: z.string().nullable().meta({
      zh: "案例摘要（照原文）",
      en: "What the document says of it, in its words; null when it only names it",
    }),
    ...evidence,
  }),
});
export type CaseRecord = z.infer<typeof cases.schema>;
