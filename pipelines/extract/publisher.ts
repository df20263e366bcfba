/**
 * Who published a document: the paper's own word first, then the page's, then what its title says.
 *
 * Signature, then 发文机关, then the page's source (本网, 省局办公室 and the like name nobody), then a body alone on the line
 * under the title, then the hint, then the bodies before 关于 in the title. Null when none says. 县市场监管局 as a source is the body
 * of that name that the text gives with its place.
 *
 * @module
 */
import { findPlaces } from "../normalise/regions.ts";
import type { Line } from "./outline.ts";
import { isSigner, type Signature } from "./signature.ts";

/** What the publisher is read from; all of it folded. */
export interface Publishing {
  fields: Record<string, string>;
  title: string | null;
  /** The publisher as known from outside. */
  hint: string | null;
  lines: readonly Line[];
  signature: Signature | null;
}

/** 本网, 本局, 省局办公室, 认可检测司: words for the site's own authority or a part of it. */
const itself =
  /^(?:本[网站局厅委办]|[省市区县]局|机关|办公室|管理员|网络|未知|原创|(?:(?![局厅])[一-龥]){2,8}[司处科室]$)/;

/** Name of the publisher as printed; several that sign in a title stay together. */
export function readPublisher({ fields, title, hint, lines, signature }: Publishing): string | null {
  const [signer] = signature?.bodies ?? [];
  if (signer) return signer;
  for (const name of ["发文机关", "发文机构", "发布机构", "发文单位", "制定机关"]) {
    if (fields[name] && !itself.test(fields[name])) return fields[name];
  }
  for (const name of ["ContentSource", "来源", "信息来源", "line.source"]) {
    const source = sourceName(fields[name] ?? "");
    if (source && !itself.test(source)) return placed(source, lines);
  }
  return underTitle(lines) ?? hint ?? inTitle(title);
}

const authority = /^[省市区县州旗](?:市场监督?管理?局|市监局|质监局)/;
const government = /^[省市区县州旗](?:人民)?政府/;
/** How many lines may name the place. */
const opening = 12;

/** 县市场监管局 with the place that the text puts before such a body: 安吉县市场监管局. As it is where the text names none. */
function placed(name: string, lines: readonly Line[]): string {
  const regulates = authority.test(name);
  if (!regulates && !government.test(name)) return name;
  for (const { text } of lines.slice(0, opening)) {
    const place = findPlaces(text, null).find(({ end }) =>
      regulates
        ? text.charAt(end - 1) === name.charAt(0) && authority.test(text.slice(end - 1, end + 10))
        : text.startsWith(name, end - 1)
    );
    if (place) return text.slice(place.start, place.end - 1) + name;
  }
  return name;
}

/** A source without its label, and without a day or counter that stands behind it on the line. */
function sourceName(field: string): string {
  return field.replace(/^(?:信息)?来源[:：]\s*/, "").replace(
    /\s+(?:\d|[^\s]{2,14}〔\d{4}〕|日期|时间|发布|阅读|浏览|点击|作者|编辑).*$/,
    "",
  ).trim();
}

/** A body alone on one of the first two lines; an addressee ends in a colon and is none. */
function underTitle(lines: readonly Line[]): string | null {
  for (const { text } of lines.slice(0, 2)) {
    const bodies = (/^\((.+?) ?(?:19|20)\d{2}年\d{1,2}月\d{1,2}日\)$/.exec(text)?.[1] ?? text).split(/ +/);
    if (bodies.length > 1 && bodies.every((body) => body.length > 4 && isSigner(body))) {
      return bodies.join(" ");
    }
    if (isSigner(bodies.join(""))) return bodies.join("");
  }
  return null;
}

/** 辽宁省市场监管局关于…, 中共青海省委 青海省人民政府关于…: the bodies before 关于. */
function inTitle(title: string | null): string | null {
  return /^国务院(?:办公厅)?(?=关于)|(?<=^(?:\d{4}年)?)[一-龥]{2,16}政府(?=工作报告)|^([一-龥]{2,20}(?:委|政府) )?[一-龥]{4,40}?(?:局|厅|委|会|政府|办公室|办)(?=(?:办公室)?(?:关于|(?:19|20)\d{2}年))/
    .exec(
      title ?? "",
    )?.[0] ??
    null;
}
