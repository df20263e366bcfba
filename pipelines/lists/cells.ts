/**
 * What single cells of lists say: restrictions, levels, days, certificate numbers, money. Pure; called on distinct values, never on rows.
 *
 * A cell that does not say it plainly gives null: the printed text stands beside the value anyway.
 *
 * @module
 */
import type { restrictionKinds } from "../model/capabilities.ts";
import type { demandKinds } from "../model/demands.ts";
import type { sharingModes } from "../model/instruments.ts";
import { dateText } from "../parse/files/numbers.ts";

/** Marks that stand for an empty cell. */
const blank = /^[\s\-—–/\\_.。·※*]*$|^(?:无|空|略|N\/?A|nil|none)$/i;

/** The cell without white space around it; null when it says nothing. */
export function said(cell: string): string | null {
  const trimmed = cell.trim();
  return blank.test(trimmed) ? null : trimmed;
}

/** Whether a restriction leaves something out (不测：), allows something only (只测：), or says neither plainly. */
export function restrictionKind(cell: string): (typeof restrictionKinds)[number] {
  const text = cell.normalize("NFKC").trim();
  if (/^(?:只|仅|限)(?:限|能|可|做|测|检|用|适用|开展|:|于)/.test(text)) return "only";
  if (/^(?:不|除|未|暂不|无法|不能)(?:测|检|做|含|包括|适用|开展|外|:|同|能|可|限)|^除.{1,60}外/.test(text)) {
    return "excludes";
  }
  return "other";
}

/** Levels of a category: 电子电气-家用电器 → 电子电气, 家用电器; deeper ones stay joined to the second. */
export function categoryLevels(cell: string): { first: string; second: string | null } {
  const [first = "", ...rest] = cell.normalize("NFKC").split(/\s*(?:-|—|–|\/|>|→|\\|\|)\s*/).filter((level) =>
    level !== ""
  );
  return { first: first || cell, second: rest.length === 0 ? null : rest.join("-") };
}

/** Serials of spreadsheets that mean a day from 1954 to 2119; other numbers are no days. */
const serials = { from: 20_000, to: 80_000 };

/** All days in a cell, in order: 2025-01-15, 2025/1/15, 2025.1.15, 2025年1月15日, 20250115 or an Excel serial alone. */
export function daysOf(cell: string): string[] {
  const text = cell.normalize("NFKC").trim();
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    const serial = Math.floor(Number(text));
    if (serial < serials.from || serial > serials.to) return [];
    return [dateText(new Date(Date.UTC(1899, 11, 30 + serial)))];
  }
  return [...text.matchAll(/(?<!\d)(\d{4})(?:[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})|(\d{2})(\d{2}))(?!\d)/g)]
    .flatMap(([, year = "", month, date, tight = "", last = ""]) => {
      const day = `${year}-${(month ?? tight).padStart(2, "0")}-${(date ?? last).padStart(2, "0")}`;
      const parsed = new Date(`${day}T00:00:00Z`);
      return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? [day] : [];
    });
}

/** First year a CMA certificate of twelve digits may bear; the form came with the rules of 2015. */
const firstCertificates = 12;

/**
 * A CMA certificate number: twelve digits, of which the first two are the year of issue. Null for anything else, and for a
 * year after `lastYear`, which is that of the list.
 */
export function certificateNumber(cell: string, { lastYear }: { lastYear: number }): string | null {
  const digits = certificateDigits(cell);
  if (digits === null) return null;
  const year = Number(digits.slice(0, 2));
  return year >= firstCertificates && 2000 + year <= lastYear ? digits : null;
}

/** The twelve digits of a cell that holds nothing else but spaces and a word such as 编号; null when it holds other things. */
export function certificateDigits(cell: string): string | null {
  const digits = cell.normalize("NFKC").replace(/[\s\-]/g, "").replace(/^(?:CMA|NO\.?|编号)[::]?/i, "");
  return /^\d{12}$/.test(digits) ? digits : null;
}

/** A name for comparison: one width, no spaces, no quotes. */
export function comparableName(name: string): string {
  return name.normalize("NFKC").replace(/[\s"'“”‘’·•．.]/g, "").replace(/[〔［【\[]/g, "(").replace(
    /[〕］】\]]/g,
    ")",
  )
    .toLowerCase();
}

/** True for the name of a body, as against 主场所 or 一号楼. */
export function namesBody(name: string): boolean {
  return /(?:公司|集团|院|所|中心|总站|站|局|厂|大学|学校|实验室|研究会|协会)(?:[(（].{1,30}[)）])?$/.test(
    name,
  ) &&
    !/^(?:主|分|总|新|老|第?[一二三四五六七八九十\d]+)?(?:场所|实验室|中心|院|所|站|厂)$/.test(name);
}

/** 元 of a value such as 125万元 or 1,250,000.00; `scale` is what the header says of bare numbers, null when it says nothing. */
export function yuan(cell: string, scale: number | null): number | null {
  const text = cell.normalize("NFKC").replace(/[,\s¥￥]/g, "");
  const [, digits, unit] = /^(?:人民币|RMB|CNY)?(\d{1,12}(?:\.\d{1,6})?)(亿元|万元|万|元)?$/i.exec(text) ??
    [];
  if (digits === undefined) return null;
  const factor = unit === undefined ? scale : unit === "元" ? 1 : unit.startsWith("亿") ? 1e8 : 1e4;
  return factor === null ? null : Math.round(Number(digits) * factor * 100) / 100;
}

/** A plain number such as 1,200 or 1200.5, perhaps with its unit behind; null for anything else. */
export function plainNumber(cell: string): number | null {
  const [, digits] =
    /^([\d,]{1,15}(?:\.\d{1,6})?)\s*(?:小时|时|h|台时)?$/i.exec(cell.normalize("NFKC").trim()) ?? [];
  return digits === undefined || !/\d/.test(digits) ? null : Number(digits.replaceAll(",", ""));
}

/** How far an instrument is shared, where the words say it. */
export function sharingMode(cell: string): (typeof sharingModes)[number] | null {
  const text = cell.normalize("NFKC").trim();
  if (/不(?:对外)?(?:共享|开放)|自用|保密|专用/.test(text)) return "not_shared";
  if (/内部共享|部分共享|有条件|院内|校内|所内/.test(text)) return "partly_shared";
  return /共享|开放|对外/.test(text) ? "shared" : null;
}

/** What a demand says is missing; the first that stands in the cell. */
export function demandKind(cell: string): (typeof demandKinds)[number] | null {
  if (/揭榜|攻关|挑战|悬赏/.test(cell)) return "challenge";
  if (/找不到|无处|查不到/.test(cell)) return "not_found";
  if (/测不全|不全|部分(?:参数|项目)?(?:不能|无法)/.test(cell)) return "incomplete";
  return /测不了|测不准|无法检测|不能检测|没有能力/.test(cell) ? "cannot_test" : null;
}
