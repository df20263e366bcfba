/**
 * The TRS WCM sample site: `createPageHTML`, second page `index_1.html`, titles cut in the anchor and whole in the
 * attribute, status 200 for pages that do not exist.
 *
 * @module
 */
import type { SampleArticle } from "./articles.ts";
import * as markup from "./markup.ts";

const column = "/scjgj/tzgg/";
const size = 5;

/** Answers as TRS WCM does. */
export const trsSite: markup.SampleSite = (articles, { path }) => {
  const page = path.match(/^\/scjgj\/tzgg\/index(?:_(\d+))?\.html$/);
  if (page) return listPage(articles, Number(page[1] ?? 0)) ?? missing();
  for (const article of markup.present(articles)) {
    if (path === column + articlePath(article)) return articlePage(articles, article);
    const file = article.attachments.find((_, order) => path === column + filePath(article, order));
    if (file) return { type: "application/octet-stream", body: file.bytes, modified: article.published };
  }
  return missing();
};

function articlePath(article: SampleArticle): string {
  const [year, month, day] = markup.dayParts(article);
  return `${year}${month}/t${year}${month}${day}_${article.number}.html`;
}

function filePath(article: SampleArticle, order: number): string {
  const [year, month, day] = markup.dayParts(article);
  return `${year}${month}/P0${year}${month}${day}${article.number}${order}.${
    article.attachments[order]?.extension
  }`;
}

function listPage(articles: SampleArticle[], number: number): markup.SampleAnswer | null {
  const { items, pages } = markup.pageOf(articles, number, size);
  if (number >= pages) return null;
  const rows = items.map((article) => {
    const shown = article.title.length > 24 ? `${article.title.slice(0, 24)}...` : article.title;
    const title = markup.escape(article.title);
    return `<li><a href="./${articlePath(article)}" title="${title}">${
      markup.escape(shown)
    }<!-- ${number} --></a>` +
      `<span>${article.published}</span></li>`;
  });
  const body = `<ul class="list">\n${rows.join("\n")}\n</ul>
<script>function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt) { /* 分页 */ }
createPageHTML(${pages}, ${number}, "index", "html");</script>`;
  return html({ head: "", title: "通知公告", body, modified: articles[0]?.published });
}

function articlePage(articles: SampleArticle[], article: SampleArticle): markup.SampleAnswer {
  const head = markup.metaTags(article, "09:52:46")
    .map(([name, content]) => `<meta name="${name}" content="${markup.escape(content)}">`).join("\n");
  const files = article.attachments.map(({ title }, order) =>
    `<li><a href="./${filePath(article, order).slice(7)}" title="${markup.escape(title)}">${
      markup.escape(title)
    }</a></li>`
  );
  const source = article.source === undefined ? "" : `<span>来源：${markup.escape(article.source)}</span>`;
  const body = `${markup.breadcrumb(article.column)}
${markup.headerTable(article)}
<h1 class="title">${markup.escape(article.title)}</h1>
<div class="info"><span>发布时间：${article.published} 09:52</span> ${source} ${markup.widgets}</div>
<div id="zoom" class="view"><div class="TRS_Editor"><style>.TRS_Editor P{line-height:2}</style>
${markup.bodyOf(article)}
</div></div>
<ul class="files">${files.join("")}</ul>
${markup.neighbours(articles, article, (to) => `../${articlePath(to)}`)}`;
  return html({ head, title: article.title, body, modified: article.published });
}

/** The site's page for what it does not have: status 200, as many TRS sites answer. */
function missing(): markup.SampleAnswer {
  return html({
    head: "",
    title: "页面不存在",
    body: "<p>您访问的页面不存在或已被删除。</p>",
    modified: undefined,
  });
}

function html(
  page: { head: string; title: string; body: string; modified: string | undefined },
): markup.SampleAnswer {
  const body = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">
<title>${markup.escape(page.title)} - ${markup.siteTitle}</title>
${page.head}</head><body>
${page.body}
${markup.footer}</body></html>`;
  // No charset in the header: the page says it itself.
  return { type: "text/html", body, ...(page.modified && { modified: page.modified }) };
}
