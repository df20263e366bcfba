/**
 * Trying again: which failures a second try may mend, and how long to wait first.
 *
 * Busy answers (429, 500, 502, 503, 504), time-outs and broken connections are tried again; refusals, challenges (412,
 * 521), TLS faults and missing pages are answers, and are not. The wait doubles with each try and is drawn at random
 * below that, so that many collectors do not come back together; it is never shorter than the pause that the host is
 * given between requests. A `Retry-After` is obeyed when it is bearable.
 *
 * @module
 */
import { type Reason, RequestFailed } from "./fault.ts";

/** How to try again. Times in milliseconds. */
export interface RetryOptions {
  /** Tries in all. */
  tries: number;
  /** Upper bound of the wait before the second try. */
  backoff: number;
  /** Shortest wait before each further try. */
  pause: number;
  /** Longest `Retry-After` that is waited for; beyond it the answer stands. */
  patience: number;
  /** Uniform in [0, 1). */
  random: () => number;
  sleep: (milliseconds: number) => Promise<void>;
}

const busy = new Set([429, 500, 502, 503, 504]);
const passing = new Set<Reason>(["timeout", "truncated", "unreachable", "unknown_host"]);

/** Sends until an answer stands or the tries are used up; the last answer or error is the result. */
export async function withRetries<Answer extends { status: number; headers: Headers }>(
  send: () => Promise<Answer>,
  options: RetryOptions,
): Promise<Answer> {
  for (let attempt = 1;; attempt++) {
    const result = await send().catch((error: unknown) => {
      const again = error instanceof RequestFailed && passing.has(error.reason) && attempt < options.tries;
      if (again) return null;
      throw error;
    });
    if (result && (!busy.has(result.status) || attempt >= options.tries)) return result;
    const asked = result && retryAfter(result.headers);
    if (result && asked !== null && asked > options.patience) return result;
    const drawn = options.random() * options.backoff * 2 ** (attempt - 1);
    await options.sleep(Math.max(asked ?? 0, options.pause, drawn));
  }
}

/**
 * Milliseconds that `Retry-After` asks for, or null when it asks nothing we understand. A date is measured from the
 * server's own `Date`, so that neither clock has to be right.
 */
export function retryAfter(headers: Headers): number | null {
  const value = headers.get("retry-after")?.trim();
  if (!value) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const wait = Date.parse(value) - Date.parse(headers.get("date") ?? "");
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}
