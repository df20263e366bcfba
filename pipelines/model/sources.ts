/** Sources: one column of one site each. @module */
import { z } from "zod";
import { documentKinds } from "../../sources/define.ts";
import { defineTable } from "./table.ts";

/** A row is one column of one site. */
export const sources = defineTable({
  name: "sources",
  title: { zh: "来源", en: "Sources" },
  description: { zh: "一行是一个网站的一个栏目。", en: "A row is one column of one site." },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({ zh: "标识（目录名）", en: "Id, the name of its folder" }),
    title_zh: z.string().meta({ zh: "名称", en: "Name in Chinese" }),
    title_en: z.string().meta({ zh: "英文名称", en: "Name in English" }),
    publisher: z.string().meta({ zh: "发布机构", en: "Body that runs the site" }),
    region_code: z.string().meta({ zh: "地区代码", en: "GB/T 2260 code", references: "regions.code" }),
    home: z.string().meta({ zh: "首页", en: "Home address" }),
    family: z.string().meta({ zh: "网站系统类别", en: "Family of content management system" }),
    kind: z.enum(documentKinds).nullable().meta({
      zh: "栏目文种，混合栏目为空",
      en: "Kind of document the column holds; null when it mixes kinds",
    }),
    rights: z.enum(["open", "quote"]).meta({ zh: "再利用", en: "What may be published of it" }),
    schedule: z.enum(["daily", "weekly", "monthly"]).meta({
      zh: "采集频率",
      en: "How often it is looked at",
    }),
    status: z.enum(["sample", "unverified", "active", "lapsed"]).meta({
      zh: "状态：sample 样例，unverified 未验证，active 在用，lapsed 停用",
      en: "sample: embedded sample data; unverified: not yet tried live; active; lapsed",
    }),
    first_seen: z.iso.date().nullable().meta({ zh: "首次采集", en: "Day of the first collection" }),
    last_changed: z.iso.date().nullable().meta({
      zh: "最近变化（新文件，或正文修改、撤下、恢复）",
      en: "Day a document was last found new, edited, removed or restored",
    }),
    last_checked: z.iso.date().nullable().meta({
      zh: "最近采集",
      en: "Day of the last collection",
      live: true,
    }),
  }),
});
export type SourceRecord = z.infer<typeof sources.schema>;
