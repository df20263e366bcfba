/**
 * Document numbers (发文字号) in the forms that pages print, and their one normal form: `川市监函〔2024〕230号`.
 *
 * Brackets may be 〔〕 [] () 【】 ［］ ﹝﹞ 「」 or half missing (`川科政〔202510号`), spaces may stand anywhere. The number of
 * a law, a standard or a proposal (`第250号提案`) is no document number.
 *
 * @module
 */

/** A document number in a text. */
export interface DocumentNumberMention {
  start: number;
  end: number;
  /** Normal form. */
  number: string;
}

const space = "[ \\u3000\\u00a0]{0,3}";
const open = "[〔\\[(（【［﹝「]";
const close = "[〕\\])）】］﹞」]";
/** The year in brackets of any kind, at least one of them; then the running number. */
const numbered = new RegExp(
  `(?:${open}${space}(?<year>(?:19|20)[0-9]{2})${space}年?${close}?|(?<bare>(?:19|20)[0-9]{2})${space}${close})` +
    `${space}第?${space}(?<number>[0-9]{1,5})${space}号`,
  "g",
);
/** The name that stands before them, and the most characters that it takes with its spaces. */
const prefixed = new RegExp(`[\\u4e00-\\u9fff](?:${space}[\\u4e00-\\u9fff]){0,13}${space}$`),
  longestPrefix = 56;

/** Words that lead up to a citation and are no part of the number: 根据国市监检测发〔2022〕81号. */
const leading =
  /^.*(?:根据|按照|依据|贯彻落实|贯彻|落实|转发|印发|关于|文号|字号|编号|通知|意见|方案|精神|文件|以及|和|与|及|的|^[年月日])/;

/** Numbers of this width are printed with their zeros by rule (沪市监认检〔2024〕0156号); in shorter ones a zero is a slip. */
const fixedWidth = 4;

/** Every document number of a text, in order. */
export function findDocumentNumbers(text: string): DocumentNumberMention[] {
  const found: DocumentNumberMention[] = [];
  let done = 0;
  for (const match of text.includes("号") ? text.matchAll(numbered) : []) {
    const { year, bare, number = "" } = match.groups ?? {};
    const [prefix = ""] =
      prefixed.exec(text.slice(Math.max(done, match.index - longestPrefix), match.index)) ?? [];
    if (prefix !== "") done = match.index + match[0].length;
    const cut = leading.exec(prefix)?.[0].length ?? 0;
    const body = prefix.slice(cut).replace(/[ \u3000\u00a0]/g, "");
    if (body.length < 2) continue;
    const start = match.index - prefix.length + cut;
    const skipped = /^[ \u3000\u00a0]*/.exec(text.slice(start, start + 4))?.[0].length ?? 0;
    found.push({
      start: start + skipped,
      end: match.index + match[0].length,
      number: `${body}〔${year ?? bare}〕${number.length < fixedWidth ? Number(number) : number}号`,
    });
  }
  return found;
}

/** Normal form of a field that holds one document number, perhaps broken over lines; null when it holds none. */
export function normaliseDocumentNumber(field: string): string | null {
  const [first] = field.includes("号") ? findDocumentNumbers(field.replace(/\s+/g, "")) : [];
  return first?.number ?? null;
}
