/**
 * From a request to the release it is answered from: parameters, cursor and pin read together.
 *
 * @module
 */
import type { z } from "zod";
import { type Cursor, questionId, readCursor } from "./cursor.ts";
import { readGiven } from "./parameters.ts";
import { badParameter } from "./problem.ts";
import type { Wanted } from "./releases.ts";

/** A list as asked for. */
export interface ListQuestion<Parameters> {
  parameters: Parameters;
  question: string;
  cursor: Cursor | null;
  /** Release to answer from: the one pinned, else that of the cursor, else that of a day, else the newest. */
  version: Wanted;
  /** True when the address names the release. */
  pinned: boolean;
}

/** Reads the question of a list. @throws {Problem} 400 */
export function listQuestion<Shape extends z.ZodRawShape>(
  url: string,
  schema: z.ZodObject<Shape>,
): ListQuestion<z.output<z.ZodObject<Shape>>> {
  const address = new URL(url);
  const parameters = readGiven(address.searchParams, schema);
  const { cursor: word, version, as_of: asOf } = parameters as Record<string, string | undefined>;
  if (version !== undefined && asOf !== undefined) {
    throw badParameter({
      parameter: "as_of",
      wanted: "no day beside a version",
      found: JSON.stringify(asOf),
    });
  }
  const question = questionId(address);
  const cursor = word === undefined ? null : readCursor(question, word);
  if (cursor && version !== undefined && cursor.version !== version) {
    throw badParameter({
      parameter: "cursor",
      wanted: `one of release ${version}`,
      found: `one of release ${cursor.version}`,
    });
  }
  const wanted = version ?? cursor?.version ?? (asOf === undefined ? undefined : { asOf });
  return { parameters, question, cursor, version: wanted, pinned: version !== undefined };
}
