/**
 * Atom feeds (RFC 4287). Addresses are without a host, which readers complete from where they fetched the feed.
 *
 * @module
 */

/** One entry. */
export interface AtomEntry {
  id: string;
  title: string;
  /** RFC 3339 time. */
  updated: string;
  link: string;
  summary: string;
  /** Who says so; empty for nobody. */
  author: string;
  category: string;
}

/** A feed. */
export interface AtomFeed {
  id: string;
  title: string;
  subtitle: string;
  /** Its own address. */
  self: string;
  updated: string;
  entries: AtomEntry[];
}

/** The feed as a body with its type. */
export function atomFeed(
  { id, title, subtitle, self, updated, entries }: AtomFeed,
): { body: string; type: string } {
  const body = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh">
${element("id", id)}
${element("title", title)}
${element("subtitle", subtitle)}
${element("updated", updated)}
<author><name>Zhiji 质基</name></author>
<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>
${entries.map(entryOf).join("\n")}
</feed>
`;
  return { body, type: "application/atom+xml; charset=utf-8" };
}

function entryOf({ id, title, updated, link, summary, author, category }: AtomEntry): string {
  return `<entry>
${element("id", id)}
${element("title", title)}
${element("updated", updated)}
<link href="${escaped(link)}"/>
<category term="${escaped(category)}"/>
${author === "" ? "" : `<author>${element("name", author)}</author>\n`}${element("summary", summary)}
</entry>`;
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** The text as XML takes it; characters that XML 1.0 has no room for become U+FFFD. */
function escaped(text: string): string {
  return text.toWellFormed()
    // deno-lint-ignore no-control-regex -- these are what XML forbids
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
