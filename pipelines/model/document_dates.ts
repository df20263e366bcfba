/** Document dates: every day that a page or paper states of itself, also those that did not prevail. @module */
import { z } from "zod";
import { defineTable } from "./table.ts";

/**
 * `signed` 成文, `published` 发布, `printed` 印发 (the line of the printing office), `effective` 施行, `expires` the last day
 * in force, `updated` the page was changed.
 */
export const dateMeanings = ["signed", "published", "printed", "effective", "expires", "updated"] as const;

/**
 * `signature` under the text · `title` in brackets under the title · `field` of the page's header table or tags · `row` of
 * the list · `line` at the head of the page · `address` its URL · `text` a sentence of the paper.
 */
export const datePlaces = ["signature", "title", "field", "row", "line", "address", "text"] as const;

/** A row is one statement of a day. */
export const documentDates = defineTable({
  name: "document_dates",
  title: { zh: "文件的日期", en: "Document dates" },
  description: {
    zh: "一行是网页或文件对自身某一日期的一处陈述；未被采用的也保留。",
    en: "A row is one statement of a day by the page or the paper; those that did not prevail are kept.",
  },
  key: ["document_id", "number"],
  schema: z.object({
    document_id: z.string().meta({ zh: "文件标识", en: "Document", references: "documents.id" }),
    number: z.int().min(1).meta({
      zh: "次序，从 1 起；同一含义中可信的在前",
      en: "Place in order, from 1; within one meaning the more trusted first",
    }),
    meaning: z.enum(dateMeanings).meta({
      zh:
        "含义：signed 成文，published 发布，printed 印发，effective 施行，expires 失效前最后一日，updated 页面更新",
      en:
        "What happened that day: signed, published, printed, in force from, last day in force, page updated",
    }),
    day: z.iso.date().meta({ zh: "日期", en: "The day" }),
    place: z.enum(datePlaces).meta({
      zh: "所在：signature 落款，title 题注，field 页面字段，row 列表，line 页首，address 网址，text 正文",
      en: "Where it stands: signature, under the title, page field, list row, head line, address, text",
    }),
    field: z.string().nullable().meta({
      zh: "页面字段名",
      en: "Name of the page's field, where it stands in one",
    }),
    words: z.string().meta({ zh: "原文", en: "The words that state it, as printed" }),
    start: z.int().min(0).nullable().meta({
      zh: "在正文中的起点（UTF-16 码元），不在正文中为空",
      en: "Where the words start in the clean text, in UTF-16 code units; null outside it",
    }),
    end: z.int().min(1).nullable().meta({ zh: "终点（不含）", en: "Where they end, exclusive" }),
    used: z.boolean().meta({
      zh: "是否被采用为文件的该日期",
      en: "Whether it prevailed: the document's column of this meaning holds this statement's day",
    }),
  }),
});
export type DocumentDateRecord = z.infer<typeof documentDates.schema>;
