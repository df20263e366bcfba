/**
 * What a reader may be typing, and what one may have meant who found nothing.
 *
 * By sound: 监测 for 检测, `jianyan` and `jyjc` for 检验检测. By form: the name of a place or body that differs in one
 * character, or in two when it has six. Only what finds something is offered in place of what was typed.
 *
 * @module
 */
import type { IndexFile } from "./index_file.ts";
import { fold } from "./fold.ts";
import { soundOf } from "./sound.ts";
import type { Term } from "./terms.ts";
import type { VocabularyKind } from "./vocabulary.ts";

/** A word offered. */
export interface Suggestion {
  text: string;
  kind: VocabularyKind | "query";
}

/** Most offered to a reader who found nothing. */
const mostMeant = 3;
/** Most characters of a word that are compared by sound or form. */
const longest = 40;

/** Offers words of one index. */
export interface Suggester {
  suggest(typed: string, limit: number): Suggestion[];
  /** Words of the vocabulary that sound like this one, or are near it in form; itself is none. */
  alike(word: string): string[];
  /** The word with its parts put right by sound, or null when there is nothing to put right. */
  mended(word: string): string | null;
}

/** Makes a suggester, its statements kept open. */
export function suggester(file: IndexFile): Suggester {
  const columns = "word, kind FROM vocabulary";
  const beginning = {
    word: file.prepare(
      `SELECT ${columns} WHERE word >= ? AND word < ? ORDER BY weight DESC, length(word), word LIMIT ?`,
    ),
    pinyin: file.prepare(
      `SELECT ${columns} WHERE pinyin >= ? AND pinyin < ? ORDER BY weight DESC, length(word), word LIMIT ?`,
    ),
    initials: file.prepare(
      `SELECT ${columns} WHERE initials >= ? AND initials < ? ORDER BY weight DESC, length(word), word LIMIT ?`,
    ),
  };
  const holding = file.prepare(
    `SELECT ${columns} WHERE instr(word, ?) > 1 ORDER BY weight DESC, length(word), word LIMIT ?`,
  );
  const sounding = file.prepare(
    "SELECT word FROM vocabulary WHERE pinyin = ? ORDER BY weight DESC, word LIMIT 8",
  );
  const initialled = file.prepare(
    "SELECT word FROM vocabulary WHERE initials = ? ORDER BY weight DESC, word LIMIT 3",
  );
  const named = file.prepare(
    "SELECT word FROM vocabulary WHERE kind <> 'word' AND length(word) BETWEEN ? AND ? ORDER BY weight DESC, word",
  );
  const soundAlike = (word: string) => {
    const { pinyin } = soundOf(word);
    const rows = sounding.all(pinyin);
    if (/^[a-z]+$/.test(word)) rows.push(...initialled.all(word));
    return rows.map((row) => String(row.word));
  };
  return {
    suggest(typed, limit) {
      const word = fold(typed).text.trim();
      if (word === "" || word.length > longest) return [];
      const end = `${word}\u{10ffff}`;
      const letters = /^[a-z ]+$/.test(word) ? word.replaceAll(" ", "") : null;
      const rows = [...beginning.word.all(word, end, limit)];
      if (letters !== null) {
        const lettersEnd = `${letters}\u{10ffff}`;
        rows.push(...beginning.pinyin.all(letters, lettersEnd, limit));
        rows.push(...beginning.initials.all(letters, lettersEnd, limit));
      } else rows.push(...holding.all(word, limit));
      const found = rows.map((row) => ({ text: String(row.word), kind: row.kind as VocabularyKind }));
      return [...new Map(found.map((one) => [one.text, one])).values()].slice(0, limit);
    },
    alike(word) {
      if (word.length < 2 || word.length > longest) return [];
      const most = word.length >= 6 ? 2 : 1;
      const near = named.all(word.length - most, word.length + most).map((row) => String(row.word))
        .map((name) => ({ name, distance: editDistance(word, { other: name, most }) }))
        .filter(({ distance }) => distance <= most).sort((a, b) => a.distance - b.distance);
      return [...new Set([...soundAlike(word), ...near.map(({ name }) => name)])].filter((other) =>
        other !== word
      );
    },
    mended: (word) => word.length > longest ? null : mended(word, soundAlike),
  };
}

/** Replaces, from the left, the longest parts that sound like words of the vocabulary by the likeliest of these. */
function mended(word: string, soundAlike: (part: string) => string[]): string | null {
  let result = "";
  for (let start = 0; start < word.length;) {
    let end = Math.min(word.length, start + 8);
    let part: string | undefined;
    for (; end > start + 1; end--) {
      const alike = soundAlike(word.slice(start, end));
      part = alike.includes(word.slice(start, end)) ? word.slice(start, end) : alike[0];
      if (part !== undefined) break;
    }
    result += part ?? word[start];
    start = part === undefined ? start + 1 : end;
  }
  return result === word ? null : result;
}

/** Insertions, deletions and replacements between two words; anything over `most` where there are more. */
export function editDistance(word: string, { other, most }: { other: string; most: number }): number {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= word.length; row++) {
    const line = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = word[row - 1] === other[column - 1] ? 0 : 1;
      line.push(Math.min(
        (above[column - 1] ?? 0) + same,
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
      ));
    }
    if (Math.min(...line) > most) return most + 1;
    above = line;
  }
  return above.at(-1) ?? 0;
}

/** Whole queries with one word put right, those that `finds` says find something. */
export function didYouMean(
  suggester: Suggester,
  { terms, finds }: { terms: readonly Term[]; finds: (terms: Term[]) => boolean },
): Suggestion[] {
  const offered: Suggestion[] = [];
  for (const [index, term] of terms.entries()) {
    const [word] = term.any;
    if (term.excluded || term.any.length !== 1 || !word || word.origin === "quoted") continue;
    const parts = parted(word.text);
    const others = [...suggester.alike(word.text), ...[suggester.mended(word.text) ?? []].flat(), ...parts];
    for (const text of others) {
      const words = text.split(" ").map((part): Term => ({
        any: [{ ...word, text: part }],
        excluded: false,
      }));
      const changed = [...terms.slice(0, index), ...words, ...terms.slice(index + 1)];
      const query = queryOf(changed);
      if (offered.some((one) => one.text === query) || !finds(changed)) continue;
      offered.push({ text: query, kind: "query" });
      if (offered.length === mostMeant) return offered;
    }
  }
  return offered;
}

/** The word with spaces between its parts, where it has more than one; a lone character stays with the part before it. */
function parted(word: string): string[] {
  const parts: string[] = [];
  for (const { segment, isWordLike } of new Intl.Segmenter("zh", { granularity: "word" }).segment(word)) {
    if (!isWordLike) continue;
    const before = parts.at(-1);
    if (before !== undefined && (segment.length === 1 || before.length === 1)) {
      parts[parts.length - 1] = before + segment;
    } else parts.push(segment);
  }
  return parts.length > 1 && parts.length <= 6 ? [parts.join(" ")] : [];
}

/** Terms as they are typed. */
function queryOf(terms: readonly Term[]): string {
  return terms.map(({ any, excluded }) =>
    (excluded ? "-" : "") +
    any.map(({ text, field, origin }) =>
      (field === null ? "" : `${field}:`) + (origin === "quoted" ? `"${text}"` : text)
    ).join(" OR ")
  ).join(" ");
}
