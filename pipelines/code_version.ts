/**
 * The version of the code: one hash over every file that can change what is extracted.
 *
 * It stands in the manifest of a release and in the working database, so records of two code versions are never mixed.
 *
 * @module
 */
import type { Files } from "./effects.ts";
import { sha256 } from "./model/id.ts";

const decides = /\.(ts|tsx|tsv|json)$/;

/** Twelve hexadecimal digits over path and content of all code in `sources/` and `pipelines/`, and the lock file. */
export async function codeVersion(root: string, files: Files): Promise<string> {
  const lines: string[] = [];
  for (const folder of ["sources", "pipelines"]) await collect(`${root}/${folder}`, { root, files, lines });
  if (await files.stat(`${root}/deno.lock`)) lines.push(await line(`${root}/deno.lock`, { root, files }));
  return sha256(lines.join("\n")).slice(0, 12);
}

interface Walk {
  root: string;
  files: Files;
}

async function collect(folder: string, { root, files, lines }: Walk & { lines: string[] }): Promise<void> {
  for (const name of await files.list(folder)) {
    const path = `${folder}/${name}`;
    const stat = await files.stat(path);
    if (stat?.folder) await collect(path, { root, files, lines });
    else if (decides.test(name)) lines.push(await line(path, { root, files }));
  }
}

async function line(path: string, { root, files }: Walk): Promise<string> {
  return `${path.slice(root.length)} ${sha256(await files.read(path))}`;
}
