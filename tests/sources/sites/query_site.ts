/** A list paged by its query (青海): the last page again for every page after it. @module */
import * as markup from "../../../sources/samples/markup.ts";
import { htmlPage } from "./page.ts";

/** Answers as the site does. */
export const querySite: markup.SampleSite = (articles, { path, query }) => {
  if (path !== "/Article/ArticlePageSJJ") return null;
  const size = Number(query.get("pagesize"));
  const { pages } = markup.pageOf(articles, 0, size);
  const { items } = markup.pageOf(articles, Math.min(Number(query.get("page")), pages) - 1, size);
  const rows = items.map((article) =>
    `<li><a href="/Article/Content?id=${article.hex}">${markup.escape(article.title)}</a><span>${
      article.published.replaceAll("-", "/")
    }</span></li>`
  );
  return htmlPage({ title: "文章", body: `<ul class="now">${rows.join("\n")}</ul>` });
};
