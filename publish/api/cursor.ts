/**
 * Cursors: where a page of a list ended, as one opaque word.
 *
 * A cursor stays with the release it began on and with the question it was given for, so a walk sees every record
 * once though a new release comes out meanwhile. Positions are keys, not counts: there is no ceiling.
 *
 * @module
 */
import { z } from "zod";
import { stableId } from "../../pipelines/model/id.ts";
import { badParameter } from "./problem.ts";

const schema = z.tuple([
  z.string(),
  z.string(),
  z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).max(20),
]);

/** What a cursor holds. */
export interface Cursor {
  /** Release of the walk. */
  version: string;
  /** The key the next page begins behind. */
  after: (string | number | boolean | null)[];
}

/** What a question is, apart from the page of it: the cursor of one question is no use for another. */
export function questionId({ pathname, searchParams }: URL): string {
  const asked = [...searchParams].filter(([name]) =>
    !["cursor", "limit", "version", "format", "excel"].includes(name)
  );
  return stableId(pathname, ...asked.map((pair) => pair.join("=")).sort());
}

/** The cursor as one word of letters, digits, `-` and `_`. */
export function writeCursor(question: string, { version, after }: Cursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify([version, question, after]));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @throws {Problem} when the word is no cursor, or one of another question. */
export function readCursor(question: string, word: string): Cursor {
  const [version, ofQuestion, after] = decoded(word) ?? [];
  if (version === undefined || after === undefined || ofQuestion !== question) {
    throw badParameter({
      parameter: "cursor",
      wanted: `the "next" of an earlier answer to the same question`,
      found: version === undefined ? JSON.stringify(word.slice(0, 100)) : "a cursor of another question",
    });
  }
  return { version, after };
}

function decoded(word: string): z.infer<typeof schema> | undefined {
  try {
    const bytes = Uint8Array.from(
      atob(word.replaceAll("-", "+").replaceAll("_", "/")),
      (character) => character.charCodeAt(0),
    );
    return schema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined; // not base64 or not JSON: no cursor of ours
  }
}
