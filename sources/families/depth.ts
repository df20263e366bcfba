/** How deep the tags of a page are nested, told before a parser sees it. @module */

const voidElements = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);

/** Elements whose start ends one of the same name, so that a row of unclosed ones is no depth. */
const selfClosing = new Set("p li dt dd tr td th tbody thead tfoot option optgroup".split(" "));

/** How many open elements an end tag is matched against; bounds the work on tags that end nothing. */
const lookBack = 64;

/** True when at some point more than `limit` elements are open. Linear; needs no well-formed page. */
export function isDeeperThan(html: string, limit: number): boolean {
  if (!hasMoreTags(html, limit)) return false;
  const open: string[] = [];
  for (const [, end, tag = ""] of html.matchAll(/<(\/?)([a-zA-Z][\w:-]{0,40})/g)) {
    const name = tag.toLowerCase();
    if (end === "/") close(open, name);
    else if (!voidElements.has(name) && !(selfClosing.has(name) && open.at(-1) === name)) open.push(name);
    if (open.length > limit) return true;
  }
  return false;
}

/** Spares ordinary pages the count: what has no more tags than the limit is not deeper either. */
function hasMoreTags(html: string, limit: number): boolean {
  if (html.length < 2 * limit) return false; // a tag has two characters at least
  let tags = 0;
  for (let index = html.indexOf("<"); index >= 0 && tags <= limit; index = html.indexOf("<", index + 1)) {
    tags++;
  }
  return tags > limit;
}

function close(open: string[], name: string): void {
  const lowest = Math.max(0, open.length - lookBack);
  for (let index = open.length - 1; index >= lowest; index--) {
    if (open[index] === name) {
      open.length = index;
      return;
    }
  }
}
