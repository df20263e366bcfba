/**
 * The archive: every answer we got, kept as WARC 1.1 in the order it came, each payload once.
 *
 * Only fetch appends and only parse reads; nothing after this point touches the network, so everything published can
 * be made again from this folder. Opening puts right what a crash left and says so in `repairs`; synced captures
 * survive a crash at any byte. Bytes that do not match their digest throw {@linkcode ArchiveCorrupt}.
 *
 *     zhiji-00001.warc.gz            records, one gzip member each, numbered in the order of writing
 *     zhiji-00001.cdxj               index of that file; made again when missing or behind
 *     zhiji-00001.warc.gz.<n>.torn   what a crash left of an unfinished write at byte n
 *     writer.lock                    held by the one writer
 *
 * @module
 */
import type { Effects } from "../effects.ts";
import { ArchiveCorrupt } from "../errors.ts";
import type { Archive, Capture, Exchange } from "./capture.ts";
import type { Entry } from "./cdxj.ts";
import type { Entries, Found } from "./entries.ts";
import { packGroup, packInfo, type Placed } from "./group.ts";
import { fileLock, type Lock } from "./lock.ts";
import { unpack } from "./member.ts";
import { digestOf, payloadOf, readRecord } from "./record.ts";
import { recover, type Recovered } from "./recover.ts";
import { Tail } from "./tail.ts";
import { type BytesAt, openWindow } from "./window.ts";

/** Size in bytes at which a new WARC file is begun: the gigabyte that the WARC standard recommends. */
export const rotateBytes = 1_000_000_000;

/** Bytes read at a time. */
const windowSize = 2 ** 18;

/** How an archive is opened. */
export interface ArchiveOptions {
  effects: Pick<Effects, "files">;
  /** Takes the lock, mends what a crash left, and allows `append`. */
  writable: boolean;
  /** Bytes at which a new file is begun. @default {rotateBytes} */
  rotateAt?: number;
  /** How the one writer is ensured. @default {fileLock} */
  lock?: Lock;
}

/**
 * Opens the archive in a folder; a missing folder is an empty archive.
 *
 * @throws {ArchiveCorrupt} when another process is writing, or a finished file no longer reads to its end.
 */
export async function openArchive(folder: string, options: ArchiveOptions): Promise<Archive> {
  const { effects, writable, rotateAt = rotateBytes, lock = fileLock } = options;
  const held = writable ? await lock(`${folder}/writer.lock`) : null;
  if (writable && !held) {
    throw new ArchiveCorrupt(`Cannot open archive ${folder} for writing: another process is writing to it`);
  }
  try {
    const recovered = await recover({ folder, writable, effects });
    return new WarcArchive(recovered, { folder, effects, held, rotateAt });
  } catch (error) {
    held?.[Symbol.dispose]();
    throw error;
  }
}

interface Place {
  folder: string;
  effects: Pick<Effects, "files">;
  /** The lock; null when the archive is read only. */
  held: Disposable | null;
  rotateAt: number;
}

class WarcArchive implements Archive {
  readonly repairs: readonly string[];
  readonly #place: Place;
  readonly #entries: Entries;
  readonly #files: string[];
  /** Payloads are mostly read in the order they were written in. */
  readonly #bytesAt: BytesAt;
  #tail: Tail | null = null;
  /** The work under way; writes happen one after the other. */
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;
  /** Why nothing more can be written until the archive is opened again. */
  #broken: unknown = null;

  constructor({ entries, files, repairs }: Recovered, place: Place) {
    this.#place = place;
    this.#entries = entries;
    this.#files = files;
    this.#bytesAt = openWindow(place.effects.files, windowSize);
    this.repairs = repairs;
  }

  append(exchange: Exchange): Promise<Capture> {
    return this.#write(async () => {
      const body = exchange.request.body ?? null;
      const { capture, original } = this.#captureOf(exchange);
      const placed = { capture, order: this.#entries.length };
      const group = packGroup(exchange, { placed, original });
      const tail = await this.#tailFor(capture, group.size);
      const start = this.#endOf(tail.name);
      const at = tail.size;
      for (const member of group.members) await tail.write(member);
      const entry: Entry = {
        capture,
        body,
        file: tail.name,
        offset: at + group.answer.offset,
        length: group.answer.length,
        ...(group.hops.length > 0 &&
          { hops: group.hops.map((hop) => ({ ...hop, offset: at + hop.offset })) }),
        start,
        end: tail.size,
      };
      tail.note(entry);
      this.#entries.push(entry);
      return capture;
    });
  }

  latest(url: string, body?: string): Capture | null {
    return this.#entries.latest(url, body ?? null)?.capture ?? null;
  }

  *captures(): Iterable<Capture> {
    for (const { capture } of this.#entries) yield capture;
  }

  async payload(digest: string): Promise<Uint8Array> {
    const found = this.#entries.holder(digest);
    if (!found) {
      throw new ArchiveCorrupt(`Cannot read payload: wanted ${digest}, found no record that holds it`, {
        archived: digest,
      });
    }
    const { file, offset, length, capture } = found.entry;
    const details = { source: capture.source, url: capture.url, archived: digest };
    const where = `byte ${offset} of ${file}`;
    try {
      if (file === this.#tail?.name && offset + length > this.#tail.written) {
        await this.#write(async () => await this.#tail?.flush());
      }
      const bytes = await this.#bytesAt(`${this.#place.folder}/${file}`, { offset, length });
      const payload = payloadOf(readRecord(unpack(bytes)));
      const read = digestOf(payload);
      if (read === digest) return payload;
      throw new Error(`found ${read}`);
    } catch (cause) {
      throw new ArchiveCorrupt(`Cannot read payload at ${where}: wanted ${digest}, ${messageOf(cause)}`, {
        ...details,
        cause,
      });
    }
  }

  sync(): Promise<void> {
    return this.#write(async () => await this.#tail?.sync());
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    try {
      if (this.#broken === null && this.#place.held) await this.#write(() => this.#finish());
      else await this.#queue;
    } finally {
      this.#closed = true;
      this.#tail?.close();
      this.#tail = null;
      this.#place.held?.[Symbol.dispose]();
    }
  }

  /** Runs one write after those before it. After a failure the file may end in a part of a record: no more writes. */
  #write<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(async () => {
      if (!this.#place.held || this.#closed) {
        throw new TypeError("Cannot write to the archive: it is not open for writing");
      }
      if (this.#broken !== null) {
        throw new ArchiveCorrupt("Cannot write to the archive: an earlier write failed, open it again", {
          cause: this.#broken,
        });
      }
      return await work();
    });
    this.#queue = result.catch((error) => {
      if (!(error instanceof TypeError)) this.#broken ??= error;
    });
    return result;
  }

  #captureOf({ source, role, outcome, row, parent, links, hints, request, response, date }: Exchange): {
    capture: Capture;
    original: Placed | null;
  } {
    const header = (name: string) => response.headers.get(name);
    const confirms = response.status === 304;
    const capture: Capture = {
      source,
      role,
      url: request.url,
      finalUrl: response.url,
      date: `${date.toISOString().slice(0, 19)}Z`,
      status: response.status,
      outcome,
      contentType: header("content-type") ?? "",
      etag: header("etag"),
      lastModified: header("last-modified"),
      digest: confirms ? "" : digestOf(response.body),
      length: response.body.length,
      row,
      ...(parent !== undefined && { parent }),
      ...(links && { links }),
      ...(response.tls && { tls: response.tls }),
      ...(hints && { hints }),
      revisit: false,
    };
    if (confirms) return this.#confirmed(capture, request.body ?? null);
    const original = capture.length > 0 ? placed(this.#entries.holder(capture.digest)) : null;
    return { capture: { ...capture, revisit: original !== null }, original };
  }

  /** A 304 says that what we have still holds, so its capture repeats what the one before says of the payload. */
  #confirmed(capture: Capture, body: string | null): { capture: Capture; original: Placed } {
    const before = this.#entries.latest(capture.url, body)?.capture;
    const original = before && placed(this.#entries.holder(before.digest));
    if (!before || !original) {
      throw new TypeError(`Cannot archive 304 of ${capture.url}: wanted an earlier capture, found none`);
    }
    const confirmed = {
      ...capture,
      contentType: capture.contentType || before.contentType,
      etag: capture.etag ?? before.etag,
      lastModified: capture.lastModified ?? before.lastModified,
      digest: before.digest,
      length: before.length,
      revisit: true,
    };
    return { capture: confirmed, original };
  }

  /** Where the next group of a file starts; 0 for a new file, whose first group includes the warcinfo record. */
  #endOf(file: string): number {
    const last = this.#entries.at(this.#entries.length - 1);
    return last?.file === file ? last.end : 0;
  }

  async #tailFor(capture: Capture, bytes: number): Promise<Tail> {
    const { folder, effects: { files }, rotateAt } = this.#place;
    this.#tail ??= await Tail.open(this.#files.at(-1) ?? this.#nextName(), { folder, files });
    if (this.#tail.size > 0 && this.#tail.size + bytes > rotateAt) {
      await this.#finish();
      this.#tail = await Tail.open(this.#nextName(), { folder, files });
    }
    const tail = this.#tail;
    if (tail.size === 0) await tail.write(packInfo(tail.name, capture.date));
    return tail;
  }

  #nextName(): string {
    const number = Number(this.#files.at(-1)?.slice("zhiji-".length, -".warc.gz".length) ?? 0) + 1;
    const name = `zhiji-${String(number).padStart(5, "0")}.warc.gz`;
    this.#files.push(name);
    return name;
  }

  async #finish(): Promise<void> {
    const tail = this.#tail;
    await tail?.sync();
    this.#tail = null;
    await tail?.finish();
  }
}

function placed(found: Found | null): Placed | null {
  return found && { capture: found.entry.capture, order: found.order };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
