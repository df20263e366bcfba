/** How an error is told on the command line, and the exit code it gives. @module */
import { isZhijiError } from "../../pipelines/errors.ts";
import { UsageError } from "./command.ts";

/** One line, then a block of what else is known, ending with the command to try next. */
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
  } else if (error.stack) {
    lines.push(error.stack);
  }
  return lines.join("\n");
}

/** 2 for wrong usage, 1 for everything else. */
export function exitCodeOf(error: unknown): 1 | 2 {
  return error instanceof UsageError ? 2 : 1;
}
