/**
 * Searching without holding up the caller: the index is read in workers, questions and replies are messages.
 *
 * Workers are started when they are needed: the first with the first question, one more when all are busy, up to a
 * limit. Each has the file open for itself. What is asked while a worker is at work waits and goes to it together: to
 * wake another thread costs more than most searches do. Hits come as the bytes of their JSON, so whoever only hands them
 * on neither reads nor writes them again.
 *
 * @module
 */
import type { SearchAnswer, SearchRequest } from "./query.ts";
import type { Suggestion } from "./suggest.ts";

/** What a search found, its hits written. */
export interface WrittenAnswer extends Omit<SearchAnswer, "hits"> {
  /** A JSON array of {@linkcode Hit} in UTF-8. */
  hits: Uint8Array<ArrayBuffer>;
}

/** Answers searches. */
export interface Searcher {
  /** @throws {Error} when the index cannot be read, or the searcher was closed before the answer came. */
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** The same with the hits written. @throws {Error} as `search` does. */
  written(request: SearchRequest): Promise<WrittenAnswer>;
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

/** What a worker replies: JSON, which passes between threads quicker than a structured clone; a search without its hits. */
export type Reply =
  | { id: number; json: string; hits: Uint8Array<ArrayBuffer> | null }
  | { id: number; problem: string };

/** Most questions of one message; the first of them waits for the last. */
const together = 8;

/** One thread and what it still has to answer. */
interface Thread {
  worker: Worker;
  waiting: Map<number, PromiseWithResolvers<Answered>>;
  /** Questions among these that it was not sent yet. */
  unsent: Question[];
}

type Answered = Exclude<Reply, { problem: string }>;

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
  const ask = (question: Asked): Promise<Answered> => {
    if (ended) return Promise.reject(ended);
    const thread = idlest(), answer = Promise.withResolvers<Answered>();
    thread.waiting.set(asked, answer);
    thread.unsent.push({ id: asked++, asked: question });
    if (thread.waiting.size === 1) send(thread);
    return answer.promise;
  };
  const written = async (request: SearchRequest): Promise<WrittenAnswer> => {
    const { json, hits } = await ask({ search: request });
    return { ...JSON.parse(json), hits };
  };
  return {
    written,
    async search(request) {
      const { hits, ...found } = await written(request);
      return { ...found, hits: JSON.parse(new TextDecoder().decode(hits)) };
    },
    suggest: async (typed, limit) => JSON.parse((await ask({ suggest: typed, limit })).json),
    close() {
      for (const { worker } of threads) worker.terminate();
      end("it was closed");
    },
  };
}

function startThread(path: string, end: (reason: string) => void): Thread {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: path });
  const thread: Thread = { worker, waiting: new Map(), unsent: [] };
  worker.onmessage = ({ data }: MessageEvent<Reply[]>) => {
    for (const reply of data) {
      const answer = thread.waiting.get(reply.id);
      thread.waiting.delete(reply.id);
      if ("json" in reply) answer?.resolve(reply);
      else answer?.reject(new Error(`Cannot search ${path}: ${reply.problem}`));
    }
    if (thread.unsent.length > 0) send(thread);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end(event.message);
  };
  return thread;
}

/** Sends the next questions; called when the thread has none. */
function send({ worker, unsent }: Thread): void {
  worker.postMessage(unsent.splice(0, together) satisfies Question[]);
}
