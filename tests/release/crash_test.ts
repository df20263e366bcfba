import { assert, assertEquals } from "@std/assert";
import type { Database } from "../../pipelines/load/duckdb.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { fileDigest } from "../../publish/release/checksums.ts";
import {
  latestRelease,
  readManifest,
  release,
  releaseFolder,
  verify,
  versions,
} from "../../publish/release/mod.ts";
import {
  child,
  copyFolder,
  database,
  dyingFiles,
  effects,
  fewTables,
  options,
  released,
  withFolder,
} from "./fixture.ts";

const files = localFiles();
const first = "2024-09-06", second = "2024-09-06.2";

class Dead extends Error {}

/** The fewest tables that make a release: it is made some fifty times here. */
const needed = ["sources", "documents", "document_versions", "regions", "metrics", "issues"];
const sixTables = { tables: fewTables.filter(({ name }) => needed.includes(name)) };

/** Digests of the rows and changes of releases, by version. */
type Known = Record<string, Record<string, string>>;

/** Digests of tables and changes of a release of which every file is as its manifest says. */
async function contentOf(data: string, version: string): Promise<Record<string, string>> {
  const folder = releaseFolder(data, version);
  const { files: listed, databases } = await readManifest(folder, files);
  const content: Record<string, string> = {};
  for (const { path, sha256 } of [...listed, ...databases]) {
    assertEquals((await fileDigest(folder, { path, files })).sha256, sha256, `${version}/${path}`);
    if (/^(tables|changes)\//.test(path)) content[path] = sha256;
  }
  return content;
}

/** Verifies releases in full. */
async function verified(data: string, wanted: string[]): Promise<Known> {
  const known: Known = {};
  for (const version of wanted) {
    assertEquals((await verify(releaseFolder(data, version), { files })).findings, []);
    known[version] = await contentOf(data, version);
  }
  return known;
}

async function assertListed(data: string, wanted: string[]): Promise<void> {
  const entries = await versions(data, files);
  assertEquals(
    entries.map(({ version, result }) => [version, result]),
    wanted.map((name) => [name, "success"]),
  );
  assertEquals((await latestRelease(data, files))?.version, wanted.at(-1));
}

/** What readers see is whole: the list is as wanted, and the releases hold the bytes that were verified once. */
async function assertWhole(
  data: string,
  { wanted, known }: { wanted: string[]; known: Known },
): Promise<void> {
  await assertListed(data, wanted);
  for (const version of wanted) assertEquals(await contentOf(data, version), known[version]);
}

/** A second release that dies before the change with this number, then another run; whether it came so far. */
async function diesAt(
  step: number,
  { data, working, known }: { data: string; working: Database; known: Known },
): Promise<boolean> {
  const dying = dyingFiles(step, () => {
    throw new Dead(`before change ${step}`);
  });
  const dead = { ...sixTables, effects: effects("2024-09-06T08:00:00.000Z", dying) };
  const died = await release(options(data, working, dead)).then(() => false, (error: unknown) => {
    if (!(error instanceof Dead)) throw error;
    return true;
  });
  const wanted = (await versions(data, files)).length === 1 ? [first] : [first, second];
  await assertWhole(data, { wanted, known });

  await release(options(data, working, sixTables));
  await assertWhole(data, { wanted: [first, second], known });
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
    await copyFolder(`${folder}/base`, `${folder}/undisturbed`);
    await release(options(`${folder}/undisturbed`, working, sixTables));
    const known = await verified(`${folder}/undisturbed`, [first, second]);
    let step = 0, died = true;
    for (; died; step += 1) {
      await copyFolder(`${folder}/base`, `${folder}/${step}`);
      died = await diesAt(step, { data: `${folder}/${step}`, working, known });
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
      await assertListed(data, [first]);
      await verified(data, [first]);
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
    await released(data);
    const working = await database();
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
