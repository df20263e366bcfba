/** All that is tried in Chromium, before one server and in one browser; see browser_test.ts. @module */
import { assertEquals } from "@std/assert";
import { journeys } from "./journeys.ts";
import { checkLongTasks } from "./long_tasks.ts";
import { checkPages } from "./pages.ts";
import { visit } from "./site.ts";
import { checkVerifying } from "./verifying.ts";

Deno.test({
  name: "the site in Chromium",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn(t) {
    const data = Deno.env.get("ZHIJI_DEMO_DATA");
    if (!data) {
      throw new TypeError("Cannot visit the site: wanted a demo's folder in ZHIJI_DEMO_DATA, found none");
    }
    await visit(data, async (site) => {
      for (const { name, work } of journeys) {
        await t.step(name, async () => {
          const tab = await site.open({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
          await work({ ...tab, origin: site.origin });
          assertEquals(tab.errors, []);
          assertEquals(tab.asked.filter((address) => !address.startsWith(site.origin)), []);
          await tab.context.close();
        });
      }
      await checkVerifying(site, t);
      await checkPages(site, t);
      await checkLongTasks(site, t);
    });
  },
});
