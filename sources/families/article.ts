/**
 * Takes an article page apart: title, body, metadata, attachments. One reader for all families; what differs between sites
 * is where the body stands, which the source names.
 *
 * The body is cut out of the page as served, less what no reader sees (scripts, styles, comments, hidden elements);
 * nothing is rewritten. Page furniture inside the container is left to the parser of text. A page whose container
 * is missing gives `body: null`, never the whole page.
 *
 * @module
 */
import type { Article, ArticleReader } from "../define.ts";
import { readAttachments } from "./attachments.ts";
import { readFields } from "./fields.ts";
import {
  type Element,
  type Finder,
  finder,
  isElement,
  isHidden,
  type Node,
  type Survey,
  survey,
  textNodes,
  textOf,
} from "./html.ts";

/** Where things stand on an article page, as CSS selectors, best first. */
export interface ArticleOptions {
  /** Containers of the body. The first that holds text or a picture wins; of several matches the longest. */
  body: string[];
  /** Visible titles. Left out or without match: `ArticleTitle`, then the page's `<title>` less the site's name. */
  title?: string[];
}

/** Makes a reader of article pages. The HTML of `body` is cut out only when asked for. */
export function article(options: ArticleOptions): ArticleReader {
  const bodies = options.body.map((selector) => ({ selector, find: finder(selector) }));
  const titles = (options.title ?? []).map(finder);
  return (address) => {
    const page = survey(address.text, { located: false });
    const found = findBody(page, bodies);
    const fields = readFields(page, found?.element ?? null);
    const read: Article = {
      title: findTitle(page, titles, fields),
      body: null,
      container: found?.selector ?? null,
      fields,
      attachments: readAttachments(page, address.url),
    };
    // Not enumerable: a copy that gives the article another body must not carry these.
    Object.defineProperty(read, origin, {
      value: { page, body: found?.element ?? null, source: address.text },
    });
    return Object.defineProperty(read, "body", cutOnDemand);
  };
}

const origin = Symbol("origin of the body");

/** An article with the page and the element that its body is cut from. */
interface ArticleOfTree extends Article {
  readonly [origin]?: { page: Survey; body: Element | null; source: string };
}

/** One getter for all articles: a closure for each would keep each page's tree until the next full collection. */
const cutOnDemand: PropertyDescriptor & ThisType<ArticleOfTree> = {
  enumerable: true,
  configurable: true,
  get() {
    const { page, body, source } = this[origin] ?? {};
    if (!page || !body || source === undefined) return null;
    return innerHtml(locate(body, { page, source }), source);
  },
};

/**
 * The nodes of an article's body, which spare parsing `body` again; comments and unseen elements are among them. Null
 * when there is no body, and for an article that {@linkcode article} did not make or that was copied from one.
 */
export function bodyNodes(article: ArticleOfTree): readonly Node[] | null {
  return article[origin]?.body?.children ?? null;
}

function findBody(
  page: Survey,
  bodies: readonly { selector: string; find: Finder }[],
): { element: Element; selector: string } | null {
  for (const { selector, find } of bodies) {
    let best: Element | null = null;
    let most = 0;
    for (const element of find(page)) {
      const weight = weigh(element);
      if (weight > most) [best, most] = [element, weight];
    }
    if (best) return { element: best, selector };
  }
  return null;
}

/** Characters of visible text; a scanned page, which is pictures only, weighs one. */
function weigh(element: Element): number {
  let weight = 0;
  for (const node of textNodes(element, null)) weight += node.data.trim().length;
  return weight === 0 && showsPicture(element) ? 1 : weight;
}

function showsPicture(element: Element): boolean {
  const stack: Node[] = [...element.children];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isElement(node)) continue;
    if (node.name === "img" && node.attribs.src !== undefined) return true;
    for (const child of node.children) stack.push(child);
  }
  return false;
}

const pageTitle = finder("title");

function findTitle(page: Survey, titles: readonly Finder[], fields: Record<string, string>): string | null {
  for (const find of titles) {
    const [element] = find(page);
    const title = element ? textOf(element) : "";
    if (title !== "") return title;
  }
  const [element] = pageTitle(page);
  return fields.ArticleTitle || withoutSite(element ? textOf(element) : "", fields.SiteName) || null;
}

const separators = [" - ", "_", "|", "--", "-"];
const siteName = /(?:局|网|政府|平台|门户|委员会|总站|（sample）)$/;

/** A page's `<title>` less the name of the site after it, which is known by `SiteName` or by how such names end. */
function withoutSite(title: string, site: string | undefined): string {
  for (const separator of separators) {
    const cut = title.lastIndexOf(separator);
    const tail = title.slice(cut + separator.length).trim();
    if (cut > 0 && (tail === site || siteName.test(tail))) {
      return withoutSite(title.slice(0, cut).trim(), site);
    }
  }
  return title;
}

/** The same element of the same page, with its position in the source. */
function locate(element: Element, { page, source }: { page: Survey; source: string }): Element {
  const { elements } = survey(source, { located: true });
  return elements[page.elements.indexOf(element)] ?? element;
}

/** What stands inside an element, cut from the source, without comments and unseen elements. */
function innerHtml(element: Element, source: string): string {
  const start = element.children[0]?.startIndex ?? 0;
  return splice(source, { start, end: innerEnd(element, source) }, unseen(element, source));
}

interface Span {
  start: number;
  end: number;
}

/**
 * Where the content of an element ends: at its own closing tag, or, where the source does not close it, after the last
 * thing in it. The parser's own end of such an element lies somewhere in the tag that closed it.
 */
function innerEnd(element: Element, source: string): number {
  const closing = closingTag(element, source);
  if (closing !== null) return closing;
  let last: Node = element;
  while ("children" in last && last.children.length > 0) {
    last = last.children[last.children.length - 1] ?? last;
  }
  return isElement(last) ? source.indexOf(">", last.startIndex ?? 0) + 1 : (last.endIndex ?? -1) + 1;
}

/** Where the element's own closing tag begins, or null when the source has none. */
function closingTag(element: Element, source: string): number | null {
  const last = element.endIndex ?? -1;
  const start = source.lastIndexOf("</", last);
  if (start <= (element.startIndex ?? 0) || source[last] !== ">") return null;
  return source.slice(start + 2, last).trim().toLowerCase() === element.name ? start : null;
}

/** Spans of comments and unseen elements, in order. */
function unseen(element: Element, source: string): Span[] {
  const spans: Span[] = [];
  const stack: Node[] = [...element.children].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === "comment" || (isElement(node) && isHidden(node))) {
      spans.push({ start: node.startIndex ?? 0, end: outerEnd(node, source) });
    } else if (isElement(node)) stack.push(...[...node.children].reverse());
  }
  return spans;
}

function outerEnd(node: Node, source: string): number {
  const own = !isElement(node) || closingTag(node, source) !== null;
  return own ? (node.endIndex ?? -1) + 1 : innerEnd(node, source);
}

function splice(source: string, span: Span, cuts: Span[]): string {
  let kept = "";
  let at = span.start;
  for (const cut of cuts) {
    kept += source.slice(at, cut.start);
    at = cut.end;
  }
  return kept + source.slice(at, span.end);
}
