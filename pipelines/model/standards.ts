/** Standards: each standard number that a list names, taken apart. @module */
import { z } from "zod";
import { defineTable } from "./table.ts";

/** Who issues a standard. */
export const standardKinds = [
  "national",
  "national_guidance",
  "metrology",
  "industry",
  "local",
  "association",
  "enterprise",
  "international",
  "foreign",
  "regulation",
] as const;

/** A row is one standard as lists name it, one edition or, where no year is printed, none in particular. */
export const standards = defineTable({
  name: "standards",
  title: { zh: "标准", en: "Standards" },
  description: {
    zh: "一行是清单中出现的一个标准编号。",
    en: "A row is one number of a standard that stands in a list.",
  },
  key: ["number"],
  schema: z.object({
    number: z.string().meta({ zh: "编号", en: "Number, spelled one way", example: "GB 4706.56-2008" }),
    key: z.string().meta({ zh: "不含年号的编号", en: "Number without year" }),
    prefix: z.string().meta({ zh: "代号", en: "Code in front of the number", example: "GB/T" }),
    kind: z.enum(standardKinds).meta({ zh: "种类", en: "Who issues it" }),
    base: z.string().meta({ zh: "顺序号", en: "Serial without part", example: "4706" }),
    part: z.string().nullable().meta({ zh: "部分号", en: "Part, null when it has none", example: "56" }),
    year: z.int().nullable().meta({ zh: "年号", en: "Year, null when not printed" }),
    name: z.string().nullable().meta({
      zh: "名称",
      en: "Name; of several that cells print, the first in order",
    }),
  }),
});
export type StandardRecord = z.infer<typeof standards.schema>;
