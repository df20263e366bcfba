/** Mentions: where a document names an organisation, and what it says of it there. @module */
import { z } from "zod";
import { evidence } from "./evidence.ts";
import { organizationColumns } from "./organizations.ts";
import { defineTable } from "./table.ts";

/** A row is one document's first naming of one organisation. */
export const mentions = defineTable({
  name: "mentions",
  title: { zh: "机构提及", en: "Mentions of organisations" },
  description: {
    zh: "一行是一篇文件对一个机构的首次提及。",
    en: "A row is one document's first naming of one organisation.",
  },
  key: ["organization_id", "document_id"],
  schema: z.object({
    organization_id: z.string().meta({
      zh: "机构标识",
      en: "Organisation named",
      references: "organizations.id",
    }),
    ...organizationColumns,
    name_text: z.string().meta({ zh: "名称照原文", en: "The name as printed here" }),
    aliases: z.array(z.string()).meta({
      zh: "本文所用的其他名称",
      en: "Other forms of the name in this document",
    }),
    parent: z.string().nullable().meta({
      zh: "依托或上级机构的标识",
      en: "Body that this document says it belongs to",
      references: "organizations.id",
    }),
    ...evidence,
  }),
});
export type MentionRecord = z.infer<typeof mentions.schema>;
