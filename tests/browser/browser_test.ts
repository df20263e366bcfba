/**
 * The tests of the site in a real Chromium: `all.ts`, run in a process of its own, as playwright-core reads places that Deno
 * opens to a process with all permissions only. The demo is collected once and the browser started once for all of them.
 *
 * `ZHIJI_DEMO_DATA` names the folder of a demo collected before, to look at its pages again and again.
 *
 * @module
 */
import { assertEquals } from "@std/assert";
import { zhiji } from "../commands/zhiji.ts";
import { executable, skipped } from "./chromium.ts";

if (executable === null) Deno.stderr.writeSync(new TextEncoder().encode(`tests/browser ${skipped}\n`));

Deno.test({
  name: "the site in Chromium: WCAG 2.2 AA on every page in both languages, journeys, and a release verified",
  ignore: executable === null,
  async fn() {
    const given = Deno.env.get("ZHIJI_DEMO_DATA"), data = given ?? await Deno.makeTempDir();
    try {
      if (!given) assertEquals((await zhiji(["demo", "--once", "--data", data])).code, 0);
      const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
        args: ["test", "--quiet", "--no-check", "--allow-all", new URL("all.ts", import.meta.url).pathname],
        env: { NO_COLOR: "1", ZHIJI_DEMO_DATA: data },
        stdout: "piped",
        stderr: "piped",
      }).output();
      const said = new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
      assertEquals(code, 0, said.slice(-4_000));
    } finally {
      if (!given) await Deno.remove(data, { recursive: true });
    }
  },
});
