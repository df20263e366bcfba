/**
 * What goes wrong with a source, as changes of what it serves: each makes the list, the articles or both other than they
 * were, in a way that loads wrong data or none when nobody notices.
 *
 * @module
 */
import type { Row } from "../../sources/define.ts";
import { type Fixture, type Served, textOf, withText } from "./fixture.ts";
import { eachRow, isJson } from "./row_fragments.ts";

/** One kind of change; null where the family has nothing of the kind to change. */
export interface Mutation {
  name: string;
  list: ((text: string, rows: readonly Row[]) => string | null) | null;
  article: ((text: string, page: Fixture["articles"][number]) => string | null) | null;
}

const errorPage =
  "<html><head><title>系统提示</title></head><body><h3>系统繁忙，请稍后再试</h3><p>错误代码 0x80001</p></body></html>";
const challenge =
  '<!DOCTYPE html><html><head><meta charset="utf-8"><script>var $_ts=window["$_ts"]||{};$_ts.cd="qa7y";</script></head><body></body></html>';
const login =
  `<!DOCTYPE html><html><head><title>统一身份认证平台</title></head><body><form action="/login" method="post">
<p>用户名 <input name="u"></p><p>密码 <input name="p" type="password"></p><p><a href="/register">注册账号</a> <a href="/reset">忘记密码</a></p></form>
<p>${
    "本平台面向企业和群众提供统一登录服务，请使用实名注册的账号登录后再访问。".repeat(12)
  }</p></body></html>`;

/** All kinds. */
export const mutations: readonly Mutation[] = [
  { name: "renamed classes", list: renamed, article: renamed },
  { name: "an emptied list", list: (text, rows) => eachRow(text, rows, () => null), article: null },
  { name: "an error page with status 200", list: () => errorPage, article: () => errorPage },
  { name: "a challenge with status 200", list: () => challenge, article: () => challenge },
  { name: "a login page instead", list: () => login, article: () => login },
  {
    name: "half the rows",
    list: (text, rows) => eachRow(text, rows, (row, order) => order * 2 < rows.length - 1 ? row : null),
    article: null,
  },
  { name: "swapped columns", list: (text, rows) => eachRow(text, rows, swapped), article: null },
  { name: "UTF-8 read as GBK", list: mojibake, article: mojibake },
  { name: "characters lost to question marks", list: questioned, article: questioned },
  { name: "another date format", list: redated, article: null },
  { name: "an ancient, frozen list", list: frozen, article: null },
  { name: "titles removed", list: null, article: untitled },
  { name: "the body's container renamed", list: null, article: renamed },
  { name: "a body cut off in the middle", list: null, article: cut },
  { name: "a page cut off before its rows", list: (text, rows) => cutBefore(text, rows), article: null },
];

/** A new template: other classes and ids, other elements for rows and bodies; where rows are no HTML, other names and keys. */
function renamed(text: string): string {
  const keys = "articles content list data rows resultList results page";
  return text.replace(
    /\b(class|id)=(\\?["'])([^"'\\]*)/g,
    (_, name, quote, value: string) =>
      `${name}=${quote}${value.split(" ").map((part) => `new-${part}`).join(" ")}`,
  )
    .replace(/<(\/?)(?:ul|li|table|tbody|tr|td|th|ucapcontent)\b/gi, "<$1div")
    .replaceAll("record", "recrd").replaceAll("DETAIL", "CONTENT").replace(
      /<(\/?)(item|entry|urlset)\b/g,
      "<$1x-$2",
    )
    .replace(new RegExp(`"(${keys.replaceAll(" ", "|")})":`, "g"), '"new_$1":');
}

const printed = /(?:19|20)\d{2}[-./年]\s?\d{1,2}[-./月]\s?\d{1,2}日?/;

/** Title and date change places, in the text and in the title attribute. */
function swapped(fragment: string): string {
  if (fragment.startsWith("{")) return swappedJson(fragment);
  const pieces = fragment.split(/(<[^>]*>)/);
  const texts = pieces.map((piece, at) => at % 2 === 0 ? piece.trim() : "");
  const date = texts.findLastIndex((piece) => printed.test(piece));
  const title = texts.reduce(
    (best, piece, at) => at !== date && piece.length > (texts[best] ?? "").length ? at : best,
    0,
  );
  const day = date < 0 ? "2024-08-22" : texts[date] ?? "";
  if (date >= 0) pieces[date] = texts[title] ?? "";
  pieces[title] = day;
  return pieces.join("").replace(/title=(\\?["'])[^"'\\]*\1/g, `title=$1${day}$1`);
}

function swappedJson(fragment: string): string {
  const item: Record<string, unknown> = JSON.parse(fragment);
  for (const [name, value] of Object.entries(item)) {
    if (/title/i.test(name)) item[name] = "2024-08-22";
    else if (/time|date|created/i.test(name)) item[name] = String(item.title ?? value);
  }
  return JSON.stringify(item);
}

function mojibake(text: string): string {
  return new TextDecoder("gb18030").decode(new TextEncoder().encode(text));
}

function questioned(text: string): string {
  return text.replace(/[^\t\r\n\x20-\x7e]/g, "?");
}

function redated(text: string, rows: readonly Row[]): string | null {
  if (rows.every(({ date }) => date === null)) return null;
  return eachRow(text, rows, (row) => everyDate(row, "8月22日"));
}

/** The same rows as a site had them that nobody keeps any more. */
function frozen(text: string, rows: readonly Row[]): string | null {
  if (rows.every(({ date }) => date === null)) return null;
  return eachRow(text, rows, (row) => everyDate(row, "2004-12-07"));
}

function everyDate(fragment: string, date: string): string {
  if (fragment.startsWith("{")) {
    const item: Record<string, unknown> = JSON.parse(fragment);
    for (const name of Object.keys(item)) if (/time|date|created/i.test(name)) item[name] = date;
    return JSON.stringify(item);
  }
  return fragment.split(/(<[^>]*>)/).map((piece, at) => at % 2 === 1 ? piece : dated(piece, date)).join("");
}

function dated(piece: string, date: string): string {
  if (printed.test(piece)) return piece.replace(printed, date);
  // year and month in an element of their own, the day in another
  if (/^\s*\d{4}-\d{2}\s*$/.test(piece)) return date.replace(/-?\d{1,2}日?$/, "");
  return /^\s*\w{3}, \d{1,2} \w{3} \d{4}/.test(piece) ? date : piece;
}

function untitled(text: string, { row }: Fixture["articles"][number]): string {
  return text.replace(/<title>[^]*?<\/title>/i, "").replace(/<meta[^>]*ArticleTitle[^>]*>/gi, "")
    .replace(/"title":\s*"[^"]*"/g, '"title":""').replace(/<h1[^>]*>[^]*?<\/h1>/gi, "")
    .replaceAll(`>${escaped(row.title)}<`, "><");
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The second half of the page's last long run of text, and everything after it, is missing. */
function cut(text: string): string {
  const prose = text.lastIndexOf("。");
  const start = text.search(/<body/i);
  return text.slice(0, prose > start ? Math.floor((start + prose) / 2) : Math.floor(text.length / 2));
}

function cutBefore(text: string, rows: readonly Row[]): string {
  const [first] = rows;
  const at = first ? text.indexOf(new URL(first.url).pathname.split("/").pop() ?? "") : 0;
  return text.slice(0, at - (isJson(text) ? 40 : 10));
}

/** The fixture with its list changed; null where the mutation does not apply. */
export function withList(fixture: Fixture, { list }: Mutation): Fixture | null {
  const last = fixture.lists.at(-1);
  const text = last && list ? list(textOf(last), fixture.rows) : null;
  if (!last || text === null) return null;
  return { ...fixture, lists: [...fixture.lists.slice(0, -1), withText(last, text)] };
}

/** The fixture with some of its articles changed; null where the mutation does not apply. */
export function withArticles(
  fixture: Fixture,
  { article }: Mutation,
  which: (order: number) => boolean,
): Fixture | null {
  if (!article || fixture.articles.length === 0) return null;
  const articles = fixture.articles.map((page, order) => {
    const text = which(order) ? article(textOf(page), page) : null;
    return text === null ? page : withText<Served & { row: Row }>(page, text);
  });
  return { ...fixture, articles };
}
