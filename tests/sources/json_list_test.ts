/** Lists given as JSON. @module */
import { assertEquals, assertThrows } from "@std/assert";
import { igs } from "../../sources/families/igs.ts";
import { jsonList } from "../../sources/families/json_list.ts";
import { NotAList } from "../../sources/families/not_a_list.ts";

const start = "http://j.example.gov.cn/search?pageNum=1&siteId=22";
const listing = jsonList({
  start,
  page: "pageNum",
  paths: {
    rows: "data.data",
    url: ["link"],
    title: ["gk_title", "title"],
    date: ["time"],
    note: ["wenhao"],
    total: "data.total",
  },
});
const read = (answer: unknown, url: string) => {
  const text = typeof answer === "string" ? answer : JSON.stringify(answer);
  return listing.read({ url, text }, { url });
};
const item = { link: "/a/1.html", gk_title: "", title: "<em>检验</em>检测 5<6", time: "2024-08-22 15:04:39" };

Deno.test("jsonList() reads rows by their paths: first name that holds something, markup gone", () => {
  const found = read({ data: { total: 30, data: [{ ...item, wenhao: "样市监〔2024〕1号" }] } }, start);
  assertEquals(found, {
    rows: [{
      url: "http://j.example.gov.cn/a/1.html",
      title: "检验检测 5<6",
      date: "2024-08-22",
      note: "样市监〔2024〕1号",
    }],
    next: { url: "http://j.example.gov.cn/search?pageNum=2&siteId=22" },
    total: 30,
  });
});

Deno.test("jsonList() marks rows of another host and leaves out rows without an address", () => {
  const rows = [{ ...item, link: "https://mp.weixin.qq.com/s/a" }, { ...item, link: "" }];
  assertEquals(read({ data: { data: rows } }, start).rows.map(({ note }) => note), ["external"]);
});

Deno.test("jsonList() stops at the stated total, and at a page that is empty or null", () => {
  const second = "http://j.example.gov.cn/search?pageNum=2&siteId=22";
  assertEquals(read({ data: { total: "4", data: [item, item] } }, second).next, null);
  assertEquals(read({ data: { total: 30, data: [] } }, second), { rows: [], next: null, total: 30 });
  assertEquals(read({ data: { total: 30, data: null } }, second).next, null);
});

Deno.test("jsonList() refuses HTML, broken JSON and JSON of another shape", () => {
  for (const answer of ["<html>", "{", "", { data: {} }, { code: 500 }]) {
    assertThrows(() => read(answer, start), NotAList, "data.data");
  }
});

Deno.test("igs() reads small and capital names, and dates in milliseconds", () => {
  const url = "http://j.example.gov.cn/igs/front/search.jhtml?pageNumber=2&pageSize=10";
  // 2024-08-21T21:30:00Z is the 22nd in China.
  const content = [
    { DOCPUBURL: "http://j.example.gov.cn/1.html", DOCTITLE: "甲", PUBDATE: "2024-08-20" },
    { url: "http://j.example.gov.cn/2.html", title: "乙", docreltime: Date.UTC(2024, 7, 21, 21, 30) },
  ];
  const text = JSON.stringify({ page: { content, totalPages: 2 } });
  const found = igs({ start: url.replace("=2", "=1") }).read({ url, text }, { url });
  assertEquals(found.rows.map(({ title, date }) => `${title} ${date}`), ["甲 2024-08-20", "乙 2024-08-22"]);
  assertEquals(found.next, null);
});

Deno.test("jsonList() is open-ended only where the answer counts neither rows nor pages", () => {
  const paths = { rows: "rows", url: ["url"], title: ["title"], date: [] };
  const openEnded = (more: object) =>
    jsonList({ start: "http://a.example/x?page=1", page: "page", paths: { ...paths, ...more } }).openEnded;
  assertEquals([openEnded({}), openEnded({ total: "total" }), openEnded({ pages: "pages" })], [
    true,
    undefined,
    undefined,
  ]);
});
