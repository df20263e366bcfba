/** Files in memory, for tests that crash them. @module */
import type { Files } from "../../pipelines/effects.ts";
import type { Lock } from "../../pipelines/archive/lock.ts";

/** The bytes of a disk by path, and how many more it takes before a write fails half way. */
export interface MemoryDisk {
  files: Map<string, Uint8Array>;
  room: number;
}

/** An empty disk with endless room, or a copy of another's bytes. */
export function memoryDisk(from?: MemoryDisk): MemoryDisk {
  return { files: new Map(from?.files), room: Infinity };
}

/** The file system of a disk. */
export function memoryFiles(disk: MemoryDisk): Files {
  const { files } = disk;
  const read = (path: string) => {
    const bytes = files.get(path);
    if (!bytes) throw new Deno.errors.NotFound(path);
    return bytes;
  };
  const grow = (path: string, bytes: Uint8Array) => {
    const kept = bytes.subarray(0, Math.max(0, disk.room));
    disk.room -= kept.length;
    const before = files.get(path) ?? new Uint8Array();
    const after = new Uint8Array(before.length + kept.length);
    after.set(before);
    after.set(kept, before.length);
    files.set(path, after);
    if (kept.length < bytes.length) throw new Error("no space left on device");
  };
  return {
    read: (path) => Promise.resolve().then(() => read(path)),
    readRange: (path, offset, length) =>
      Promise.resolve().then(() => read(path).slice(offset, offset + length)),
    open: (path) =>
      Promise.resolve().then(() => {
        const bytes = read(path);
        let at = 0;
        return {
          read: (into: Uint8Array) => {
            const part = bytes.subarray(at, at + into.length);
            into.set(part);
            at += part.length;
            return Promise.resolve(part.length);
          },
          close: () => {},
        };
      }),
    write: (path, bytes) =>
      Promise.resolve().then(() => {
        if (disk.room < bytes.length) throw new Error("no space left on device");
        files.set(path, bytes.slice());
      }),
    append: (path) => {
      files.set(path, files.get(path) ?? new Uint8Array());
      return Promise.resolve({
        get size() {
          return read(path).length;
        },
        write: (bytes: Uint8Array) => Promise.resolve().then(() => grow(path, bytes)),
        sync: () => Promise.resolve(),
        close: () => {},
      });
    },
    truncate: (path, size) => Promise.resolve(void files.set(path, read(path).slice(0, size))),
    rename: (from, to) => Promise.resolve(void (files.set(to, read(from)), files.delete(from))),
    list: (path) =>
      Promise.resolve(
        [...files.keys()].filter((name) => name.startsWith(`${path}/`)).map((name) =>
          name.slice(path.length + 1)
        ).sort(),
      ),
    stat: (path) => {
      const bytes = files.get(path);
      return Promise.resolve(bytes ? { size: bytes.length, folder: false } : null);
    },
    makeFolder: () => Promise.resolve(),
    remove: (path) => Promise.resolve(void files.delete(path)),
  };
}

/** A lock that is always free. */
export const freeLock: Lock = () => Promise.resolve({ [Symbol.dispose]: () => {} });
