/** VSB 博达. @module */
import { assertEquals, assertThrows } from "@std/assert";
import { NotAList } from "../../sources/families/not_a_list.ts";
import { vsb } from "../../sources/families/vsb.ts";

const start = "http://i.example.gov.cn/gsgg1/gg.htm";
const listing = vsb({ start, rows: { row: "ul.news-list > li" } });
const rows = `<ul class="news-list"><li><a href="../info/1143/3575.htm">名单</a></li></ul>`;
const nextOf = (url: string, text: string) => listing.read({ url, text }, { url }).next?.url;

Deno.test("vsb() follows 下页, whatever the number in it", () => {
  const text = `${rows}<a class="Next" href="gg/15.htm">下页</a>`;
  assertEquals(nextOf(start, text), "http://i.example.gov.cn/gsgg1/gg/15.htm");
});

Deno.test("vsb() counts down from the printed number of pages to 1", () => {
  const text = `${rows}<td id="fanye1309">共231条&nbsp;&nbsp;1/16&nbsp;</td>`;
  assertEquals(nextOf(start, text), "http://i.example.gov.cn/gsgg1/gg/15.htm");
  assertEquals(
    nextOf("http://i.example.gov.cn/gsgg1/gg/15.htm", text),
    "http://i.example.gov.cn/gsgg1/gg/14.htm",
  );
  assertEquals(nextOf("http://i.example.gov.cn/gsgg1/gg/1.htm", text), undefined);
});

Deno.test("vsb() has no next on a list of one page", () => {
  assertEquals(nextOf(start, `${rows}<script>_simple_list_gotopage_fun(1,'a')</script>`), undefined);
  assertEquals(nextOf(start, rows), undefined);
});

Deno.test("vsb() refuses a page with neither rows nor pages", () => {
  const text = "<title>首页</title>";
  assertThrows(() => listing.read({ url: start, text }, { url: start }), NotAList, "首页");
});
