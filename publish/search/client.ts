/**
 * Searching without holding up the caller: the index is read in a worker, questions and replies are messages.
 *
 * @module
 */
import { openIndex, type SearchAnswer, type SearchRequest } from "./query.ts";

/** Answers searches. */
export interface Searcher {
  /** @throws {Error} when the index cannot be read, or the searcher was closed before the answer came. */
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** Gives up what is still asked. */
  close(): void;
}

/** What the worker is asked. */
export interface Question {
  id: number;
  request: SearchRequest;
}

/** What the worker replies. */
export type Reply = { id: number; answer: SearchAnswer } | { id: number; problem: string };

/** Reads the index at `path` in a thread of its own. */
export function searchInWorker(path: string): Searcher {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: path });
  const waiting = new Map<number, PromiseWithResolvers<SearchAnswer>>();
  let asked = 0;
  let ended: Error | null = null;
  const end = (reason: string) => {
    ended ??= new Error(`Cannot search ${path}: ${reason}`);
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    const answer = waiting.get(data.id);
    waiting.delete(data.id);
    if ("answer" in data) answer?.resolve(data.answer);
    else answer?.reject(new Error(`Cannot search ${path}: ${data.problem}`));
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end(event.message);
  };
  return {
    search(request) {
      if (ended) return Promise.reject(ended);
      const answer = Promise.withResolvers<SearchAnswer>();
      waiting.set(asked, answer);
      worker.postMessage({ id: asked++, request } satisfies Question);
      return answer.promise;
    },
    close() {
      worker.terminate();
      end("it was closed");
    },
  };
}

/** Reads the index at `path` in the calling thread. */
export function searchHere(path: string): Searcher {
  const index = openIndex(path);
  return {
    search: (request) => Promise.resolve().then(() => index.search(request)),
    close: () => index.close(),
  };
}
