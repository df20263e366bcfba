/** Puts cells into industry chains by the words they hold. Linear in the length of the cell; pure. @module */
import type { ChainRecord } from "../model/chains.ts";

/** Ids of the chains whose words stand in a text, in order; empty when none does. */
export type Classify = (text: string) => string[];

interface Word {
  chain: string;
  excludes: boolean;
}

interface Node {
  next: Map<string, Node>;
  words: Word[];
}

/** Makes a classifier of a vocabulary. A chain is left out where one of its excluding words stands in the same text. */
export function classifier(vocabulary: readonly ChainRecord[]): Classify {
  const root: Node = { next: new Map(), words: [] };
  for (const { id, terms, excludes } of vocabulary) {
    for (const term of terms) plant(root, folded(term), { chain: id, excludes: false });
    for (const term of excludes) plant(root, folded(term), { chain: id, excludes: true });
  }
  return (text) => {
    const met = new Set<string>(), excluded = new Set<string>();
    const characters = folded(text);
    for (let start = 0; start < characters.length; start++) {
      let node = root.next.get(characters.charAt(start));
      for (let at = start + 1; node !== undefined; at++) {
        for (const { chain, excludes } of node.words) (excludes ? excluded : met).add(chain);
        node = node.next.get(characters.charAt(at));
      }
    }
    return [...met].filter((chain) => !excluded.has(chain)).sort();
  };
}

function plant(root: Node, term: string, word: Word): void {
  let node = root;
  for (const character of term) {
    const next: Node = node.next.get(character) ?? { next: new Map(), words: [] };
    node.next.set(character, next);
    node = next;
  }
  node.words.push(word);
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
