/** The thread that answers searches, named after the path of its index; spoken to only by `client.ts`. @module */
import type { Question, Reply } from "./client.ts";
import { openIndex, type SearchIndex } from "./query.ts";
import { HitWriter } from "./written_hits.ts";

const thread = self as unknown as {
  readonly name: string;
  onmessage: (event: MessageEvent<Question[]>) => void;
  postMessage(replies: Reply[]): void;
};

const index = opened();
const writer = new HitWriter();

thread.onmessage = ({ data }) => thread.postMessage(data.map(reply));

function reply({ id, asked }: Question): Reply {
  try {
    if (index instanceof Error) throw index;
    if ("suggest" in asked) {
      return { id, json: JSON.stringify(index.suggest(asked.suggest, asked.limit)), hits: null };
    }
    const { hits, ...found } = index.search(asked.search);
    return { id, json: JSON.stringify(found), hits: writer.write(hits) };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** The index, or why there is none: told to whoever asks, for a thread has nobody else to tell. */
function opened(): SearchIndex | Error {
  try {
    return openIndex(thread.name);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
