/** `kill -9` at any moment of `demo` and a second start: nothing lost, nothing double, nothing half-made visible. @module */
import { assert, assertEquals } from "@std/assert";
import { sampleDays } from "../../sources/samples/days.ts";
import { zhiji, zhijiArgs } from "../commands/zhiji.ts";
import { copyFolder } from "../release/fixture.ts";

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

/** Runs a demo until a day begins and kills it there, or to its end. */
async function demoUntil(data: string, day: string | undefined): Promise<void> {
  if (day !== undefined) await killedDemo(data, { after: beginning(day), delay: 0 });
  else {
    const { code, stderr } = await zhiji(["demo", "--once", "--data", data]);
    assertEquals(code, 0, stderr);
  }
}

const beginning = (day: string) => new RegExp(`sample day: ${day}`);

/** What readers see: the set hashes of the newest tables, which leave out how often was asked, and the folders. */
async function state(data: string): Promise<{ tables: unknown; folders: string[] }> {
  const releases = `${data}/releases`;
  const { version } = JSON.parse(await Deno.readTextFile(`${releases}/latest.json`));
  const { tables } = JSON.parse(await Deno.readTextFile(`${releases}/${version}/manifest.json`));
  return { tables, folders: [...Deno.readDirSync(releases)].map((entry) => entry.name).sort() };
}

/** Moments of the first day, of the second with a release behind it, and of the last with two. */
const moments: { day: number; after: string; delay: number }[] = [
  { day: 0, after: "采集 collect", delay: 60 },
  { day: 0, after: "sample_\\w+: \\d+ listed", delay: 0 },
  { day: 0, after: "read and load", delay: 150 },
  { day: 0, after: "发布 release", delay: 60 },
  { day: 1, after: "采集 collect", delay: 60 },
  { day: 1, after: "telling changes", delay: 0 },
  { day: 2, after: "发布 release", delay: 200 },
];

Deno.test("demo killed at any moment leaves nothing lost, double or half-made", async (t) => {
  const stands = await Deno.makeTempDir(); // 0 is empty; 1, 2, … as a demo is left that was killed at the end of a day
  const wanted: Awaited<ReturnType<typeof state>>[] = [];
  await Deno.mkdir(`${stands}/0`);
  for (const day of sampleDays.keys()) {
    await copyFolder(`${stands}/${day}`, `${stands}/${day + 1}`);
    await demoUntil(`${stands}/${day + 1}`, sampleDays[day + 1]);
    wanted.push(await state(`${stands}/${day + 1}`));
  }
  let kills = 0;
  for (const { day, after, delay } of moments) {
    await t.step(`killed ${delay} ms after ${after} on ${sampleDays[day]}`, async () => {
      const data = `${stands}/killed`;
      await copyFolder(`${stands}/${day}`, data);
      const moment = new RegExp(`${beginning(sampleDays[day] ?? "").source}[^]*${after}`);
      if (await killedDemo(data, { after: moment, delay })) kills++;
      await demoUntil(data, sampleDays[day + 1]);
      assertEquals(await state(data), wanted[day]);
      await Deno.remove(data, { recursive: true });
    });
  }
  assert(kills >= 5, `wanted at least five demos killed in mid-work, found ${kills}`);
  await Deno.remove(stands, { recursive: true });
});
