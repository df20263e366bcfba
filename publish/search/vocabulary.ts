/**
 * Words that people may mean: names of places, publishers and organisations, words of titles, synonyms.
 *
 * Titles are cut by the segmenter of the platform; a word of two parts (检验检测) is one when it stands in two titles.
 * What is kept does not depend on the order in which documents come, unless there are more words than are kept.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { Database } from "../../pipelines/load/duckdb.ts";
import { fold } from "./fold.ts";
import { soundOf } from "./sound.ts";
import { synonymSets } from "./synonyms.ts";

/** What a word of the vocabulary names. */
export type VocabularyKind = "region" | "publisher" | "organization" | "word";

/** Most words of titles counted at a time, and kept in the end. */
const mostCounted = 400_000, mostKept = 20_000;
/** Most names of organisations. */
const mostNames = 50_000;
/** Longest word. */
const longest = 10;

const han = /^\p{Script=Han}{2,}$/u;

/** Counts words of titles. */
export class TitleWords {
  readonly #counts = new Map<string, number>();
  readonly #segmenter = new Intl.Segmenter("zh", { granularity: "word" });

  /** Counts each word of a title once. */
  add(title: string): void {
    const words = new Set<string>();
    let last = "";
    for (const { segment } of this.#segmenter.segment(fold(title).text)) {
      const word = han.test(segment) ? segment : "";
      if (word !== "") words.add(word);
      if (word !== "" && last !== "" && last.length + word.length <= longest) words.add(last + word);
      last = word;
    }
    for (const word of words) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
    if (this.#counts.size > mostCounted) this.#forgetRare();
  }

  /** Words that stand in two titles, the most frequent first. */
  words(): [word: string, count: number][] {
    return [...this.#counts].filter(([, count]) => count > 1)
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, mostKept);
  }

  /** Frees half the room, so that a look at all words is paid for by as many that came. */
  #forgetRare(): void {
    for (let rare = 1; this.#counts.size > mostCounted / 2; rare++) {
      for (const [word, count] of this.#counts) if (count <= rare) this.#counts.delete(word);
    }
  }
}

/** Writes the vocabulary; of words of one form the first named above stays. */
export async function writeVocabulary(
  index: DatabaseSync,
  { database, titles }: { database: Database; titles: TitleWords },
): Promise<void> {
  const insert = index.prepare(
    "INSERT OR IGNORE INTO vocabulary (word, pinyin, initials, kind, weight) VALUES (?, ?, ?, ?, ?)",
  );
  const add = (name: string, { kind, weight }: { kind: VocabularyKind; weight: number }) => {
    const word = fold(name).text.trim();
    if (word.length < 2) return;
    const { pinyin, initials } = soundOf(word);
    insert.run(word, pinyin, initials, kind, weight);
  };
  for (const kind of ["region", "publisher", "organization"] as const) {
    for (const { name, weight } of await database.all<Name>(names[kind])) add(name, { kind, weight });
  }
  for (const [word, weight] of titles.words()) add(word, { kind: "word", weight });
  for (const word of synonymSets.flat()) add(word, { kind: "word", weight: 0 });
}

interface Name {
  name: string;
  weight: number;
}

const names = {
  region: `
    SELECT name, count(d.id) AS weight
    FROM (SELECT code, name FROM regions UNION SELECT code, short_name FROM regions) r
    LEFT JOIN documents d ON d.region_code = r.code GROUP BY name ORDER BY weight DESC, name`,
  publisher: `
    SELECT publisher AS name, count(*) AS weight FROM documents WHERE publisher IS NOT NULL
    GROUP BY publisher ORDER BY weight DESC, name`,
  organization: `
    SELECT name, max(documents) AS weight FROM organizations GROUP BY name ORDER BY weight DESC, name LIMIT ${mostNames}`,
};
