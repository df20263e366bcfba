/** The thread that answers searches, named after the path of its index; spoken to only by `client.ts`. @module */
import type { Question, Reply } from "./client.ts";
import { openIndex, type SearchIndex } from "./query.ts";

const thread = self as unknown as {
  readonly name: string;
  onmessage: (event: MessageEvent<Question>) => void;
  postMessage(reply: Reply): void;
};

const index = opened();

thread.onmessage = ({ data: { id, asked } }) => {
  try {
    if (index instanceof Error) throw index;
    const answer = "search" in asked ? index.search(asked.search) : index.suggest(asked.suggest, asked.limit);
    thread.postMessage({ id, json: JSON.stringify(answer) });
  } catch (error) {
    thread.postMessage({ id, problem: error instanceof Error ? error.message : String(error) });
  }
};

/** The index, or why there is none: told to whoever asks, for a thread has nobody else to tell. */
function opened(): SearchIndex | Error {
  try {
    return openIndex(thread.name);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
