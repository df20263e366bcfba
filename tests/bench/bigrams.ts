/**
 * Bigrams: how a folded text is cut for the index, and how a word is asked of it.
 *
 * A run is what stands between spaces. Each run `abc` is indexed as `ab bc c`: every pair of neighbours, and its last
 * character alone, so that each character begins exactly one token. A word of two or more characters is then the
 * phrase of its pairs, a word of one character is every token that begins with it, and both find exactly the texts
 * that hold the word: the last character alone never stands inside a run, so no phrase runs over the end of one.
 *
 * Tokens go to FTS5's `ascii` tokenizer, which parts at ASCII signs; those are written full width (folding made
 * them half width, so nothing else is), and `GB/T` is found like any other word.
 *
 * @module
 */

/** Tokens of a folded text, parted by spaces. Linear in its length. */
export function indexTokens(folded: string): string {
  const tokens: string[] = [];
  for (const run of runs(folded)) pushRun(tokens, run);
  return tokens.join(" ");
}

/**
 * FTS5 phrase that matches where folded text holds `word`; inner spaces stand for white space of any length.
 * `word` must hold more than spaces.
 */
export function phrase(word: string): string {
  const all = runs(word);
  const last = all.at(-1) ?? [];
  const tokens: string[] = [];
  for (const run of all.slice(0, -1)) pushRun(tokens, run);
  if (last.length === 1) return `"${[...tokens, last[0]].join(" ")}" *`;
  pushPairs(tokens, last);
  return `"${tokens.join(" ")}"`;
}

/** A token no text or word can hold, for what is filtered by: a no-break space, which folding removes, begins it. */
export function filterToken(name: string, value: string): string {
  return `\u00a0${name}${[...value].map(symbol).join("").replaceAll(" ", "")}`;
}

function runs(folded: string): string[][] {
  return folded.split(" ").filter((run) => run !== "").map((run) => Array.from(run, symbol));
}

/** A character as a part of a token: an ASCII sign full width, all others as they are. */
function symbol(character: string): string {
  const unit = character.charCodeAt(0);
  const plain = unit > 0x7e || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a);
  return plain ? character : String.fromCharCode(unit + 0xfee0);
}

function pushRun(tokens: string[], run: string[]): void {
  pushPairs(tokens, run);
  tokens.push(run.at(-1) ?? "");
}

function pushPairs(tokens: string[], run: string[]): void {
  for (let index = 1; index < run.length; index++) tokens.push(`${run[index - 1]}${run[index]}`);
}
