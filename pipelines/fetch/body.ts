/** The body of an answer, read no further than a cap. @module */
import { RequestFailed } from "./fault.ts";

/** Bytes that are read at a time. */
const piece = 2 ** 16;

/** Buffers that bodies are read through, one for each body under way; they are used again and again. */
export type Spare = ArrayBuffer[];

/**
 * Reads a body whole. The cap counts decoded bytes as they stream, so a small answer that unpacks to a huge one stops
 * there as well.
 *
 * @throws {RequestFailed} `too_large`, or `truncated` when fewer bytes came than `Content-Length` announced
 */
export async function readBody(
  response: Response,
  { url, maxBytes, spare }: { url: string; maxBytes: number; spare: Spare },
): Promise<Uint8Array> {
  const announced = announcedLength(response);
  if (announced !== null && announced > maxBytes) {
    await response.body?.cancel();
    throw tooLarge(url, maxBytes);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(response, spare)) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(url, maxBytes); // leaving the loop cancels the stream
    chunks.push(chunk);
  }
  if (announced !== null && announced > size) {
    throw new RequestFailed("truncated", `Cannot fetch ${url}: wanted ${announced} bytes, found ${size}`, {
      url,
    });
  }
  return join(chunks, size);
}

/**
 * The chunks of a body, each no larger than its bytes. The runtime's own iterator hands out every chunk in a buffer of
 * 64 KiB of its own, which stays in memory until the next collection of garbage.
 */
async function* chunksOf({ body }: Response, spare: Spare): AsyncGenerator<Uint8Array> {
  const reader = body && byteReader(body);
  if (!reader) return yield* body ?? [];
  let buffer = spare.pop() ?? new ArrayBuffer(piece);
  let unread = true;
  try {
    for (;;) {
      unread = false; // after an end or a failure nothing is left to cancel
      const { done, value } = await reader.read(new Uint8Array(buffer));
      if (value) buffer = value.buffer;
      if (done) return;
      unread = true;
      yield value.slice();
    }
  } finally {
    if (unread) await reader.cancel();
    if (buffer.byteLength === piece) spare.push(buffer); // a failed read does not give it back
  }
}

/** Null for streams that hand out chunks of their own, as those made from bytes do. */
function byteReader(body: ReadableStream<Uint8Array>): ReadableStreamBYOBReader | null {
  try {
    return body.getReader({ mode: "byob" });
  } catch (error) {
    if (error instanceof TypeError && !body.locked) return null;
    throw error;
  }
}

/** The first bytes of a body that nobody needs whole, such as a redirect's; the rest is not read. */
export async function readStart(response: Response, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk.subarray(0, most - size));
    size = Math.min(most, size + chunk.length);
    if (size === most) break;
  }
  return join(chunks, size);
}

/** `Content-Length` of the entity; null where it counts compressed bytes or no body belongs to the answer. */
function announcedLength({ status, headers }: Response): number | null {
  const length = headers.get("content-length");
  if (length === null || headers.has("content-encoding") || status === 304 || status === 204) return null;
  return /^\d+$/.test(length) ? Number(length) : null;
}

function tooLarge(url: string, maxBytes: number): RequestFailed {
  return new RequestFailed("too_large", `Cannot fetch ${url}: wanted at most ${maxBytes} bytes, found more`, {
    url,
  });
}

function join(chunks: Uint8Array[], size: number): Uint8Array {
  const only = chunks[0];
  if (chunks.length === 1 && only) return only;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
