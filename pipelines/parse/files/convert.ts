/**
 * What no reader here reads — Word older than 97 — goes through a program of the machine, if one is installed and may be
 * run: LibreOffice (to DOCX, tables kept), else antiword or catdoc (text only).
 *
 * The text then depends on the machine, so what is converted names the program and its version. The plain ones write
 * question marks or accented letters where they do not know Chinese, and end well all the same: such text is refused.
 * Running programs is an effect: it comes as a {@linkcode Run}, and temporary files go through {@linkcode Files}.
 *
 * @module
 */
import type { Files } from "../../effects.ts";
import { concatenate } from "./concatenate.ts";
import { lostCharacters } from "./lost_characters.ts";

/** What a conversion starts from. */
export type Convertible = "doc";

/** What came out of a conversion, and by whom: `LibreOffice 7.4.7.2`, `antiword 0.37`. */
export interface Converted {
  type: "docx" | "txt";
  bytes: Uint8Array;
  program: string;
}

/** Converts a file, or tells that no program is installed with null. @throws when each program fails, saying how */
export type Convert = (
  file: { bytes: Uint8Array; type: Convertible },
  options: { signal: AbortSignal },
) => Promise<Converted | null>;

/**
 * Runs a program with bytes on its input; gives what it wrote, and what it said beside that, or null when it is not
 * installed or may not be run.
 */
export type Run = (
  command: { program: string; args: string[]; input: Uint8Array },
  options: { signal: AbortSignal },
) => Promise<{ code: number; output: Uint8Array; said: Uint8Array } | null>;

/** Packages of Debian that bring a program for it, best first. */
export const packages: Readonly<Record<Convertible, string>> = {
  doc: "libreoffice-writer-nogui, antiword or catdoc",
};

/** A program: what it is run with to convert, and to tell its version. */
interface Program {
  name: string;
  type: Converted["type"];
  args(paths: Paths): string[];
  /** Where it leaves its result; null where that is its output. */
  result: ((paths: Paths) => string) | null;
  version: { args: string[]; pattern: RegExp };
}

interface Paths {
  input: string;
  out: string;
  profile: string;
}

const programs: readonly Program[] = [
  {
    name: "soffice",
    type: "docx",
    // A profile of its own: a second LibreOffice with the user's would refuse to start.
    args: ({ input, out, profile }) => [
      "--headless",
      "--norestore",
      `-env:UserInstallation=${new URL(`file://${profile}`).href}`,
      "--convert-to",
      "docx",
      "--outdir",
      out,
      input,
    ],
    result: ({ out }) => `${out}/input.docx`,
    version: { args: ["--version"], pattern: /LibreOffice ([\d.]+)/ },
  },
  {
    name: "antiword",
    type: "txt",
    args: ({ input }) => ["-m", "UTF-8.txt", "-w", "0", input],
    result: null,
    version: { args: ["-h"], pattern: /Version: ([\d.]+)/ },
  },
  {
    name: "catdoc",
    type: "txt",
    args: ({ input }) => ["-d", "utf-8", "-w", input],
    result: null,
    version: { args: ["-V"], pattern: /Version ([\d.]+)/ },
  },
];

/** Names of the programs, which is what a permission to run them has to name. */
export const converters: readonly string[] = programs.map(({ name }) => name);

/** Where programs are run, and with what. */
export interface Machine {
  run: Run;
  files: Files;
  /** Where temporary files may stand, an absolute path; removed after each file. */
  folder: string;
}

/** Most bytes that a program may write. */
const mostWritten = 256 * 2 ** 20;

/** The {@linkcode Convert} of this machine; `folder` may be relative to where we stand. */
export function machineConvert({ files, folder }: Omit<Machine, "run">): Convert {
  const absolute = folder.startsWith("/") ? folder : `${Deno.cwd()}/${folder}`;
  return installedPrograms({ run: localPrograms({ most: mostWritten }), files, folder: absolute });
}

/** Makes a {@linkcode Convert} of what is installed. */
export function installedPrograms(machine: Machine): Convert {
  const { files, folder } = machine;
  return async ({ bytes, type }, { signal }) => {
    const paths = { input: `${folder}/input.${type}`, out: `${folder}/out`, profile: `${folder}/profile` };
    const failures: string[] = [];
    try {
      await files.write(paths.input, bytes);
      for (const program of programs) {
        const result = await through(program, { ...machine, paths, signal });
        if (result !== null && "bytes" in result) return result;
        if (result !== null) failures.push(`${program.name} ${result.failure}`);
      }
    } finally {
      await files.remove(folder);
    }
    if (failures.length > 0) throw new Error(failures.join(", "));
    return null;
  };
}

/** What a program makes of the file; null when it cannot be run. */
async function through(
  program: Program,
  { run, files, paths, signal }: Machine & { paths: Paths; signal: AbortSignal },
): Promise<Converted | { failure: string } | null> {
  const { name, type, version } = program;
  const input = new Uint8Array();
  const result = await run({ program: name, args: program.args(paths), input }, { signal });
  if (result === null) return null;
  if (result.code !== 0) return { failure: `ended with exit code ${result.code}` };
  const path = program.result?.(paths);
  if (path !== undefined && await files.stat(path) === null) return { failure: "wrote nothing" };
  const bytes = path === undefined ? result.output : await files.read(path);
  const lost = type === "txt" ? lostCharacters(new TextDecoder().decode(bytes)) : null;
  if (lost !== null) return { failure: lost };
  const told = await run({ program: name, args: version.args, input }, { signal });
  const words = [told?.output, told?.said].map((bytes) => new TextDecoder().decode(bytes)).join("\n");
  const number = version.pattern.exec(words)?.[1] ?? "of unknown version";
  return { type, bytes, program: `${name === "soffice" ? "LibreOffice" : name} ${number}` };
}

/**
 * The real {@linkcode Run}: output beyond `most` bytes ends the program. It sees next to nothing of the environment. A
 * program that Deno may not run counts as not installed, and nobody is asked to allow it.
 */
export function localPrograms({ most }: { most: number }): Run {
  return async ({ program, args, input }, { signal }) => {
    const { state } = await Deno.permissions.query({ name: "run", command: program });
    const child = state === "granted" ? spawn(program, { args, signal }) : null;
    if (child === null) return null;
    const writing = write(child, input);
    const [output, said] = await Promise.all([
      readAll(child.stdout, { child, most }),
      readAll(child.stderr, { child, most }),
    ]);
    await writing;
    return { code: (await child.status).code, output, said };
  };
}

function spawn(program: string, { args, signal }: { args: string[]; signal: AbortSignal }) {
  try {
    const env = { PATH: Deno.env.get("PATH") ?? "", LANG: "C.UTF-8" };
    const options = { args, signal, env, clearEnv: true };
    return new Deno.Command(program, { ...options, stdin: "piped", stdout: "piped", stderr: "piped" })
      .spawn();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/** A program that has seen enough closes its input early; that is its right. */
async function write(child: Deno.ChildProcess, input: Uint8Array): Promise<void> {
  const writer = child.stdin.getWriter();
  try {
    await writer.write(input);
    await writer.close();
  } catch (error) {
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
  }
}

async function readAll(
  stream: ReadableStream<Uint8Array>,
  { child, most }: { child: Deno.ChildProcess; most: number },
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > most) {
      child.kill("SIGKILL");
      throw new Error(`wanted at most ${most} bytes: found more`);
    }
    chunks.push(chunk);
  }
  return concatenate(chunks);
}
