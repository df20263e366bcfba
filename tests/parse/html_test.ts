import { assertEquals, assertStrictEquals } from "@std/assert";
import { textOfHtml } from "../../pipelines/parse/html.ts";

/** What is shown, HTML, lines. */
const cases: [string, string, string[]][] = [
  ["breaks lines at blocks and br", "<div>一<p>二</p>三<br>四</div><p> </p><p>五</p>", [
    "一",
    "二",
    "三",
    "四",
    "五",
  ]],
  [
    "joins a date that Word spread over spans",
    "<p><span>2026<span>年</span></span>10<span>月</span><b>8</b>日</p>",
    ["2026年10月8日"],
  ],
  ["drops source line breaks beside Chinese", "<p>全省\n  质检中心35\n个 CMA\nlab</p>", [
    "全省质检中心35个 CMA lab",
  ]],
  ["collapses spaces and removes indents", "<p>　　&nbsp;一  二&nbsp;&nbsp;三　</p>", ["一 二 三"]],
  ["keeps powers apart from numbers", "<p>面积12m<sup>2</sup></p>", ["面积12m²"]],
  [
    "leaves out scripts, styles, forms and hidden parts",
    '<p>见<script>var a="x"</script><i style="color:red; display : none">junk</i><b hidden>junk</b>附件</p><style>p{}</style><select><option>省</option></select>',
    ["见附件"],
  ],
  ["decodes entities", "<p>&ldquo;一站式&rdquo;&#20849;&amp;享</p>", ["“一站式”共&享"]],
  ["keeps the lines of preformatted text", "<pre>一、计量\n二、标准</pre>", ["一、计量", "二、标准"]],
  ["mends unclosed tags", "<ul><li>一<li>二</ul><p>三", ["一", "二", "三"]],
  [
    "writes a table of short cells row by row with tabs",
    "<table><tr><th>序号</th><th>机构</th></tr><tr><td><p>1</p></td><td>甲院</td></tr><tr><td>2</td><td></td></tr></table>",
    ["序号\t机构", "1\t甲院", "2"],
  ],
  [
    "keeps columns aligned under spans",
    "<table><tr><td rowspan=2>计量</td><td>12</td></tr><tr><td>34</td></tr><tr><td colspan=2>合计</td><td>46</td></tr></table>",
    ["计量\t12", "\t34", "合计\t\t46"],
  ],
  [
    "writes a table with prose cell by cell under its header",
    "<table><tr><td>当年已完成的事项</td><td>明年待落实事项</td></tr>" +
    "<tr><td><p>1.组织开展大型仪器设备共享工作，登记造册单台价值较高的仪器设备八十台。</p><p>2.成立联盟。</p></td><td><p>1.继续做好评审工作。</p></td></tr></table>",
    [
      "当年已完成的事项",
      "明年待落实事项",
      "1.组织开展大型仪器设备共享工作，登记造册单台价值较高的仪器设备八十台。",
      "2.成立联盟。",
      "1.继续做好评审工作。",
    ],
  ],
  [
    "takes an outer table for layout",
    "<table><tr><td>正文<table><tr><td>一</td><td>二</td></tr></table></td></tr></table>",
    ["正文", "一\t二"],
  ],
  ["reads cells outside a table as blocks", "<td>一</td><td>二</td>", ["一", "二"]],
];

for (const [name, html, lines] of cases) {
  Deno.test(`textOfHtml() ${name}`, () => assertEquals(textOfHtml(html).split("\n"), lines));
}

Deno.test("textOfHtml() gives nothing for nothing", () => assertStrictEquals(textOfHtml("<div> </div>"), ""));

Deno.test("textOfHtml() keeps a table with absurd spans small", () => {
  const html = "<table>" + "<tr><td rowspan=9999 colspan=9999>一</td></tr>".repeat(2000) + "</table>";
  const lines = textOfHtml(html).split("\n");
  assertStrictEquals(lines.every((line) => line.length <= 101), true);
});
