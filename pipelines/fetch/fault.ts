/** Why a request got no answer, as a fixed list that outcomes are told from. @module */
import type { Outcome } from "../archive/capture.ts";
import { type ErrorDetails, FetchError } from "../errors.ts";

/** What stood between us and an answer. */
export type Reason =
  | "timeout"
  | "tls"
  /** Not http(s), or an address that is not on the public internet. */
  | "refused_address"
  | "unknown_host"
  | "too_large"
  | "truncated"
  | "too_many_redirects"
  | "unreachable";

/** A {@linkcode FetchError} that says why. Thrown by `openHttp`. */
export class RequestFailed extends FetchError {
  readonly reason: Reason;
  constructor(reason: Reason, message: string, details: ErrorDetails) {
    super(message, details);
    this.name = "FetchError";
    this.reason = reason;
  }
}

const outcomesOf: Partial<Record<Reason, Outcome>> = { timeout: "geo_timeout", tls: "tls_failed" };

/** The outcome of a request that got no answer; `failed` when the error does not say why. */
export function outcomeOf(error: FetchError): Outcome {
  return error instanceof RequestFailed ? outcomesOf[error.reason] ?? "failed" : "failed";
}

/** Tells why `fetch` failed from what the runtime says; there are no codes to go by. */
export function reasonOf(error: unknown): Reason {
  if (error instanceof DOMException && error.name === "TimeoutError") return "timeout";
  if (error instanceof RequestFailed) return error.reason;
  const text = messages(error).replaceAll(/https?:\/\/[^\s)]*/gi, "").toLowerCase(); // a host may be called anything
  if (/certificate|tls|handshake|received fatal alert|received corrupt message/.test(text)) return "tls";
  if (/error reading a body|unexpected end of file|corrupt deflate|invalid gzip/.test(text)) {
    return "truncated";
  }
  if (/dns error|failed to lookup|getaddrinfo|name or service not known/.test(text)) return "unknown_host";
  return "unreachable";
}

/** The messages of an error and its causes, joined. */
export function messages(error: unknown): string {
  const lines: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) lines.push(at.message);
  return lines.join(": ") || String(error);
}
