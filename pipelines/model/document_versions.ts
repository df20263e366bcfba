/** Document versions: each distinct text a document has had. @module */
import { z } from "zod";
import { defineTable } from "./table.ts";

/** A row is one distinct text of a document. */
export const documentVersions = defineTable({
  name: "document_versions",
  title: { zh: "文件版本", en: "Document versions" },
  description: { zh: "一行是一篇文件的一个不同正文。", en: "A row is one distinct text of a document." },
  key: ["document_id", "seen_from", "hash"],
  schema: z.object({
    document_id: z.string().meta({ zh: "文件标识", en: "Document", references: "documents.id" }),
    hash: z.string().meta({ zh: "正文的 SHA-256", en: "SHA-256 of the clean text (UTF-8)" }),
    seen_from: z.iso.date().meta({ zh: "自何日见到", en: "Day this text was first found" }),
    seen_to: z.iso.date().nullable().meta({
      zh: "至何日被替换，空为现行",
      en: "Day another text was found in its place; null while current",
    }),
    change: z.enum(["first", "edited", "removed", "restored"]).meta({
      zh: "与上一版本的关系",
      en: "What happened to bring this version about",
    }),
    archive: z.string().meta({
      zh: "存档内容的摘要",
      en: "Digest of the archived response it was read from",
    }),
    text: z.string().nullable().meta({
      zh: "正文；权利不许时为空",
      en: "Clean text; null where rights do not allow it. Personal data are masked in place",
    }),
  }),
});
export type DocumentVersionRecord = z.infer<typeof documentVersions.schema>;
