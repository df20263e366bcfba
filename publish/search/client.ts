/**
 * Searching without holding up the caller: the index is read in workers, questions and replies are messages.
 *
 * Workers are started when they are needed: the first with the first question, one more when all are busy, up to a
 * limit. Each has the file open for itself.
 *
 * @module
 */
import type { SearchAnswer, SearchRequest } from "./query.ts";
import type { Suggestion } from "./suggest.ts";

/** Answers searches. */
export interface Searcher {
  /** @throws {Error} when the index cannot be read, or the searcher was closed before the answer came. */
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** What may be being typed, best first, at most `limit`. @throws {Error} as `search` does. */
  suggest(typed: string, limit: number): Promise<Suggestion[]>;
  /** Gives up what is still asked. */
  close(): void;
}

/** What a worker can be asked. */
export type Asked = { search: SearchRequest } | { suggest: string; limit: number };
/** What a worker is asked. */
export interface Question {
  id: number;
  asked: Asked;
}

/** What a worker replies: JSON as text, which passes between threads quicker than a structured clone. */
export type Reply = { id: number; json: string } | { id: number; problem: string };

/** One thread and what it still has to answer. */
interface Thread {
  worker: Worker;
  waiting: Map<number, PromiseWithResolvers<unknown>>;
}

/** Reads the index at `path` in up to `most` threads of its own. */
export function searchInWorkers(path: string, most: number): Searcher {
  const threads: Thread[] = [];
  let asked = 0;
  let ended: Error | null = null;
  const end = (reason: string) => {
    ended ??= new Error(`Cannot search ${path}: ${reason}`);
    for (const { waiting } of threads) {
      for (const { reject } of waiting.values()) reject(ended);
      waiting.clear();
    }
  };
  const idlest = () => {
    const least = threads.toSorted((a, b) => a.waiting.size - b.waiting.size)[0];
    if (least && (least.waiting.size === 0 || threads.length >= most)) return least;
    const thread = startThread(path, end);
    threads.push(thread);
    return thread;
  };
  const ask = <Answer>(question: Asked): Promise<Answer> => {
    if (ended) return Promise.reject(ended);
    const { worker, waiting } = idlest();
    const answer = Promise.withResolvers<unknown>();
    waiting.set(asked, answer);
    worker.postMessage({ id: asked++, asked: question } satisfies Question);
    return answer.promise as Promise<Answer>;
  };
  return {
    search: (request) => ask({ search: request }),
    suggest: (typed, limit) => ask({ suggest: typed, limit }),
    close() {
      for (const { worker } of threads) worker.terminate();
      end("it was closed");
    },
  };
}

function startThread(path: string, end: (reason: string) => void): Thread {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: path });
  const waiting: Thread["waiting"] = new Map();
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    const answer = waiting.get(data.id);
    waiting.delete(data.id);
    if ("json" in data) answer?.resolve(JSON.parse(data.json));
    else answer?.reject(new Error(`Cannot search ${path}: ${data.problem}`));
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end(event.message);
  };
  return { worker, waiting };
}
