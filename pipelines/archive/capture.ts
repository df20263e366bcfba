/** What the archive knows of one response, and what an archive can do. @module */
import type { HttpRequest, HttpResponse } from "../effects.ts";
import type { Link, Row } from "../../sources/define.ts";

/** Why something was archived; `report` is our own account of one collection, `file` a file given by hand. */
export type Role = "robots" | "list" | "article" | "attachment" | "report" | "file";

/** What came of a request, as data. */
export const outcomes = [
  "ok",
  "unchanged",
  "empty",
  "soft_404",
  "layout_drift",
  "blocked",
  "geo_timeout",
  "tls_failed",
  "gone",
  "failed",
] as const;
export type Outcome = (typeof outcomes)[number];

/** One archived response; the order of captures is the order they were written in. */
export interface Capture {
  /** Id of the source it was fetched for. */
  source: string;
  role: Role;
  /** Address asked for. */
  url: string;
  /** Address that answered. */
  finalUrl: string;
  /** When, as ISO 8601 UTC with seconds. */
  date: string;
  status: number;
  outcome: Outcome;
  /** `Content-Type` as served, empty when none was. */
  contentType: string;
  etag: string | null;
  lastModified: string | null;
  /** `sha256:<hex>` of the decoded entity; of a 304, the digest of the payload it confirms. */
  digest: string;
  /** Bytes of the payload. */
  length: number;
  /** The list row that led here, for an attachment that of its article; null for lists. */
  row: Row | null;
  /** Address of the article that an attachment is linked from; absent for all else. */
  parent?: string;
  /** Files linked from an article, as its source's reader told them when it came; absent where nobody looked. */
  links?: Link[];
  /** The client that spoke TLS where it was not the usual one. */
  tls?: Tls;
  /** What was said of a file: given by hand `publisher`, `region`; linked from an article `name`, the link's text. */
  hints?: Record<string, string>;
  /** True when the payload stands in an earlier record (304, or the same bytes again). */
  revisit: boolean;
}

/** A client other than the runtime's own: `curl` for old hosts, with certificates verified all the same. */
export type Tls = "curl";

/** A redirect: the request as it was sent, and the answer that sent us on. */
export interface Hop {
  request: HttpRequest;
  status: number;
  headers: Headers;
  /** As much of the body as was kept; hardly any redirect has one. */
  body: Uint8Array;
}

/** An answer with what the real client knows beyond it; fakes of tests may leave that out. */
export interface Answered extends HttpResponse {
  /** The last request as it was sent, headers of the runtime included. */
  sent?: HttpRequest;
  /** The redirects before it, first to last. */
  hops?: Hop[];
  tls?: Tls;
}

/** What the collector tells the archive of one exchange. */
export interface Exchange {
  source: string;
  role: Role;
  outcome: Outcome;
  row: Row | null;
  parent?: string;
  links?: Link[];
  hints?: Record<string, string>;
  request: HttpRequest;
  response: Answered;
  /** When the request was sent. */
  date: Date;
}

/** An open archive. One writer at a time; readers see every synced record. */
export interface Archive {
  /** Stores one exchange. Durable after {@linkcode Archive.sync}. A 304 must follow a capture of the same address. */
  append(exchange: Exchange): Promise<Capture>;
  /** Latest capture of an address (request URL, plus POST body where there is one) with a payload, or null. */
  latest(url: string, body?: string): Capture | null;
  /** All captures in the order they were written. */
  captures(): Iterable<Capture>;
  /** Bytes of a payload. @throws {ArchiveCorrupt} when they do not match the digest. */
  payload(digest: string): Promise<Uint8Array>;
  sync(): Promise<void>;
  close(): Promise<void>;
  /** What opening had to mend, in words; empty when nothing. */
  readonly repairs: readonly string[];
}

/** The part of an archive that loading reads. */
export type Captured = Pick<Archive, "captures" | "payload">;

/** An archive as it stood after its first `count` captures. */
export function firstCaptures(archive: Captured, count: number): Captured {
  return {
    *captures() {
      let left = count;
      for (const capture of archive.captures()) {
        if (left-- <= 0) return;
        yield capture;
      }
    },
    payload: (digest) => archive.payload(digest),
  };
}
