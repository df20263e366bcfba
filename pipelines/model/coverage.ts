/** Coverage: demands and capabilities of each industry chain, place by place. @module */
import { z } from "zod";
import { defineTable } from "./table.ts";

/** Stands for the chain of rows that no chain's words tell. */
export const unclassified = "unclassified";

const count = (zh: string, en: string) => z.int().meta({ zh, en });

/** Columns that say which place a derived row is about; shared by all tables of coverage. */
export const coveredRegion = {
  region_code: z.string().meta({
    zh: "地区代码（GB/T 2260），000000 为全国",
    en: "Place: the nation, a province or a city; a row counts in its city, its province and the nation",
    references: "regions.code",
  }),
  level: z.enum(["nation", "province", "city"]).meta({ zh: "层级", en: "Level of the place" }),
};

/** A row is one chain in one place where a demand or a capability of it was found. */
export const coverage = defineTable({
  name: "coverage",
  title: { zh: "产业链检验检测覆盖", en: "Coverage" },
  description: {
    zh: "一行是一条产业链在一个地区的需求、能力与缺口。",
    en: "A row is one industry chain in one place: what is needed, what can be tested, what is missing.",
  },
  key: ["chain_id", "region_code"],
  schema: z.object({
    chain_id: z.string().meta({
      zh: "产业链标识，unclassified 为未归类",
      en: "Chain (id of chains), or unclassified; a row of two chains counts in both",
    }),
    ...coveredRegion,
    demands: count("需求数", "Demands found"),
    in_region: count("其中本地可测", "Of them testable in the place itself"),
    elsewhere: count("其中仅外地可测（找不到）", "Of them testable elsewhere only"),
    partly: count("其中只能测一部分（测不全）", "Of them testable only partly, anywhere"),
    nobody: count("其中无人可测（测不了）", "Of them testable by nobody that a list names"),
    unclear: count("其中需求不具体", "Of them too vague to be matched"),
    expiring: z.int().meta({
      zh: "本地可测中一年内全部到期",
      en: "Of those testable in the place, how many rest on certificates that end within a year",
      live: true,
    }),
    said_not_found: count("自述找不到", "Demands whose list says 找不到"),
    said_cannot_test: count("自述测不了", "Demands whose list says 测不了"),
    said_incomplete: count("自述测不全", "Demands whose list says 测不全"),
    challenges: count("揭榜挂帅", "Demands that are prize questions"),
    institutions: count("机构数", "Institutions with a capability of the chain in the place"),
    parameters: count("参数数", "Distinct parameters among those capabilities"),
    capabilities: count("能力数", "Capabilities of the chain in the place"),
  }),
});
export type CoverageRecord = z.infer<typeof coverage.schema>;
