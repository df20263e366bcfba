/** Lists: the published tables that capabilities, demands, instruments and institutions are read from. @module */
import { z } from "zod";
import { type ListKind, listKinds } from "../../sources/define.ts";
import { defineTable } from "./table.ts";

export { type ListKind, listKinds };

/** A row is one list, whatever the number of its issues. */
export const lists = defineTable({
  name: "lists",
  title: { zh: "清单", en: "Lists" },
  description: { zh: "一行是一份公布的清单。", en: "A row is one published list." },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({ zh: "标识", en: "Stable id derived from source, kind and name" }),
    source_id: z.string().meta({ zh: "来源标识", en: "Source that publishes it", references: "sources.id" }),
    kind: z.enum(listKinds).meta({ zh: "种类", en: "What its rows are" }),
    name: z.string().meta({ zh: "名称", en: "Name that stays from issue to issue" }),
    region_code: z.string().nullable().meta({
      zh: "地区代码（GB/T 2260）",
      en: "Place the list is about",
      references: "regions.code",
    }),
    mapping: z.string().meta({ zh: "列对应（JSON）", en: "Mapping of its columns to fields, as JSON" }),
  }),
});
export type ListRecord = z.infer<typeof lists.schema>;

/** A row is one issue of a list: one file, or one set of files, read whole. */
export const listIssues = defineTable({
  name: "list_issues",
  title: { zh: "清单期次", en: "Issues of lists" },
  description: {
    zh: "一行是一份清单的一期，及与上一期的差异。",
    en: "A row is one issue of a list and how it differs from the one before.",
  },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({ zh: "标识", en: "Stable id derived from the list and the bytes of the file" }),
    list_id: z.string().meta({ zh: "清单标识", en: "List", references: "lists.id" }),
    number: z.int().min(1).meta({ zh: "期次", en: "Number of the issue, from 1" }),
    date: z.iso.date().meta({ zh: "日期", en: "Day the issue was published or given" }),
    file: z.string().meta({ zh: "文件名", en: "Name of the file" }),
    digest: z.string().meta({ zh: "文件的 SHA-256", en: "SHA-256 of the file, as in the archive" }),
    read: z.int().meta({ zh: "数据行数", en: "Rows of data in the file" }),
    rejected: z.int().meta({ zh: "未收行数", en: "Rows that could not be loaded; see list_rejects" }),
    records: z.int().meta({ zh: "记录数", en: "Records after this issue; a row may give several" }),
    added: z.int().meta({ zh: "新增", en: "Records new in this issue" }),
    withdrawn: z.int().meta({ zh: "撤下", en: "Records of the issue before that are not in this one" }),
    changed: z.int().meta({ zh: "变更", en: "Records of both with other content" }),
    unclassified: z.int().meta({ zh: "未归产业链", en: "Records that no chain's words fit" }),
    without_standard: z.int().meta({ zh: "无标准编号", en: "Records without a number of a standard" }),
  }),
});
export type ListIssueRecord = z.infer<typeof listIssues.schema>;

/** Why a row was not loaded. */
export const rejectReasons = [
  "too_few_cells",
  "too_many_cells",
  "bad_encoding",
  "broken_quotes",
  "too_long",
  "no_content",
  "formula",
  "unreadable",
] as const;

/** A row is one row of a list that was not loaded. */
export const listRejects = defineTable({
  name: "list_rejects",
  title: { zh: "未收的行", en: "Rejected rows" },
  description: {
    zh: "一行是清单中一行未能收入的数据及原因。",
    en: "A row is one row of a list that could not be loaded, and why.",
  },
  key: ["issue_id", "sheet", "row"],
  schema: z.object({
    list_id: z.string().meta({ zh: "清单标识", en: "List", references: "lists.id" }),
    issue_id: z.string().meta({ zh: "清单期次", en: "Issue of the list", references: "list_issues.id" }),
    file: z.string().meta({ zh: "文件名", en: "Name of the file" }),
    sheet: z.string().meta({ zh: "工作表", en: "Sheet; empty for CSV" }),
    row: z.int().min(1).meta({ zh: "行号（从 1 起）", en: "Row, from 1" }),
    reason: z.enum(rejectReasons).meta({ zh: "原因", en: "Why it was not loaded" }),
    message: z.string().meta({ zh: "说明", en: "What was wanted and found" }),
  }),
});
export type ListRejectRecord = z.infer<typeof listRejects.schema>;
