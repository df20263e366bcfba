/** The columns that tie a row of a published list to the file and row it was read from; shared by every table of lists. @module */
import { z } from "zod";

/** Points at the issue of the list that first printed the row as it stands; an unchanged row keeps its pointer. */
export const listOrigin = {
  source_id: z.string().meta({
    zh: "来源标识",
    en: "Source the list was published by",
    references: "sources.id",
  }),
  list_id: z.string().meta({ zh: "清单标识", en: "List the row stands in", references: "lists.id" }),
  issue_id: z.string().meta({
    zh: "清单期次：首次以此内容出现的一期",
    en: "Issue of the list that first printed the row as it stands",
    references: "list_issues.id",
  }),
  sheet: z.string().meta({
    zh: "工作表，CSV 为空",
    en: "Sheet of that file; empty for CSV and other single tables",
  }),
  row: z.int().min(1).meta({ zh: "行号（从 1 起）", en: "Row of that sheet, from 1, header rows counted" }),
};

/** Columns for a standard that a cell glues together; shared by capabilities and demands. */
export const standardColumns = {
  standard_text: z.string().nullable().meta({
    zh: "标准（照原文）",
    en: "Cell with name and number of the standard, as printed",
    example: "电玩具的安全GB 19865-2005",
  }),
  standard_no: z.string().nullable().meta({
    zh: "标准编号（含年号）",
    en: "Number with year, spelled one way; null when the cell holds none",
    example: "GB/T 31484-2015",
    references: "standards.number",
  }),
  standard_key: z.string().nullable().meta({
    zh: "标准编号（不含年号），用于查找",
    en: "The number without its year; equal for all editions",
    example: "GB/T 31484",
  }),
  standard_year: z.int().nullable().meta({ zh: "年号", en: "Year of the edition; null when not printed" }),
  standard_name: z.string().nullable().meta({
    zh: "标准名称",
    en: "Name of the standard, the number cut off",
  }),
};
