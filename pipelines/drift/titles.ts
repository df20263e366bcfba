/** Whether two titles name the same text. Pure. @module */
import { fold } from "../normalise/script.ts";

/**
 * True when one title contains the other, as where the list cuts it or the page adds a bracket, or when most pairs of
 * neighbouring characters are common to both. Script, width, punctuation and blanks do not count.
 */
export function sameTitle(one: string, other: string): boolean {
  const [a, b] = [bare(one), bare(other)];
  if (a === "" || b === "") return false;
  if (a.includes(b) || b.includes(a)) return true;
  const pairs = new Set(bigrams(a));
  const shared = bigrams(b).filter((pair) => pairs.has(pair)).length;
  return shared * 2 >= Math.min(a.length, b.length);
}

function bare(title: string): string {
  return fold(title.slice(0, 400)).text.replace(/[^\p{L}\p{N}]/gu, "");
}

function bigrams(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}
