/**
 * The gate: format, lint, type check, all tests. Stops at the first that fails, with its exit code.
 *
 * The last line is `N passed, N failed` (and skipped ones), which every runner reads.
 *
 * @module
 */
const frozen = Deno.env.get("CI") ? ["--frozen"] : [];

const permissions = [
  "--allow-read",
  "--allow-write",
  "--allow-env",
  "--allow-ffi",
  "--allow-sys",
  "--allow-run",
  "--allow-net=127.0.0.1,localhost,*.sample.example",
];

const stages: string[][] = [
  ["fmt", "--check"],
  ["lint"],
  ["check", ...frozen, "."],
  ["test", "--no-check", "--parallel", "--reporter=dot", ...frozen, ...permissions],
];

function print(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

/** Runs one stage; its output goes on as it comes and the end of it is kept for the counts. */
async function stage(args: string[]): Promise<string> {
  const title = `deno ${args[0]}`;
  print(`\n== ${title}`);
  const child = new Deno.Command(Deno.execPath(), {
    args,
    stdout: "piped",
    stderr: "inherit",
    env: { NO_COLOR: "1" },
  }).spawn();
  let tail = "";
  const decoder = new TextDecoder();
  for await (const bytes of child.stdout) {
    Deno.stdout.writeSync(bytes);
    tail = (tail + decoder.decode(bytes, { stream: true })).slice(-4000);
  }
  const { code } = await child.status;
  if (code !== 0) {
    print(`\n${title} failed with exit code ${code}`);
    Deno.exit(code);
  }
  return tail;
}

let counts: RegExpMatchArray | null = null;
for (const args of stages) {
  counts = (await stage(args)).match(/(\d+) passed(?: \([^)]*\))? \| (\d+) failed(?: \| (\d+) ignored)?/);
}
if (counts === null) {
  print("The test runner told no counts: wanted “N passed | N failed”, found none");
  Deno.exit(1);
}
const [, passed, failed, skipped] = counts;
print(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
