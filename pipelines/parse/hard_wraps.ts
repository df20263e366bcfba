/**
 * Lines that a program broke at a fixed width, as text copied from a PDF or typed for a terminal comes, put together again.
 *
 * A text is taken as wrapped where many of its lines are as wide as the widest, hold prose and end in the middle of a sentence. Then a full
 * line goes on in the next one, unless that opens a paragraph: by an indent, a number or a bracketed number, or behind the end of
 * a sentence where the text indents nothing. Short lines (headings, signatures, table rows) stay as they are. A text that is not
 * wrapped comes back as it was. Linear.
 *
 * @module
 */

/** Narrowest width at which text is wrapped, in columns, of which a Chinese character takes two, or in characters. */
const narrowest = { columns: 48, characters: 24 };
/** How much narrower than the widest a full line may be: a mark that may not open a line, or a word in Latin letters, leaves a gap. */
const slack = 4;
/** Fewest lines broken within a sentence, and their least share of all full lines, that tell a wrapped text. */
const fewest = 6, share = 0.6;

const sentenceEnd = /[。！？!?；;：:…][”」）)》】]?$/;
const opensParagraph =
  /^(?:[ \u3000\u00a0\t]{2}|\u3000|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十百]{1,4}[章节条]|\d{1,2}[.、．](?!\d)|[①-⑳]|附件|[—-]{2})/;

/** Joins the lines of a wrapped text; lines are parted by line feeds. */
export function joinWrapped(text: string): string {
  const lines = text.split("\n").map((line) => line.trimEnd());
  const columns = wrapOf(lines, { widths: lines.map(columnsOf), narrowest: narrowest.columns });
  const characters = wrapOf(lines, {
    widths: lines.map(({ length }) => length),
    narrowest: narrowest.characters,
  });
  const wrap = (characters?.broken ?? 0) > (columns?.broken ?? 0) ? characters : columns;
  return wrap ? joinFull(lines, wrap) : text;
}

/** How a text was wrapped: which lines are full, and how many of them break a sentence. */
interface Wrap {
  full: boolean[];
  broken: number;
}

/** Null where the lines were not broken at a width. */
function wrapOf(
  lines: readonly string[],
  { widths, narrowest }: { widths: readonly number[]; narrowest: number },
): Wrap | null {
  let widest = 0;
  for (const width of widths) widest = Math.max(widest, width);
  if (widest < narrowest || widest > 200) return null;
  const full = widths.map((width) => width >= widest - slack);
  const ends = lines.filter((line, at) => full[at] && (sentenceEnd.test(line) || line.includes("\t"))).length;
  const broken = full.filter(Boolean).length - ends;
  const prose = lines.filter((line, at) => full[at] && /[，,。；;]/.test(line)).length;
  return broken >= fewest && Math.min(broken, prose) >= share * (broken + ends) ? { full, broken } : null;
}

function joinFull(lines: readonly string[], { full }: Wrap): string {
  const indents = lines.some((line) => /^(?:\u3000|[ \u00a0]{2})\S/.test(line));
  const joined: string[] = [];
  for (const [at, line] of lines.entries()) {
    const runsOn = full[at - 1] && line.trim() !== "" && !opensParagraph.test(line) && !line.includes("\t") &&
      (indents || !sentenceEnd.test(lines[at - 1] ?? ""));
    if (runsOn) joined.push((joined.pop() ?? "") + line.trim());
    else joined.push(line);
  }
  return joined.join("\n");
}

/** Columns that a line takes on a page of fixed width. */
function columnsOf(line: string): number {
  let width = 0;
  for (let at = 0; at < line.length; at++) width += line.charCodeAt(at) >= 0x2e80 ? 2 : 1;
  return width;
}
