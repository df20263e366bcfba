/** NFCMS as 省局 (second page `index_2`) and 广州 (`index_1`) number it, one row pinned on every page. @module */
import * as markup from "../../../sources/samples/markup.ts";
import { cutLink, htmlPage, soft404 } from "./page.ts";

const column = "/zwgk/tzgg/";
const size = 5;

/** Makes the site. */
export function nfcmsSite(second: 1 | 2): markup.SampleSite {
  return (articles, { path }) => {
    const page = path.match(/^\/zwgk\/tzgg\/(?:index(?:_(\d+))?\.html)?$/);
    if (page) return listPage(articles, page[1] === undefined ? 0 : Number(page[1]) - second + 1);
    const article = articles.find((one) => path === address(one.number));
    return article === undefined ? null : htmlPage({
      title: article.title,
      head: markup.metaTags(article, "10:00").map(([name, content]) =>
        `<meta name="${name}" content="${markup.escape(content)}">`
      ).join(""),
      body: `<h1>${markup.escape(article.title)}</h1><div class="article-content">${article.body}</div>
<ul><li><a href="/attachment/0/1/2.pdf">附件：名单.pdf</a></li></ul>`,
    });
  };
}

function address(number: number): string {
  return `${column}content/post_${number}.html`;
}

function listPage(articles: Parameters<markup.SampleSite>[0], number: number): markup.SampleAnswer {
  const { items, pages } = markup.pageOf(articles, number, size);
  if (number < 0 || number >= pages) return soft404();
  const pinned = articles.at(-1);
  const rows = [
    ...(pinned ? [{ article: pinned, mark: "<em>置顶</em>" }] : []),
    ...items.map((article) => ({
      article,
      mark: "",
    })),
  ];
  const html = rows.map(({ article, mark }) =>
    `<li>${
      cutLink(address(article.number), article.title)
    }${mark}<span class="time">${article.published}</span></li>`
  );
  return htmlPage({ title: "通知公告", body: `<ul class="news_list2 marB20">${html.join("\n")}</ul>` });
}
