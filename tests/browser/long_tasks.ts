/**
 * No page keeps the browser busy so long that a reader feels it.
 *
 * Chromium tells tasks of more than 50 ms to an observer that stands in the page before anything else runs; nothing else of
 * the tests is in these pages. A machine that does other work makes any task long now and then, work of the page's own is
 * long every time: a page fails that has a long task in each of several visits.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import { everyPath } from "./pages.ts";
import type { Visit } from "./site.ts";

/** In milliseconds; a longer task is felt. */
const longest = 200;
const visits = 3;

/** Keeps the observer beside what it saw: one that nothing holds may be collected. */
const observe = `globalThis.longTasks = [];
  globalThis.longTaskObserver = new PerformanceObserver((list) =>
    globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration)));
  globalThis.longTaskObserver.observe({ type: "longtask" });`;
/** Two frames on, so that the first picture is drawn and what the observer holds has come. */
const observed = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() =>
  setTimeout(() => resolve(globalThis.longTasks)))))`;
/** A task that is too long, to see that the observer tells it. */
const busy = `new Promise((resolve) => setTimeout(() => {
  for (const from = performance.now(); performance.now() - from < ${longest + 100};);
  resolve(null);
}))`;

/** Loads every page on a screen of a phone. */
export async function checkLongTasks(site: Visit, t: Deno.TestContext): Promise<void> {
  await t.step(`no page has a task of more than ${longest} ms while it loads`, async () => {
    const { context, page } = await site.open({ viewport: { width: 360, height: 740 } });
    await context.addInitScript(observe);
    const tooLong = async () =>
      (await page.evaluate<number[]>(observed)).filter((duration) => duration > longest);
    const load = async (path: string) => {
      await page.goto(site.origin + path, { waitUntil: "load" });
      return await tooLong();
    };
    for (const path of await everyPath(site.origin)) {
      let found = await load(path);
      for (let visit = 1; visit < visits && found.length > 0; visit++) found = await load(path);
      assertEquals(found, [], path);
    }
    await page.evaluate(busy);
    assert((await tooLong()).length > 0, "the observer must tell a long task");
    await context.close();
  });
}
