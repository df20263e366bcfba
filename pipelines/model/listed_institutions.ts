/** Listed institutions: rows of lists that name laboratories and inspection bodies, before they are resolved. @module */
import { z } from "zod";
import { listOrigin } from "./list_origin.ts";
import { defineTable } from "./table.ts";

/** A row is one line of a list of institutions; {@linkcode institutions} says which lines mean the same one. */
export const listedInstitutions = defineTable({
  name: "listed_institutions",
  title: { zh: "机构名录", en: "Listed institutions" },
  description: {
    zh: "一行是机构名录中的一家机构，照名录所载。",
    en: "A row is one institution as a published list of institutions states it.",
  },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({ zh: "标识", en: "Stable id derived from the list, name, certificate and address" }),
    institution_id: z.string().nullable().meta({
      zh: "机构标识",
      en: "Institution after resolution across lists",
      references: "institutions.id",
    }),
    name: z.string().nullable().meta({ zh: "机构名称（照原文）", en: "Name, as printed" }),
    certificate_text: z.string().nullable().meta({
      zh: "证书编号（照原文）",
      en: "Certificate number as printed",
    }),
    certificate_number: z.string().nullable().meta({
      zh: "资质认定（CMA）证书编号",
      en: "Number of the CMA certificate: 12 digits; null when not printed or not of that form",
    }),
    region_code: z.string().nullable().meta({
      zh: "地区代码（GB/T 2260）",
      en: "Place of the institution, else of the list",
      references: "regions.code",
    }),
    address: z.string().nullable().meta({ zh: "地址", en: "Address, as printed" }),
    field: z.string().nullable().meta({ zh: "领域", en: "Field, as printed" }),
    valid_from: z.iso.date().nullable().meta({ zh: "有效期起", en: "First day of validity" }),
    valid_until: z.iso.date().nullable().meta({ zh: "有效期止", en: "Last day of validity" }),
    note: z.string().nullable().meta({ zh: "说明", en: "Note, as printed, personal data masked" }),
    ...listOrigin,
  }),
});
export type ListedInstitutionRecord = z.infer<typeof listedInstitutions.schema>;
