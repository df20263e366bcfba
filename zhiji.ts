/**
 * Zhiji 质基: the command line. Finds the command, gives up the permissions it does not need, runs it, prints its result.
 *
 * Results go to stdout, everything else to stderr. Exit code 0 done, 1 work failed, 2 wrong usage.
 *
 * @module
 */
import { type Effects, localFiles } from "./pipelines/effects.ts";
import { FetchError } from "./pipelines/errors.ts";
import { commandHelp, help, parseCommand } from "./publish/commands/arguments.ts";
import { cite } from "./publish/commands/cite.ts";
import { demo } from "./publish/commands/demo.ts";
import { diff } from "./publish/commands/diff.ts";
import { explain } from "./publish/commands/explain.ts";
import { extract } from "./publish/commands/extract.ts";
import { ingest } from "./publish/commands/ingest.ts";
import { match } from "./publish/commands/match.ts";
import { rebuild } from "./publish/commands/rebuild.ts";
import { release } from "./publish/commands/release.ts";
import { describeError, exitCodeOf } from "./publish/commands/report.ts";
import { run } from "./publish/commands/run.ts";
import { schedule } from "./publish/commands/schedule.ts";
import { serve } from "./publish/commands/serve.ts";
import { sources } from "./publish/commands/sources.ts";
import { verify } from "./publish/commands/verify.ts";

const commands = [
  demo,
  run,
  sources,
  ingest,
  extract,
  explain,
  match,
  rebuild,
  release,
  verify,
  diff,
  cite,
  serve,
  schedule,
];

const print = (line: string) => Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
const warn = (line: string) => Deno.stderr.writeSync(new TextEncoder().encode(`${line}\n`));

const effects: Effects = {
  http: ({ url }) =>
    Promise.reject(new FetchError(`Cannot fetch ${url}: this command has no network`, { url })),
  clock: () => new Date(),
  files: localFiles(),
  log: { info: warn, warn },
};

/** Runs one command line and gives the exit code. */
async function main(args: string[]): Promise<number> {
  const { command, parsed, asksHelp, json } = parseCommand(commands, args);
  if (command === null || asksHelp) {
    print(command === null ? help(commands) : commandHelp(command));
    return 0;
  }
  if (!command.network) {
    await Deno.permissions.revoke({ name: "net" });
    // What converts old files stays allowed: a rebuild must read what a run read.
    await Deno.permissions.revoke({ name: "run", command: "curl" });
  }
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) Deno.addSignalListener(signal, () => stop.abort());
  const result = await command.run(parsed, {
    effects,
    root: import.meta.dirname ?? ".",
    signal: stop.signal,
    print,
  });
  print(json ? JSON.stringify(result.json) : result.text);
  return result.exitCode ?? 0;
}

if (import.meta.main) {
  try {
    Deno.exit(await main(Deno.args));
  } catch (error) {
    warn(describeError(error));
    Deno.exit(exitCodeOf(error));
  }
}
