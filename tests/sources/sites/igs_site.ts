/** 南威 IGS: hits by relevance, marked by `<em>`, and page 1 again past the last. @module */
import * as markup from "../../../sources/samples/markup.ts";

const size = 5;

/** Answers as the service does. */
export const igsSite: markup.SampleSite = (articles, { path, query }) => {
  if (path !== "/igs/front/search.jhtml" || query.get("siteId") !== "43") return null;
  const ranked = articles.toSorted((one, other) => one.number - other.number);
  const asked = Number(query.get("pageNumber")) - 1;
  const { items, pages } = markup.pageOf(ranked, asked, size);
  const shown = asked < pages ? items : markup.pageOf(ranked, 0, size).items;
  const content = shown.map((article) => ({
    title: article.title.replace("检验检测", "<em>检验检测</em>"),
    url: `http://igs.sample.example/zwgk/${article.number}.html`,
    docreltime: `${article.published} 23:30:00`,
  }));
  const body = JSON.stringify({ page: { content, totalPages: pages, size } });
  return { type: "application/json;charset=UTF-8", body };
};
