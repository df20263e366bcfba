import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { ExpectationFailed } from "../../pipelines/errors.ts";
import { UsageError } from "../../publish/commands/command.ts";
import { describeError, exitCodeOf } from "../../publish/commands/report.ts";

/** What an error is told as, line by line. */
function told(error: unknown): string[] {
  return describeError(error).split("\n");
}

const foreseen: [what: string, error: Error, next: string][] = [
  ["a full disk", new Error("No space left on device (os error 28): writefile 'data/a'"), "free room"],
  ["a full disk under a database", new Error("database or disk is full"), "free room"],
  [
    "a folder of somebody else",
    new Deno.errors.PermissionDenied("Permission denied (os error 13)"),
    "--data DIR",
  ],
  [
    "a database in use",
    new Error(
      'IO Error: Could not set lock on file "data/zhiji.duckdb": Conflicting lock is held\n\nSee also …',
    ),
    "wait until the other",
  ],
  [
    "a permission not given",
    new Deno.errors.NotCapable('Requires write access to "data", run again with the --allow-write flag'),
    "start it as deno task",
  ],
];

for (const [what, error, next] of foreseen) {
  Deno.test(`describeError() tells ${what} in one line, and what to do next in another`, () => {
    const [line = "", advice = "", ...more] = told(error);
    assertEquals(line, `${error.name}: ${error.message.split("\n")[0]}`);
    assert(advice.startsWith("  next "), advice);
    assertStringIncludes(advice, next);
    assertEquals(more, []);
  });
}

Deno.test("describeError() looks for advice in what caused an error", () => {
  const cause = new Error("No space left on device (os error 28)");
  assertStringIncludes(describeError(new Error("Cannot write a.csv", { cause })), "free room");
});

Deno.test("describeError() shows where an error arose only when nobody foresaw it", () => {
  const error = new TypeError("x is not a function");
  assertEquals(told(error).slice(0, 2), [
    "TypeError: x is not a function",
    "  next      report these lines to whoever keeps the code: this error was not foreseen",
  ]);
  assertStringIncludes(describeError(error), "report_test.ts");
});

Deno.test("describeError() gives what our own errors know, and the command to try next", () => {
  const details = { url: "http://a.sample.example/", next: "deno task zhiji run" };
  assertEquals(told(new ExpectationFailed("Cannot publish: wanted rows, found none", details)), [
    "ExpectationFailed: Cannot publish: wanted rows, found none",
    "  url       http://a.sample.example/",
    "  next      deno task zhiji run",
  ]);
  assertEquals(told(new UsageError("Cannot use --port x")).at(-1), "  next      deno task zhiji --help");
});

Deno.test("exitCodeOf() is 2 for wrong usage and 1 for everything else", () => {
  assertEquals([new UsageError("x"), new Error("x"), "x"].map(exitCodeOf), [2, 1, 1]);
});
