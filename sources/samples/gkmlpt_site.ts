/**
 * The sample site on Guangdong's platform: a site id in the index, a JSON list by page (page 0 repeats page 1), article
 * bodies as escaped JSON in a script, `<meta>` names with the `meta-` prefix.
 *
 * @module
 */
import type { SampleArticle } from "./articles.ts";
import * as markup from "./markup.ts";

const sid = "440299";
const size = 5;

/** Answers as the platform does. */
export const gkmlptSite: markup.SampleSite = (articles, { path, query }) => {
  if (path === "/gkmlpt/index") return indexPage();
  if (path === "/gkmlpt/api/all/0") return listAnswer(articles, query);
  for (const article of markup.present(articles)) {
    if (path === articlePath(article)) return articlePage(articles, article);
    const file = article.attachments.find((_, order) => path === filePath(article, order));
    if (file) return { type: "application/octet-stream", body: file.bytes, modified: article.published };
  }
  return null;
};

function articlePath({ number }: SampleArticle): string {
  return `/gkmlpt/content/${Math.floor(number / 1e6)}/${Math.floor(number / 1e3)}/post_${number}.html`;
}

function filePath(article: SampleArticle, order: number): string {
  return `/attachment/0/${article.number}${order}.${article.attachments[order]?.extension}`;
}

function indexPage(): markup.SampleAnswer {
  const body =
    `<div id="app"></div><script>window._CONFIG = { SID: '${sid}', TREE: [{"id":0,"name":"全部"}] };</script>`;
  return { ...html({ head: "", title: "政府信息公开", body }), modified: "2021-01-04" };
}

/** Half past five in the morning in China, when the day in UTC is still the one before. */
function seconds(day: string): number {
  return Date.parse(`${day}T05:30:00+08:00`) / 1000;
}

function item(article: SampleArticle): Record<string, unknown> {
  const url = `http://gkmlpt.sample.example${articlePath(article)}`;
  return {
    id: article.number,
    title: article.title,
    url,
    post_url: url,
    identifier: article.index_number ?? "",
    document_number: article.document_number ?? "",
    publisher: article.source ?? "",
    create_time: seconds(article.published),
    created_at: `${article.published} 05:30:00`,
    attachment: article.attachments.map(({ title }, order) => ({
      name: title,
      url: filePath(article, order),
    })),
  };
}

function listAnswer(articles: SampleArticle[], query: URLSearchParams): markup.SampleAnswer {
  const page = Math.max(1, Number(query.get("page")));
  const items = query.get("sid") === sid ? markup.pageOf(articles, page - 1, size).items : [];
  const answer = {
    articles: items.map(item),
    classify: { id: 0, name: "全部", post_count: articles.length },
  };
  return { type: "application/json", body: JSON.stringify(answer) };
}

function articlePage(articles: SampleArticle[], article: SampleArticle): markup.SampleAnswer {
  const head = markup.metaTags(article, "05:30:00")
    .map(([name, content]) => `<meta name="meta-${name}" content="${markup.escape(content)}">`).join("\n");
  const detail = JSON.stringify({ ...item(article), content: markup.bodyOf(article) }).replaceAll(
    "<",
    "\\u003C",
  );
  const body = `${markup.breadcrumb(article.column)}
${markup.headerTable(article)}
<h1 class="content-title">${markup.escape(article.title)}</h1>${markup.widgets}
<div class="article-content"></div>
<script>window._CONFIG = { SID: '${sid}', DETAIL: ${detail} };</script>
${markup.neighbours(articles, article, articlePath)}`;
  return { ...html({ head, title: article.title, body }), modified: article.published };
}

function html(page: { head: string; title: string; body: string }): markup.SampleAnswer {
  const body = `<!DOCTYPE html><html><head><meta charset="utf-8">
<title>${markup.escape(page.title)}_${markup.siteTitle}</title>
${page.head}</head><body>
${page.body}
${markup.footer}</body></html>`;
  return { type: "text/html; charset=utf-8", body };
}
