/** Capabilities: what an institution may test, one object, parameter and standard a row. @module */
import { z } from "zod";
import { listOrigin, standardColumns } from "./list_origin.ts";
import { defineTable } from "./table.ts";

/** What a restriction says: leaves something out, allows something only, or neither is plain. */
export const restrictionKinds = ["excludes", "only", "other"] as const;

/** A row is one institution × object × parameter × standard; a cell with three standards gives three rows. */
export const capabilities = defineTable({
  name: "capabilities",
  title: { zh: "检验检测能力", en: "Capabilities" },
  description: {
    zh: "一行是一家机构对一个对象、一个参数、一项标准的检验检测能力。",
    en: "A row is what one institution may test: one object, one parameter, one standard.",
  },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({
      zh: "标识，由清单与能力内容得出",
      en:
        "Stable id derived from the list, the institution and what is tested; a changed restriction keeps it",
    }),
    institution_id: z.string().nullable().meta({
      zh: "机构标识",
      en: "Institution after resolution across lists",
      references: "institutions.id",
    }),
    institution: z.string().nullable().meta({ zh: "机构名称（照原文）", en: "Institution as printed" }),
    certificate_text: z.string().nullable().meta({
      zh: "证书编号（照原文）",
      en: "Certificate number as printed",
    }),
    certificate_number: z.string().nullable().meta({
      zh: "资质认定（CMA）证书编号",
      en: "Number of the CMA certificate: 12 digits; null when not printed or not of that form",
      example: "230020349767",
    }),
    region_code: z.string().nullable().meta({
      zh: "地区代码（GB/T 2260）",
      en: "Place of the site, else of the institution, else of the list",
      references: "regions.code",
    }),
    site: z.string().nullable().meta({ zh: "场所名称", en: "Site of the certificate, as printed" }),
    address: z.string().nullable().meta({ zh: "场所地址", en: "Address of the site, as printed" }),
    field: z.string().nullable().meta({ zh: "领域", en: "Field, as printed", example: "产品质量检验" }),
    category: z.string().nullable().meta({ zh: "类别（照原文）", en: "Category, as printed" }),
    category_1: z.string().nullable().meta({ zh: "一级类别", en: "First level of the category" }),
    category_2: z.string().nullable().meta({
      zh: "二级类别",
      en: "Second level; deeper ones joined to it by -",
    }),
    object: z.string().nullable().meta({ zh: "检测对象", en: "Object or product tested, as printed" }),
    parameter: z.string().nullable().meta({ zh: "参数", en: "Parameter or item, as printed" }),
    ...standardColumns,
    restriction: z.string().nullable().meta({
      zh: "限制范围（照原文）",
      en: "Restriction, as printed",
      example: "不测：三相器具",
    }),
    restriction_kind: z.enum(restrictionKinds).nullable().meta({
      zh: "限制种类：excludes 不测，only 只测，other 其他",
      en: "excludes: 不测, only: 只测, other: a restriction of another form; null without restriction",
    }),
    valid_from: z.iso.date().nullable().meta({ zh: "有效期起", en: "First day of validity" }),
    valid_until: z.iso.date().nullable().meta({ zh: "有效期止", en: "Last day of validity" }),
    chains: z.array(z.string()).meta({
      zh: "产业链标识，未归类为空",
      en: "Industry chains it serves (ids of chains, in order); empty when unclassified",
    }),
    note: z.string().nullable().meta({ zh: "说明", en: "Note, as printed, personal data masked" }),
    ...listOrigin,
  }),
});
export type CapabilityRecord = z.infer<typeof capabilities.schema>;
