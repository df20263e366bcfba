/** Silences: what a region has not said, derived from progress and documents. @module */
import { z } from "zod";
import { documentKinds } from "../../sources/define.ts";
import { defineTable } from "./table.ts";

/** A row is one thing that a region has not published, as far as was collected. */
export const silences = defineTable({
  name: "silences",
  title: { zh: "未见公布", en: "Silences" },
  description: {
    zh: "一行是一个地区在已采集范围内没有公布的一件事。",
    en: "A row is one thing a region has not published, as far as was collected.",
  },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({ zh: "标识", en: "Stable id derived from region and what is missing" }),
    region_code: z.string().meta({ zh: "地区代码（GB/T 2260）", en: "Place, GB/T 2260" }),
    kind: z.enum(["report", "documents"]).meta({
      zh: "report 有目标而无报告，documents 没有某一文种的文件",
      en: "report: a target without a figure since; documents: no document of a kind",
    }),
    progress_id: z.string().nullable().meta({
      zh: "没有报告的目标",
      en: "Target that was not reported on",
      references: "progress.id",
    }),
    document_kind: z.enum(documentKinds).nullable().meta({
      zh: "缺少的文种",
      en: "Kind of document missing",
    }),
  }),
});
export type SilenceRecord = z.infer<typeof silences.schema>;
