/** Organisations: centres, laboratories, alliances, platforms, service sites and agencies, merged over all documents. @module */
import { z } from "zod";
import { evidence } from "./evidence.ts";
import { defineTable } from "./table.ts";

/**
 * `agency` an authority · `centre` a quality inspection or metrology centre · `laboratory` · `institute` a technical
 * body of another name · `alliance` · `platform` a service platform · `site` a one-stop service site · `company` ·
 * `association` · `body` one whose name does not say.
 */
export const organizationTypes = [
  "agency",
  "centre",
  "laboratory",
  "institute",
  "alliance",
  "platform",
  "site",
  "company",
  "association",
  "body",
] as const;

export const organizationLevels = ["nation", "province", "city", "county"] as const;

/** Columns that a single mention of an organisation has as well. */
export const organizationColumns = {
  name: z.string().meta({ zh: "名称（全称）", en: "Name written out, place in front where it is known" }),
  type: z.enum(organizationTypes).meta({
    zh:
      "类别：agency 机关，centre 中心，laboratory 实验室，institute 院所，alliance 联盟，platform 平台，site 站点，company 公司，association 协会，body 其他",
    en: "Kind of body, as its name says",
  }),
  level: z.enum(organizationLevels).nullable().meta({
    zh: "级别：nation 国家级，province 省级，city 市级，county 县级",
    en: "Level its name states (国家, 省级 …); for agencies that of their place",
  }),
  region_code: z.string().nullable().meta({ zh: "地区代码（GB/T 2260）", en: "Place, GB/T 2260" }),
  cma_number: z.string().nullable().meta({
    zh: "资质认定证书编号",
    en: "Number of its CMA certificate",
  }),
  founded: z.string().nullable().meta({
    zh: "成立或获批日期（ISO）",
    en: "ISO day, month or year it was founded or approved",
  }),
  succeeded_by: z.string().nullable().meta({
    zh: "承接其职能的机构（如 2018 年机构改革后的市场监督管理局），无则为空",
    en: "Name of the body that took its work over, as in the reform of 2018; null where none did",
    example: "四川省市场监督管理局",
  }),
  fields: z.array(z.string()).meta({ zh: "领域", en: "Fields it covers, as printed" }),
};

/** A row is one organisation, as all documents together describe it. */
export const organizations = defineTable({
  name: "organizations",
  title: { zh: "机构", en: "Organisations" },
  description: {
    zh: "一行是一个机构、联盟、平台或服务站点，由各文件的提及归并而成；出处是最早的一次提及。",
    en:
      "A row is one body, alliance, platform or site, merged from its mentions; the evidence is the earliest mention.",
  },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({ zh: "标识", en: "Stable id derived from written-out name and region" }),
    ...organizationColumns,
    aliases: z.array(z.string()).meta({ zh: "别称（照原文）", en: "Other forms of the name, as printed" }),
    parent: z.string().nullable().meta({
      zh: "依托或上级机构的标识",
      en: "Body that it belongs to or rests on",
      references: "organizations.id",
    }),
    documents: z.int().meta({ zh: "提及它的文件数", en: "Documents that name it" }),
    ...evidence,
  }),
});
export type OrganizationRecord = z.infer<typeof organizations.schema>;
