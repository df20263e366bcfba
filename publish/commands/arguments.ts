/** Reads a command line and writes help texts, both from the commands' own declarations. @module */
import { parseArgs } from "@std/cli";
import { type Arguments, type Command, type Option, UsageError } from "./command.ts";

/** A command line, read. */
export interface CommandLine {
  /** Null when only help was asked for. */
  command: Command | null;
  parsed: Arguments;
  asksHelp: boolean;
  json: boolean;
}

const common: Option[] = [
  { name: "json", value: null, summary: "print the result as JSON" },
  { name: "help", value: null, summary: "print this help" },
];

/** Reads a command line. @throws {UsageError} for an unknown command or option, or an option without its value */
export function parseCommand(commands: readonly Command[], args: readonly string[]): CommandLine {
  const [name, ...rest] = args;
  const nothing = { positionals: [], options: {} };
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    return { command: null, parsed: nothing, asksHelp: true, json: false };
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    const known = commands.map((candidate) => candidate.name).join(", ");
    throw new UsageError(`Cannot run ${name}: wanted one of ${known}`);
  }
  const parsed = parseOptions(command, rest);
  const { help, json } = parsed.options;
  return { command, parsed, asksHelp: help === true, json: json === true };
}

function parseOptions(command: Command, args: readonly string[]): Arguments {
  const declared = [...command.options, ...common];
  const next = `next: deno task zhiji ${command.name} --help`;
  const raw = parseArgs(args, {
    boolean: declared.filter((option) => option.value === null).map((option) => option.name),
    string: ["_", ...declared.filter((option) => option.value !== null).map((option) => option.name)],
    alias: { h: "help" },
    unknown: (argument, key) => {
      if (key !== undefined) {
        throw new UsageError(`Cannot use ${argument}: ${command.name} has no such option; ${next}`);
      }
    },
  });
  const options: Arguments["options"] = {};
  for (const { name, value } of declared) {
    const given = raw[name];
    if (Array.isArray(given)) throw new UsageError(`Cannot use --${name} twice: wanted it once; ${next}`);
    if (value === null) {
      if (given === true) options[name] = true;
    } else if (given === "") {
      throw new UsageError(`Cannot use --${name}: wanted ${value} after it, found nothing; ${next}`);
    } else if (typeof given === "string") options[name] = given;
  }
  return { positionals: raw._.map(String), options };
}

/** Help of the whole command line. */
export function help(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    "质基 Zhiji: open data on China's regional quality infrastructure",
    "",
    "usage: deno task zhiji <command> [options]",
    "",
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    "",
    "deno task zhiji <command> --help tells the options of a command",
  ].join("\n");
}

/** Help of one command. */
export function commandHelp(command: Command): string {
  const options = [...command.options, ...common].map((option) => ({
    form: `--${option.name}${option.value === null ? "" : ` ${option.value}`}`,
    summary: option.summary,
  }));
  const width = Math.max(...options.map((option) => option.form.length));
  return [
    command.summary,
    "",
    `usage: ${["deno task zhiji", command.name, command.usage, "[options]"].filter(Boolean).join(" ")}`,
    "",
    ...options.map((option) => `  ${option.form.padEnd(width)}  ${option.summary}`),
  ].join("\n");
}
