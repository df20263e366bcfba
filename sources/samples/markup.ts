/** What the templates of the sample sites share: escaping, pages of a list, and the furniture around a text. @module */
import type { SampleArticle } from "./articles.ts";

/** Name of every sample site, in titles and `SiteName`. */
export const siteTitle = "样例市场监管网（sample）";

/** What a site is asked. */
export interface SampleRequest {
  /** Path of the address, percent-decoding undone. */
  path: string;
  query: URLSearchParams;
  /** Fields of a POST; empty for a GET. */
  form: URLSearchParams;
}

/** What a site answers. */
export interface SampleAnswer {
  /** 200 unless said otherwise. */
  status?: number;
  /** `Content-Type` exactly as sent. */
  type: string;
  body: string | Uint8Array;
  /** Day of the last change, for `Last-Modified`; answers without it carry no validators. */
  modified?: string;
}

/** A site: answers from its articles, newest first, or null for an address it does not have. */
export type SampleSite = (articles: SampleArticle[], request: SampleRequest) => SampleAnswer | null;

/** Escapes text for HTML, in content and in quoted attributes. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The articles of one page of a list, counted from 0, and the number of pages. */
export function pageOf<T>(items: T[], page: number, size: number): { items: T[]; pages: number } {
  const pages = Math.max(1, Math.ceil(items.length / size));
  return { items: items.slice(page * size, (page + 1) * size), pages };
}

/** The articles whose pages are there; of the others only rows of a list are left. */
export function present(articles: readonly SampleArticle[]): SampleArticle[] {
  return articles.filter(({ gone }) => !gone);
}

/** Year, month and day of an article as printed in it. */
export function dayParts(article: SampleArticle): [year: string, month: string, day: string] {
  const [year = "", month = "", day = ""] = article.published.split("-");
  return [year, month, day];
}

/** `<meta>` tags of an article in name-content order; values the page does not state are left out. */
export function metaTags(article: SampleArticle, time: string): [name: string, content: string][] {
  const tags: [string, string][] = [
    ["SiteName", siteTitle],
    ["ColumnName", article.column],
    ["ArticleTitle", article.title],
    ["PubDate", `${article.published} ${time}`],
  ];
  return article.source === undefined ? tags : [...tags, ["ContentSource", article.source]];
}

/** Where the reader is. */
export function breadcrumb(column: string): string {
  return `<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="#">政务公开</a> &gt; ${
    escape(column)
  }</div>`;
}

/** Widgets that print nothing of the text. */
export const widgets =
  `<div class="tools">【字体：<a href="javascript:void(0)">大</a> <a href="javascript:void(0)">中</a> <a href="javascript:void(0)">小</a>】 <span>访问量：-</span> <a href="javascript:window.print()">打印</a> <a href="javascript:window.close()">关闭</a></div>`;

/** The body, with the widgets inside where the article asks for it. */
export function bodyOf(article: SampleArticle): string {
  return article.furniture ? `${widgets}\n${article.body}` : article.body;
}

/** Header table of 信息公开 pages; empty for an article without an index number. */
export function headerTable(article: SampleArticle): string {
  if (article.index_number === undefined) return "";
  const cells = [
    ["索 引 号", article.index_number],
    ["主题分类", "市场监管"],
    ["发文字号", article.document_number ?? ""],
    ["发布日期", article.published],
  ];
  const row = cells.map(([label = "", value = ""]) => `<td><b>${label}：</b></td><td>${escape(value)}</td>`);
  return `<table class="xxgk"><tr>${row.slice(0, 2).join("")}</tr><tr>${row.slice(2).join("")}</tr></table>`;
}

/** Links to the articles before and after. */
export function neighbours(
  articles: SampleArticle[],
  article: SampleArticle,
  href: (to: SampleArticle) => string,
): string {
  const at = articles.indexOf(article);
  const link = (label: string, to: SampleArticle | undefined) =>
    `<p>${label}：${to ? `<a href="${escape(href(to))}">${escape(to.title)}</a>` : "没有了"}</p>`;
  return `<div class="neighbours">${link("上一篇", articles[at - 1])}${
    link("下一篇", articles[at + 1])
  }</div>`;
}

/** The foot of every page, which says that nothing here is official. */
export const footer = `<div class="scan">扫一扫在手机打开当前页</div>
<div class="footer"><p>责任编辑：样例编辑</p><p>${siteTitle}：本站内容为软件演示所写，不是任何机关发布的信息 / Sample data, not official.</p></div>`;
