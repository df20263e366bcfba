/** The 开普 platform: `common_list_2.shtml`, and four dates on an article that disagree. @module */
import * as markup from "../../../sources/samples/markup.ts";
import { cutLink, htmlPage } from "./page.ts";

const column = "/scjgj/c101133/";
const size = 5;

/** Day of the batch in which all pages were uploaded again. */
export const uploaded = "2024-12-31";

/** Answers as the platform does. */
export const ucapSite: markup.SampleSite = (articles, { path }) => {
  const page = path.match(/^\/scjgj\/c101133\/common_list(?:_(\d+))?\.shtml$/);
  if (page) return listPage(articles, Number(page[1] ?? 1));
  const article = articles.find((one) => path === address(one));
  if (article === undefined) return null;
  const tags = markup.metaTags({ ...article, published: uploaded }, "00:00:00")
    .map(([name, content]) => `<meta content='${markup.escape(content)}' name='${name}'>`);
  return htmlPage({
    title: article.title,
    head: tags.join(""),
    body: `<table><tr><td>成文日期：</td><td>2024年8月1日</td></tr></table>
<ucapcontent>${article.body}</ucapcontent>`,
  });
};

/** The address tells the day after the row's, with no zero in front. */
function address(article: Parameters<markup.SampleSite>[0][number]): string {
  const [year, month, day] = markup.dayParts(article).map(Number);
  return `${column}${year}/${month}/${(day ?? 0) + 1}/${article.hex}.shtml`;
}

function listPage(articles: Parameters<markup.SampleSite>[0], number: number): markup.SampleAnswer | null {
  const { items, pages } = markup.pageOf(articles, number - 1, size);
  if (number < 1 || number > pages) return null;
  // Newest first does not hold: each page runs the other way.
  const rows = items.toReversed().map((article) =>
    `<li>${cutLink(address(article), article.title)}<span>${article.published}</span></li>`
  );
  return htmlPage({
    title: "建议提案",
    body: `<ul class="list">${rows.join("\n")}</ul><div id="page_div"></div>
<script>createPageHTML('page_div',${pages}, 1,'common_list','shtml',${articles.length});</script>`,
  });
}
