/** The release a person names on the command line: by its version, as `latest`, or by its folder. @module */
import type { Files } from "../../pipelines/effects.ts";
import { latestRelease, releaseFolder } from "../release/read.ts";
import { isVersion } from "../release/version.ts";
import { UsageError } from "./command.ts";

/**
 * Folder of the release; of a version it is not asked whether it exists.
 * @throws {UsageError} when the name is none of the three, or nothing was released yet
 * @throws {ArchiveCorrupt} when the list of releases cannot be read
 */
export async function namedRelease(
  name: string,
  { data, files }: { data: string; files: Pick<Files, "read" | "stat"> },
): Promise<string> {
  if (await files.stat(`${name}/manifest.json`) !== null) return name.replace(/\/+$/, "");
  const version = name === "latest" ? (await latestRelease(data, files))?.version : name;
  if (version === undefined) {
    throw new UsageError(
      `Cannot name the latest release: wanted one in ${data}, found none; deno task zhiji release`,
    );
  }
  if (!isVersion(version)) {
    throw new UsageError(
      `Cannot name a release: wanted a version such as 2024-09-06.2, latest, or a folder with manifest.json, found “${name}”`,
    );
  }
  return releaseFolder(data, version);
}
