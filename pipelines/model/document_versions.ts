/** Document versions: each distinct text a document has had. @module */
import { z } from "zod";
import { defineTable } from "./table.ts";

/** A row is one distinct text of a document. */
export const documentVersions = defineTable({
  name: "document_versions",
  title: { zh: "文件版本", en: "Document versions" },
  description: {
    zh: "一行是一篇文件的一个不同正文，或其撤下。",
    en: "A row is one distinct text of a document, or its removal.",
  },
  key: ["document_id", "number"],
  schema: z.object({
    document_id: z.string().meta({ zh: "文件标识", en: "Document", references: "documents.id" }),
    number: z.int().min(1).meta({
      zh: "次序，从 1 起",
      en: "Place in the document's history, from 1; several changes may fall on one day",
    }),
    hash: z.string().meta({
      zh: "正文的 SHA-256；撤下的记录为所撤正文",
      en: "SHA-256 of the clean text (UTF-8); of a removal, the text that was removed",
    }),
    seen_from: z.iso.date().meta({ zh: "自何日见到", en: "Day this text was first found" }),
    seen_to: z.iso.date().nullable().meta({
      zh: "至何日被替换，空为现行",
      en: "Day another text, or nothing, was found in its place; null while current",
    }),
    change: z.enum(["first", "edited", "removed", "restored"]).meta({
      zh: "变化：first 首次见到，edited 修改，removed 撤下，restored 恢复（撤下后再现，或复为旧文）",
      en:
        "first; edited; removed (twice not there, on different days); restored (there again, or an earlier text again)",
    }),
    archive: z.string().meta({
      zh: "存档内容的摘要",
      en:
        "Digest of the archived response it was read from; of a removal, of the answer that first missed it",
    }),
    text: z.string().nullable().meta({
      zh: "正文；撤下的记录为所撤正文；权利不许时为空",
      en:
        "Clean text, of a removal the removed one; null where rights do not allow it. Personal data are masked in place",
    }),
  }),
});
export type DocumentVersionRecord = z.infer<typeof documentVersions.schema>;
