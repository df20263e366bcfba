/**
 * Brings the index of each WARC file into step with its bytes when an archive is opened.
 *
 * The index is read; what it lacks is read from the WARC. Bytes after the last whole group are what a crash left of
 * an unfinished write: a writer moves them to `<file>.<offset>.torn` and cuts the file there, a reader leaves them. Only
 * the last file can be torn by a crash; an earlier one that does not read to its end is corrupt.
 *
 * @module
 */
import type { Effects } from "../effects.ts";
import { ArchiveCorrupt } from "../errors.ts";
import { Entries } from "./entries.ts";
import { indexName, readIndex, writeIndex } from "./index_file.ts";
import { scanGroups } from "./scan.ts";

/** What was found in the folder. */
export interface Recovered {
  entries: Entries;
  /** Names of the WARC files in order. */
  files: string[];
  repairs: string[];
}

type Context = { folder: string; writable: boolean; effects: Pick<Effects, "files"> };

/** Opens every file of a folder. @throws {ArchiveCorrupt} when a file that was finished no longer reads to its end. */
export async function recover(context: Context): Promise<Recovered> {
  const names = await context.effects.files.list(context.folder);
  const files = names.filter((name) => /^zhiji-\d{5}\.warc\.gz$/.test(name));
  const recovered: Recovered = { entries: new Entries(), files, repairs: [] };
  for (const file of files) {
    const last = file === files.at(-1);
    recovered.repairs.push(...await recoverFile(context, { file, last, entries: recovered.entries }));
  }
  return recovered;
}

/** Adds the entries of a file; gives what was mended. */
async function recoverFile(
  context: Context,
  { file, last, entries }: { file: string; last: boolean; entries: Entries },
): Promise<string[]> {
  const { folder, effects: { files } } = context;
  const size = (await files.stat(`${folder}/${file}`))?.size ?? 0;
  const first = entries.length;
  let known = 0;
  for await (const entry of readIndex(files, { folder, file })) {
    if (entry.end > size) break;
    entries.push(entry);
    known = entry.end;
  }
  if (known === size && size > 0) return [];
  const indexed = entries.length;
  const scan = await scanGroups(files, { folder, file, from: known, take: (entry) => entries.push(entry) });
  if (scan.fault && !last) {
    throw new ArchiveCorrupt(
      `Cannot open archive file ${file}: wanted whole records to its end at byte ${size}, found that ${scan.fault}`,
    );
  }
  const repairs: string[] = [];
  if (scan.fault) repairs.push(await setAside(context, { file, from: scan.end, size, fault: scan.fault }));
  if (context.writable) {
    await writeIndex(files, { path: `${folder}/${indexName(file)}`, entries: entries.from(first) });
    const again = entries.length - indexed;
    if (again > 0) repairs.push(`Read ${again} captures of ${file} again: its index did not have them`);
  }
  return repairs;
}

/** Moves a torn tail out of the way, or only says that it is there. */
async function setAside(
  { folder, writable, effects: { files } }: Context,
  { file, from, size, fault }: { file: string; from: number; size: number; fault: string },
): Promise<string> {
  const what = `${size - from} bytes of ${file} from byte ${from} on, because ${fault}`;
  if (!writable) return `Left out ${what}`;
  const aside = `${file}.${from}.torn`;
  await files.write(`${folder}/${aside}`, await files.readRange(`${folder}/${file}`, from, size - from));
  await files.truncate(`${folder}/${file}`, from);
  return `Set aside ${what}: they are in ${aside}`;
}
