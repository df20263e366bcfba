/**
 * What no reader here reads — RTF, and Word older than 97 — goes through a program of the machine, if one is
 * installed: LibreOffice (to DOCX, tables kept), else antiword or catdoc (text only).
 *
 * Running programs is an effect: it comes as a {@linkcode Run}, and temporary files go through {@linkcode Files}.
 *
 * @module
 */
import type { Files } from "../../effects.ts";

/** What a conversion starts from. */
export type Convertible = "doc" | "rtf";

/** What came out of a conversion. */
export type Converted = { type: "docx"; bytes: Uint8Array } | { type: "txt"; bytes: Uint8Array };

/** Converts a file, or tells that no program is installed with null. @throws when the program fails */
export type Convert = (
  file: { bytes: Uint8Array; type: Convertible },
  options: { signal: AbortSignal },
) => Promise<Converted | null>;

/** Runs a program with bytes on its input; gives what it wrote, or null when it is not installed. */
export type Run = (
  command: { program: string; args: string[]; input: Uint8Array },
  options: { signal: AbortSignal },
) => Promise<{ code: number; output: Uint8Array } | null>;

/** Packages of Debian that bring a program for it. */
export const packages: Readonly<Record<Convertible, string>> = {
  doc: "antiword or libreoffice-writer-nogui",
  rtf: "libreoffice-writer-nogui or catdoc",
};

/** Makes a {@linkcode Convert} of what is installed; `folder` is where temporary files may stand. */
export function installedPrograms(
  { run, files, folder }: { run: Run; files: Files; folder: string },
): Convert {
  return async ({ bytes, type }, { signal }) => {
    const document = await throughLibreOffice({ bytes, type }, { run, files, folder, signal });
    if (document !== null) return document;
    const plain = [
      ...type === "doc" ? [{ program: "antiword", args: ["-m", "UTF-8.txt", "-w", "0", "-"] }] : [],
      { program: "catdoc", args: ["-d", "utf-8", "-w"] },
    ];
    for (const command of plain) {
      const result = await run({ ...command, input: bytes }, { signal });
      if (result === null) continue;
      if (result.code === 0) return { type: "txt", bytes: result.output };
      throw new Error(`${command.program} ended with exit code ${result.code}`);
    }
    return null;
  };
}

async function throughLibreOffice(
  { bytes, type }: { bytes: Uint8Array; type: Convertible },
  { run, files, folder, signal }: { run: Run; files: Files; folder: string; signal: AbortSignal },
): Promise<Converted | null> {
  try {
    await files.write(`${folder}/input.${type}`, bytes);
    const result = await run({
      program: "soffice",
      // A profile of its own: a second LibreOffice with the user's would refuse to start.
      args: [
        "--headless",
        "--norestore",
        `-env:UserInstallation=file://${folder}/profile`,
        "--convert-to",
        "docx",
        "--outdir",
        `${folder}/out`,
        `${folder}/input.${type}`,
      ],
      input: new Uint8Array(),
    }, { signal });
    if (result === null) return null;
    if (result.code !== 0) throw new Error(`soffice ended with exit code ${result.code}`);
    return { type: "docx", bytes: await files.read(`${folder}/out/input.docx`) };
  } finally {
    await files.remove(folder);
  }
}

/** The real {@linkcode Run}: output beyond `most` bytes ends the program. */
export function localPrograms({ most }: { most: number }): Run {
  return async ({ program, args, input }, { signal }) => {
    const child = spawn(program, { args, signal });
    if (child === null) return null;
    const writing = write(child, input);
    const output = await readAll(child, most);
    await writing;
    return { code: (await child.status).code, output };
  };
}

function spawn(program: string, { args, signal }: { args: string[]; signal: AbortSignal }) {
  try {
    return new Deno.Command(program, { args, signal, stdin: "piped", stdout: "piped", stderr: "null" })
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

async function readAll(child: Deno.ChildProcess, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of child.stdout) {
    size += chunk.length;
    if (size > most) {
      child.kill("SIGKILL");
      throw new Error(`wanted at most ${most} bytes: found more`);
    }
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}
