import { assertEquals } from "@std/assert";
import { readRobots, robotsUrl } from "../../pipelines/fetch/robots.ts";

const url = "http://amr.sample.example/robots.txt", page = "http://amr.sample.example/inner/1.html";

Deno.test("readRobots() obeys the rules for us, else those for all", () => {
  const all = readRobots(url, { status: 200, text: "User-agent: *\nDisallow: /inner/\nCrawl-delay: 3\n" });
  assertEquals([all.allows(page), all.allows("http://amr.sample.example/a.html"), all.delay], [
    false,
    true,
    3000,
  ]);
  const ours = readRobots(url, {
    status: 200,
    text: "User-agent: *\nDisallow: /\n\nUser-agent: Zhiji\nAllow: /\n",
  });
  assertEquals([ours.allows(page), ours.delay], [true, 0]);
});

Deno.test("readRobots() takes a missing file as leave and a broken site as none", () => {
  const rows: [number, boolean][] = [[404, true], [403, true], [500, false], [503, false], [302, false]];
  for (const [status, allowed] of rows) {
    assertEquals(
      readRobots(url, { status, text: "User-agent: *\nDisallow:\n" }).allows(page),
      allowed,
      `${status}`,
    );
  }
  assertEquals(readRobots(url, null).allows(page), false);
});

Deno.test("readRobots() finds no rule in an HTML page served in its place", () => {
  const html = "<!DOCTYPE html>\n<html><body>首页</body></html>";
  assertEquals(readRobots(url, { status: 200, text: html }).allows(page), true);
});

Deno.test("robotsUrl() stands at the root of the page's origin", () => {
  assertEquals(
    robotsUrl("https://amr.sample.example:8443/a/b.html?c"),
    "https://amr.sample.example:8443/robots.txt",
  );
});
