/** Hanweb with an encrypted `nextgroup`: opaque ids, 54 bytes of nothing after the last group, or for all of them. @module */
import * as markup from "../../../sources/samples/markup.ts";
import { htmlPage } from "./page.ts";

const size = 5;
const nothing = '<?xml version="1.0" encoding="utf-8"?><datastore />\n\n\n';

/** Makes the site; `shut` when it gives no group but the first. */
export function nextgroupSite(shut: boolean): markup.SampleSite {
  return (articles, { path, query }) => {
    const group = (number: number) => {
      const { items } = markup.pageOf(articles, number, size);
      return items.map((article) => {
        const day = markup.dayParts(article).map(Number).join("/");
        const link = `<a href='/art/${day}/art_7_${article.number}.html'>${markup.escape(article.title)}</a>`;
        return `<record><![CDATA[<li>${link}<span>${article.published}</span></li>]]></record>`;
      }).join("\n");
    };
    if (path === "/module/web/jpage/dataproxy.jsp") {
      const asked = Number(query.get("page"));
      const known = query.get("a1") === "f3c9" && query.get("u7") === "88e0";
      const records = known && !shut ? group(asked) : "";
      const body = records === "" ? nothing : `<datastore><recordset>${records}</recordset></datastore>`;
      return { type: "text/html;charset=UTF-8", body };
    }
    if (path !== "/col/col7/index.html") return null;
    const link = '<a href="/module/web/jpage/dataproxy.jsp?page=1&a1=f3c9&u7=88e0"></a>';
    return htmlPage({
      title: "通知公告",
      body: `<script type="text/xml"><datastore><nextgroup><![CDATA[${link}]]></nextgroup>
<totalrecord>${articles.length}</totalrecord><recordset>${group(0)}</recordset></datastore></script>`,
    });
  };
}
