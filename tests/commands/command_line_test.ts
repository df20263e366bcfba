/** The command line as a person meets it: help, wrong usage, exit codes. @module */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { zhiji } from "./zhiji.ts";

const commands = [
  "demo",
  "run",
  "sources",
  "ingest",
  "extract",
  "explain",
  "rebuild",
  "release",
  "verify",
  "serve",
  "schedule",
];

Deno.test("zhiji --help names every command and exits 0", async () => {
  const { code, stdout } = await zhiji(["--help"]);
  assertEquals(code, 0);
  for (const name of commands) {
    assertStringIncludes(stdout, `  ${name} `);
  }
});

Deno.test("every command answers --help with its usage and exits 0", async () => {
  for (const name of commands) {
    const { code, stdout } = await zhiji([name, "--help"]);
    assertEquals(code, 0, name);
    assertStringIncludes(stdout, `usage: deno task zhiji ${name}`);
    assertStringIncludes(stdout, "--json");
  }
});

const wrong: [string, string[], string][] = [
  ["an unknown command", ["fly"], "wanted one of demo"],
  ["an unknown option", ["release", "--fast"], "release has no such option"],
  ["an option without its value", ["serve", "--port"], "wanted N after it"],
  ["a port that is no port", ["serve", "--port", "70000"], "wanted a number from 0 to 65535"],
  ["extract without a file", ["extract"], "wanted one file, found 0"],
  ["ingest without a file", ["ingest"], "wanted at least one file"],
  ["ingest with a bad region", ["ingest", "x.txt", "--region", "44"], "wanted six digits"],
  ["run without a contact", ["run", "national_samr_documents"], "wanted an address or mailbox as --contact"],
  ["a contact that is none", ["schedule", "--now", "--contact", "me"], "found me"],
  ["a source that is not there", ["run", "no_such_source"], "found none such"],
];

for (const [what, args, message] of wrong) {
  Deno.test(`zhiji exits 2 and says why for ${what}`, async () => {
    const { code, stderr, stdout } = await zhiji(args);
    assertEquals(code, 2, stderr);
    assertStringIncludes(stderr, message);
    assertStringIncludes(stderr, "next");
    assertEquals(stdout, "");
  });
}

const folder = await Deno.makeTempDir();
const failing: [string, string[], string][] = [
  ["a missing file", ["extract", `${folder}/none.txt`], "found nothing there"],
  ["a folder instead of a file", ["extract", folder], "found a folder"],
  ["rebuild without an archive", ["rebuild", "--data", `${folder}/empty`], "wanted an archive, found none"],
  [
    "ingest of a missing file",
    ["ingest", `${folder}/none.txt`, "--data", `${folder}/d`],
    "found nothing there",
  ],
];

for (const [what, args, message] of failing) {
  Deno.test(`zhiji exits 1 in one line with a next command for ${what}`, async () => {
    const { code, stderr } = await zhiji(args);
    assertEquals(code, 1, stderr);
    assertStringIncludes(stderr, message);
    assertStringIncludes(stderr, "next");
    assert(!stderr.includes("    at "), "no stack trace for an expected failure");
  });
}

Deno.test("zhiji serve says which port is in use, and exits 1", async () => {
  using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = taken.addr as Deno.NetAddr;
  const { code, stderr } = await zhiji(["serve", "--port", String(port), "--data", folder]);
  assertEquals(code, 1, stderr);
  assertStringIncludes(stderr, `Cannot serve on port ${port}: wanted it free, found it in use`);
});

Deno.test("zhiji extract names what it found in a file that is no text, and a next command", async () => {
  const path = `${folder}/picture.txt`;
  await Deno.writeFile(path, new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
  const { code, stderr } = await zhiji(["extract", path]);
  assertEquals(code, 1);
  assertStringIncludes(stderr, "picture.txt: wanted ");
  assertStringIncludes(stderr, "found binary data");
  assertStringIncludes(stderr, "next");
});
