/** What closed lists and tables are called on pages, in both languages. @module */
import type { DocumentKind } from "../../sources/define.ts";
import type { CommitmentRecord, IndicatorRecord } from "../../pipelines/model/mod.ts";
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

/** Signs of comparison. */
export const comparatorSigns: Record<IndicatorRecord["comparator"], string> = {
  eq: "",
  ge: "≥ ",
  le: "≤ ",
  gt: "> ",
  lt: "< ",
};

/** What happened to bring a version about. */
export const changeLabels: Record<string, Bilingual> = {
  first: { zh: "首次收录", en: "first collected" },
  edited: { zh: "内容改动", en: "edited" },
  removed: { zh: "撤下", en: "removed" },
  restored: { zh: "恢复", en: "restored" },
};

/** A number with groups of three digits. */
export function grouped(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 4 });
}
