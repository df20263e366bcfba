/** What a command is: its name, its options, its need of the network, and one function. @module */
import type { Effects } from "../../pipelines/effects.ts";
import { isContact } from "../../pipelines/fetch/agent.ts";

/** An option of a command, as `--name` or `--name VALUE`. */
export interface Option {
  name: string;
  /** Name of the value in the help, or null for a switch. */
  value: string | null;
  summary: string;
}

/** The arguments after parsing; switches are true or absent. */
export interface Arguments {
  positionals: string[];
  options: Record<string, string | true | undefined>;
}

/** What a command may use. */
export interface Context {
  effects: Effects;
  /** Folder that the code stands in. */
  root: string;
  /** Ends long-running commands. */
  signal: AbortSignal;
  /** Prints a line of results at once, for commands that go on after it. */
  print(line: string): void;
}

/** What a command gives back: one of the two is printed on stdout. */
export interface Result {
  /** For `--json`. */
  json: unknown;
  /** For people. */
  text: string;
  /** 1 when the work was done but found something wrong. @default {0} */
  exitCode?: 0 | 1;
}

/** One command. */
export interface Command {
  name: string;
  summary: string;
  /** What follows the name, such as `<file>…`. */
  usage: string;
  options: Option[];
  /** True when it may use the network; all others give the permission up before they start. */
  network: boolean;
  run(args: Arguments, context: Context): Promise<Result>;
}

/** The arguments are not of the command's form; ends with exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** The option every command that works in a data folder has. */
export const dataOption: Option = { name: "data", value: "DIR", summary: "data folder (default: data)" };

/** The option of every command that asks sites: nobody is collected from anonymously. */
export const contactOption: Option = {
  name: "contact",
  value: "WHO",
  summary: "address or mailbox that stands in the User-Agent (default: ZHIJI_CONTACT)",
};

/** Whom a site's keeper can reach. @throws {UsageError} when nobody is named, or by something that is no contact */
export function contact(args: Arguments): string {
  const who = text(args, "contact") ?? Deno.env.get("ZHIJI_CONTACT");
  if (who && isContact(who)) return who;
  throw new UsageError(
    `Cannot ask sites anonymously: wanted an address or mailbox as --contact or ZHIJI_CONTACT, found ${
      who ?? "none"
    }`,
  );
}

/** The data folder asked for. */
export function dataFolder(args: Arguments): string {
  return text(args, "data") ?? "data";
}

/** Value of an option that takes one, or undefined. */
export function text({ options }: Arguments, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

/** A port from an option. @throws {UsageError} when it is no port number */
export function port(args: Arguments, fallback: number): number {
  const value = text(args, "port");
  if (value === undefined) return fallback;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > 65535) {
    throw new UsageError(`Cannot use --port ${value}: wanted a number from 0 to 65535`);
  }
  return number;
}
