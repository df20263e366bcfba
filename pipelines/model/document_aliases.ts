/** Document aliases: further addresses at which a document stands or stood. @module */
import { z } from "zod";
import { defineTable } from "./table.ts";

/** A row is one further address of a document; its first address is the one its id comes from. */
export const documentAliases = defineTable({
  name: "document_aliases",
  title: { zh: "文件的其他网址", en: "Document aliases" },
  description: {
    zh: "一行是一篇文件的另一个网址（迁移或重复发布，标题、文号、日期与正文相同）。",
    en:
      "A row is one further address of a document: same title, number, date and text, moved or put up twice.",
  },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({
      zh: "该网址单独成文时会有的标识",
      en: "Id a document of its own at this address would have; it leads to document_id",
    }),
    document_id: z.string().meta({
      zh: "文件标识，由首个网址得出",
      en: "Document, named after its first address",
      references: "documents.id",
    }),
    source_id: z.string().meta({
      zh: "来源标识",
      en: "Source the address was collected for",
      references: "sources.id",
    }),
    url: z.string().meta({ zh: "网址", en: "Address" }),
    first_seen: z.iso.date().meta({ zh: "首次见到的日期", en: "Day it was first found at this address" }),
    last_seen: z.iso.date().meta({
      zh: "最近见到的日期",
      en: "Day it was last found at this address",
      live: true,
    }),
    gone_since: z.iso.date().nullable().meta({
      zh: "自何日撤下，仍在为空",
      en: "Day it was gone from this address; null while it stands there",
    }),
  }),
});
export type DocumentAliasRecord = z.infer<typeof documentAliases.schema>;
