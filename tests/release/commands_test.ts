/** What people see of a release that is packed, made whole, compared and signed: the commands, each in a process. */
import { generateKeyPairSync } from "node:crypto";
import { assert, assertEquals } from "@std/assert";
import { zhiji } from "../commands/zhiji.ts";
import { release } from "../../publish/release/mod.ts";
import { readSigningKey } from "../../publish/release/sign.ts";
import { database, effects, options, withFolder } from "./fixture.ts";

const dayLong = 86_400_000;

/**
 * Releases of 70 days ago, two of one day ten days ago, and one of today, all signed; a figure tells them apart. Returns the version
 * of the second, which on no day of the year is the last of its month.
 */
async function makeReleases(data: string): Promise<string> {
  const { privateKey } = generateKeyPairSync("ed25519");
  const key = await readSigningKey(String(privateKey.export({ type: "pkcs8", format: "pem" })), "key.pem");
  const working = await database();
  for (const [index, days] of [70, 10, 10, 0].entries()) {
    const at = new Date(Date.now() - days * dayLong).toISOString();
    await working.run(`UPDATE indicators SET value = 10${index} WHERE id = 'ind1'`);
    await release(options(data, working, { effects: effects(at), key }));
  }
  working.close();
  const { versions } = JSON.parse(await Deno.readTextFile(`${data}/releases/versions.json`));
  return versions[1].version;
}

Deno.test("zhiji packs a release, verifies it, says how it comes back, and brings it back", () =>
  withFolder(async (data) => {
    const version = await makeReleases(data), run = (...args: string[]) => zhiji([...args, "--data", data]);
    const pruned = await run("release", "prune", "--json");
    assert(JSON.parse(pruned.stdout).packed.includes(version), pruned.stdout + pruned.stderr);
    const packed = await run("verify", version);
    assertEquals(packed.code, 0, packed.stdout);
    assert(packed.stdout.includes("it is packed") && packed.stdout.includes("signed by"), packed.stdout);
    const refused = await run("diff", version, "latest");
    assertEquals(refused.code, 1);
    assert(refused.stderr.includes(`deno task zhiji release restore ${version}`), refused.stderr);
    const restored = await run("release", "restore", version);
    assertEquals([restored.code, /Restored .*: \d+ files, byte for byte/.test(restored.stdout)], [0, true]);
    const compared = await run("diff", version, "latest", "--table", "indicators");
    assert(compared.stdout.includes("indicators ind1 value: 101 → 103"), compared.stdout);
    assert((await run("release", "restore", version)).stdout.includes("stands whole"));
    const wrong = await run("release", "restore", "yesterday");
    assertEquals([wrong.code, wrong.stderr.includes("wanted a version such as")], [2, true]);

    const manifest = `${data}/releases/${version}/manifest.json`;
    await Deno.writeTextFile(manifest, `${await Deno.readTextFile(manifest)} `);
    const edited = await run("verify", version);
    assertEquals(edited.code, 1);
    assert(edited.stdout.includes("the signature is not valid"), edited.stdout);
    assert(!edited.stdout.includes("not signed"), edited.stdout);
  }));
