/** The files of an archived issue, as staging takes them: text in columns on disk, all else read. @module */
import type { Captured } from "../archive/capture.ts";
import type { Files } from "../effects.ts";
import { ParseError } from "../errors.ts";
import { concatenate } from "../parse/files/concatenate.ts";
import { Budget, defaultLimits } from "../parse/files/limits.ts";
import type { FileReader } from "../parse/files/mod.ts";
import { containerOf } from "../parse/files/office.ts";
import { signatureOf } from "../parse/files/signature.ts";
import { Unreadable } from "../parse/files/unreadable.ts";
import { openXlsxRows } from "../parse/files/xlsx_rows.ts";
import { openZip } from "../parse/files/zip.ts";
import { isFile } from "../parse/mod.ts";
import type { ArchivedFile } from "./archived_issues.ts";
import type { ListContent } from "./sheet_staging.ts";
import type { ListPart } from "./staging.ts";

/** Where the bytes come from and go to. */
export interface PartReading {
  archive: Pick<Captured, "payload">;
  reader: FileReader;
  /** Folder for text in columns. */
  folder: string;
  files: Files;
}

/** Reads the files in order. @throws {ArchiveCorrupt} */
export async function readParts(
  archived: readonly ArchivedFile[],
  reading: PartReading,
): Promise<ListPart[]> {
  const parts: ListPart[] = [];
  for (const [index, { name, digests }] of archived.entries()) {
    const [first = ""] = digests;
    const bytes = await reading.archive.payload(first);
    if (isColumns(bytes)) {
      const path = `${reading.folder}/${index}.csv`;
      await writePieces(path, { digests, reading });
      parts.push({ name, file: { csv: path } });
    } else {
      const all = [bytes];
      for (const digest of digests.slice(1)) all.push(await reading.archive.payload(digest));
      const whole = all.length === 1 ? bytes : concatenate(all);
      parts.push({ name, file: { content: await readContent(whole, { name, reader: reading.reader }) } });
    }
  }
  return parts;
}

/** Sheets of a file that is no text in columns: an XLSX row by row, all else through the reader. @throws {ParseError} */
export async function readContent(
  bytes: Uint8Array,
  { name, reader }: { name: string; reader: FileReader },
): Promise<ListContent> {
  const { signature } = signatureOf(bytes);
  if (signature !== "zip") return await reader.read(bytes, name);
  try {
    if (bytes.length > defaultLimits.bytes) {
      throw new Unreadable("too_large", `wanted at most ${defaultLimits.bytes} bytes: found ${bytes.length}`);
    }
    const entries = openZip(bytes, new Budget(defaultLimits, bytes.length));
    if (containerOf(entries).type !== "xlsx") return await reader.read(bytes, name);
    const sheets = openXlsxRows(entries, defaultLimits, bytes.length);
    return {
      sheets: sheets.map((sheet) => ({ ...sheet, rows: told(sheet.rows, name) })),
      parts: [],
      issues: [],
    };
  } catch (error) {
    throw asParseError(error, name);
  }
}

function* told(rows: Iterable<string[]>, name: string): Generator<string[]> {
  try {
    yield* rows;
  } catch (error) {
    throw asParseError(error, name);
  }
}

function asParseError(error: unknown, name: string): unknown {
  if (!(error instanceof Unreadable)) return error;
  return new ParseError(`Cannot read ${name}: ${error.message} (${error.kind})`, { cause: error });
}

/** Whether bytes are text and no markup: taken for a CSV, whose size nothing bounds. */
export function isColumns(bytes: Uint8Array): boolean {
  if (isFile(bytes)) return false;
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  return !/^\W{0,10}<|<(?:html|body|table)[\s>]/i.test(start);
}

async function writePieces(
  path: string,
  { digests, reading: { archive, files } }: { digests: readonly string[]; reading: PartReading },
): Promise<void> {
  const file = await files.append(path);
  try {
    for (const digest of digests) await file.write(await archive.payload(digest));
  } finally {
    file.close();
  }
}
