/**
 * What changed in a document from version to version, or between any two of them, sentence by sentence.
 *
 * A removal takes no sentence away, as the text that was removed is kept. Where rights withhold a text there are no
 * sentences to show, and the lists are null.
 *
 * @module
 */
import type { Database } from "../../pipelines/load/duckdb.ts";
import type { DocumentVersionRecord } from "../../pipelines/model/mod.ts";
import { sentenceDiff } from "../../pipelines/normalise/sentence_diff.ts";
import { Problem } from "./problem.ts";

/** A sentence, and where it stands in the text of its version, in UTF-16 code units. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
}

/** One version beside the one before it. */
export interface VersionChange
  extends Pick<DocumentVersionRecord, "number" | "hash" | "seen_from" | "change"> {
  /** Sentences of the version before that this one does not have; null where a text is withheld. */
  removed: Sentence[] | null;
  /** Sentences of this version that the one before does not have; null where a text is withheld. */
  added: Sentence[] | null;
}

/** One version beside another. */
export interface VersionDiff extends Pick<VersionChange, "removed" | "added"> {
  /** Number of the version that sentences were removed from. */
  from: number;
  /** Number of the version that sentences were added to. */
  to: number;
}

type Version = Pick<DocumentVersionRecord, "number" | "hash" | "seen_from" | "change" | "text">;

function versionsOf(database: Database, id: string): Promise<Version[]> {
  return database.all<Version>(
    "SELECT number, hash, seen_from, change, text FROM document_versions WHERE document_id = $1 ORDER BY number",
    [id],
  );
}

/**
 * What a version has that another has not. Without `to` the newest is meant, without `from` the one before `to`; a document of
 * one version is compared with itself.
 * @throws {Problem} `not_found` when there is no such version
 */
export async function versionDiff(
  database: Database,
  { id, from, to }: { id: string; from: number | undefined; to: number | undefined },
): Promise<VersionDiff> {
  const versions = await versionsOf(database, id);
  const numbered = (wanted: number) => {
    const found = versions.find(({ number }) => number === wanted);
    if (found) return found;
    const known = versions.map(({ number }) => number).join(", ");
    throw new Problem(
      "not_found",
      `Cannot find version ${wanted} of document "${id}": wanted one of ${known}`,
    );
  };
  const after = numbered(to ?? versions.at(-1)?.number ?? 1);
  const before = numbered(
    from ?? versions.findLast(({ number }) => number < after.number)?.number ?? after.number,
  );
  return { from: before.number, to: after.number, ...sentences(before.text, after.text) };
}

/** The changes of a document after its first version, oldest first. */
export async function documentChanges(database: Database, id: string): Promise<VersionChange[]> {
  const versions = await versionsOf(database, id);
  return versions.slice(1).map(({ text, ...version }, at) => ({
    ...version,
    ...sentences(versions[at]?.text ?? null, text),
  }));
}

function sentences(before: string | null, after: string | null): Pick<VersionChange, "removed" | "added"> {
  if (before === null || after === null) return { removed: null, added: null };
  const changes = sentenceDiff(before, after);
  return {
    removed: changes.flatMap((one) => one.change === "removed" ? [sentence(before, one.before)] : []),
    added: changes.flatMap((one) => one.change === "added" ? [sentence(after, one.after)] : []),
  };
}

function sentence(text: string, [start, end]: readonly [number, number]): Sentence {
  return { text: text.slice(start, end), start, end };
}
