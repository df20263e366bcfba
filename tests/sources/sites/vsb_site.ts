/** VSB 博达: the second of three pages is `gg/2.htm`, the last `gg/1.htm`. @module */
import * as markup from "../../../sources/samples/markup.ts";
import { htmlPage, soft404 } from "./page.ts";

const size = 5;

/** Makes the site, with a link to the following page or with a script that makes it. */
export function vsbSite(paging: "link" | "script"): markup.SampleSite {
  return (articles, { path }) => {
    const page = path.match(/^\/gsgg\/gg(?:\/(\d+))?\.htm$/);
    if (page === null) return null;
    const { pages } = markup.pageOf(articles, 0, size);
    const number = page[1] === undefined ? 0 : pages - Number(page[1]);
    if (number < 0 || number >= pages) return soft404();
    const up = page[1] === undefined ? "../" : "../../";
    const rows = markup.pageOf(articles, number, size).items.map((article) =>
      `<li><a href="${up}info/1143/${article.number}.htm">${
        markup.escape(article.title)
      }</a> ${article.published}</li>`
    );
    const next = `${page[1] === undefined ? "gg/" : ""}${pages - number - 1}.htm`;
    const link = number + 1 < pages ? `<a class="Next" href="${next}">下页</a>` : "<span>下页</span>";
    const script = `<script>function gopage(){_simple_list_gotopage_fun(${pages},'gopage',2)}</script>`;
    return htmlPage({
      title: "公告",
      body: `<ul class="news-list">${rows.join("\n")}</ul>${paging === "link" ? link : script}`,
    });
  };
}
