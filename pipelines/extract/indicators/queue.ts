/** A list that is handed out in order while a text is read. @module */
import type { Span } from "./layout.ts";

/** Hands out a list in order, each item once. */
export interface Queue<T> {
  /** The items that start before a place. */
  take(end: number): readonly T[];
  /** The first item that starts before a place and is still to be handed out, else null. */
  next(end: number): T | null;
  /** Whether there are such. */
  waits(end: number): boolean;
}

/** Most takings are empty, and none of them needs a list of its own. */
const nothing: readonly never[] = [];

/** A queue of items in order of their start. */
export function queue<T extends Span>(items: readonly T[]): Queue<T> {
  let next = 0;
  return {
    take(end) {
      const from = next;
      while (next < items.length && (items[next]?.start ?? end) < end) next++;
      return from === next ? nothing : items.slice(from, next);
    },
    next: (end) => {
      const item = items[next];
      return item && item.start < end ? item : null;
    },
    waits: (end) => (items[next]?.start ?? Infinity) < end,
  };
}
