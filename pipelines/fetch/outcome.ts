/**
 * Tells what came of a request from the answer alone.
 *
 * Government sites answer 200 to much that is not the page: error pages, captchas, script challenges, nothing at all.
 * A long page is taken for what it claims to be; only a page with next to no text is judged by its words, so that an
 * article which speaks of a captcha stays an article. Pure, and linear in the length of the page.
 *
 * @module
 */
import type { Outcome } from "../archive/capture.ts";

/** An answer as judged here. */
export interface Answer {
  status: number;
  /** Address asked for, and the one that answered. */
  url: string;
  finalUrl: string;
  /** Decoded text; null for files, which are judged by their status alone. */
  text: string | null;
}

/** Refused, or asked to prove that we are no machine; never gone round. 412 and 521 are script challenges. */
const blocked = new Set([403, 412, 429, 451, 521]);
const gone = new Set([404, 410]);

/** Variables and cookies that the common script challenges are known by: 加速乐, 瑞数, 阿里云, Cloudflare. */
const challenge = /__jsl_clearance|\$_ts\b|acw_sc__v2|cf_chl_opt/;
const captcha = /验证码|安全验证|人机验证|滑动验证|访问验证|访问过于频繁|captcha/i;
const missing =
  /(页面|网页|文章|信息|栏目)(不存在|未找到|找不到|已被?删除)|(找不到|无法找到)(该|此|您|页|网|文件)|page not found|(^|\D)404(?![\d号])/i;
/** A page with fewer visible characters than this is judged by its words. */
const little = 300;

/** The outcome of an answer: one of `ok`, `unchanged`, `empty`, `soft_404`, `blocked`, `gone`, `failed`. */
export function judge({ status, url, finalUrl, text }: Answer): Outcome {
  if (status === 304) return "unchanged";
  if (gone.has(status)) return "gone";
  if (blocked.has(status)) return "blocked";
  if (status < 200 || status >= 300) return "failed";
  if (text === null) return "ok";
  const start = text.trimStart();
  if (start === "") return "empty";
  if (sentElsewhere(url, finalUrl)) return "soft_404";
  if (start[0] !== "<") return "ok"; // JSON and plain text: the family says whether it fits
  const visible = visibleText(text, little);
  if (visible.length >= little) return "ok";
  if (challenge.test(text) || captcha.test(visible)) return "blocked";
  if (missing.test(titleOf(text)) || missing.test(visible)) return "soft_404";
  return visible === "" && !/<(script|img|iframe|embed|object)\b/i.test(text) ? "empty" : "ok";
}

/** Whether a redirect led from a page to an error page or to the front page of the site. */
function sentElsewhere(asked: string, answered: string): boolean {
  if (asked === answered) return false;
  const from = new URL(asked), to = new URL(answered);
  const front = (path: string) => path === "/" || /^\/(index|default)\.\w+$/.test(path);
  const error = /(^|\/)(404|error|notfound)\b[^/]*$/i;
  return (error.test(to.pathname) && !error.test(from.pathname)) ||
    (front(to.pathname) && to.search === "" && !front(from.pathname));
}

function titleOf(html: string): string {
  const open = html.search(/<title\b/i);
  return open < 0 ? "" : html.slice(open, open + 300).split(/<\/title/i)[0] ?? "";
}

/** What a reader sees of a page outside tags, scripts, styles and title; no spaces, at most `limit` characters. */
export function visibleText(html: string, limit: number): string {
  let text = "";
  for (let at = 0; at < html.length && text.length < limit;) {
    const open = html.indexOf("<", at);
    const end = open < 0 ? html.length : open;
    // a run of spaces can be long: look at no more than could matter, piece by piece
    for (let from = at; from < end && text.length < limit; from += 1000) {
      text += html.slice(from, Math.min(end, from + 1000)).replaceAll(/&nbsp;|[\s\u200b\ufeff]+/g, "");
    }
    at = open < 0 ? html.length : afterTag(html, open);
  }
  return text.slice(0, limit);
}

/** Where the text goes on after a tag, with what belongs to a script, style, title or comment left out. */
function afterTag(html: string, open: number): number {
  if (html.startsWith("<!--", open)) return after(html, "-->", open + 4);
  if (html.startsWith("<![CDATA[", open)) return open + 9;
  const name = /^<(script|style|title)\b/i.exec(html.slice(open, open + 8))?.[1];
  if (!name) return after(html, ">", open);
  const close = new RegExp(`</${name}\\b[^>]{0,20}>`, "gi");
  close.lastIndex = open;
  return close.exec(html) ? close.lastIndex : html.length;
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}
