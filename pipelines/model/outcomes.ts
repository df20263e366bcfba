/** Outcomes: what came of the requests to each source, refusals and faults included. @module */
import { z } from "zod";
import { outcomes as outcomeClasses } from "../archive/capture.ts";
import { defineTable } from "./table.ts";

/**
 * A row is one class of outcome at one source. Every source has all classes, those never met with a count of 0, and
 * every count is live: a collection that finds the world unchanged adds no row and makes no new version.
 */
export const outcomes = defineTable({
  name: "outcomes",
  title: { zh: "请求结果", en: "Outcomes" },
  description: {
    zh: "一行是一个来源的一类请求结果及其次数。",
    en: "A row is one class of outcome of the requests to one source, and how often it was met.",
  },
  key: ["source_id", "outcome"],
  schema: z.object({
    source_id: z.string().meta({ zh: "来源标识", en: "Source asked", references: "sources.id" }),
    outcome: z.enum(outcomeClasses).meta({
      zh:
        "结果：ok 取得，unchanged 未变，empty 空页，soft_404 假 200，layout_drift 版式变化，blocked 被拒，" +
        "geo_timeout 超时，tls_failed 证书故障，gone 已撤下，failed 其他失败",
      en:
        "ok, unchanged, empty, soft_404 (an error page with status 200), layout_drift, blocked (a refusal or a " +
        "challenge, never gone round), geo_timeout, tls_failed, gone (404 or 410), failed (anything else)",
    }),
    requests: z.int().min(0).meta({
      zh: "列表页与文件页请求的次数",
      en: "Number of requests for lists and articles that ended so",
      live: true,
    }),
    first_met: z.iso.date().nullable().meta({
      zh: "首次出现，从未为空",
      en: "Day it was first met; null while it never was",
      live: true,
    }),
    last_met: z.iso.date().nullable().meta({
      zh: "最近出现，从未为空",
      en: "Day it was last met; null while it never was",
      live: true,
    }),
    by_day: z.array(z.string().regex(/^\d{4}-\d{2}-\d{2} \d+$/)).meta({
      zh: "逐日次数：日期与次数，早者在前，只列出现过的最近 90 天",
      en: "Day and number of requests of each of the last 90 days on which it was met, the earliest first",
      example: "2026-03-30 12",
      live: true,
    }),
  }),
});
export type OutcomeRecord = z.infer<typeof outcomes.schema>;
