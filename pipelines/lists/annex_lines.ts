/**
 * Lines of a certificate's annex that are no rows of it: titles, 证书编号：… and 地址：… above the rows they hold for, feet of pages,
 * 以下空白, notes. Pure; a line that is not plainly one of them is a row.
 *
 * @module
 */
import { namesBody } from "./cells.ts";
import { type Field, headerKey, headerNames, ignoredHeaders } from "./fields.ts";

/** What a line says of the rows below it. */
export type Context = Partial<Record<Field, string>>;

/** Fields that an annex states once for many rows. */
export const contextFields = [
  "institution",
  "certificate",
  "site",
  "address",
  "valid_from",
  "valid_until",
  "field",
  "category",
] as const satisfies readonly Field[];

/** Longest line that is looked into; a longer one is a row. */
const longest = 400;

/** Label → field, or null for one whose value is not taken over: persons above all. */
const labels: ReadonlyMap<string, Field | null> = new Map<string, Field | null>([
  ...[...ignoredHeaders, "邮编", "邮政编码", "传真", "网址", "发证机关", "审批部门"].map((word) =>
    [word, null] as const
  ),
  ...contextFields.flatMap((field) =>
    (headerNames.capabilities[field] ?? []).map((word) => [word, field] as const)
  ),
]);

/** Words before 批准… or a section's words: 一、 （二） 第三章. */
const ordinal =
  /^(?:第?[一二三四五六七八九十]{1,3}[、.．章节部分]{1,2}|[(（][一二三四五六七八九十]{1,3}[)）])\s*/;

/** A word before a colon, perhaps numbered or with a remark in brackets. */
const label =
  /([\p{Script=Han}A-Za-z]{2,14})(?:\s?[(（][^)）\t]{0,12}[)）])?[0-9一二三四五六七八九十]{0,2}\s?[:：]\s*/gu;

/**
 * What a line of `label：value` says: 证书编号：… 地址：…, in one cell or several, the label perhaps in a cell of its own. Null for a line
 * that begins otherwise; empty for one that only says what is not taken over.
 */
export function statedIn(cells: readonly string[]): Context | null {
  const line = cells.map((cell) => cell.trim()).filter((cell) => cell !== "" && !isLeftOver([cell])).join(
    "\t",
  )
    .replace(ordinal, "")
    .replace(/场所[0-9一二三四五六七八九十]{1,2}(?=[名地])/g, "场所");
  if (line.length > longest || !/[:：]/.test(line)) return null;
  const marks = [...line.matchAll(label)].flatMap((match) => {
    const [whole, word = ""] = match, found = labelAtEnd(word);
    return found === null ? [] : [{ ...found, from: match.index + found.at, to: match.index + whole.length }];
  });
  const [first] = marks;
  if (first === undefined || first.from !== first.at || first.at > 4) return null;
  const stated: Context = {};
  for (const [index, { field, to }] of marks.entries()) {
    const value = line.slice(to, marks[index + 1]?.from).replace(/\s+/g, " ").replace(/[;；,，\s]+$/, "")
      .trim();
    if (field !== null && value !== "") stated[field] ??= value;
  }
  return stated;
}

/** The longest label that the word ends with: 某某公司地址 is 地址 behind a value that nothing parts from it. */
function labelAtEnd(word: string): { field: Field | null; at: number } | null {
  for (let at = 0; at <= word.length - 2; at++) {
    const field = labels.get(headerKey(word.slice(at)).replace(/[一二三四五六七八九十]$/, ""));
    if (field !== undefined) return { field, at };
  }
  return null;
}

/** The one text of a line, whatever its cell; null for a line with several. */
export function onlyText(cells: readonly string[]): string | null {
  const said = [...new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== ""))];
  return said.length === 1 ? said[0] ?? null : null;
}

/** Whether a text is the title of an annex, of its part on capabilities or on those who sign. */
export function isTitle(text: string): boolean {
  return text.length <= 80 && /附表|附件|能力(?:范围|表|一览表)|项目及限制|授权签字/.test(text);
}

/** The institution whose capabilities a title approves: 批准某某公司检验检测的能力范围. */
export function approvedBody(title: string): string | null {
  const [, words = ""] =
    /批准(.{2,60})(?:检验检测|检测|检验|资质认定)(?:的)?(?:能力|项目|范围)/.exec(title) ?? [];
  const name = words.replace(/(?:资质认定|检验检测|检测|检验|机构的|的){1,3}$/, "");
  return namesBody(name) ? name : null;
}

/** Words of a page's foot without its numbers. */
const feet = new Set([
  "第页共页",
  "共页第页",
  "第页总页",
  "总页第页",
  "第页",
  "共页",
  "页共页",
  "pageof",
  "page",
]);

/** Whether a line says that nothing follows, is the foot of a page, or a note to the table. */
export function isLeftOver(cells: readonly string[]): boolean {
  const line = cells.map((cell) => cell.trim()).join("");
  if (line.length > longest) return false;
  if (/^[-—–]\s?\d{1,5}\s?[-—–]$/.test(line)) return true;
  const words = line.replace(/[\s\-—–*＊_.。…(（)）[\]【】/／,，、]/g, "");
  if (/^\d{0,6}(?:本页)?以下(?:为)?(?:空白|无正文)$/.test(words)) return true;
  if (/\d/.test(words) && feet.has(words.replace(/\d+/g, "").toLowerCase())) return true;
  return onlyText(cells) !== null && /^(?:注|备注|说明)\s?\d{0,2}\s?[:：]/.test(line);
}

/** The words of a line that names a section, 一、建筑材料 or 一 in a cell beside it; null for any other line. */
export function sectionIn(cells: readonly string[]): string | null {
  const [one = "", two, more] = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  if (more !== undefined || one.length + (two ?? "").length > 60) return null;
  if (two === undefined) return ordinal.test(one) ? one.replace(ordinal, "") || null : null;
  return /^(?:第?[一二三四五六七八九十]{1,3}[章节]?|[(（][一二三四五六七八九十]{1,3}[)）])[、.．]?$/.test(one)
    ? two
    : null;
}
