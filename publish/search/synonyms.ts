/**
 * Words of the field that mean the same: what a reader types finds the others too, unless it stands in quotes. So does a
 * word of letters and other characters, which one prints with a space between and another without: `GB/T2260`, `CMA认证`;
 * and the number of a document, typed with or without its brackets.
 *
 * Kept short on purpose. Only what may stand for the other in any sentence is here; a broader or narrower word is not.
 *
 * @module
 */
import { fold } from "./fold.ts";
import type { Term, Word } from "./terms.ts";

/** Sets of words with one meaning, as they are printed. */
export const synonymSets: readonly (readonly string[])[] = [
  ["一站式", "一站通"],
  ["质量基础设施", "NQI", "质量技术基础"],
  ["质检中心", "质量检验检测中心", "质量监督检验中心", "质量检验中心"],
  ["市场监管局", "市场监督管理局"],
  ["市场监管总局", "市场监督管理总局"],
  ["首席质量官", "CQO"],
  ["资质认定", "CMA", "CMA认证"],
  ["大型仪器", "大型科学仪器", "大型科研仪器"],
  ["强制检定", "强检"],
  ["征求意见", "意见征集"],
  ["第三方检测", "第三方检验检测"],
  ["民营企业", "民企"],
  ["计量院", "计量科学研究院", "计量测试研究院"],
  ["质检院", "质量检验研究院", "产品质量监督检验研究院", "产品质量检验研究院"],
  ["特检院", "特种设备检验研究院", "特种设备检测研究院"],
  ["长三角", "长江三角洲"],
];

/** A word that was looked for in other forms too. */
export interface SynonymUse {
  /** As it was typed, folded. */
  word: string;
  /** What was looked for beside it, folded. */
  also: string[];
}

/** Most forms put in beside one word. */
const mostForms = 4;

const folded = synonymSets.map((set) => set.map((word) => fold(word).text));

/** Terms with the other forms of their words put in, and which. Excluded and quoted words stay as they are. */
export function withSynonyms(terms: readonly Term[]): { terms: Term[]; used: SynonymUse[] } {
  const used: SynonymUse[] = [];
  const widened = terms.map((term) => {
    if (term.excluded) return term;
    const added = term.any.flatMap((word) => {
      const also = word.origin === "typed" ? formsOf(word.text) : [];
      if (also.length > 0) used.push({ word: word.text, also });
      return also.map((text): Word => ({ text, field: word.field, origin: "synonym" }));
    });
    const known = new Set(term.any.map(({ text }) => text));
    return { ...term, any: [...term.any, ...added.filter(({ text }) => !known.has(text))] };
  });
  return { terms: widened, used };
}

function formsOf(word: string): string[] {
  return [...new Set([...spacedForms(word), ...numberForms(word), ...otherForms(word)])];
}

const number = /(?<=[a-z])(?=\d)/g;
const script = /(?<=[a-z\d])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[a-z\d])/gu;

/** A word with letters as it is printed with spaces: before numbers only, and before and behind Chinese too. */
function spacedForms(word: string): string[] {
  if (!/[a-z]/.test(word)) return [];
  const numbered = word.replace(number, " ");
  return [...new Set([numbered, numbered.replace(script, " ")])].filter((form) => form !== word);
}

const documentNumber = /\(?(?<!\d)((?:19|20)\d\d)\)?年?第?(\d{1,5})号/;

/** A number of a document as others are printed: `(2024)38号`, `(2024)第38号`, `2024年第38号`. */
function numberForms(word: string): string[] {
  return ["($1)$2号", "($1)第$2号", "$1年第$2号"].map((form) => word.replace(documentNumber, form))
    .filter((form) => form !== word);
}

/** The word with the longest part that the table knows put in its other forms. */
function otherForms(word: string): string[] {
  let best: { part: string; set: readonly string[] } | null = null;
  for (const set of folded) {
    for (const part of set) {
      if (stands(part, word) && part.length > (best?.part.length ?? 0)) best = { part, set };
    }
  }
  if (!best) return [];
  const { part, set } = best;
  const forms = set.filter((other) => other !== part).map((other) => word.replace(part, () => other));
  // What holds the word, or a shorter form, finds nothing that this does not.
  const known = [word, ...forms];
  return forms.filter((form) => !known.some((other) => other !== form && form.includes(other)))
    .filter((form) => !word.includes(form)).slice(0, mostForms);
}

/** Letters are a word only whole: NQI is not in `nqix`. */
function stands(part: string, word: string): boolean {
  const at = word.indexOf(part);
  if (at < 0) return false;
  const letter = /[a-z0-9]/;
  return !letter.test(part) ||
    !(letter.test(word[at - 1] ?? "") || letter.test(word[at + part.length] ?? ""));
}
