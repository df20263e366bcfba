/**
 * What the service counts of itself, in the text format of Prometheus. Counts alone: no address and no query.
 *
 * @module
 */

const bounds = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5]; // seconds

/** One request that was answered. */
export interface Measured {
  /** First words of the path, of a closed list. */
  route: string;
  status: number;
  seconds: number;
  /** Whether the answer was at hand, computed, or waited for with another. */
  cache: "hit" | "miss" | "shared" | "none";
}

/** Numbers that are read when they are asked for. */
export interface Gauges {
  /** Version answered from, or null. */
  release: string | null;
  answers: number;
  bytes: number;
}

/** Counts requests. */
export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #caches = new Map<string, number>();
  readonly #buckets = bounds.map(() => 0);
  #seconds = 0;
  #count = 0;
  #inFlight = 0;

  /** A request came. */
  begin(): void {
    this.#inFlight++;
  }

  /** It was answered. */
  end({ route, status, seconds, cache }: Measured): void {
    this.#inFlight--;
    this.#count++;
    this.#seconds += seconds;
    add(this.#requests, `route="${route}",status="${status}"`);
    add(this.#caches, `outcome="${cache}"`);
    for (const [index, bound] of bounds.entries()) {
      if (seconds <= bound) this.#buckets[index] = (this.#buckets[index] ?? 0) + 1;
    }
  }

  /** The page for Prometheus. */
  page({ release, answers, bytes }: Gauges): string {
    return [
      ...counters("zhiji_http_requests_total", "Requests answered", this.#requests),
      ...counters("zhiji_answer_cache_total", "Where answers came from", this.#caches),
      ...described("zhiji_http_request_duration_seconds", {
        type: "histogram",
        help: "Time until an answer began",
      }),
      ...bounds.map((bound, index) =>
        `zhiji_http_request_duration_seconds_bucket{le="${bound}"} ${this.#buckets[index]}`
      ),
      `zhiji_http_request_duration_seconds_bucket{le="+Inf"} ${this.#count}`,
      `zhiji_http_request_duration_seconds_sum ${this.#seconds.toFixed(6)}`,
      `zhiji_http_request_duration_seconds_count ${this.#count}`,
      ...gauge("zhiji_http_requests_in_flight", { help: "Requests being answered", value: this.#inFlight }),
      ...gauge("zhiji_answer_cache_answers", { help: "Answers kept", value: answers }),
      ...gauge("zhiji_answer_cache_bytes", { help: "Bytes of the answers kept", value: bytes }),
      ...described("zhiji_release_info", { type: "gauge", help: "Release answered from by default" }),
      ...(release === null ? [] : [`zhiji_release_info{version="${release}"} 1`]),
      "",
    ].join("\n");
  }
}

function add(counts: Map<string, number>, labels: string): void {
  counts.set(labels, (counts.get(labels) ?? 0) + 1);
}

function described(name: string, { type, help }: { type: string; help: string }): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function counters(name: string, help: string, counts: ReadonlyMap<string, number>): string[] {
  return [
    ...described(name, { type: "counter", help }),
    ...[...counts].map(([labels, count]) => `${name}{${labels}} ${count}`),
  ];
}

function gauge(name: string, { help, value }: { help: string; value: number }): string[] {
  return [...described(name, { type: "gauge", help }), `${name} ${value}`];
}
