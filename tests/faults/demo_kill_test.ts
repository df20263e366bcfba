/** `kill -9` at any moment of `demo` and a second start: nothing lost, nothing double, nothing half-made visible. @module */
import { assert, assertEquals } from "@std/assert";
import { zhiji, zhijiArgs } from "../commands/zhiji.ts";

/** Starts a demo, kills it `delay` milliseconds after a line of progress that matches, and waits until it is dead. */
async function killedDemo(
  data: string,
  { after, delay }: { after: RegExp; delay: number },
): Promise<boolean> {
  const args = zhijiArgs(["demo", "--once", "--data", data]);
  const child = new Deno.Command(Deno.execPath(), { args, stdout: "null", stderr: "piped" }).spawn();
  let seen = "", armed = false, killed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const decoder = new TextDecoder();
  for await (const bytes of child.stderr) {
    seen += decoder.decode(bytes, { stream: true });
    if (armed || !after.test(seen)) continue;
    armed = true;
    timer = setTimeout(() => {
      try {
        child.kill("SIGKILL");
        killed = true;
      } catch (error) {
        if (!(error instanceof TypeError)) throw error; // it had ended by itself
      }
    }, delay);
  }
  await child.status;
  clearTimeout(timer);
  assert(armed, `the line ${after} must appear, found:\n${seen}`);
  return killed;
}

/** What stands after a demo: the set hashes of the tables, which leave out how often was asked, and the folders. */
async function state(data: string): Promise<{ version: string; tables: unknown; folders: string[] }> {
  const { code, stdout, stderr } = await zhiji(["demo", "--once", "--data", data]);
  assertEquals(code, 0, stderr);
  const { version } = JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
  const { tables } = JSON.parse(await Deno.readTextFile(`${data}/releases/${version}/manifest.json`));
  const folders = [...Deno.readDirSync(`${data}/releases`)].map((entry) => entry.name).sort();
  return { version, tables, folders };
}

/** Moments of the first day, of the second with a release behind it, and of the last with two. */
const moments: { after: RegExp; delay: number }[] = [
  { after: /采集 collect/, delay: 60 },
  { after: /sample_\w+: \d+ listed/, delay: 0 },
  { after: /read and load/, delay: 150 },
  { after: /发布 release/, delay: 60 },
  { after: /2026-03-02[^]*采集 collect/, delay: 60 },
  { after: /2026-03-02[^]*telling changes/, delay: 0 },
  { after: /sample day: 2026-03-30[^]*发布 release/, delay: 200 },
];

Deno.test("demo killed at any moment leaves nothing lost, double or half-made", async (t) => {
  const clean = await Deno.makeTempDir();
  const wanted = await state(clean);
  let kills = 0;
  for (const moment of moments) {
    await t.step(`killed ${moment.delay} ms after ${moment.after.source}`, async () => {
      const data = await Deno.makeTempDir();
      if (await killedDemo(data, moment)) kills++;
      const found = await state(data);
      assertEquals(found.tables, wanted.tables);
      assertEquals(found.folders, wanted.folders);
      await Deno.remove(data, { recursive: true });
    });
  }
  assert(kills >= 5, `wanted at least five demos killed in mid-work, found ${kills}`);
  await Deno.remove(clean, { recursive: true });
});
