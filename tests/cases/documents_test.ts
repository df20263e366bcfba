/**
 * Extraction scored against the hand-made answers of `documents/look/`.
 *
 * The bounds stand a little below what is reached (1.00, 1.00, 0.99, 0.99, 0.99), so that a change that loses more than a
 * fact or two fails. The rules were worked out with these documents in sight: the figures say nothing of documents unseen,
 * which is what the folder beside is for (see the README there).
 */
import { assert } from "@std/assert";
import { extract } from "../../pipelines/extract/mod.ts";
import { parseFile } from "../../pipelines/parse/mod.ts";
import { type Answers, score } from "./documents/score.ts";

const look = new URL("./documents/look", import.meta.url).pathname;

function read(path: string): Answers {
  return extract({ ...parseFile({ bytes: Deno.readFileSync(path), name: path }), hints: {} });
}

const bounds = {
  precision: 0.98,
  recall: 0.98,
  attributes: 0.97,
  metadata: 0.97,
  commitments: 0.95,
} as const;
const { misses, ...reached } = score(look, read);

for (const [name, bound] of Object.entries(bounds) as [keyof typeof bounds, number][]) {
  Deno.test(`extract() reaches ${name} ${bound} on the documents to look at`, () => {
    assert(
      reached[name] >= bound,
      `wanted ${bound}, found ${reached[name].toFixed(3)}\n${misses.join("\n")}`,
    );
  });
}
