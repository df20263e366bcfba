/**
 * From a request to the release it is answered from: parameters, cursor and pin read together.
 *
 * @module
 */
import type { z } from "zod";
import { type Cursor, questionId, readCursor } from "./cursor.ts";
import { readParameters } from "./parameters.ts";
import { badParameter } from "./problem.ts";

/** A list as asked for. */
export interface ListQuestion<Parameters> {
  parameters: Parameters;
  question: string;
  cursor: Cursor | null;
  /** Release to answer from: the one pinned, else that of the cursor, else undefined for the newest. */
  version: string | undefined;
  /** True when the address names the release. */
  pinned: boolean;
}

/** Reads the question of a list. @throws {Problem} 400 */
export function listQuestion<Shape extends z.ZodRawShape>(
  url: string,
  schema: z.ZodObject<Shape>,
): ListQuestion<z.output<z.ZodObject<Shape>>> {
  const parameters = readParameters(url, schema);
  const { cursor: word, version } = parameters as { cursor?: string; version?: string };
  const question = questionId(url);
  const cursor = word === undefined ? null : readCursor(question, word);
  if (cursor && version !== undefined && cursor.version !== version) {
    throw badParameter({
      parameter: "cursor",
      wanted: `one of release ${version}`,
      found: `one of release ${cursor.version}`,
    });
  }
  return { parameters, question, cursor, version: version ?? cursor?.version, pinned: version !== undefined };
}
