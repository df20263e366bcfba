/**
 * Attachments: files that the page links to, and annexes that the paper lists (附件：1.… 2.…), matched by title.
 *
 * A listed annex without a link keeps its title alone; a link that no list names keeps its own. Each is told once.
 *
 * @module
 */
import type { Link } from "../../sources/define.ts";
import { fold } from "../normalise/script.ts";
import type { AttachmentFact } from "./facts.ts";
import type { Line } from "./outline.ts";

const opening = /^附\s*件\s*(?:(\d{1,2})|[一二三四五六七八九十]{0,3})\s*[:：.、]\s*(?:1\s*[.、]\s*)?(?=\S)/;
const further = /^(\d{1,2})\s*[.、]\s*(?=\S)/;
/** Longest title of an annex; a longer line is a sentence. */
const longest = 80;

/** All attachments in order: those listed in the text first, then links that none of them names. */
export function readAttachments(lines: readonly Line[], links: readonly Link[]): AttachmentFact[] {
  const open = new Map(links.map((link) => [link.url, link]));
  const listed = listedTitles(lines).map((title) => {
    const link = [...open.values()].find((one) => isSame(plain(one.title), plain(title)));
    if (link) open.delete(link.url);
    return { title, url: link?.url ?? null };
  });
  const rest = [...open.values()].map(({ url, title }) => ({ title: shown(title) || nameIn(url), url }));
  return [...listed, ...rest];
}

function listedTitles(lines: readonly Line[]): string[] {
  const titles: string[] = [];
  for (const [index, { text }] of lines.entries()) {
    const head = text.startsWith("附") ? opening.exec(text) : null;
    if (!head) continue;
    const [first, ...inline] = splitInline(text.slice(head[0].length));
    titles.push(first ?? "", ...inline);
    if (head[1]) continue; // 附件1：… stands alone, the next has a 附件2 of its own
    let number = 2 + inline.length;
    for (const next of lines.slice(index + 1, index + 30)) {
      const marker = further.exec(next.text);
      if (Number(marker?.[1]) !== number) break;
      titles.push(next.text.slice(marker?.[0].length));
      number++;
    }
  }
  const seen = new Set<string>();
  return titles.map(shown).filter((title) =>
    title.length >= 2 && title.length <= longest && !/[。;；]$/.test(title) && !seen.has(plain(title)) &&
    seen.add(plain(title))
  );
}

/** 抽查机构名单 2.现场检查表: annexes side by side, numbered on from 2. */
function splitInline(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  for (let number = 2; number < 30; number++) {
    const at = new RegExp(`[\\s;；]${number}\\s{0,2}[.、](?!\\d)`).exec(rest);
    if (!at) break;
    parts.push(rest.slice(0, at.index));
    rest = rest.slice(at.index + at[0].length);
  }
  return [...parts, rest];
}

function shown(title: string): string {
  return title.replace(/\s+/g, " ").trim();
}

/** A title without its number, its kind of file and marks. */
function plain(title: string): string {
  return fold(title).text.replace(/\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar|txt|jpe?g|png)$/i, "")
    .replace(/^附\s*件\s*\d*/, "").replace(/^[\s\d.、:：]+/, "").replace(/[\s《》“”"()（）:：]/g, "");
}

function isSame(one: string, other: string): boolean {
  if (one.length < 4 || other.length < 4) return one !== "" && one === other;
  return one.includes(other) || other.includes(one);
}

function nameIn(url: string): string {
  const name = url.replace(/[?#].*$/, "").split("/").at(-1) ?? "";
  return name === "" ? url : name;
}
