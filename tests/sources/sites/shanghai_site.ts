/** Shanghai's platform: table rows, `index_2.html`, and page 1 again for every page it does not have. @module */
import * as markup from "../../../sources/samples/markup.ts";
import { cutLink, htmlPage } from "./page.ts";

const size = 5;

/** Answers as the platform does. */
export const shanghaiSite: markup.SampleSite = (articles, { path }) => {
  const page = path.match(/^\/1072\/(?:index(?:_(\d+))?\.html)?$/);
  if (page === null) return null;
  const asked = Number(page[1] ?? 1) - 1;
  const { items, pages } = markup.pageOf(articles, asked, size);
  const shown = asked < pages ? items : markup.pageOf(articles, 0, size).items;
  const rows = shown.map((article, order) =>
    `<tr class="table_list_tr${order % 2}"><td>${order + 1}</td><td>${
      cutLink(`/1072/${article.published.replaceAll("-", "")}/${article.hex}.html`, article.title)
    }</td><td>2020-01-01</td><td>${article.published}</td></tr>`
  );
  const head = "<tr><th>序号</th><th>标题</th><th>施行日期</th><th>发布日期</th></tr>";
  return htmlPage({ title: "消费提示", body: `<table class="table_list">${head}${rows.join("\n")}</table>` });
};
