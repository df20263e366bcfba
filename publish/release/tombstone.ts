/** What is left of a release whose tables were removed by the rule of retention, and how it says so. @module */

/** Name of the file that says when and why. */
export const tombstoneName = "tombstone.json";

const kept =
  /^(?:manifest\.json(?:\.sig)?|public_key\.pem|tombstone\.json|SHA256SUMS(?:\.db)?|inputs\.txt|CHANGES\.md|CITATION\.cff|citation\.(?:bib|txt)|datapackage\.json|changes\/.*)$/;

/** Whether pruning removes a file; the paths of tables that came as a whole stay, see {@linkcode prune}. */
export function isPruned(path: string): boolean {
  return !kept.test(path);
}
