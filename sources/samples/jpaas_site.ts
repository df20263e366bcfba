/**
 * The JPaaS sample site: an empty column page with two unit scripts, rows from `build/unit`, paging by `paramJson` only,
 * hard line breaks in title attributes, links without a leading slash, attachments beside the container.
 *
 * @module
 */
import type { SampleArticle } from "./articles.ts";
import * as markup from "./markup.ts";

const unitPath = "/api-gateway/jpaas-publish-server/front/page/build/unit";
const keys = { webId: "5a3f9c61d2e84b07a1c6e0d94f7b2835", tplSetId: "0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f6" };
const pageId = "c7e19a4408f24d6b93a5d0b8e6f31274";
const size = 8;

/** Answers as JPaaS does. */
export const jpaasSite: markup.SampleSite = (articles, { path, query }) => {
  if (path === "/zw/tzgg/index.html") return columnPage();
  if (path === unitPath) return unitAnswer(articles, query);
  for (const article of markup.present(articles)) {
    if (path === `/${articlePath(article)}`) return articlePage(articles, article);
    const file = article.attachments.find((_, order) => path === filePath(article, order));
    if (file) return { type: "application/octet-stream", body: file.bytes, modified: article.published };
  }
  return null;
};

function articlePath(article: SampleArticle): string {
  return `zw/tzgg/art/${article.published.slice(0, 4)}/art_${article.hex}.html`;
}

function filePath(article: SampleArticle, order: number): string {
  const [year, month] = markup.dayParts(article).map(Number);
  return `/cms_files/filemanager/1000000001/attach/${year}${month}/${article.hex}${order}.${
    article.attachments[order]?.extension
  }`;
}

function columnPage(): markup.SampleAnswer {
  const unit = (tagId: string) => {
    const pairs = Object.entries({ ...keys, pageId, pageType: "column", tagId, editType: "null" });
    const data = pairs.map(([key, value]) => `'${key}':'${value}'`).join(",");
    return `<script parseType="bulidstatic" url="${unitPath}" queryData="{${data}}"></script>`;
  };
  const body = `<div class="content">${unit("内容区域")}</div><div class="right">${unit("右侧内容")}</div>`;
  return { ...html({ head: "", title: "通知公告", body }), modified: "2021-01-04" };
}

function unitAnswer(articles: SampleArticle[], query: URLSearchParams): markup.SampleAnswer {
  const asked = Object.entries({ ...keys, pageId }).every(([key, value]) => query.get(key) === value);
  if (!asked) return json({ success: false, code: "500", message: "参数错误", data: null });
  if (query.get("tagId") !== "内容区域") {
    return json({ success: true, code: "200", data: { html: "<ul></ul>" } });
  }
  // A bare pageNo is not looked at: the first page comes back.
  const { pageNo = 1 }: { pageNo?: number } = JSON.parse(query.get("paramJson") || "{}");
  const { items } = markup.pageOf(articles, pageNo - 1, size);
  const rows = items.map((article) =>
    `<li class="row"><div class="doctitle"><a href="${articlePath(article)}" target="_blank" title="${
      markup.escape(broken(article.title))
    }">${markup.escape(article.title)}</a></div>\n\t\t\t<div class="doctime">${article.published}</div></li>`
  );
  const fragment = `<div class="page-content"><ul class="rows">${rows.join("\n")}</ul></div>` +
    `<div class="pagination" count="${articles.length}" rows="${size}" current="${pageNo}"></div>`;
  return json({ success: true, code: "200", data: { html: fragment } });
}

/** A title as an attribute holds it there: a hard line break in the middle of a long one. */
function broken(title: string): string {
  return title.length > 20 ? `${title.slice(0, 18)}\n${title.slice(18)}` : title;
}

function json(value: unknown): markup.SampleAnswer {
  return { type: "text/plain;charset=UTF-8", body: JSON.stringify(value) };
}

function articlePage(articles: SampleArticle[], article: SampleArticle): markup.SampleAnswer {
  const head = markup.metaTags(article, "10:09")
    .map(([name, content]) => `<meta name="${name}" content="${markup.escape(content)}">`).join("\n");
  const files = article.attachments.map(({ title }, order) => {
    const name = markup.escape(title);
    return `<li><a href="${
      filePath(article, order)
    }?fileName=${name}" target="_blank" title="${name}">${name}</a></li>`;
  });
  const body = `${markup.breadcrumb(article.column)}
<div class="heading">${markup.escape(article.title)}</div>
<ul class="meta"><li>发布时间：${article.published} 10:09</li><li>信息来源：${
    markup.escape(article.source ?? "")
  }</li></ul>
${markup.headerTable(article)}${markup.widgets}
<div class="Three_xilan_07">${markup.bodyOf(article)}</div>
<ul class="files">\n\n</ul>
<ul class="files">${files.join("\n")}</ul>
${markup.neighbours(articles, article, (to) => `/${articlePath(to)}`)}`;
  return { ...html({ head, title: article.title, body }), modified: article.published };
}

function html(page: { head: string; title: string; body: string }): markup.SampleAnswer {
  const body = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">
<title>${markup.escape(page.title)} - ${markup.siteTitle}</title>
${page.head}</head><body>
${page.body}
${markup.footer}</body></html>`;
  return { type: "text/html;charset=UTF-8", body };
}
