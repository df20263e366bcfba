/**
 * A stand-in for an S3 server on loopback, for tests: objects, conditional puts and multipart uploads in memory.
 *
 * `break` makes it answer the request with that number, counted from 0, with status 503, and all after it too until it
 * is set again; a part that was cut off so is not kept.
 *
 * @module
 */
import { createHash } from "node:crypto";

interface Stored {
  bytes: Uint8Array;
  etag: string;
  sha256: string | null;
}

/** The stand-in. */
export interface StandIn {
  endpoint: string;
  objects: Map<string, Stored>;
  /** Requests that changed something, as `METHOD key`. */
  changes: string[];
  /** Number of the first changing request to fail, or null. */
  breakAt: number | null;
  close(): Promise<void>;
}

interface Upload {
  key: string;
  sha256: string | null;
  parts: Map<number, { bytes: Uint8Array; etag: string }>;
}

const tag = (bytes: Uint8Array) => `"${createHash("md5").update(bytes).digest("hex")}"`;
const xml = (body: string) =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>${body}`, {
    headers: { "content-type": "application/xml" },
  });
const refused = (status: number, code: string) =>
  new Response(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`, { status });

/** Starts a stand-in. */
export function standIn(): StandIn {
  const objects = new Map<string, Stored>(), uploads = new Map<string, Upload>();
  const self: StandIn = { endpoint: "", objects, changes: [], breakAt: null, close: () => server.shutdown() };
  const holds = (request: Request, key: string): boolean => {
    const standing = objects.get(key);
    const match = request.headers.get("if-match"), none = request.headers.get("if-none-match");
    return (match === null || standing?.etag === match) && (none === null || standing === undefined);
  };
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
    const url = new URL(request.url), key = decodeURIComponent(url.pathname).replace(/^\/bucket\/?/, "");
    const query = url.searchParams, id = query.get("uploadId");
    const bytes = new Uint8Array(await request.arrayBuffer());
    if (request.method !== "GET" && request.method !== "HEAD") {
      if (self.breakAt !== null && self.changes.length >= self.breakAt) {
        return refused(503, "ServiceUnavailable");
      }
      self.changes.push(`${request.method} ${key}${url.searchParams.get("partNumber") ?? ""}`);
    }
    const sha256 = request.headers.get("x-amz-meta-sha256");
    if (request.method === "HEAD") return headOf(objects.get(key));
    if (request.method === "GET") return listed({ query, id, uploads });
    if (request.method === "DELETE") return new Response(null, { status: objects.delete(key) ? 204 : 204 });
    if (request.method === "POST" && query.has("uploads")) {
      const fresh = `upload-${uploads.size}-${self.changes.length}`;
      uploads.set(fresh, { key, sha256, parts: new Map() });
      return xml(
        `<InitiateMultipartUploadResult><UploadId>${fresh}</UploadId></InitiateMultipartUploadResult>`,
      );
    }
    if (!holds(request, key)) return refused(412, "PreconditionFailed");
    if (request.method === "POST" && id !== null) {
      const upload = uploads.get(id);
      if (!upload) return refused(404, "NoSuchUpload");
      const parts = [...upload.parts].sort(([a], [b]) => a - b).map(([, part]) => part.bytes);
      const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
      parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
      objects.set(key, { bytes: whole, etag: tag(whole), sha256: upload.sha256 });
      uploads.delete(id);
      return xml(`<CompleteMultipartUploadResult><ETag>${tag(whole)}</ETag></CompleteMultipartUploadResult>`);
    }
    if (id !== null) uploads.get(id)?.parts.set(Number(query.get("partNumber")), { bytes, etag: tag(bytes) });
    else objects.set(key, { bytes, etag: tag(bytes), sha256 });
    return new Response(null, { headers: { etag: tag(bytes) } });
  });
  self.endpoint = `http://127.0.0.1:${server.addr.port}`;
  return self;
}

function headOf(stored: Stored | undefined): Response {
  if (!stored) return new Response(null, { status: 404 });
  const headers = new Headers({ etag: stored.etag, "content-length": String(stored.bytes.length) });
  if (stored.sha256) headers.set("x-amz-meta-sha256", stored.sha256);
  return new Response(null, { headers });
}

function listed(
  { query, id, uploads }: { query: URLSearchParams; id: string | null; uploads: Map<string, Upload> },
) {
  if (id !== null) {
    const parts = [...uploads.get(id)?.parts ?? []].map(([number, { etag, bytes }]) =>
      `<Part><PartNumber>${number}</PartNumber><ETag>${etag}</ETag><Size>${bytes.length}</Size></Part>`
    );
    return xml(`<ListPartsResult><IsTruncated>false</IsTruncated>${parts.join("")}</ListPartsResult>`);
  }
  const prefix = query.get("prefix") ?? "";
  const open = [...uploads].filter(([, { key }]) => key.startsWith(prefix)).map(([uploadId, { key }]) =>
    `<Upload><Key>${key}</Key><UploadId>${uploadId}</UploadId></Upload>`
  );
  return xml(
    `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${
      open.join("")
    }</ListMultipartUploadsResult>`,
  );
}
