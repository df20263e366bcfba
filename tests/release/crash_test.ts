import { assert, assertEquals } from "@std/assert";
import type { Database } from "../../pipelines/load/duckdb.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { listFiles } from "../../publish/release/checksums.ts";
import { latestRelease, release, releaseFolder, verify, versions } from "../../publish/release/mod.ts";
import { child, database, dyingFiles, effects, fewTables, options, withFolder } from "./fixture.ts";

const files = localFiles();
const first = "2024-09-06", second = "2024-09-06.2";

class Dead extends Error {}

/** The fewest tables that make a release: it is made some fifty times here. */
const needed = ["sources", "documents", "document_versions", "regions", "metrics", "issues"];
const sixTables = { tables: fewTables.filter(({ name }) => needed.includes(name)) };

/** What readers see is whole: the list is as wanted and its newest release verifies. */
async function assertWhole(data: string, wanted: string[]): Promise<void> {
  const entries = await versions(data, files);
  assertEquals(
    entries.map(({ version, result }) => [version, result]),
    wanted.map((name) => [name, "success"]),
  );
  const newest = await latestRelease(data, files);
  assert(newest);
  assertEquals((await verify(releaseFolder(data, newest.version), { files })).findings, []);
}

async function copyFolder(from: string, to: string): Promise<void> {
  for (const path of await listFiles(from, files)) {
    await files.write(`${to}/${path}`, await files.read(`${from}/${path}`));
  }
}

/** A second release that dies before the change with this number, then another run; whether it came so far. */
async function diesAt(
  step: number,
  { data, working }: { data: string; working: Database },
): Promise<boolean> {
  const dying = dyingFiles(step, () => {
    throw new Dead(`before change ${step}`);
  });
  const dead = { ...sixTables, effects: effects("2024-09-06T08:00:00.000Z", dying) };
  const died = await release(options(data, working, dead)).then(() => false, (error: unknown) => {
    if (!(error instanceof Dead)) throw error;
    return true;
  });
  await assertWhole(data, (await versions(data, files)).length === 1 ? [first] : [first, second]);

  await release(options(data, working, sixTables));
  await assertWhole(data, [first, second]);
  assertEquals(await files.list(`${data}/releases`), [
    ".lock",
    first,
    second,
    "catalog.jsonld",
    "latest.json",
    "versions.json",
  ]);
  const pointer = JSON.parse(await Deno.readTextFile(`${data}/releases/latest.json`));
  assertEquals(pointer.version, second);
  return died;
}

// A process that dies before a read leaves what it leaves when it dies before the next change.
Deno.test("release() leaves nothing half-made in sight and a second run finishes, wherever it dies", () =>
  withFolder(async (folder) => {
    const working = await database();
    await release(options(`${folder}/base`, working, sixTables));
    await working.run("DELETE FROM issues");
    let step = 0, died = true;
    for (; died; step += 1) {
      await copyFolder(`${folder}/base`, `${folder}/${step}`);
      died = await diesAt(step, { data: `${folder}/${step}`, working });
    }
    assert(step > 10, `only ${step} places to die at`);
    working.close();
  }));

for (const step of [3, 8, 9]) {
  Deno.test(`release() survives kill -9 before change ${step}`, () =>
    withFolder(async (data) => {
      const killed = await child(["die", data, String(step)]);
      assertEquals(killed.signal, "SIGKILL", new TextDecoder().decode(killed.stderr));
      const working = await database();
      await release(options(data, working));
      await assertWhole(data, [first]);
      assertEquals(await files.list(`${data}/releases`), [
        ".lock",
        first,
        "catalog.jsonld",
        "latest.json",
        "versions.json",
      ]);
      working.close();
    }));
}

Deno.test("release() registers a whole folder that a stopped run did not, and makes it no second time", () =>
  withFolder(async (data) => {
    const working = await database();
    await release(options(data, working));
    await files.remove(`${data}/releases/versions.json`);
    await files.remove(`${data}/releases/latest.json`);
    const again = await release(options(data, working));
    assertEquals([again.changed, again.latest], [false, first]);
    assertEquals((await latestRelease(data, files))?.version, first);
    working.close();
  }));

Deno.test("release() leaves a folder alone that does not follow the newest release, and skips its name", () =>
  withFolder(async (data) => {
    const working = await database();
    await files.write(`${data}/releases/${first}/notes.txt`, new TextEncoder().encode("of somebody"));
    const warnings: string[] = [];
    const heard = { ...effects(), log: { info() {}, warn: (line: string) => void warnings.push(line) } };
    const made = await release(options(data, working, { effects: heard }));
    assertEquals(made.version, second);
    assertEquals(warnings.length, 1);
    assertEquals(await files.list(`${data}/releases/${first}`), ["notes.txt"]);
    working.close();
  }));
