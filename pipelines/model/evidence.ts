/** The columns that tie a fact to the sentence it came from; shared by every table of facts. @module */
import { z } from "zod";

/** `text.slice(start, end) === quote`, where `text` is the document version with this hash. */
export const evidence = {
  document_id: z.string().meta({
    zh: "文件标识",
    en: "Document the fact stands in",
    references: "documents.id",
  }),
  text_hash: z.string().meta({
    zh: "文件版本：正文的 SHA-256",
    en: "Version of the document: SHA-256 of its clean text",
    references: "document_versions.hash",
  }),
  quote: z.string().min(1).meta({ zh: "原文", en: "Exact words of the document that state the fact" }),
  start: z.int().min(0).meta({
    zh: "原文起点（UTF-16 码元，从 0 起）",
    en: "Where the quote starts in the clean text, in UTF-16 code units from 0",
  }),
  end: z.int().min(1).meta({ zh: "原文终点（不含）", en: "Where the quote ends, exclusive" }),
};
