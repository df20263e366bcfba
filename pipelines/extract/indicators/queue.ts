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

/** A queue of items in order of their start, each asked for only when those before it are handed out. */
export function queue<T extends Span>(items: Iterable<T>): Queue<T> {
  const rest = items[Symbol.iterator]();
  let next = rest.next();
  return {
    take(end) {
      if (next.done || next.value.start >= end) return nothing;
      const taken: T[] = [];
      for (; !next.done && next.value.start < end; next = rest.next()) taken.push(next.value);
      return taken;
    },
    next: (end) => !next.done && next.value.start < end ? next.value : null,
    waits: (end) => !next.done && next.value.start < end,
  };
}
