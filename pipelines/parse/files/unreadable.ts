/** The way out of a reader that cannot go on; {@linkcode readFile} turns it into an issue. @module */
import { ParseError } from "../../errors.ts";
import type { FileIssueKind } from "./content.ts";

/** Thrown by the readers of this folder and caught by `readFile`, which knows the file's name. */
export class Unreadable extends ParseError {
  readonly kind: FileIssueKind;
  constructor(kind: FileIssueKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}

/** Runs a library's reader; whatever it throws means that the file is damaged, unless it says more. */
export async function reading<T>(what: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    const found = error instanceof Error ? error.message.split("\n")[0] ?? "" : String(error);
    if (/password|encrypt/i.test(found)) {
      throw new Unreadable("encrypted", `wanted ${what}: found it protected by a password`, error);
    }
    throw new Unreadable("damaged", `wanted ${what}: found it damaged (${found.slice(0, 120)})`, error);
  }
}
