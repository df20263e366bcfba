/** Documents: one published text each, in its current version. @module */
import { z } from "zod";
import { documentKinds } from "../../sources/define.ts";
import { defineTable } from "./table.ts";

/**
 * `draft` out for comment · `trial` 试行, 暂行 · `in_force` · `expired` 失效, its time ran out · `repealed` 废止. As the page
 * itself says; whether a term has run out since is left to the reader, who has `expires`.
 */
export const legalStatuses = ["draft", "trial", "in_force", "expired", "repealed"] as const;

/** A row is one published text in its current version. */
export const documents = defineTable({
  name: "documents",
  title: { zh: "文件", en: "Documents" },
  description: {
    zh: "一行是一篇已公布的文件（当前版本）。",
    en: "A row is one published text in its current version.",
  },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({
      zh: "文件标识，由首个网址得出，迁移后不变",
      en: "Stable id derived from its first address; stays when it moves",
    }),
    source_id: z.string().meta({
      zh: "来源标识",
      en: "Source it was collected from",
      references: "sources.id",
    }),
    parent_id: z.string().nullable().meta({
      zh: "所附的文件（附件才有）",
      en: "Document it is attached to; null for what is no attachment",
      references: "documents.id",
    }),
    url: z.string().meta({
      zh: "原始网址；其他网址见 document_aliases",
      en: "Original address where it stands, or last stood; others are in document_aliases",
    }),
    title: z.string().nullable().meta({ zh: "标题", en: "Title" }),
    publisher: z.string().nullable().meta({ zh: "发布机构", en: "Body that published it" }),
    published: z.iso.date().nullable().meta({ zh: "发布日期", en: "Date of publication" }),
    signed: z.iso.date().nullable().meta({ zh: "成文日期", en: "Date of signature" }),
    effective: z.iso.date().nullable().meta({
      zh: "施行日期",
      en: "Day it came or comes into force, by its own word",
    }),
    expires: z.iso.date().nullable().meta({
      zh: "有效期的最后一日",
      en: "Last day it is in force, by its own word or its term from the effective day",
    }),
    legal_status: z.enum(legalStatuses).nullable().meta({
      zh:
        "效力（照页面与文件自述）：draft 征求意见稿，trial 试行，in_force 有效，expired 失效，repealed 废止",
      en:
        "Standing as page and paper state it: draft for comment, trial, in force, expired, repealed; null unsaid",
    }),
    document_number: z.string().nullable().meta({
      zh: "发文字号",
      en: "Document number of the paper itself",
      example: "川市监函〔2024〕230号",
    }),
    kind: z.enum(documentKinds).meta({ zh: "文种", en: "Kind of document" }),
    region_code: z.string().nullable().meta({
      zh: "地区代码（GB/T 2260）",
      en: "Place of the publisher, GB/T 2260; 000000 is the nation",
      references: "regions.code",
    }),
    addressee: z.string().nullable().meta({ zh: "主送", en: "Whom it is addressed to" }),
    reference: z.string().nullable().meta({
      zh: "所答复的提案或依据",
      en: "What it answers or refers to",
      example: "第1402号提案",
    }),
    script: z.enum(["Hans", "Hant"]).meta({ zh: "字形：简体或繁体", en: "Script of the text, ISO 15924" }),
    rights: z.enum(["open", "quote"]).meta({
      zh: "再利用：open 全文，quote 仅元数据、事实与短引文",
      en: "What is published: full text, or metadata, facts and short quotes",
    }),
    text_hash: z.string().meta({ zh: "正文的 SHA-256", en: "SHA-256 of the clean text (UTF-8)" }),
    characters: z.int().meta({ zh: "正文长度", en: "Length of the clean text", unit: "UTF-16 code units" }),
    first_seen: z.iso.date().meta({ zh: "首次见到的日期", en: "Day it was first collected" }),
    last_changed: z.iso.date().meta({
      zh: "最近变化的日期（修改、撤下或恢复）",
      en: "Day it was last found changed: edited, removed or restored",
    }),
    last_seen: z.iso.date().meta({ zh: "最近见到的日期", en: "Day it was last found there", live: true }),
    last_checked: z.iso.date().meta({
      zh: "最近查看的日期",
      en: "Day it was last asked for, whatever came of it",
      live: true,
    }),
    gone_since: z.iso.date().nullable().meta({
      zh: "撤下日期（不同日期两次未见，取首次），未撤下为空",
      en: "Day it was first missed, once missed again on another day; null while it stands",
    }),
  }),
});
export type DocumentRecord = z.infer<typeof documents.schema>;
