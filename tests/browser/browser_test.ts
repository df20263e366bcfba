/**
 * The tests of the site in a real Chromium: `pages.ts` and `journeys.ts`, run in a process of their own, as playwright-core
 * reads places that Deno opens to a process with all permissions only.
 *
 * @module
 */
import { assertEquals } from "@std/assert";
import { executable, skipped } from "./chromium.ts";

if (executable === null) Deno.stderr.writeSync(new TextEncoder().encode(`tests/browser ${skipped}\n`));

Deno.test({
  name: "the site in Chromium: WCAG 2.2 AA on every page in both languages, and ten journeys",
  ignore: executable === null,
  async fn() {
    const files = ["pages.ts", "journeys.ts"].map((name) => new URL(name, import.meta.url).pathname);
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["test", "--quiet", "--no-check", "--allow-all", ...files],
      env: { NO_COLOR: "1" },
      stdout: "piped",
      stderr: "piped",
    }).output();
    const said = new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
    assertEquals(code, 0, said.slice(-4_000));
  },
});
