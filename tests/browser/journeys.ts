/** What people come for, walked through in a browser: one journey each, in a tab of its own. @module */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { Tab } from "./site.ts";

/** One journey. */
export interface Journey {
  name: string;
  work: (tab: Tab & { origin: string }) => Promise<void>;
}

/** All of them. */
export const journeys: Journey[] = [];

function journey(name: string, work: Journey["work"]): void {
  journeys.push({ name, work });
}

journey("a researcher finds a table, its columns and its bytes", async ({ page, origin }) => {
  await page.goto(origin);
  await page.getByRole("link", { name: "数据", exact: true }).click();
  await page.getByRole("link", { name: "指标陈述" }).click();
  assertStringIncludes(await page.locator("#codebook").innerText(), "value_text");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "indicators.csv", exact: true }).click(),
  ]);
  assertStringIncludes(download.suggestedFilename(), "indicators.csv");
});

journey("a researcher sees what changed between two releases, and why", async ({ page, origin }) => {
  await page.goto(`${origin}/datasets/indicators`);
  await page.getByLabel("从").selectOption("2026-01-05");
  await page.getByRole("button", { name: "比较" }).click();
  await page.waitForURL(/from=2026-01-05&to=2026-03-30/);
  const first = page.locator("#lines tbody tr").first();
  assertStringIncludes(await first.innerText(), "2026-03-30");
  assertStringIncludes(await first.innerText(), "来源");
  await page.getByRole("link", { name: "下一页" }).click();
  await page.waitForURL(/page=2/);
  assert(await page.locator("#lines tbody tr").count() > 0);
});

journey("a journalist searches, narrows, and reads the words in the text", async ({ page, origin }) => {
  await page.goto(origin);
  await page.getByRole("searchbox").fill("检验检测 共享");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search\?q=/);
  assert(await page.locator(".hits li").count() > 1);
  const before = await page.locator(".found").first().innerText();
  await page.locator(".facets a").first().click();
  await page.waitForURL(/kind=/);
  assert(await page.locator(".found").first().innerText() !== before);
  await page.locator(".hits h3 a").first().click();
  await page.waitForURL(/\/documents\//);
  assert(await page.locator(".text p").count() > 0);
  assertEquals(await page.locator("dl.facts a[rel~=external]").count(), 1);
  const copy = await page.locator("#versions a").first().getAttribute("href");
  assertEquals((await page.request.get(origin + copy)).status(), 200);
});

journey("a journalist goes from a mark to its record and back to the sentence", async ({ page, origin }) => {
  await page.goto(`${origin}/compare/testing_revenue`);
  await page.locator("#compared tbody .quote").first().click();
  await page.waitForURL(/#at-/);
  assertStringIncludes(page.url(), "#at-");
  await page.locator(":target + a.fact").click();
  assertStringIncludes(page.url(), "#fact-");
  const record = page.locator("li:target");
  assertEquals(await record.count(), 1);
  await record.getByRole("link", { name: "在正文中查看" }).click();
  assertStringIncludes(page.url(), "#at-");
});

journey("a journalist finds that nothing is found, and what to do", async ({ page, origin }) => {
  await page.goto(`${origin}/search?q=${encodeURIComponent("检验检测没有这样一个词")}&kind=plan`);
  assertStringIncludes(await page.locator(".nothing").innerText(), "没有找到");
  await page.getByRole("link", { name: "去掉其他条件再查" }).click();
  await page.waitForURL(/^(?!.*kind=)/);
  assert(!page.url().includes("kind="));
});

journey(
  "an officer sees a region's promises beside its reports, each with its sentence",
  async ({ page, origin }) => {
    await page.goto(origin);
    await page.locator(".tile a[href='/regions/210000']").click();
    await page.waitForURL(/\/regions\/210000/);
    const behind = page.locator("#targets li", { has: page.locator(".tag.behind") }).first();
    assertEquals(await behind.locator(".quote").count(), 2);
    assert(await page.locator("#tasks .overdue").count() > 0);
    assertStringIncludes(await page.locator("#tasks").innerText(), "期限已过，未收到报告");
    await behind.locator(".quote").last().click();
    await page.waitForURL(/#at-/);
    assertEquals(await page.locator(":target").count(), 1);
  },
);

journey("an officer sees where two papers disagree", async ({ page, origin }) => {
  await page.goto(`${origin}/discrepancies`);
  assert(await page.locator(".targets > li").count() >= 6);
  assertEquals(await page.locator(".targets > li").first().locator(".quote").count(), 2);
});

journey("an officer sees which chain cannot be tested, and by whom others can", async ({ page, origin }) => {
  await page.goto(`${origin}/chains`);
  const gaps = page.locator("tr", { has: page.locator("td.gap") });
  await gaps.first().getByRole("link").click();
  await page.waitForURL(/\/chains\/./);
  assertStringIncludes(await page.locator("#demands tbody tr").first().innerText(), "无机构可检");
  assert(await page.locator("#institutions, #places").count() === 2);
});

journey("a maintainer sees how each source answers", async ({ page, origin }) => {
  await page.goto(`${origin}/sources?lang=en`);
  assert(await page.locator("tbody tr").count() >= 5);
  assertStringIncludes(await page.locator("tbody").innerText(), "ok");
  await page.getByRole("link", { name: "Issue log" }).click();
  await page.waitForURL(/\/issues/);
  assertStringIncludes(await page.locator("h1").innerText(), "Issue log");
});

journey("anybody walks by keyboard, changes the language and keeps the place", async ({ page, origin }) => {
  await page.goto(`${origin}/compare/one_stop_sites`);
  await page.keyboard.press("Tab");
  assertEquals(await page.evaluate("document.activeElement.className"), "skip");
  await page.keyboard.press("Enter");
  assertEquals(await page.evaluate("document.activeElement.id"), "main");
  await page.getByRole("link", { name: "English" }).click();
  await page.waitForURL(/lang=en/);
  assertEquals(await page.locator("html").getAttribute("lang"), "en");
  assertStringIncludes(page.url(), "/compare/one_stop_sites?lang=en");
  await page.getByRole("link", { name: "Regions", exact: true }).click();
  await page.waitForURL(/\/regions/);
  assertStringIncludes(page.url(), "lang=en");
});

journey(
  "a journalist sees that a figure was changed, and the sentence before and after",
  async ({ page, origin }) => {
    await page.goto(origin);
    const target = page.locator("#revised li", { hasText: "四川省" });
    assertStringIncludes(await target.innerText(), "达到50个 → 达到48个");
    await target.getByRole("link", { name: "看改动" }).click();
    await page.waitForURL(/#versions/);
    assertStringIncludes(await page.locator(".notice").innerText(), "改动过，2026-03-30");
    assertStringIncludes(await page.locator("#versions del").first().innerText(), "省级质检中心达到50个");
    assertStringIncludes(await page.locator("#versions ins").first().innerText(), "省级质检中心达到48个");
  },
);

journey("a journalist sees that a page is gone, and reads what it said", async ({ page, origin }) => {
  await page.goto(origin);
  await page.locator("#removed li a").first().click();
  await page.waitForURL(/\/documents\//);
  assertStringIncludes(await page.locator(".notice").innerText(), "自 2026-03-02 起已撤下");
  assert(await page.locator(".text p").count() > 0);
  const copy = await page.locator("#versions a").first().getAttribute("href");
  assertEquals((await page.request.get(origin + copy)).status(), 200);
});

journey("an officer sees which figures of a region were revised", async ({ page, origin }) => {
  await page.goto(`${origin}/regions/210000`);
  assertStringIncludes(await page.locator("#revised").innerText(), "92.6% → 92.1%");
});
