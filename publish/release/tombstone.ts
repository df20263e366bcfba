/** What is left of a release whose tables were removed by the rule of retention, and how it says so. @module */
import { historyName } from "./history.ts";

/** Name of the file that says when and why. */
export const tombstoneName = "tombstone.json";

// the list of captures and the descriptor go too: a later release's list begins with the same lines, and Parquet describes itself
const kept =
  /^(?:manifest\.json(?:\.sig)?|public_key\.pem|tombstone\.json|SHA256SUMS(?:\.db)?|CHANGES\.md|CITATION\.cff|citation\.(?:bib|txt)|changes\/.*)$/;

/** Whether pruning removes a file; the paths of tables that came as a whole stay, see {@linkcode prune}. */
export function isPruned(path: string): boolean {
  return !kept.test(path);
}

/** Path of the pack that a file of changes went into, from the folder of the release; null for other files. */
export function packOf(path: string, version: string): string | null {
  const table = /^changes\/([a-z][a-z0-9_]*)\.parquet$/.exec(path)?.[1];
  return table === undefined ? null : `../${historyName}/${version.slice(0, 7)}/${table}.parquet`;
}
