/** Feeds and sitemaps. @module */
import { assertEquals, assertThrows } from "@std/assert";
import { feed } from "../../sources/families/feed.ts";
import { NotAList } from "../../sources/families/not_a_list.ts";
import { sitemap } from "../../sources/families/sitemap.ts";

const url = "http://k.example.gov.cn/feed.xml";
const read = (text: string) => feed({ start: url }).read({ url, text }, { url });

Deno.test("feed() reads RSS 1.0, whose items stand beside the channel", () => {
  const text = `<rdf:RDF><channel><title>甲</title><link>http://k.example.gov.cn/</link></channel>
    <item><title>名单</title><link>/a/1.html</link><dc:date>2024-08-22T09:00:00+08:00</dc:date></item></rdf:RDF>`;
  assertEquals(read(text).rows, [{
    url: "http://k.example.gov.cn/a/1.html",
    title: "名单",
    date: "2024-08-22",
    note: null,
  }]);
});

Deno.test("feed() falls back to a guid that is an address, and marks other hosts", () => {
  const text = `<rss><channel><item><title>甲</title><guid>http://k.example.gov.cn/2.html</guid></item>
    <item><title>乙</title><link>https://mp.weixin.qq.com/s/a</link></item>
    <item><title>丙</title><guid>tag:3</guid></item></channel></rss>`;
  assertEquals(read(text).rows.map(({ title, note }) => [title, note]), [["甲", null], ["乙", "external"]]);
});

Deno.test("feed() gives no rows for an empty feed, and refuses a page", () => {
  assertEquals(read("<rss><channel></channel></rss>"), { rows: [], next: null, total: null });
  assertThrows(() => read("<html><title>首页</title></html>"), NotAList, "首页");
});

Deno.test("sitemap() refuses a page, and takes the last part where no part says when it changed", () => {
  const list = sitemap({ start: url, within: "/" });
  assertThrows(() => list.read({ url, text: "<html></html>" }, { url }), NotAList, "a sitemap");
  const text =
    `<sitemapindex><sitemap><loc>/s1.xml</loc></sitemap><sitemap><loc>/s2.xml</loc></sitemap></sitemapindex>`;
  assertEquals(list.read({ url, text }, { url }).next, { url: "http://k.example.gov.cn/s2.xml" });
});
