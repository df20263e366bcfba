import { assertEquals } from "@std/assert";
import { judge, visibleText } from "../../pipelines/fetch/outcome.ts";

const url = "http://amr.sample.example/art/1.html";
const article = `<html><head><title>通知</title></head><body>${
  "各有关单位：现就检验检测资源共享有关事项通知如下。".repeat(20)
}</body></html>`;
const page = (title: string, body: string) =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body>${body}</body></html>`;

Deno.test("judge() tells each kind of answer", () => {
  const rows: [string, { status?: number; text?: string | null; finalUrl?: string }, string][] = [
    ["an article", { text: article }, "ok"],
    ["JSON", { text: '{"data":[]}' }, "ok"],
    ["a file", { text: null }, "ok"],
    ["not modified", { status: 304, text: "" }, "unchanged"],
    ["not found", { status: 404, text: article }, "gone"],
    ["gone", { status: 410 }, "gone"],
    ["forbidden", { status: 403 }, "blocked"],
    ["瑞数 412", { status: 412 }, "blocked"],
    ["加速乐 521", { status: 521 }, "blocked"],
    ["too many requests", { status: 429 }, "blocked"],
    ["server error", { status: 500 }, "failed"],
    ["a redirect without location", { status: 302 }, "failed"],
    ["no byte at all", { text: "" }, "empty"],
    ["blank lines", { text: "\r\n \r\n" }, "empty"],
    ["a page without text", { text: page("", "<div>&nbsp;</div>") }, "empty"],
    ["a scanned page", { text: page("", '<img src="1.jpg">') }, "ok"],
    ["a page built by script", { text: page("", "<script>var a=1</script>") }, "ok"],
    ["an error page with 200", { text: page("提示", "抱歉，您访问的页面不存在！") }, "soft_404"],
    ["an error page by title", { text: page("404 Not Found", "nginx") }, "soft_404"],
    ["a short notice of number 404", { text: page("公告〔2024〕404号", "见附件。") }, "ok"],
    ["a long article on missing pages", { text: article.replace("通知如下", "页面不存在的处理") }, "ok"],
    ["sent to the front page", { text: article, finalUrl: "http://amr.sample.example/" }, "soft_404"],
    ["sent to an error page", { text: article, finalUrl: "http://amr.sample.example/404.html" }, "soft_404"],
    ["sent to https", { text: article, finalUrl: url.replace("http:", "https:") }, "ok"],
    ["加速乐 with 200", { text: "<script>document.cookie='__jsl_clearance=1'</script>" }, "blocked"],
    ["瑞数 with 200", { text: page("", "<script>$_ts=window['$_ts'];</script>") }, "blocked"],
    ["a captcha", { text: page("安全验证", "请完成滑动验证后继续访问") }, "blocked"],
    ["a long article on captchas", { text: article.replace("通知如下", "验证码") }, "ok"],
  ];
  for (const [name, { status = 200, text = "", finalUrl = url }, expected] of rows) {
    assertEquals(judge({ status, url, finalUrl, text }), expected, name);
  }
});

Deno.test("judge() lets the front page itself be an answer", () => {
  const front = "http://amr.sample.example/";
  assertEquals(judge({ status: 200, url: front, finalUrl: `${front}index.html`, text: article }), "ok");
});

Deno.test("visibleText() leaves out tags, scripts, styles, comments, title and spaces", () => {
  const html =
    "<title>题</title><style>b{}</style><p a='1'>甲 乙</p><!-- <p>丙</p> --><SCRIPT>'<p>丁'</SCRIPT >&nbsp;戊<![CDATA[己]]>";
  assertEquals(visibleText(html, 100), "甲乙戊己]]>");
  assertEquals(visibleText(html, 1), "甲");
  assertEquals(visibleText("甲<script>never closed", 100), "甲");
  assertEquals(visibleText("甲<a href=", 100), "甲");
});
