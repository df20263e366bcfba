/** Commitments: dated or assigned undertakings. @module */
import { z } from "zod";
import { evidence } from "./evidence.ts";
import { defineTable } from "./table.ts";

export const commitmentStatuses = ["planned", "ongoing", "done", "open_call"] as const;

/** A row is one dated or assigned undertaking. */
export const commitments = defineTable({
  name: "commitments",
  title: { zh: "任务与承诺", en: "Commitments" },
  description: {
    zh: "一行是一项有期限或有责任单位的任务。",
    en: "A row is one dated or assigned undertaking.",
  },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({ zh: "标识", en: "Stable id derived from document and words" }),
    number: z.string().nullable().meta({
      zh: "编号（照原文层级）",
      en: "Number in the document's own hierarchy",
    }),
    text: z.string().meta({ zh: "任务内容", en: "What is undertaken, in the document's words" }),
    responsible: z.array(z.string()).meta({
      zh: "责任单位（照原文顺序）",
      en: "Responsible bodies, in order",
    }),
    lead: z.array(z.string()).meta({
      zh: "牵头单位（原文写明牵头、主办，或一家负责、他家配合，或仅一家负责）",
      en:
        "Bodies that lead, where the paper tells: named as leading, in charge beside others that cooperate, or alone",
    }),
    cooperating: z.array(z.string()).meta({
      zh: "配合、协办、参与单位",
      en: "Bodies that cooperate or take part, where the paper tells",
    }),
    and_others: z.boolean().meta({
      zh: "责任单位以“等”“等部门”结尾，未列全",
      en: "Whether the list of bodies ends in “and others”",
    }),
    due: z.string().nullable().meta({
      zh: "期限（ISO 日期、年月或年）",
      en: "When it is due: ISO day, month or year",
    }),
    status: z.enum(commitmentStatuses).meta({
      zh: "planned 待办，ongoing 在办，done 已办，open_call 征集中",
      en: "planned, ongoing, done, or an open call to the public",
    }),
    parent: z.string().nullable().meta({
      zh: "上级任务的标识",
      en: "Commitment it belongs to",
      references: "commitments.id",
    }),
    ...evidence,
  }),
});
export type CommitmentRecord = z.infer<typeof commitments.schema>;
