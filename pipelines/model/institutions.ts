/** Institutions: laboratories and owners as lists name them, resolved across lists. @module */
import { z } from "zod";
import { defineTable } from "./table.ts";

/** Where lists disagree about an institution; both statements stay in their rows. */
export const institutionConflicts = ["names", "regions", "certificates"] as const;

/**
 * A row is one institution: rows with one certificate number are one, then rows with one normalised name in one region.
 * A merger that rests on something lists contradict is marked, never settled.
 */
export const institutions = defineTable({
  name: "institutions",
  title: { zh: "检验检测机构", en: "Institutions" },
  description: {
    zh: "一行是清单中的一家机构（按证书编号、再按名称与地区归并）。",
    en: "A row is one institution, merged by certificate number, then by name and region.",
  },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({
      zh: "标识",
      en: "Stable id derived from the certificate number, else name and region",
    }),
    name: z.string().meta({ zh: "名称", en: "Name that most lists print; first in order when equal" }),
    names: z.array(z.string()).meta({ zh: "全部名称", en: "All names printed, in order" }),
    certificate_numbers: z.array(z.string()).meta({
      zh: "证书编号",
      en: "All certificate numbers, in order",
    }),
    region_code: z.string().nullable().meta({
      zh: "地区代码（GB/T 2260）",
      en: "Place; null when unknown or contradicted",
      references: "regions.code",
    }),
    conflicts: z.array(z.string()).meta({
      zh: "矛盾：names 一证多名，regions 一证多地，certificates 一名多证",
      en:
        "names: one certificate with several names; regions: with several provinces; certificates: one name and region with several",
    }),
  }),
});
export type InstitutionRecord = z.infer<typeof institutions.schema>;
