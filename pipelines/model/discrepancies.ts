/** Discrepancies: two statements that cannot both hold, each with its sentence. @module */
import { z } from "zod";
import { evidence } from "./evidence.ts";
import { figureColumns, figureRules } from "./figure_discrepancies.ts";
import { defineTable } from "./table.ts";

/** Rules by which two statements are found to disagree; each is explained in the column's description. */
export const discrepancyRules = ["conflicting_copies", ...figureRules] as const;

/** A row is two statements that cannot both hold; derived from other tables, never read from one page alone. */
export const discrepancies = defineTable({
  name: "discrepancies",
  title: { zh: "矛盾", en: "Discrepancies" },
  description: {
    zh: "一行是两处不能同时成立的陈述，各附原文。",
    en: "A row is two statements that cannot both hold, each with its words.",
  },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({ zh: "标识", en: "Stable id derived from the rule and both documents" }),
    rule: z.enum(discrepancyRules).meta({
      zh:
        "规则：conflicting_copies 文号与标题相同的两篇文件正文不同；figures 两篇文件的数字不同；title 标题与正文的数字不同；parts 分项之和与合计不同",
      en:
        "conflicting_copies: two documents with one number and one title differ in their text; figures: two documents give one thing two values; title: a title and its text do; parts: a total is not the sum of its parts",
    }),
    ...evidence,
    other_document_id: z.string().meta({
      zh: "另一文件的标识",
      en: "Document the other statement stands in",
      references: "documents.id",
    }),
    other_text_hash: z.string().meta({
      zh: "另一文件的版本",
      en: "Version of the other document",
      references: "document_versions.hash",
    }),
    other_quote: z.string().min(1).meta({
      zh: "另一处原文",
      en: "Exact words of the other document",
    }),
    other_start: z.int().min(0).meta({
      zh: "另一处原文的起点（UTF-16 码元，从 0 起）",
      en: "Where the other quote starts in its clean text, in UTF-16 code units from 0",
    }),
    other_end: z.int().min(1).meta({
      zh: "另一处原文的终点（不含）",
      en: "Where the other quote ends, exclusive",
    }),
    ...figureColumns,
  }),
});
export type DiscrepancyRecord = z.infer<typeof discrepancies.schema>;
