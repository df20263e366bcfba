/**
 * The WARC file being written, and its index.
 *
 * Groups are gathered and written some at a time; what is gathered is lost in a crash, as all that is not synced may
 * be. The records reach the disk before the index does: an index never speaks of records that are not there.
 *
 * @module
 */
import type { AppendFile, Files } from "../effects.ts";
import type { Entry } from "./cdxj.ts";
import { indexLines, indexName, sortIndex } from "./index_file.ts";
import { join } from "./record.ts";

/** Bytes gathered before they are written. */
const enough = 2 ** 18;

/** An open WARC file at its end. */
export class Tail {
  readonly name: string;
  readonly #folder: string;
  readonly #files: Files;
  readonly #warc: AppendFile;
  readonly #index: AppendFile;
  /** Bytes that are not written yet stand at its start; one buffer serves for all, as each write is waited for. */
  readonly #buffer = new Uint8Array(enough);
  #gathered = 0;
  /** Index lines that are not written yet. */
  #pending: Uint8Array[] = [];
  /** True once something was added, so that the index must be sorted at the end. */
  #grown = false;

  private constructor(
    name: string,
    place: { folder: string; files: Files; warc: AppendFile; index: AppendFile },
  ) {
    this.name = name;
    this.#folder = place.folder;
    this.#files = place.files;
    this.#warc = place.warc;
    this.#index = place.index;
  }

  /** Opens a file for writing at its end; a missing one is made. */
  static async open(name: string, { folder, files }: { folder: string; files: Files }): Promise<Tail> {
    const warc = await files.append(`${folder}/${name}`);
    const index = await files.append(`${folder}/${indexName(name)}`);
    return new Tail(name, { folder, files, warc, index });
  }

  /** Bytes of the WARC file, those not written yet included. */
  get size(): number {
    return this.#warc.size + this.#gathered;
  }

  /** Bytes that can be read from the file already. */
  get written(): number {
    return this.#warc.size;
  }

  /** Adds bytes at the end. */
  async write(bytes: Uint8Array): Promise<void> {
    if (this.#gathered + bytes.length > enough) await this.flush();
    if (bytes.length > enough) return await this.#warc.write(bytes);
    this.#buffer.set(bytes, this.#gathered);
    this.#gathered += bytes.length;
  }

  /** Notes a capture whose records were added. */
  note(entry: Entry): void {
    this.#pending.push(indexLines([entry]));
    this.#grown = true;
  }

  /** Writes what was gathered, so that it can be read. */
  async flush(): Promise<void> {
    if (this.#gathered === 0) return;
    await this.#warc.write(this.#buffer.subarray(0, this.#gathered));
    this.#gathered = 0;
  }

  /** Brings everything onto the disk: records first, then their index lines. */
  async sync(): Promise<void> {
    await this.flush();
    if (this.#pending.length === 0) return;
    await this.#warc.sync();
    await this.#index.write(join(this.#pending));
    await this.#index.sync();
    this.#pending = [];
  }

  /** Ends the file: everything on the disk, the index sorted. */
  async finish(): Promise<void> {
    await this.sync();
    this.close();
    if (!this.#grown) return;
    const path = `${this.#folder}/${indexName(this.name)}`;
    await sortIndex(this.#files, { from: path, to: path });
  }

  /** Lets go of the files. */
  close(): void {
    this.#warc.close();
    this.#index.close();
  }
}
