/**
 * One table over the 65,536 UTF-16 code units: what each of them means to {@linkcode fold}.
 *
 * Traditional → simplified is OpenCC's `TSCharacters` and `TSPhrases`. A character is evidence for a script only when
 * the other script's national set lacks it: traditional characters that GB 2312 has not (檢, 業; but not 後 or 於, which
 * simplified texts may hold), simplified ones that Big5 has not (检, 业; but not 后 or 里). Characters outside the BMP
 * are left as they are: OpenCC has 300 pairs with one, none of them common.
 *
 * @module
 */
import { Locale } from "opencc-js";

/** Bits of {@linkcode classOf}. */
export const traits = {
  /** Evidence for the traditional script. */
  traditional: 1,
  /** Evidence for the simplified script. */
  simplified: 2,
  /** Has another form, given by {@linkcode foldedUnit}. */
  changes: 4,
  /** Changes in a traditional text only. */
  ambiguous: 8,
  /** Dropped: takes no room on the page. */
  invisible: 16,
  /** Becomes several units, by NFKC. */
  expands: 32,
  /** Opens a round bracket. */
  bracket: 64,
  /** Opens a word that OpenCC converts as a whole. */
  opensPhrase: 128,
} as const;

/** {@linkcode traits} of each code unit. */
export const classOf = new Uint8Array(0x10000);

/** What each code unit folds to; itself where nothing is to be done. */
export const foldedUnit = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);

/** Words of equal length by {@linkcode pairOf} their first two code units, longest first. */
export const phrases = new Map<number, [string, string][]>();

/** Two code units of a text as one number. */
export function pairOf(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}

/** ，：；！？ carry the structure of sentences, ＊ is our mark for a masked character: they keep their form. */
const keptFullWidth = new Set([..."，：；！？＊"]);

/** Simplified radicals that Unicode gives no compatibility mapping, though PDF fonts use them for the characters. */
const radicals =
  "⺠民 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻨麦 ⻩黄 ⻬齐 ⻮齿 ⻰龙";

const pairs = "「“ 」” 『“ 』” 〜~";

fillConversions();
fillForms();
for (const bracket of "(（") mark(unitOf(bracket), traits.bracket);

function fillConversions(): void {
  const gb2312 = repertoire("gbk", { leads: [0xb0, 0xf7], trails: [0xa1, 0xfe] });
  const big5 = repertoire("big5", { leads: [0xa4, 0xf9], trails: [0x40, 0xfe] });
  for (const [from, to] of dictionary()) {
    if (from.length !== to.length) continue;
    if (from.length > 1) addPhrase(from, to);
    if (from.length > 1 || from === to) continue;
    foldedUnit[unitOf(from)] = unitOf(to);
    mark(unitOf(from), gb2312.has(from) ? traits.ambiguous : traits.traditional | traits.changes);
    if (!big5.has(to)) mark(unitOf(to), traits.simplified);
  }
  for (const words of phrases.values()) words.sort(([one], [other]) => other.length - one.length);
}

function* dictionary(): Generator<[string, string]> {
  for (const table of (Locale.to.cn ?? []).flat()) {
    const entries = typeof table === "string" ? table.split("|").map((entry) => entry.split(" ")) : table;
    for (const [from, to] of entries) if (from !== undefined && to !== undefined) yield [from, to];
  }
}

function addPhrase(from: string, to: string): void {
  if (/[\ud800-\udfff]/.test(from + to)) return;
  mark(unitOf(from), traits.opensPhrase);
  const pair = pairOf(from, 0);
  phrases.set(pair, [...phrases.get(pair) ?? [], [from, to]]);
}

function fillForms(): void {
  for (let unit = 0; unit < 0x10000; unit++) {
    const character = String.fromCharCode(unit);
    if (/[\p{Cf}\ufe00-\ufe0f]/u.test(character)) mark(unit, traits.invisible);
    else if (/\p{Zs}/u.test(character) && character !== " ") change(unit, " ");
    else if (hasCompatibleForm(character)) change(unit, character.normalize("NFKC"));
  }
  for (const [from = "", to = ""] of `${radicals} ${pairs}`.split(" ").map((pair) => [...pair])) {
    change(unitOf(from), to);
  }
}

/** ① and ² are left alone: as plain digits they would run into the numbers beside them. */
function hasCompatibleForm(character: string): boolean {
  return /[\u2e80-\u2fdf\u3300-\u33ff\uf900-\ufaff\ufe50-\ufe6b\uff01-\uff5e\uffe0-\uffe6]/.test(character) &&
    !keptFullWidth.has(character) && character !== character.normalize("NFKC");
}

/** Kangxi radicals and compatibility ideographs may lead to a traditional character: the chain ends simplified. */
function change(unit: number, to: string): void {
  if (to.length > 1) {
    mark(unit, traits.expands);
    return;
  }
  const target = unitOf(to);
  const final = (classOf[target] ?? 0) & traits.changes ? foldedUnit[target] ?? target : target;
  foldedUnit[unit] = final;
  mark(unit, traits.changes);
}

/** All characters of a double-byte set whose two bytes stand in the given ranges. */
function repertoire(
  label: "gbk" | "big5",
  { leads, trails }: { leads: [number, number]; trails: [number, number] },
): Set<string> {
  const bytes: number[] = [];
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (let trail = trails[0]; trail <= trails[1]; trail++) {
      if (trail < 0x7f || trail > 0xa0) bytes.push(lead, trail);
    }
  }
  return new Set(new TextDecoder(label).decode(Uint8Array.from(bytes)));
}

function mark(unit: number, bits: number): void {
  classOf[unit] = (classOf[unit] ?? 0) | bits;
}

function unitOf(character: string): number {
  return character.charCodeAt(0);
}
