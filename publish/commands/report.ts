/**
 * How an error is told on the command line, and the exit code it gives.
 *
 * One line says what went wrong, a block what else is known, and the last of it what to do next. Where in the code it arose
 * is shown only of an error that nobody foresaw, for those who mend the code.
 *
 * @module
 */
import { isZhijiError } from "../../pipelines/errors.ts";
import { UsageError } from "./command.ts";

/** What to do about errors of the system and of libraries, by what their messages say; the first that fits. */
const advice: readonly [said: RegExp, next: string][] = [
  [/no space left on device|os error 28|disk is full/i, "free room on the disk (df -h), then run it again"],
  [/quota exceeded|os error 122/i, "raise the quota of this user or free room, then run it again"],
  [/too many open files|os error 24\b/i, "raise the limit (ulimit -n 65536), then run it again"],
  [/read-only file system|os error 30\b/i, "name a folder that can be written with --data DIR"],
  [/permission denied|os error 13\b/i, "give this user the folder, or name another with --data DIR"],
  [
    /could not set lock/i,
    "wait until the other zhiji command on this data folder has ended, then run it again",
  ],
  [/out of memory/i, "close other programs or take a machine with more memory, then run it again"],
  [/requires \S+ access/i, "start it as deno task zhiji …, which gives the permissions it needs"],
];
const unforeseen = "report these lines to whoever keeps the code: this error was not foreseen";

/** One line, then a block of what else is known, ending with what to do next. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const lines = [`${error.name}: ${error.message}`];
  if (isZhijiError(error)) {
    const { source, url, archived, next = "deno task zhiji --help" } = error.details;
    for (const [name, value] of Object.entries({ source, url, archived, next })) {
      if (value !== undefined) lines.push(`  ${name.padEnd(9)} ${value}`);
    }
  } else if (error instanceof UsageError) {
    if (!error.message.includes("next: ")) lines.push("  next      deno task zhiji --help");
  } else {
    const known = adviceOn(error);
    if (known) lines[0] = `${error.name}: ${error.message.split("\n", 1)[0]}`; // behind it libraries give advice of their own
    lines.push(`  next      ${known ?? unforeseen}`);
    if (!known && error.stack) lines.push(error.stack);
  }
  return lines.join("\n");
}

/** What an error calls for, or what caused it. */
function adviceOn(error: Error): string | null {
  const known = advice.find(([said]) => said.test(error.message))?.[1];
  if (known !== undefined) return known;
  return error.cause instanceof Error ? adviceOn(error.cause) : null;
}

/** 2 for wrong usage, 1 for everything else. */
export function exitCodeOf(error: unknown): 1 | 2 {
  return error instanceof UsageError ? 2 : 1;
}
