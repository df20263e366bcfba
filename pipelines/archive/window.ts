/**
 * Reading a growing file piece by piece through a window, so that neighbouring records do not cost a read each.
 *
 * @module
 */
import type { Files } from "../effects.ts";

/** Bytes from an offset on; fewer at the end of the file. */
export type BytesAt = (path: string, span: { offset: number; length: number }) => Promise<Uint8Array>;

/** Opens a window of at least `size` bytes. It moves where a read needs it; memory holds one. */
export function openWindow(files: Files, size: number): BytesAt {
  let held = { path: "", start: 0, bytes: new Uint8Array() as Uint8Array };
  return async (path, { offset, length }) => {
    const { start, bytes } = held;
    if (path !== held.path || offset < start || offset + length > start + bytes.length) {
      held = { path, start: offset, bytes: await files.readRange(path, offset, Math.max(length, size)) };
    }
    return held.bytes.subarray(offset - held.start, offset - held.start + length);
  };
}
