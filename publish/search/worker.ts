/** The thread that answers searches, named after the path of its index; spoken to only by `client.ts`. @module */
import type { Question, Reply } from "./client.ts";
import { openIndex, type SearchIndex } from "./query.ts";
import { HitWriter } from "./written_hits.ts";

const thread = self as unknown as {
  readonly name: string;
  onmessage: (event: MessageEvent<Question>) => void;
  postMessage(reply: Reply): void;
};

const index = opened();
const writer = new HitWriter();

thread.onmessage = ({ data: { id, asked } }) => {
  try {
    if (index instanceof Error) throw index;
    if ("search" in asked) {
      const { hits, ...found } = index.search(asked.search);
      thread.postMessage({ id, json: JSON.stringify(found), hits: writer.write(hits) });
    } else {
      thread.postMessage({ id, json: JSON.stringify(index.suggest(asked.suggest, asked.limit)), hits: null });
    }
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
