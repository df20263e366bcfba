/**
 * How much one client may ask in a minute, told in the header fields of draft-ietf-httpapi-ratelimit-headers.
 *
 *     RateLimit-Policy: "default";q=600;w=60
 *     RateLimit: "default";r=599;t=60
 *
 * A client is an address of the network. Behind a proxy all share one, so `X-Forwarded-For` is read, but only as many
 * entries from its end as there are proxies of ours: the rest is what the client says of itself.
 *
 * @module
 */
import type { Context } from "hono";
import { Problem } from "./problem.ts";

const window = 60_000; // milliseconds
const mostClients = 100_000;

/** What a client has left. */
export interface Allowance {
  headers: Record<string, string>;
  /** The refusal, when nothing is left. */
  refused: Problem | null;
}

/** Counts requests by client. */
export class RateLimit {
  readonly #perMinute: number;
  #counts = new Map<string, number>();
  #since = 0;

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** Counts one request at a time in milliseconds. */
  take(client: string, now: number): Allowance {
    if (now - this.#since >= window || now < this.#since || this.#counts.size >= mostClients) {
      this.#counts = new Map();
      this.#since = now;
    }
    const count = (this.#counts.get(client) ?? 0) + 1;
    this.#counts.set(client, count);
    const seconds = Math.ceil((this.#since + window - now) / 1000);
    const headers = {
      "ratelimit-policy": `"default";q=${this.#perMinute};w=${window / 1000}`,
      "ratelimit": `"default";r=${Math.max(0, this.#perMinute - count)};t=${seconds}`,
    };
    if (count <= this.#perMinute) return { headers, refused: null };
    const detail = `Cannot answer now: wanted at most ${this.#perMinute} requests a minute, found more`;
    return {
      headers,
      refused: new Problem("too_many_requests", detail, { headers: { "retry-after": String(seconds) } }),
    };
  }
}

/** Address of the client; `proxies` is how many of ours stand before us. */
export function clientOf(c: Context, proxies: number): string {
  const forwarded = proxies > 0 ? c.req.header("x-forwarded-for")?.split(",") ?? [] : [];
  const named = forwarded.at(-proxies)?.trim();
  const { remoteAddr } = (c.env ?? {}) as { remoteAddr?: { hostname?: string } };
  return (proxies > 0 && named) || (remoteAddr?.hostname ?? "unknown");
}
