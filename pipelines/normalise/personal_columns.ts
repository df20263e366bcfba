/**
 * Personal data in tables: a column of persons (联系人, 姓名, 负责人 …) beside a column of telephone numbers, mobiles or addresses.
 *
 * Cells stand apart by tabs, or by spaces where the line has no tab; rows are the lines below the head with as many cells.
 * A column of names alone is no contact data and stays. Works on folded text; linear.
 *
 * @module
 */

/** A cell, or part of one, that must not be published; offsets are of the text that was read. */
export interface PersonalCell {
  kind: "contact" | "phone" | "email";
  start: number;
  end: number;
}

interface Cell {
  text: string;
  start: number;
}

const person =
  /^(?:联系人|姓名|负责人|项目负责人|联络员|联络人|经办人|承办人|对接人|填表人|联系人姓名|法定代表人)(?:姓名)?$/;
const reachable =
  /^(?:联系|办公|固定|移动|手机|座机)?(?:电话|手机|方式|号码)(?:号码|号)?$|^(?:联系人)?(?:电话|手机)$|邮箱|微信|^E-?mail$/i;

/** What a head of such a table cannot be without; most texts are let go at this look. */
const heads =
  /[人名](?:姓名)?[\t ][^\n]{0,200}(?:话|机|式|码|号|箱|信|mail)[\t \n]|(?:话|机|式|码|号|箱|信|mail)[\t ][^\n]{0,200}[人名](?:姓名)?[\t \n]/i;

const number = /(?<!\d)\+?\d[\d -]{5,20}\d(?!\d)/g;
const address = /[^\s,，;；、]{1,64}(?:@|[(\[]at[)\]]|#)[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gi;

/** All such cells of a text, in order. */
export function personalCells(text: string): PersonalCell[] {
  if (!heads.test(text)) return [];
  const found: PersonalCell[] = [];
  let head: { persons: number[]; contacts: number[]; width: number } | null = null;
  let at = 0;
  for (const line of text.split("\n")) {
    const cells = cellsOf(line, at);
    if (head && cells.length === head.width) {
      for (const column of head.persons) found.push(...namesIn(cells[column]));
      for (const column of head.contacts) found.push(...contactsIn(cells[column]));
    } else {
      head = headOf(cells);
    }
    at += line.length + 1;
  }
  return found;
}

function cellsOf(line: string, offset: number): Cell[] {
  if (line.length > 2000) return [];
  const pattern = line.includes("\t") ? /[^\t]*(?:\t|$)/g : /\S+/g;
  return [...line.matchAll(pattern)].flatMap((match) => {
    if (match.index === line.length && match.index > 0 && !line.endsWith("\t")) return [];
    const raw = match[0].replace(/\t$/, ""), words = raw.trim();
    return [{ text: words, start: offset + match.index + raw.indexOf(words) }];
  });
}

function headOf(cells: readonly Cell[]) {
  if (cells.length < 2 || cells.length > 24) return null;
  const names = cells.map(({ text }) => text.replace(/\s/g, ""));
  const where = (pattern: RegExp) => names.flatMap((name, column) => pattern.test(name) ? [column] : []);
  const persons = where(person), contacts = where(reachable);
  return persons.length > 0 && contacts.length > 0 ? { persons, contacts, width: cells.length } : null;
}

/** The cell as a whole where it holds names only: two to four characters each, or a longer one with a dot. */
function namesIn(cell: Cell | undefined): PersonalCell[] {
  if (!cell) return [];
  return [...cell.text.matchAll(/\p{sc=Han}\s{1,3}\p{sc=Han}(?!\p{sc=Han})|\p{sc=Han}[\p{sc=Han}·]{1,14}/gu)]
    .filter(([name]) => name.replace(/\s/g, "").length <= 4 || name.includes("·"))
    .map(({ 0: name, index }) => ({
      kind: "contact",
      start: cell.start + index,
      end: cell.start + index + name.length,
    }));
}

function contactsIn(cell: Cell | undefined): PersonalCell[] {
  if (!cell) return [];
  const place = (kind: PersonalCell["kind"], pattern: RegExp) =>
    [...cell.text.matchAll(pattern)].map(({ 0: words, index }) => ({
      kind,
      start: cell.start + index,
      end: cell.start + index + words.length,
    }));
  return [...place("phone", number), ...place("email", address)];
}
