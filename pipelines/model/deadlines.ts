/** Deadlines: dated commitments, and whether anything was reported since, derived from commitments. @module */
import { z } from "zod";
import { defineTable } from "./table.ts";

/** A row is one commitment with a due date. */
export const deadlines = defineTable({
  name: "deadlines",
  title: { zh: "期限", en: "Deadlines" },
  description: {
    zh: "一行是一项有期限的任务，以及此后有无报告。",
    en: "A row is one commitment with a due date, and whether a report followed.",
  },
  key: ["commitment_id"],
  schema: z.object({
    commitment_id: z.string().meta({ zh: "任务标识", en: "Commitment", references: "commitments.id" }),
    document_id: z.string().meta({
      zh: "文件标识",
      en: "Document of the commitment",
      references: "documents.id",
    }),
    region_code: z.string().nullable().meta({ zh: "地区代码", en: "Place of the document's publisher" }),
    due_day: z.iso.date().meta({ zh: "期限的最后一天", en: "Last day of the due period" }),
    report_id: z.string().nullable().meta({
      zh: "此后报告它的文件",
      en: "Later document that reports on it; null when none was found",
      references: "documents.id",
    }),
    overdue: z.boolean().meta({
      zh: "截至最近一次采集，期限已过而未见报告",
      en: "Past due on the day of the last collection, with no report found",
      live: true,
    }),
  }),
});
export type DeadlineRecord = z.infer<typeof deadlines.schema>;
