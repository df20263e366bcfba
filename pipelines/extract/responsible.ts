/**
 * Who is responsible for a task: the closing bracket （省市场监管局负责）, the label 责任单位：…, leading bodies first.
 *
 * @module
 */
import { splitBodies } from "./bodies.ts";

/** A statement of responsibility. */
export interface Responsibility {
  /** Names as printed, leading bodies first, each once; a closing 等部门 stays. */
  names: string[];
  /** Offsets in the text that was read, brackets included. */
  start: number;
  end: number;
}

const bracket =
  /[(\[【](?<inner>[^()\[\]【】\n]{2,300}(?:\([^()\n]{1,40}\)[^()\[\]【】\n]{0,300}){0,8})[)\]】]/g;
const label =
  /(?:责任|牵头|负责|配合|主办|协办|参与|参加|落实)(?:单位|部门|处室)[:：](?:[^。\n()\[\]【】]|\([^()\n]{1,40}\)){2,300}/g;
const says =
  /(?:负责|牵头|配合|落实|参与|分工|(?:责任|牵头|配合|主办|协办|参与|落实)(?:单位|部门|处室)[:：])/;

/** All statements of responsibility in an item, in order. */
export function findResponsible(text: string): Responsibility[] {
  if (!says.test(text)) return [];
  const found: Responsibility[] = [];
  for (const pattern of [bracket, label]) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index, end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const inner = pattern === label ? match[0] : match.groups?.inner ?? "";
      const names = says.test(inner) ? readNames(inner) : [];
      if (names.length > 0) found.push({ names, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const role = /^(?<role>责任|牵头|负责|配合|主办|协办|参与|参加|落实)(?:单位|部门|处室)[:：]/;
const duty =
  /(?:(?:按照?|根据|依)(?:各自)?(?:职责|职能)?(?:分工)?|分别|共同|具体|联合)?(?:负责(?:落实|实施)?|牵头(?:负责|落实)?|配合(?:落实)?|组织落实|落实|参与|承担)$/;

/** Clauses are parted by 。；, and by a comma behind 牵头 or 配合: 省科技厅牵头，省财政厅配合. */
function readNames(inner: string): string[] {
  const lead: string[] = [], others: string[] = [];
  const clauses = inner.replace(/(牵头|配合|负责)[,，]/g, "$1;").split(
    /[;；。]|[ \u3000]+(?=\S{2,4}(?:单位|部门)[:：])/,
  );
  for (const raw of clauses) {
    const clause = raw.trim();
    const named = role.exec(clause)?.groups?.role ?? duty.exec(clause)?.[0] ?? "";
    const names = splitBodies(clause.replace(role, "").replace(duty, "").trim());
    (/牵头|责任|主办|负责/.test(named) ? lead : others).push(...names);
  }
  return [...new Set([...lead, ...others])];
}
