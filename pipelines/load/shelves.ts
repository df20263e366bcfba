/**
 * Captures sorted for loading: by source, and the captures of each page together.
 *
 * Several columns of one site list the same address; the page then belongs to the source that captured it first, with
 * all its captures, so that its rows do not depend on which source was loaded last.
 *
 * @module
 */
import type { Capture } from "../archive/capture.ts";
import { documentId } from "./records.ts";

/** All captures of one address, oldest first; sources collected side by side may tell them in another order. */
export interface Page {
  id: string;
  /** Source that captured it first. */
  source: string;
  captures: [first: Capture, ...later: Capture[]];
}

/** What a source is loaded from. */
export interface Shelf {
  source: string;
  /**
   * Captures in the order of the archive: all that were made for the source, and those of its pages that other sources
   * made. The page is null for lists and accounts, and for pages that belong to another source.
   */
  captures: { capture: Capture; page: Page | null }[];
  /** Instants of the first and the last capture made for the source, pages of other sources included. */
  first: string;
  last: string;
}

/** The captures of an archive, sorted. */
export interface Shelves {
  /** By source, in order of id. */
  shelves: Map<string, Shelf>;
  /** By id. */
  pages: Map<string, Page>;
}

/** True for captures that hold a document, not a list or an account of a run. */
export function holdsDocument(capture: Capture): boolean {
  return capture.role === "article" || capture.role === "attachment" || capture.role === "file";
}

/** Sorts captures. Those of more captures only add to the ends of those of fewer. */
export function shelve(captures: Iterable<Capture>): Shelves {
  const shelves = new Map<string, Shelf>();
  const byAddress = new Map<string, Page>();
  for (const capture of captures) {
    const { source, date } = capture;
    const own = shelfOf(shelves, { source, date });
    if (date > own.last) own.last = date;
    const page = holdsDocument(capture) ? pageOf(byAddress, capture) : null;
    const owner = page ? shelves.get(page.source) : own;
    if (owner !== own) own.captures.push({ capture, page: null });
    owner?.captures.push({ capture, page });
  }
  for (const page of byAddress.values()) page.captures.sort(byInstant);
  const sorted = [...shelves.values()].sort((a, b) => a.source < b.source ? -1 : 1);
  return {
    shelves: new Map(sorted.map((shelf) => [shelf.source, shelf])),
    pages: new Map([...byAddress.values()].map((page) => [page.id, page])),
  };
}

function byInstant(one: Capture, other: Capture): number {
  return one.date < other.date ? -1 : one.date > other.date ? 1 : 0;
}

function shelfOf(shelves: Map<string, Shelf>, { source, date }: { source: string; date: string }): Shelf {
  const known = shelves.get(source);
  if (known) return known;
  const shelf: Shelf = { source, captures: [], first: date, last: date };
  shelves.set(source, shelf);
  return shelf;
}

function pageOf(pages: Map<string, Page>, capture: Capture): Page {
  const address = capture.url.replace(/^https?:/, "");
  const known = pages.get(address);
  if (known) {
    known.captures.push(capture);
    return known;
  }
  const page: Page = { id: documentId(capture.url), source: capture.source, captures: [capture] };
  pages.set(address, page);
  return page;
}
