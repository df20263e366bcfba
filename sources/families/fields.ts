/**
 * Metadata of an article page: the `<meta>` tags of 国办发〔2017〕47号, and the labels that the page prints around the body,
 * such as the header table of 信息公开 pages and the line of date and source. Pure.
 *
 * Values are the page's own, trimmed; nothing is resolved (本网 stays 本网). A tag wins over a printed label of the same name,
 * the first printed label over later ones.
 *
 * @module
 */
import {
  type Element,
  finder,
  isElement,
  type Node,
  type Survey,
  type TextNode,
  textNodes,
  textOf,
  tidy,
} from "./html.ts";

const tagNames = [
  ..."SiteName SiteDomain SiteIDCode ColumnName ColumnType ColumnDescription ColumnKeywords".split(" "),
  ..."ArticleTitle PubDate ContentSource Author Keywords Description Image Url UCAPTITLE PUBLISHTIME".split(
    " ",
  ),
];
const spelling = new Map(tagNames.map((name) => [name.toLowerCase(), name]));

/** Labels whose values are kept, under this spelling. */
const keptLabels = [
  ..."索引号 主题分类 发文机关 发布机构 发文单位 制发机关 成文日期 生成日期 发文日期 发文字号 文件编号 文号"
    .split(" "),
  ..."发布日期 公开日期 发布时间 有效性 效力状态 状态 名称 信息来源 文章来源 来源 日期".split(" "),
];
/** Labels that only end the value before them. */
const otherLabels =
  "分类 主题词 公开方式 公开范围 公开时限 浏览次数 浏览量 访问量 点击数 点击量 阅读次数 阅读量 字体 字号 作者 责任编辑 编辑 打印 分享"
    .split(" ");

const spaced = (label: string) => [...label].join("[\\s\\u3000]*");
const byLength = [...keptLabels, ...otherLabels].sort((one, other) => other.length - one.length);
// A label starts the text or follows a blank or a bracket, and ends in a colon.
const labelPattern = new RegExp(
  `(?:^|[\\s|｜【\\[（(])(${byLength.map(spaced).join("|")})[\\s\\u3000]*[:：]`,
  "g",
);
const kept = new Set(keptLabels);
const all = new Set(byLength);
/** Tells most words of menus to be no label. */
const initials = new Set(keptLabels.map((label) => label.slice(0, 1)));

/** Longest text node that is looked at; headers print short pieces, and a summary is no header. */
const longest = 200;

/** Reads the metadata. Text inside `body` is not looked at, save tables that print an index number (索引号). */
export function readFields(page: Survey, body: Element | null): Record<string, string> {
  const fields = readTags(page);
  for (const node of textNodes(page.root, body)) readLabels(node, fields);
  for (const table of body === null ? [] : tables(page)) {
    if (!stands(table, body) || !isHeader(table)) continue;
    for (const node of textNodes(table, null)) readLabels(node, fields);
  }
  return fields;
}

const tags = finder("meta[content]");
const tables = finder("table");

/** Whether an element stands inside another. */
function stands(element: Element, inside: Element | null): boolean {
  let around = element.parent;
  while (around !== null && around !== inside) around = around.parent;
  return around !== null;
}

function isHeader(table: Element): boolean {
  for (const node of textNodes(table, null)) {
    const text = node.data.replace(/\s+/g, "");
    if (text !== "") return /^索引号/.test(text);
  }
  return false;
}

/** Tags by any order of attributes, any quotes, with or without `meta-` before the name; repeated ones are joined by ；. */
function readTags(page: Survey): Record<string, string> {
  const found = new Map<string, { values: string[]; parts: Set<string> }>();
  for (const { attribs } of tags(page)) {
    const name = spelling.get(
      (attribs.name ?? attribs.property ?? "").trim().toLowerCase().replace(/^meta-/, ""),
    );
    const value = tidy(attribs.content ?? "");
    if (name === undefined || value === "") continue;
    const known = found.get(name) ?? { values: [], parts: new Set() };
    found.set(name, known);
    if (known.parts.has(value)) continue;
    known.values.push(value);
    for (const part of value.split("；")) known.parts.add(part);
  }
  return Object.fromEntries([...found].map(([name, { values }]) => [name, values.join("；")]));
}

/** Reads the labels of one text node: `发布时间：2024-08-22 来源：办公室`, or a label whose value stands beside it. */
function readLabels(node: TextNode, fields: Record<string, string>): void {
  const initial = node.data.trimStart()[0];
  if (initial === undefined || node.data.length > longest) return;
  if (!/[:：]/.test(node.data)) {
    if (!initials.has(initial)) return;
    const bare = node.data.replace(/[\s\u3000]+/g, "");
    if (kept.has(bare)) keep(fields, bare, beside(node));
    return;
  }
  const matches = [...node.data.matchAll(labelPattern)];
  matches.forEach((match, order) => {
    const start = match.index + match[0].length;
    const value = cutFurniture(node.data.slice(start, matches[order + 1]?.index));
    const isLast = order === matches.length - 1;
    keep(fields, match[1] ?? "", value !== "" || !isLast ? value : beside(node));
  });
}

function keep(fields: Record<string, string>, label: string, value: string): void {
  const name = label.replace(/[\s\u3000]+/g, "");
  if (kept.has(name) && value !== "") fields[name] ??= value;
}

function cutFurniture(text: string): string {
  return tidy(text.split(/[【\[]\s*(?:字体|打印|关闭)/)[0] ?? "");
}

const inline = new Set(["a", "b", "em", "font", "i", "label", "span", "strong", "u"]);
const row = new Set(["body", "dl", "head", "html", "ol", "table", "tbody", "tr", "ul"]);

/**
 * The value beside a label that stands alone: what follows it in its cell, else the next cell. The search does not leave
 * the row, and another label is no value.
 */
function beside(label: Node): string {
  let node: Node | null = label;
  while (node !== null) {
    const value = following(node);
    if (value !== null) return value;
    const parent: Node | null = node.parent !== null && isElement(node.parent) ? node.parent : null;
    if (parent === null || (isElement(parent) && row.has(parent.name))) return "";
    node = parent;
  }
  return "";
}

/** Text of the following siblings: inline ones together, or the next other one. Null when nothing follows. */
function following(node: Node): string | null {
  let text = "";
  for (let next = node.next; next !== null; next = next.next) {
    const piece = next.type === "text" ? next.data : isElement(next) ? textOf(next) : "";
    if (piece.trim() === "") continue;
    const block = isElement(next) && !inline.has(next.name);
    if (isLabel(piece)) return tidy(text);
    if (block) return tidy(text) || tidy(piece);
    text += piece;
  }
  return tidy(text) === "" ? null : tidy(text);
}

function isLabel(text: string): boolean {
  const [head = ""] = text.replace(/[\s\u3000]+/g, "").split(/[:：]/);
  return all.has(head);
}
