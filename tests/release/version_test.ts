import { assert, assertEquals, assertThrows } from "@std/assert";
import { compareVersions, isVersion, nextVersion } from "../../publish/release/version.ts";
import { releaseFolder } from "../../publish/release/read.ts";

Deno.test("nextVersion() takes the day, then numbers from 2, and never goes back", () => {
  const rows: [string, string[], string][] = [
    ["2024-09-06", [], "2024-09-06"],
    ["2024-09-06", ["2024-09-05.3"], "2024-09-06"],
    ["2024-09-06", ["2024-09-06"], "2024-09-06.2"],
    ["2024-09-06", ["2024-09-06.9", "2024-09-06.10"], "2024-09-06.11"],
    ["2024-09-05", ["2024-09-06"], "2024-09-06.2"],
  ];
  for (const [today, taken, wanted] of rows) assertEquals(nextVersion(today, taken), wanted);
});

Deno.test("compareVersions() orders numbers as numbers", () => {
  const ordered = ["2024-09-05.3", "2024-09-06", "2024-09-06.2", "2024-09-06.10"];
  assertEquals(ordered.toReversed().sort(compareVersions), ordered);
});

Deno.test("isVersion() refuses what could name another folder", () => {
  assert(isVersion("2024-09-06.12"));
  for (const text of ["", "..", "2024-09-06/..", "2024-09-06.1", "2024-09-06.02", "latest", "2024-09-06\n"]) {
    assert(!isVersion(text), text);
  }
  assertThrows(() => releaseFolder("data", "../2024-09-06"), RangeError);
});
