import { assert, assertEquals } from "@std/assert";
import { fold } from "../../publish/search/fold.ts";
import { buildIndex } from "../../publish/search/index.ts";
import { openIndex, type SearchIndex } from "../../publish/search/query.ts";
import { parseTerms } from "../../publish/search/terms.ts";
import { workingDatabase, type Written } from "../api/small_release.ts";
import { questionDocuments } from "./question_documents.ts";
import { type SearchQuestion, searchQuestions } from "./questions.ts";

function firstFive(index: SearchIndex, query: string): string[] {
  const request = { terms: parseTerms(query), filters: {}, limit: 5, after: null, synonyms: true };
  return index.search(request).hits.map(({ id }) => id);
}

/** 1 / rank of the first document that answers, 0 when none of the first five does. */
function reciprocalRank(hits: readonly string[], [, documents]: SearchQuestion): number {
  const rank = hits.findIndex((id) => documents.includes(id));
  return rank < 0 ? 0 : 1 / (rank + 1);
}

async function withIndex(
  work: (index: SearchIndex, documents: Written[]) => Promise<void> | void,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const documents = questionDocuments();
  const database = await workingDatabase(documents);
  await buildIndex(database, `${folder}/search.sqlite`);
  database.close();
  const index = openIndex(`${folder}/search.sqlite`);
  try {
    await work(index, documents);
  } finally {
    index.close();
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("search() puts what answers among the first five for 95 questions of 100", async () => {
  await withIndex(async (index, documents) => {
    const known = new Set(documents.map(({ id }) => id));
    const missed: string[] = [];
    let sum = 0;
    for (const question of searchQuestions) {
      const [query, wanted] = question;
      assert(
        wanted.length > 0 && wanted.every((id) => known.has(id)),
        `documents of "${query}" must be there`,
      );
      const hits = firstFive(index, query);
      sum += reciprocalRank(hits, question);
      if (!wanted.every((id) => hits.includes(id))) missed.push(`${query}: found ${hits.join(", ")}`);
    }
    const success = 1 - missed.length / searchQuestions.length;
    const report = `${searchQuestions.length} questions, success@5 ${success.toFixed(3)}, ` +
      `MRR ${(sum / searchQuestions.length).toFixed(3)}\n${missed.join("\n")}\n`;
    if (Deno.env.get("QUESTIONS")) await Deno.stdout.write(new TextEncoder().encode(report));
    assert(searchQuestions.length >= 80 && success >= 0.95, report);
  });
});

Deno.test("search() counts what a scan counts, for parts of real texts of one to nine characters", async () => {
  await withIndex((index, documents) => {
    const fields = documents.map(({ title, document_number, publisher, text }) =>
      [title, document_number?.replaceAll(/\s/g, ""), publisher, text].map((field) => fold(field ?? "").text)
    );
    let state = 20261123;
    const below = (bound: number) => (state = (state * 48271) % 2147483647) % bound;
    let hits = 0;
    for (let round = 0; round < 400; round++) {
      const texts = fields[below(fields.length)] ?? [];
      const text = texts[below(2) ? 3 : below(4)] ?? "";
      const start = below(text.length + 1);
      const word = text.slice(start, start + 1 + below(9));
      if (word === "" || /[\s"“”「」『』|:]|^-|^or$/.test(word)) continue;
      const scanned = fields.filter((document) => document.some((field) => field.includes(word))).length;
      const terms = parseTerms(word);
      assertEquals(index.search({ terms, filters: {}, limit: 1, after: null }).count, scanned, `"${word}"`);
      hits += scanned;
    }
    assert(hits > 2000, "the words must be found in many texts");
  });
});
