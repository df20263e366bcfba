/**
 * A list given by hand: looked at, and put into the archive in pieces of bounded size, from where it is loaded like any other.
 *
 * @module
 */
import type { Archive } from "../archive/capture.ts";
import type { Effects } from "../effects.ts";
import { RecordError } from "../errors.ts";
import { givenFiles } from "../given_files.ts";
import { sha256 } from "../model/id.ts";
import type { ListKind } from "../model/lists.ts";
import type { FileReader } from "../parse/files/mod.ts";
import { archivedIssues, pieceHints } from "./archived_issues.ts";
import { type Mapping, unknownHeaders } from "./mapping.ts";
import { isColumns, readContent } from "./parts.ts";
import { type ListPart, type StagedSheets, stageParts } from "./staging.ts";

/** A list on disk. */
export interface GivenList {
  /** Files, in order. */
  paths: readonly string[];
  as: ListKind;
  /** Null to guess it. */
  mapping: Mapping | null;
}

/** How a list on disk is read: its sheets with their mappings, and some rows of each. */
export interface ListPreview {
  sheets: (Pick<StagedSheets["staged"][number], "sheet" | "mapping" | "samples"> & {
    /** Headers that no field was found for. */
    unknown: string[];
  })[];
  passed: StagedSheets["passed"];
}

/** The files of a list: those named, and those in the folders named, in order of name. */
export async function listPaths(
  named: readonly string[],
  { files }: Pick<Effects, "files">,
): Promise<string[]> {
  const paths: string[] = [];
  for (const path of named) {
    const stat = await files.stat(path);
    if (stat === null) {
      const next = /^https?:/.test(path)
        ? "Addresses are collected: define a source that publishes the list (sources/README.md)"
        : "deno task zhiji ingest --help";
      throw new RecordError(`Cannot ingest ${path}: wanted a file or folder, found nothing there`, { next });
    }
    if (stat.folder) {
      const inside = (await files.list(path)).filter((name) => !name.startsWith("."));
      paths.push(...await listPaths(inside.map((name) => `${path.replace(/\/$/, "")}/${name}`), { files }));
    } else paths.push(path);
  }
  return paths;
}

/**
 * Reads the head of the list and changes nothing.
 * @throws {ParseError} when it is no such list
 */
export async function previewList(
  { paths, as, mapping }: GivenList,
  { effects: { files }, reader, folder }: { effects: Effects; reader: FileReader; folder: string },
): Promise<ListPreview> {
  const parts: ListPart[] = [];
  for (const path of paths) {
    const head = await files.readRange(path, 0, 1 << 16);
    const file = isColumns(head)
      ? { csv: path }
      : { content: await readContent(await files.read(path), { name: nameOf(path), reader }) };
    parts.push({ name: nameOf(path), file });
  }
  try {
    const name = paths.map(nameOf).join("、");
    const { staged, passed } = await stageParts(parts, { name, as, mapping, folder, files });
    return {
      sheets: staged.map(({ sheet, mapping, samples }) => ({
        sheet,
        mapping,
        samples,
        unknown: unknownHeaders(mapping),
      })),
      passed,
    };
  } finally {
    await files.remove(folder);
  }
}

/** Bytes of one piece. */
const pieceBytes = 32 << 20;

/** Archives a list. Returns the digest of the issue, and whether the archive did not hold it as the list's last one. */
export async function giveList(
  { paths, as, mapping, list, region, withdrawAll }: GivenList & {
    list: string;
    region: string | null;
    /** See {@linkcode ListOptions.withdrawAll}. */
    withdrawAll: boolean;
  },
  { archive, effects: { files, clock } }: { archive: Archive; effects: Effects },
): Promise<{ digest: string; added: boolean }> {
  const pieces: { path: string; offset: number; length: number }[] = [];
  for (const path of paths) {
    const size = (await files.stat(path))?.size ?? 0;
    for (let offset = 0; offset === 0 || offset < size; offset += pieceBytes) {
      pieces.push({ path, offset, length: Math.min(pieceBytes, size - offset) });
    }
  }
  const text = mapping === null ? null : JSON.stringify(mapping);
  const before = archivedIssues(archive.captures(), givenFiles).findLast(({ kind, key }) =>
    kind === as && key === list
  );
  const captured: string[] = [];
  for (const { path, offset, length } of pieces) {
    captured.push(`sha256:${sha256(await files.readRange(path, offset, length))}`);
  }
  const same = before?.mapping === text && before.region === region && before.withdrawAll === withdrawAll &&
    before.files.flatMap(({ digests }) => digests).join() === captured.join();
  if (same) return { digest: before.digest, added: false };
  for (const [index, { path, offset, length }] of pieces.entries()) {
    const body = await files.readRange(path, offset, length);
    const url = `urn:${captured[index]}`;
    const piece = {
      kind: as,
      list,
      mapping: text,
      region,
      withdrawAll,
      name: nameOf(path),
      at: index + 1,
      of: pieces.length,
    };
    await archive.append({
      source: givenFiles.id,
      role: "file",
      outcome: "ok",
      row: { url, title: nameOf(path), date: null, note: null },
      hints: pieceHints(piece),
      request: { url },
      response: { url, status: 200, headers: new Headers(), body, redirects: [] },
      date: clock(),
    });
  }
  await archive.sync();
  const issue = archivedIssues(archive.captures(), givenFiles).at(-1);
  return { digest: issue?.digest ?? "", added: true };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
