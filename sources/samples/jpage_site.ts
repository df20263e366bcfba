/**
 * The Hanweb jpage sample site: first rows in CDATA on the column page, the rest from `dataproxy.jsp` with one-based
 * inclusive record numbers; month and day unpadded in addresses; attributes of `<meta>` in reverse order.
 *
 * @module
 */
import type { SampleArticle } from "./articles.ts";
import * as markup from "./markup.ts";

const columnId = "1001";
const unitId = "324546";
const perPage = 3;
const firstRows = 6;

/** Answers as JCMS does. */
export const jpageSite: markup.SampleSite = (articles, { path, query, form }) => {
  if (path === `/col/col${columnId}/index.html`) return columnPage(articles);
  if (path === "/module/web/jpage/dataproxy.jsp") return proxyAnswer(articles, query, form);
  for (const article of markup.present(articles)) {
    if (path === articlePath(article)) return articlePage(articles, article);
    const file = article.attachments.find((_, order) => path === filePath(article, order));
    if (file) return { type: "application/octet-stream", body: file.bytes, modified: article.published };
  }
  return null;
};

function articlePath(article: SampleArticle): string {
  const day = markup.dayParts(article).map(Number).join("/");
  return `/art/${day}/art_${columnId}_${article.number}.html`;
}

function filePath(article: SampleArticle, order: number): string {
  return `/picture/attachment/${article.hex}${order}.${article.attachments[order]?.extension}`;
}

function records(articles: SampleArticle[]): string {
  const rows = articles.map((article) =>
    `<record><![CDATA[<li><a href="${articlePath(article)}" target="_blank" title="${
      markup.escape(article.title)
    }">${markup.escape(article.title)}</a><b>${article.published}</b></li>]]></record>`
  );
  return `<recordset>\n${rows.join("\n")}\n</recordset>`;
}

function columnPage(articles: SampleArticle[]): markup.SampleAnswer {
  const body = `<div id="${unitId}"><script type="text/xml"><datastore>
<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&webid=1&path=/&columnid=${columnId}&unitid=${unitId}&permissiontype=0"></a>]]></nextgroup>
${records(articles.slice(0, firstRows))}</datastore></script></div>
<script>$(function(){ $("#${unitId}").jpage({ totalRecord: ${articles.length}, perPage: ${perPage}, groupSize: 2,
proxyUrl: '/module/web/jpage/dataproxy.jsp', ajaxParam: { col: 1, appid: 1, webid: '1', path: '/', columnid: '${columnId}',
sourceContentType: 1, unitid: '${unitId}', webname: '${markup.siteTitle}', permissiontype: 0 } }); });</script>`;
  return html({ head: "", title: "通知公告", body, modified: articles[0]?.published });
}

function proxyAnswer(
  articles: SampleArticle[],
  query: URLSearchParams,
  form: URLSearchParams,
): markup.SampleAnswer {
  const asked = (name: string) => form.get(name) ?? query.get(name);
  const known = asked("columnid") === columnId && asked("unitid") === unitId;
  const start = Math.max(1, Number(query.get("startrecord")));
  const items = known ? articles.slice(start - 1, Number(query.get("endrecord"))) : [];
  const pages = Math.ceil(articles.length / perPage);
  const body =
    `<?xml version='1.0' encoding='utf-8' ?><datastore><totalrecord>${articles.length}</totalrecord>` +
    `<totalpage>${pages}</totalpage>${records(items)}</datastore>`;
  // XML under the name of HTML, as the real servlet sends it.
  return { type: "text/html;charset=UTF-8", body };
}

function articlePage(articles: SampleArticle[], article: SampleArticle): markup.SampleAnswer {
  const head = markup.metaTags(article, "16:05")
    .map(([name, content]) => `<meta content='${markup.escape(content)}' name='${name}'/>`).join("\n");
  const files = article.attachments.map(({ title }, order) =>
    `<p><a href="${filePath(article, order)}">${markup.escape(title)}</a></p>`
  );
  const body = `${markup.breadcrumb(article.column)}
<table width="100%"><tr><td class="title">${markup.escape(article.title)}</td></tr>
<tr><td>日期：${article.published}　浏览次数：<script src="/vc/vc/interface/visit.jsp"></script></td></tr></table>
${markup.headerTable(article)}${markup.widgets}
<div id="zoom"><!--ZJEG_RSS.content.begin-->
${markup.bodyOf(article)}
${files.join("\n")}<!--ZJEG_RSS.content.end--></div>
${markup.neighbours(articles, article, articlePath)}`;
  return html({ head, title: article.title, body, modified: article.published });
}

function html(
  page: { head: string; title: string; body: string; modified: string | undefined },
): markup.SampleAnswer {
  const body = `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" ""><html><head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>
<title>${markup.siteTitle} 通知公告 ${markup.escape(page.title)}</title>
${page.head}</head><body>
${page.body}
${markup.footer}</body></html>`;
  return { type: "text/html; charset=utf-8", body, ...(page.modified && { modified: page.modified }) };
}
