/** Issues: what the pipeline could not do, as data. @module */
import { z } from "zod";
import { defineTable } from "./table.ts";

export const issueStages = ["list", "fetch", "archive", "parse", "extract", "load", "release"] as const;

/** A row is one thing the pipeline could not do. */
export const issues = defineTable({
  name: "issues",
  title: { zh: "问题记录", en: "Issues" },
  description: { zh: "一行是一件流程没有做成的事。", en: "A row is one thing the pipeline could not do." },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({ zh: "标识", en: "Stable id derived from source, stage, kind and address" }),
    source_id: z.string().meta({ zh: "来源标识", en: "Source concerned", references: "sources.id" }),
    stage: z.enum(issueStages).meta({
      zh: "环节：list 列表，fetch 采集，archive 存档，parse 读取，extract 提取，load 入库，release 发布",
      en: "Stage that met it",
    }),
    kind: z.string().meta({ zh: "种类", en: "Kind", example: "soft_404" }),
    url: z.string().nullable().meta({ zh: "网址", en: "Address concerned" }),
    message: z.string().meta({ zh: "说明", en: "What was done, wanted and found" }),
    next: z.string().nullable().meta({ zh: "下一步命令", en: "Command to try next" }),
    first_seen: z.iso.date().meta({ zh: "首次出现", en: "Day it was first met" }),
    last_seen: z.iso.date().meta({ zh: "最近出现", en: "Day it was last met", live: true }),
  }),
});
export type IssueRecord = z.infer<typeof issues.schema>;
