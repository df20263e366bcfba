/**
 * A folder as a target: any static server can hand it out as it is, with no server of ours, since all addresses in a
 * release are relative.
 *
 * A file is copied under another name, brought to the disk and renamed, so that it is there whole or not at all.
 *
 * @module
 */
import type { Files } from "../../../pipelines/effects.ts";
import { ExpectationFailed } from "../../../pipelines/errors.ts";
import { fileDigest } from "../checksums.ts";
import { syncFolder } from "../sync.ts";
import type { Pushed, Stored, Target } from "./target.ts";

/** Opens a folder as a target; it is made when it is missing. */
export function folderTarget(root: string, files: Files): Target {
  const head = async (path: string): Promise<Stored | null> => {
    if (await files.stat(`${root}/${path}`) === null) return null;
    const { bytes, sha256 } = await fileDigest(root, { path, files });
    return { bytes, sha256, mark: sha256 };
  };
  return {
    head,
    async create(file) {
      if (await files.stat(`${root}/${file.path}`) !== null) throw taken(file.path);
      await copy(root, file, files);
    },
    async replace(file, before) {
      if ((await head(file.path))?.mark !== before?.mark) throw taken(file.path);
      await copy(root, file, files);
    },
    remove: (path) => files.remove(`${root}/${path}`),
    close() {},
  };
}

function taken(path: string): ExpectationFailed {
  return new ExpectationFailed(
    `Cannot push ${path}: wanted it as it was, found that another push changed it`,
    {
      next: "wait for the other push, then push again",
    },
  );
}

const chunk = 4 << 20;

async function copy(root: string, { path, file, bytes }: Pushed, files: Files): Promise<void> {
  const target = `${root}/${path}`, temporary = `${target}.part`;
  await files.remove(temporary);
  const out = await files.append(temporary);
  try {
    for (let at = 0; at < bytes; at += chunk) {
      await out.write(await files.readRange(file, at, Math.min(chunk, bytes - at)));
    }
    await out.sync();
  } finally {
    out.close();
  }
  await files.rename(temporary, target);
  await syncFolder(target.slice(0, target.lastIndexOf("/")));
}
