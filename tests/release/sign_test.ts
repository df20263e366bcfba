import { assert, assertEquals, assertRejects } from "@std/assert";
import { ExpectationFailed } from "../../pipelines/errors.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import { fileDigest, sumsText } from "../../publish/release/checksums.ts";
import { readManifest, release, releaseFolder, verify } from "../../publish/release/mod.ts";
import { readSigningKey, type SigningKey } from "../../publish/release/sign.ts";
import { hasProgram } from "../programs.ts";
import { database, options, released, withFolder } from "./fixture.ts";

const files = localFiles();

/** A fresh key, as `openssl genpkey -algorithm ed25519` writes it. */
async function newKey(): Promise<SigningKey> {
  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]) as CryptoKeyPair;
  const bytes = new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
  const pem = `-----BEGIN PRIVATE KEY-----\n${
    btoa(String.fromCharCode(...bytes))
  }\n-----END PRIVATE KEY-----\n`;
  return await readSigningKey(pem, "key.pem");
}

/** Runs `work` with a signed release and its key. */
function withSigned(work: (folder: string, key: SigningKey) => Promise<void>): Promise<void> {
  return withFolder(async (data) => {
    const working = await database(), key = await newKey();
    await release(options(data, working, { key }));
    working.close();
    await work(releaseFolder(data, "2024-09-06"), key);
  });
}

Deno.test("verify() knows a signature, and trusts it only by a key from elsewhere", () =>
  withSigned(async (folder, key) => {
    const own = await verify(folder, { files });
    assertEquals([own.ok, own.signature?.trusted], [true, false]);
    const pinned = await verify(folder, { files, key: key.publicKey });
    assertEquals([pinned.ok, pinned.signature?.trusted], [true, true]);
    assertEquals(pinned.signature?.fingerprint.length, 64);
    const other = await verify(folder, { files, key: (await newKey()).publicKey });
    assertEquals(other.findings.map(({ check }) => check), ["signature"]);
  }));

Deno.test("verify() sees a manifest edited by someone who made all hashes fit", () =>
  withSigned(async (folder) => {
    const text = await Deno.readTextFile(`${folder}/manifest.json`);
    await Deno.writeTextFile(`${folder}/manifest.json`, text.replace('"code": "0.1.0"', '"code": "0.1.1"'));
    const { files: listed } = await readManifest(folder, files);
    const own = await Promise.all(
      ["manifest.json", "manifest.json.sig"].map((path) => fileDigest(folder, { path, files })),
    );
    await Deno.writeTextFile(`${folder}/SHA256SUMS`, sumsText([...listed, ...own]));
    assertEquals((await verify(folder, { files })).findings.map(({ check }) => check), ["signature"]);
  }));

Deno.test("verify() wants a signature when a key is given", () =>
  withFolder(async (data) => {
    await released(data);
    const key = (await newKey()).publicKey;
    const { findings } = await verify(releaseFolder(data, "2024-09-06"), { files, key });
    assertEquals(findings.map(({ check, found }) => [check, found]), [["signature", "none"]]);
  }));

Deno.test("verify() follows the chain to the first release and names a manifest that was changed", () =>
  withFolder(async (data) => {
    const working = await database();
    for (const value of [13, 14, 15]) {
      await release(options(data, working));
      await working.run(`UPDATE indicators SET value = ${value} WHERE id = 'ind1'`);
    }
    working.close();
    const newest = releaseFolder(data, "2024-09-06.3");
    assertEquals((await verify(newest, { files })).chain, { links: 2, complete: true });
    const path = `${releaseFolder(data, "2024-09-06")}/manifest.json`;
    await Deno.writeTextFile(path, (await Deno.readTextFile(path)).replace("0.1.0", "0.1.1"));
    const { findings } = await verify(newest, { files });
    assertEquals(findings.map(({ check, subject }) => [check, subject]), [[
      "chain",
      "2024-09-06/manifest.json",
    ]]);
    assertEquals(findings[0]?.found, sha256(await Deno.readTextFile(path)));
  }));

Deno.test("readSigningKey() refuses what is no key and shows nothing of it", async () => {
  const error = await assertRejects(() => readSigningKey("secret words", "key.pem"), ExpectationFailed);
  assert(!`${error.message} ${error.details.next}`.includes("secret"));
});

Deno.test({
  name: "the signature is one that openssl knows",
  ignore: !await hasProgram("openssl", "version"),
  fn: () =>
    withSigned(async (folder) => {
      const args =
        "pkeyutl -verify -pubin -inkey public_key.pem -rawin -in manifest.json -sigfile manifest.json.sig";
      const { success } = await new Deno.Command("openssl", {
        args: args.split(" "),
        cwd: folder,
        stdout: "null",
      }).output();
      assert(success);
    }),
});
