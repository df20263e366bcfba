/** RSS, Atom in two parts, and a sitemap with an index. @module */
import * as markup from "../../../sources/samples/markup.ts";

type Articles = Parameters<markup.SampleSite>[0];
const root = "http://feed.sample.example";
const size = 7;

/** Answers as a site with feeds does. */
export const feedSite: markup.SampleSite = (articles, { path, query }) => {
  const xml = (body: string) => ({
    type: "text/xml",
    body: `<?xml version="1.0" encoding="utf-8"?>\n${body}`,
  });
  if (path === "/rss.xml") return xml(rss(articles));
  if (path === "/atom.xml") return xml(atom(articles, Number(query.get("page") ?? 0)));
  if (path === "/sitemap.xml") return xml(index);
  if (path === "/sitemap_2024.xml") return xml(urls(articles));
  return null;
};

const address = (article: Articles[number]) => `${root}/zwgk/${article.number}.html`;

/** Written half an hour before midnight in Greenwich, which is the day after in China. */
function rss(articles: Articles): string {
  const items = articles.map((article) => {
    const time = new Date(Date.parse(`${article.published}T23:30:00Z`) - 24 * 3600 * 1000).toUTCString();
    return `<item><title><![CDATA[${article.title}]]></title><link>${
      address(article)
    }</link><pubDate>${time}</pubDate></item>`;
  });
  return `<rss version="2.0"><channel><title>样例</title>${items.join("\n")}</channel></rss>`;
}

function atom(articles: Articles, page: number): string {
  const { items, pages } = markup.pageOf(articles, page, size);
  const entries = items.map((article) =>
    `<entry><title type="html">${
      markup.escape(article.title)
    } &amp;amp; 附件</title><link rel="edit" href="/edit"/>` +
    `<link href="/zwgk/${article.number}.html"/><updated>${article.published}T08:00:00+08:00</updated></entry>`
  );
  const next = page + 1 < pages ? `<link rel="next" href="/atom.xml?page=${page + 1}"/>` : "";
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>样例</title>${next}${entries.join("\n")}</feed>`;
}

const index =
  `<sitemapindex><sitemap><loc>${root}/sitemap_2024.xml</loc><lastmod>2024-08-28</lastmod></sitemap>
<sitemap><loc>${root}/sitemap_2023.xml</loc><lastmod>2023-12-30</lastmod></sitemap></sitemapindex>`;

function urls(articles: Articles): string {
  const entries = articles.map((article) =>
    `<url><loc>${address(article)}</loc><lastmod>${article.published}T09:00:00+08:00</lastmod></url>`
  );
  return `<urlset>${entries.join("\n")}<url><loc>${root}/about.html</loc></url></urlset>`;
}
