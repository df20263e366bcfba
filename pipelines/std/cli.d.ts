// Types of the part of @std/cli that Zhiji uses.
export interface ParseOptions {
  boolean?: readonly string[];
  string?: readonly string[];
  alias?: Record<string, string>;
  default?: Record<string, unknown>;
  collect?: readonly string[];
  stopEarly?: boolean;
  /** Called for each argument that is not declared; returning false drops it. */
  unknown?: (argument: string, key?: string, value?: unknown) => unknown;
}
export interface Arguments {
  _: (string | number)[];
  [name: string]: unknown;
}
export function parseArgs(args: readonly string[], options?: ParseOptions): Arguments;
