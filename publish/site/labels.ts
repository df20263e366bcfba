/** What closed lists and tables are called on pages, in both languages. @module */
import type { DocumentKind } from "../../sources/define.ts";
import type {
  CommitmentRecord,
  DiscrepancyRecord,
  IndicatorRecord,
  OutcomeRecord,
  ProgressRecord,
  SourceRecord,
} from "../../pipelines/model/mod.ts";
import type { Bilingual } from "../release/identity.ts";

/** Kinds of document. */
export const kindLabels: Record<DocumentKind, Bilingual> = {
  proposal_reply: { zh: "提案建议答复", en: "Reply to a proposal" },
  measures: { zh: "措施办法", en: "Measures" },
  plan: { zh: "规划计划方案", en: "Plan" },
  consultation: { zh: "征求意见", en: "Consultation" },
  work_notice: { zh: "工作通知", en: "Work notice" },
  statistics: { zh: "统计数据", en: "Statistics" },
  case: { zh: "案例", en: "Case" },
  list: { zh: "名单目录", en: "List" },
  news: { zh: "动态", en: "News" },
  other: { zh: "其他", en: "Other" },
};

/** Whether a figure is in place, set or intended. */
export const indicatorLabels: Record<IndicatorRecord["kind"], Bilingual> = {
  actual: { zh: "已有", en: "actual" },
  target: { zh: "目标", en: "target" },
  plan: { zh: "打算", en: "plan" },
};

/** How far an undertaking is. */
export const statusLabels: Record<CommitmentRecord["status"], Bilingual> = {
  planned: { zh: "待办", en: "planned" },
  ongoing: { zh: "在办", en: "ongoing" },
  done: { zh: "已办", en: "done" },
  open_call: { zh: "征集中", en: "open call" },
};

/** How a target stands against what was reported. */
export const progressLabels: Record<ProgressRecord["status"], Bilingual> = {
  met: { zh: "达成", en: "met" },
  ahead: { zh: "提前达成", en: "ahead" },
  behind: { zh: "未达", en: "behind" },
  not_reported: { zh: "未见报告", en: "no report collected" },
  not_comparable: { zh: "不可比", en: "not comparable" },
};

/** Why two figures are not compared, or count for less. */
export const reasonLabels: Record<NonNullable<ProgressRecord["reason"]>, Bilingual> = {
  unit: { zh: "单位不同", en: "other unit" },
  definition: { zh: "口径不同", en: "other definition" },
  basis: { zh: "存量与增量、年度与累计不同", en: "stock against flow, or yearly against cumulative" },
  bound: { zh: "报告只是界限", en: "the report is only a bound" },
  period: { zh: "报告早于期限", en: "the report is of an earlier period" },
};

/** Rules that find two statements at odds. */
export const ruleLabels: Record<DiscrepancyRecord["rule"], Bilingual> = {
  conflicting_copies: { zh: "同号同题而正文不同", en: "one number and title, two texts" },
  figures: { zh: "两文数字不同", en: "two papers, two figures" },
  title: { zh: "题文不符", en: "title against text" },
  parts: { zh: "分项不合合计", en: "parts against total" },
};

/** What happened to bring a version about. */
export const changeLabels: Record<string, Bilingual> = {
  first: { zh: "首次收录", en: "first collected" },
  edited: { zh: "内容改动", en: "edited" },
  removed: { zh: "撤下", en: "removed" },
  restored: { zh: "恢复", en: "restored" },
};

/** What became of a row between two releases. */
export const rowChangeLabels: Record<"added" | "removed" | "changed", Bilingual> = {
  added: { zh: "新增", en: "added" },
  removed: { zh: "移除", en: "removed" },
  changed: { zh: "改动", en: "changed" },
};

/** Why a row changed. */
export const causeLabels: Record<string, Bilingual> = {
  source: { zh: "来源", en: "source" },
  pipeline: { zh: "程序", en: "pipeline" },
  schema: { zh: "表结构", en: "schema" },
  undecided: { zh: "未定", en: "undecided" },
};

/** How often a source is looked at. */
export const scheduleLabels: Record<SourceRecord["schedule"], Bilingual> = {
  daily: { zh: "每日", en: "daily" },
  weekly: { zh: "每周", en: "weekly" },
  monthly: { zh: "每月", en: "monthly" },
};

/** Whether a source is collected. */
export const sourceStatusLabels: Record<SourceRecord["status"], Bilingual> = {
  sample: { zh: "样例", en: "sample" },
  unverified: { zh: "尚未联网核实", en: "not yet checked online" },
  active: { zh: "采集中", en: "active" },
  lapsed: { zh: "已停用", en: "lapsed" },
};

/** How much of a source's texts is published. */
export const rightsLabels: Record<SourceRecord["rights"], Bilingual> = {
  open: { zh: "全文公布", en: "published whole" },
  quote: { zh: "只公布短引文", en: "short quotes only" },
};

/** What came of a request; the English words are those of the data. */
export const outcomeLabels: Record<OutcomeRecord["outcome"], Bilingual> = {
  ok: { zh: "取得", en: "ok" },
  unchanged: { zh: "未变", en: "unchanged" },
  empty: { zh: "空页", en: "empty" },
  soft_404: { zh: "假 200", en: "soft_404" },
  layout_drift: { zh: "版式变化", en: "layout_drift" },
  blocked: { zh: "被拒 blocked", en: "blocked" },
  geo_timeout: { zh: "超时", en: "geo_timeout" },
  tls_failed: { zh: "证书故障", en: "tls_failed" },
  gone: { zh: "已撤下", en: "gone" },
  failed: { zh: "其他失败", en: "failed" },
};
