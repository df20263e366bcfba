/**
 * The plain sample site: GBK bytes declared as gb2312 in the page only, no metadata tags, dates in square brackets, a
 * 下一页 link, tables for layout.
 *
 * @module
 */
import type { SampleArticle } from "./articles.ts";
import { gbkEncoder } from "./gbk.ts";
import * as markup from "./markup.ts";

const size = 5;

/** Makes the site; the GBK table is built once. */
export function plainSite(): markup.SampleSite {
  const encode = gbkEncoder();
  return (articles, { path }) => {
    const answer = answerText(articles, path);
    return typeof answer?.body === "string" ? { ...answer, body: encode(answer.body) } : answer;
  };
}

function answerText(articles: SampleArticle[], path: string): markup.SampleAnswer | null {
  const page = path.match(/^\/tzgg\/(?:index|list_(\d+))\.htm$/);
  if (page) return listPage(articles, Number(page[1] ?? 1));
  for (const article of markup.present(articles)) {
    if (path === articlePath(article)) return articlePage(articles, article);
    const file = article.attachments.find((_, order) => path === filePath(article, order));
    if (file) return { type: "application/octet-stream", body: file.bytes, modified: article.published };
  }
  return null;
}

function articlePath(article: SampleArticle): string {
  return `/info/1143/${article.number}.htm`;
}

function filePath(article: SampleArticle, order: number): string {
  return `/upload/${article.number}${order}.${article.attachments[order]?.extension}`;
}

function listPage(articles: SampleArticle[], number: number): markup.SampleAnswer | null {
  const { items, pages } = markup.pageOf(articles, number - 1, size);
  if (number < 1 || number > pages) return null;
  const rows = items.map((article) =>
    `<tr><td>·<a href="..${articlePath(article)}">${markup.escape(article.title)}</a></td>` +
    `<td class="day">[${article.published.replaceAll("-", ".")}]</td></tr>`
  );
  const next = number < pages ? `<a href="list_${number + 1}.htm">下一页</a>` : "<span>下一页</span>";
  const body = `<table class="newslist">\n${
    rows.join("\n")
  }\n</table><div class="pages">${number}/${pages} ${next}</div>`;
  return html({ title: "通知公告", body, modified: articles[0]?.published });
}

function articlePage(articles: SampleArticle[], article: SampleArticle): markup.SampleAnswer {
  const files = article.attachments.map(({ title }, order) =>
    `<li><a href="${filePath(article, order)}">${markup.escape(title)}</a></li>`
  );
  const source = article.source === undefined ? "" : `来源：${markup.escape(article.source)}　`;
  const body = `${markup.breadcrumb(article.column)}
<table><tr><td class="bt"><font size="4">${markup.escape(article.title)}</font></td></tr>
<tr><td class="ly">${source}发布时间：${article.published}　点击数：<span id="hits"></span></td></tr></table>${markup.widgets}
<table width="100%"><tr><td class="nr">${markup.bodyOf(article)}</td></tr></table>
<ul>${files.join("")}</ul>
${markup.neighbours(articles, article, articlePath)}`;
  return html({ title: article.title, body, modified: article.published });
}

function html(page: { title: string; body: string; modified: string | undefined }): markup.SampleAnswer {
  const body = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>${markup.escape(page.title)} - ${markup.siteTitle}</title></head><body>
${page.body}
${markup.footer}</body></html>`;
  return { type: "text/html", body, ...(page.modified && { modified: page.modified }) };
}
