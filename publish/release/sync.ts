/** Brings folders to the disk: a name that is not synced may be gone after a power cut though its file is there. @module */
import type { Files } from "../../pipelines/effects.ts";

/** Syncs one folder's list of names. Where a system does not sync folders (Windows) the rename itself has to do. */
export async function syncFolder(path: string): Promise<void> {
  try {
    using folder = await Deno.open(path, { read: true });
    await folder.sync();
  } catch (error) {
    if (Deno.build.os !== "windows") throw error;
  }
}

/** Syncs a folder and all below it, the innermost first. */
export async function syncFolders(path: string, files: Pick<Files, "list" | "stat">): Promise<void> {
  for (const name of await files.list(path)) {
    if ((await files.stat(`${path}/${name}`))?.folder) await syncFolders(`${path}/${name}`, files);
  }
  await syncFolder(path);
}
