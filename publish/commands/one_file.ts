/** The one file that `extract` and `explain` are given: found, read whatever its format, with what its giver knows of it. @module */
import type { Effects } from "../../pipelines/effects.ts";
import { RecordError } from "../../pipelines/errors.ts";
import type { Hints } from "../../pipelines/extract/facts.ts";
import {
  defaultLimits,
  defaultWalls,
  machineConvert,
  openFileReader,
} from "../../pipelines/parse/files/mod.ts";
import { parseGiven } from "../../pipelines/parse/mod.ts";
import type { Parsed } from "../../pipelines/parse/parsed.ts";
import { type Arguments, type Option, text, UsageError } from "./command.ts";

/** What the giver of a file may say where its text does not. */
export const fileOptions: Option[] = [
  { name: "publisher", value: "NAME", summary: "who published it, where the text does not say" },
  { name: "region", value: "CODE", summary: "GB/T 2260 code of the publisher's place" },
];

/** Reads the one file of the arguments. @throws {UsageError} @throws {RecordError} when it is no file */
export async function oneFile(
  command: string,
  args: Arguments,
  { files }: Pick<Effects, "files">,
): Promise<Parsed & { hints: Hints }> {
  const [path, ...more] = args.positionals;
  if (path === undefined || more.length > 0) {
    throw new UsageError(`Cannot ${command}: wanted one file, found ${args.positionals.length}`);
  }
  const stat = await files.stat(path);
  if (stat === null || stat.folder) {
    const found = stat === null ? "nothing there" : "a folder";
    throw new RecordError(`Cannot ${command} ${path}: wanted a file, found ${found}`, {
      next: `deno task zhiji ${command} --help`,
    });
  }
  const parsed = await parsedFile({ bytes: await files.read(path), name: path }, files);
  const publisher = text(args, "publisher"), region = text(args, "region");
  return { ...parsed, hints: { ...(publisher && { publisher }), ...(region && { region_code: region }) } };
}

/** A file read as extraction reads it, whatever its format. */
async function parsedFile(
  file: { bytes: Uint8Array; name: string },
  files: Effects["files"],
): Promise<Parsed> {
  const folder = await Deno.makeTempDir({ prefix: "zhiji-" });
  const convert = machineConvert({ files, folder });
  const reader = openFileReader({ ...defaultWalls, limits: defaultLimits, convert });
  try {
    return await parseGiven(file, reader);
  } finally {
    await reader.close();
    await files.remove(folder);
  }
}
