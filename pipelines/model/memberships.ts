/** Memberships: who belongs to which alliance or platform, by which document. @module */
import { z } from "zod";
import { evidence } from "./evidence.ts";
import { defineTable } from "./table.ts";

export const membershipRoles = ["chair", "vice_chair", "secretariat", "member"] as const;

/** A row is one statement that a body belongs to a group. */
export const memberships = defineTable({
  name: "memberships",
  title: { zh: "成员关系", en: "Memberships" },
  description: {
    zh: "一行是一篇文件所述的一个成员关系。",
    en: "A row is one document's statement that a body belongs to a group.",
  },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({ zh: "标识", en: "Stable id derived from document, group, member and role" }),
    member_id: z.string().meta({ zh: "成员的标识", en: "Body that belongs", references: "organizations.id" }),
    group_id: z.string().meta({
      zh: "联盟或平台的标识",
      en: "Alliance or platform it belongs to",
      references: "organizations.id",
    }),
    role: z.enum(membershipRoles).meta({
      zh: "chair 理事长单位，vice_chair 副理事长单位，secretariat 秘书处，member 成员",
      en: "Chair, vice chair, secretariat or member",
    }),
    field: z.string().nullable().meta({ zh: "领域", en: "Field it covers in the group, as printed" }),
    since: z.string().nullable().meta({
      zh: "自何时（ISO）",
      en: "ISO day it is a member from, where the document says",
    }),
    ...evidence,
  }),
});
export type MembershipRecord = z.infer<typeof memberships.schema>;
