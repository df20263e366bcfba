/**
 * One entry of the index as few bytes: JSON without names, each text that most entries share as a number.
 *
 * Only for memory; nothing of it is stored.
 *
 * @module
 */
import type { Outcome, Role } from "./capture.ts";
import type { Capture } from "./capture.ts";
import type { Entry } from "./cdxj.ts";
import type { Row } from "../../sources/define.ts";
import { PackedList } from "./packed_list.ts";

type Extra = Pick<Capture, "parent" | "links" | "tls" | "hints"> & Pick<Entry, "hops">;

/** What is packed; an address is 0 where it is the one asked for. */
type Packed = [
  shared: [source: number, role: number, outcome: number, contentType: number, file: number],
  url: string,
  finalUrl: string | 0,
  date: string,
  status: number,
  etag: string | null,
  lastModified: string | null,
  digest: string,
  payload: number,
  row: [url: string | 0, title: string, date: string | null, note: string | null] | null,
  revisit: 0 | 1,
  body: string | null,
  place: [offset: number, length: number, start: number, end: number],
  extra: Extra | 0,
];

/** Texts that many entries share, by number. */
class Shared {
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }

  text(number: number): string {
    return this.#texts[number] ?? "";
  }
}

/** An empty list of entries. */
export function entryList(): PackedList<Entry> {
  const shared = new Shared();
  return new PackedList({
    pack: (entry) => packEntry(entry, shared),
    unpack: (bytes) => unpackEntry(bytes, shared),
  });
}

/** Text from whose UTF-8 {@linkcode unpackEntry} makes the entry again. */
function packEntry({ capture, ...entry }: Entry, shared: Shared): string {
  const { url, finalUrl, row, parent, links, tls, hints } = capture;
  const { hops } = entry;
  const extra: Extra = { parent, links, tls, hints, hops };
  const packed: Packed = [
    [capture.source, capture.role, capture.outcome, capture.contentType, entry.file]
      .map((text) => shared.number(text)) as Packed[0],
    url,
    finalUrl === url ? 0 : finalUrl,
    capture.date,
    capture.status,
    capture.etag,
    capture.lastModified,
    capture.digest,
    capture.length,
    row && [row.url === url ? 0 : row.url, row.title, row.date, row.note],
    capture.revisit ? 1 : 0,
    entry.body,
    [entry.offset, entry.length, entry.start, entry.end],
    Object.values(extra).some((value) => value !== undefined) ? extra : 0,
  ];
  return JSON.stringify(packed);
}

/** The entry in the bytes of what {@linkcode packEntry} gave. */
function unpackEntry(bytes: Uint8Array, shared: Shared): Entry {
  const [
    texts,
    url,
    finalUrl,
    date,
    status,
    etag,
    lastModified,
    digest,
    length,
    row,
    revisit,
    body,
    place,
    more,
  ] = JSON.parse(new TextDecoder().decode(bytes)) as Packed;
  const [source = "", role, outcome, contentType = "", file = ""] = texts.map((number) =>
    shared.text(number)
  );
  const { hops, ...extra }: Extra = more || {};
  const capture: Capture = {
    source,
    role: role as Role,
    url,
    finalUrl: finalUrl || url,
    date,
    status,
    outcome: outcome as Outcome,
    contentType,
    etag,
    lastModified,
    digest,
    length,
    row: row && rowOf(row, url),
    ...extra,
    revisit: revisit === 1,
  };
  const [offset, size, start, end] = place;
  return { capture, body, file, offset, length: size, ...(hops && { hops }), start, end };
}

function rowOf([address, title, date, note]: NonNullable<Packed[9]>, url: string): Row {
  return { url: address || url, title, date, note };
}
