/** Tables that have a page of their own to browse. @module */
import {
  capabilities,
  cases,
  demands,
  institutions,
  instruments,
  issues,
  organizations,
} from "../../pipelines/model/mod.ts";
import type { Browsed } from "./browse_page.tsx";

/** In the order they are linked. */
export const browsedTables: readonly Browsed[] = [
  {
    table: organizations,
    path: "/organizations",
    title: { zh: "机构、联盟与平台", en: "Bodies, alliances, platforms" },
    lead: {
      zh: "文件提到的机构，由各处提及归并。",
      en: "Bodies that documents name, merged from their mentions.",
    },
    columns: ["name", "type", "level", "region_code", "documents", "document_id"],
    searched: ["name", "aliases"],
  },
  {
    table: institutions,
    path: "/institutions",
    title: { zh: "检验检测机构", en: "Testing institutions" },
    lead: { zh: "能力清单上的机构。", en: "Institutions on the lists of capabilities." },
    columns: ["name", "certificate_numbers", "region_code"],
    searched: ["name", "names", "certificate_numbers"],
  },
  {
    table: capabilities,
    path: "/capabilities",
    title: { zh: "检验检测能力", en: "Testing capabilities" },
    lead: { zh: "谁能按什么标准检什么。", en: "Who can test what, to which standard." },
    columns: [
      "institution",
      "object",
      "parameter",
      "standard_no",
      "restriction",
      "valid_until",
      "region_code",
    ],
    searched: ["institution", "object", "parameter", "standard_no"],
  },
  {
    table: demands,
    path: "/demands",
    title: { zh: "检测需求", en: "Testing demands" },
    lead: { zh: "产业链与企业公布的检测需求。", en: "Testing needs that chains and enterprises published." },
    columns: ["object", "parameter", "standard_no", "kind", "chain", "enterprise", "region_code"],
    searched: ["object", "parameter", "standard_no", "chain", "enterprise"],
  },
  {
    table: instruments,
    path: "/instruments",
    title: { zh: "共享仪器", en: "Shared instruments" },
    lead: { zh: "开放共享的大型仪器。", en: "Large instruments open to others." },
    columns: ["name", "model", "owner", "field", "value_yuan", "mode", "fee", "region_code"],
    searched: ["name", "model", "owner", "field"],
  },
  {
    table: cases,
    path: "/cases",
    title: { zh: "案例", en: "Cases" },
    lead: { zh: "文件列出的典型、优良与十佳案例。", en: "Model cases that documents list." },
    columns: ["title", "organisation", "region_code", "chain", "year", "award", "document_id"],
    searched: ["title", "organisation", "chain", "summary"],
  },
  {
    table: issues,
    path: "/issues",
    title: { zh: "流程问题", en: "Issue log" },
    lead: { zh: "流程没有做成的事，公开记录。", en: "What the pipeline could not do, on record." },
    columns: ["source_id", "stage", "kind", "message", "url", "first_seen", "last_seen"],
    searched: ["source_id", "kind", "message", "url"],
  },
];
