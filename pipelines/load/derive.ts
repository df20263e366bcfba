/**
 * Derived rows: what follows from all documents together, worked out again after each load.
 *
 * Each rule stands in a file of its own and replaces its own rows only. Everything is a function of the tables, so
 * steps and one large load end alike.
 *
 * @module
 */
import { findConflicts } from "./conflicts.ts";
import { findSequenceGaps } from "./sequence_gaps.ts";
import type { Reading } from "./settle.ts";
import type { Store } from "./store.ts";

/** Brings all derived rows up to date. Runs in the caller's transaction. */
export async function derive(store: Store, reading: Reading): Promise<void> {
  await findConflicts(store, reading);
  await findSequenceGaps(store);
}
