/** Attachments: files and annexes that a document names. @module */
import { z } from "zod";
import { defineTable } from "./table.ts";

/** A row is one attachment as its document names it. */
export const attachments = defineTable({
  name: "attachments",
  title: { zh: "附件", en: "Attachments" },
  description: {
    zh: "一行是一篇文件所附或所列的一个附件。",
    en: "A row is one attachment that a document links to or lists.",
  },
  key: ["document_id", "number"],
  schema: z.object({
    document_id: z.string().meta({
      zh: "文件标识",
      en: "Document it is attached to",
      references: "documents.id",
    }),
    number: z.int().min(1).meta({ zh: "次序，从 1 起", en: "Place in order, from 1" }),
    title: z.string().meta({ zh: "名称（照原文）", en: "What the document calls it" }),
    url: z.string().nullable().meta({
      zh: "网址；只列名称的为空",
      en: "Its address; null where the document only names it",
    }),
    file_id: z.string().nullable().meta({
      zh: "已采集的附件在文件表中的标识",
      en: "Document read from the file, once collected",
      references: "documents.id",
    }),
  }),
});
export type AttachmentRecord = z.infer<typeof attachments.schema>;
