/** What goes wrong around a release: the disk, its rights, two at once. Readers keep the release before. @module */
import { assert, assertEquals, assertRejects } from "@std/assert";
import { ExpectationFailed, isZhijiError } from "../../pipelines/errors.ts";
import { type Files, localFiles } from "../../pipelines/effects.ts";
import { latestRelease, release, releaseFolder, verify, versions } from "../../publish/release/mod.ts";
import { prune } from "../../publish/release/prune.ts";
import { folderTarget } from "../../publish/release/targets/folder.ts";
import { push } from "../../publish/release/targets/push.ts";
import { database, dyingFiles, effects, options, released, withFolder } from "../release/fixture.ts";

const files = localFiles();
const first = "2024-09-06", second = "2024-09-06.2";

/** Files of which the writes from the one with the number `from` on find the disk full, until it is freed. */
function fullDisk(from: number): { files: Files; free(): void } {
  let writes = 0, full = true;
  const failing = (real: (...given: never[]) => unknown) => (...given: never[]) => {
    if (full && writes++ >= from) throw new Error("No space left on device (os error 28)");
    return real(...given);
  };
  const proxied = new Proxy(localFiles(), {
    get: (real, name: keyof Files) =>
      name === "write" || name === "makeFolder" ? failing(real[name] as never) : real[name],
  });
  return { files: proxied, free: () => full = false };
}

async function assertServed(data: string, version: string): Promise<void> {
  assertEquals((await latestRelease(data, files))?.version, version);
  assertEquals((await verify(releaseFolder(data, version), { files })).findings, []);
}

for (const from of [1, 9, 16, 17, 18]) {
  Deno.test(`release() keeps the release before when the disk is full from write ${from} on, and the next run finishes`, () =>
    withFolder(async (data) => {
      await released(data);
      const working = await database();
      await working.run("UPDATE indicators SET value = 13 WHERE id = 'ind1'");
      const disk = fullDisk(from);
      const made = await release(
        options(data, working, { effects: effects("2024-09-06T08:00:00.000Z", disk.files) }),
      )
        .catch((error: unknown) => {
          assert(error instanceof Error && error.message.includes("No space left"), String(error));
          return null;
        });
      assertEquals(made, null, "the disk must have been full");
      const now = (await latestRelease(data, files))?.version;
      assert(now === first || now === second);
      await assertServed(data, now);
      await release(options(data, working));
      await assertServed(data, second);
      working.close();
    }));
}

Deno.test("release() makes room before it records a failed check on a disk that it filled", () =>
  withFolder(async (data) => {
    await released(data);
    const working = await database();
    await working.run("UPDATE indicators SET quote = 'other' WHERE id = 'ind1'");
    let full = true;
    const disk = new Proxy(localFiles(), {
      get: (real, name: keyof Files) =>
        name === "write"
          ? (path: string, bytes: Uint8Array) =>
            full
              ? Promise.reject(new Error("No space left on device (os error 28)"))
              : real.write(path, bytes)
          : name === "remove"
          ? (path: string) => {
            if (path.endsWith(`.staging-${second}`)) full = false;
            return real.remove(path);
          }
          : real[name],
    });
    const at = effects("2024-09-06T08:00:00.000Z", disk);
    await assertRejects(
      () => release(options(data, working, { effects: at })),
      ExpectationFailed,
      "evidence",
    );
    assertEquals((await versions(data, files)).map(({ result }) => result), ["success", "failure"]);
    await assertServed(data, first);
    working.close();
  }));

Deno.test("release() into a folder that may not be written says so and leaves it as it is", () =>
  withFolder(async (data) => {
    await released(data);
    const working = await database();
    await working.run("DELETE FROM issues");
    const denied = new Proxy(localFiles(), {
      get: (real, name: keyof Files) =>
        ["write", "makeFolder", "rename", "append"].includes(name)
          ? () => Promise.reject(new Deno.errors.PermissionDenied("Read-only file system (os error 30)"))
          : real[name],
    });
    const readOnly = effects("2024-09-06T08:00:00.000Z", denied);
    await assertRejects(
      () => release(options(data, working, { effects: readOnly })),
      Deno.errors.PermissionDenied,
    );
    await assertServed(data, first);
    assertEquals(await files.list(`${data}/releases`), [
      ...[".lock", first, "catalog.jsonld", "latest.json", "versions.json"],
    ]);
    working.close();
  }));

Deno.test("prune() waits for no release: it is refused while one is made, and a release while it prunes", () =>
  withFolder(async (data) => {
    const working = await database();
    const extras = async () => {
      const error = await assertRejects(
        () => prune(data, { keep: 0, whole: 0, effects: effects() }),
        ExpectationFailed,
      );
      assert(isZhijiError(error) && error.message.includes("another release is at work"));
    };
    await release(options(data, working, { extras }));
    await assertServed(data, first);
    working.close();
  }));

Deno.test("prune() that dies anywhere leaves a list that is true, and the next one finishes", () =>
  withFolder(async (base) => {
    const working = await database();
    for (const day of ["01", "02", "03"]) {
      await working.run(`UPDATE indicators SET value = 1${day} WHERE id = 'ind1'`);
      await release(options(`${base}/0`, working, { effects: effects(`2024-09-${day}T08:00:00.000Z`) }));
    }
    working.close();
    class Dead extends Error {}
    const at = "2025-09-04T08:00:00.000Z";
    for (const [index, step] of [0, 1, 2, 3, 4, 9].entries()) {
      const data = `${base}/${index + 1}`;
      await new Deno.Command("cp", { args: ["-r", `${base}/0`, data] }).output();
      const dying = dyingFiles(step, () => {
        throw new Dead();
      });
      await assertRejects(() => prune(data, { keep: 90, whole: 90, effects: effects(at, dying) }), Dead);
      await assertServed(data, "2024-09-03");
      assertEquals((await prune(data, { keep: 90, whole: 90, effects: effects(at) })).pruned, ["2024-09-02"]);
      assertEquals((await verify(releaseFolder(data, "2024-09-02"), { files })).findings, []);
      assertEquals((await versions(data, files)).length, 3);
    }
  }));

Deno.test("push() to a folder that dies anywhere never shows a pointer to a part", () =>
  withFolder(async (folder) => {
    const working = await database();
    await release(options(folder, working));
    working.close();
    const progress = () => {};
    for (const step of [0, 5, 40]) {
      const site = `${folder}/site${step}`;
      const dying = dyingFiles(step, () => {
        throw new Error("dead");
      });
      await assertRejects(
        () => push(folder, { target: folderTarget(site, dying), files, progress }),
        Error,
        "dead",
      );
      assertEquals(await files.stat(`${site}/latest.json`), null);
      await push(folder, { target: folderTarget(site, files), files, progress });
      assertEquals((await verify(`${site}/${first}`, { files })).findings, []);
      assert(await files.stat(`${site}/latest.json`) !== null);
    }
  }));
