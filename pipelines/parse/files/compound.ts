/**
 * Compound files (OLE2), the container of DOC, XLS and of encrypted DOCX and XLSX: which streams stand at its
 * root, and their bytes.
 *
 * Chains of sectors are followed for at most as many steps as the file has sectors, so a loop ends as damage.
 *
 * @module
 */
import { concatenate } from "./concatenate.ts";
import { Unreadable } from "./unreadable.ts";

/** The streams at the root, by name. */
export interface Compound {
  names: string[];
  /** Bytes of a stream. @throws {Unreadable} `damaged` when it is missing or its chain is broken */
  stream(name: string): Uint8Array;
}

interface Item {
  name: string;
  /** 1 storage, 2 stream, 5 root. */
  type: number;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
}

const none = 0xffffffff;
/** Values of a sector chain from here on are marks, not places. */
const marks = 0xfffffffa;

/** Opens a compound file. @throws {Unreadable} `damaged` or `truncated` */
export function openCompound(bytes: Uint8Array): Compound {
  if (bytes.length < 1024) throw new Unreadable("truncated", "wanted a compound file: found its start only");
  const sectors = new Sectors(bytes);
  const records = recordsOf(sectors.chain(sectors.header(0x30)));
  const root = records[0];
  if (root?.type !== 5) throw new Unreadable("damaged", "wanted a compound file: found no root in it");
  const children = childrenOf(records, root.child);
  return {
    names: children.map(({ name }) => name),
    stream(name) {
      const record = children.find((child) => child.name === name && child.type === 2);
      if (record === undefined) throw new Unreadable("damaged", `wanted stream ${name}: found none`);
      const small = record.size < sectors.header(0x38);
      const whole = small ? sectors.shortChain(record.start, root.start) : sectors.chain(record.start);
      if (whole.length >= record.size) return whole.subarray(0, record.size);
      throw new Unreadable("truncated", `wanted ${record.size} bytes of ${name}: found ${whole.length}`);
    },
  };
}

/** The sectors and the tables that chain them. */
class Sectors {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #size: number;
  /** Sectors that hold the table of chains. */
  readonly #tables: number[];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const shift = this.#view.getUint16(0x1e, true);
    if (shift !== 9 && shift !== 12) {
      throw new Unreadable("damaged", `wanted sectors of 512 or 4096 bytes: found 2^${shift}`);
    }
    this.#size = 2 ** shift;
    this.#tables = this.#tableSectors();
  }

  header(offset: number): number {
    return this.#view.getUint32(offset, true);
  }

  chain(start: number): Uint8Array {
    const places = this.#follow(start, (sector) => this.#next(sector));
    return concatenate(places.map((sector) => this.#sector(sector)));
  }

  /** Streams under 4096 bytes stand in short sectors inside the root's own stream. */
  shortChain(start: number, root: number): Uint8Array {
    const container = this.chain(root);
    const table = this.chain(this.header(0x3c));
    const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
    const next = (sector: number) => sector * 4 + 4 <= table.length ? view.getUint32(sector * 4, true) : none;
    return concatenate(
      this.#follow(start, next).map((sector) => container.subarray(sector * 64, sector * 64 + 64)),
    );
  }

  #follow(start: number, next: (sector: number) => number): number[] {
    const places: number[] = [];
    const most = this.#bytes.length / 64;
    for (let sector = start; sector < marks; sector = next(sector)) {
      places.push(sector);
      if (places.length > most) {
        throw new Unreadable("damaged", "wanted a chain of sectors: found a loop");
      }
    }
    return places;
  }

  #next(sector: number): number {
    const perTable = this.#size / 4;
    const table = this.#tables[Math.floor(sector / perTable)];
    if (table === undefined) return none;
    const at = this.#offset(table) + (sector % perTable) * 4;
    return at + 4 <= this.#bytes.length ? this.#view.getUint32(at, true) : none;
  }

  #tableSectors(): number[] {
    const tables: number[] = [];
    for (let at = 0x4c; at < 0x200; at += 4) tables.push(this.header(at));
    const most = this.#bytes.length / this.#size;
    let extra = this.header(0x44);
    for (let step = 0; extra < marks && step < most; step++) {
      const at = this.#offset(extra);
      if (at + this.#size > this.#bytes.length) break;
      for (let entry = 0; entry < this.#size / 4 - 1; entry++) tables.push(this.header(at + entry * 4));
      extra = this.header(at + this.#size - 4);
    }
    return tables.filter((sector) => sector < marks);
  }

  #offset(sector: number): number {
    return (sector + 1) * this.#size;
  }

  #sector(sector: number): Uint8Array {
    return this.#bytes.subarray(this.#offset(sector), this.#offset(sector) + this.#size);
  }
}

function recordsOf(directory: Uint8Array): Item[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const records: Item[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const length = Math.min(64, view.getUint16(at + 64, true));
    records.push({
      name: new TextDecoder("utf-16le").decode(directory.subarray(at, at + Math.max(0, length - 2))),
      type: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return records;
}

/** The records of one storage: a tree, walked with every record seen once. */
function childrenOf(records: readonly Item[], first: number): Item[] {
  const seen = new Set<number>();
  const pending = [first];
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    const record = records[index];
    if (record === undefined || seen.has(index)) continue;
    seen.add(index);
    pending.push(record.left, record.right);
  }
  return [...seen].sort((a, b) => a - b).flatMap((index) => records[index] ?? []);
}
