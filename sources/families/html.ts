/**
 * HTML as the families read it: parsed leniently, positions kept, text taken without scripts and comments.
 *
 * Parsing goes through htmlparser2 (`cheerio/slim`): four times as fast as a browser-grade tree, it loads no network code,
 * and it keeps source positions, so that a body can be cut out of the page as served. It never fails; broken markup
 * gives a tree all the same.
 *
 * @module
 */
import { type CheerioAPI, load } from "cheerio/slim";

export type { CheerioAPI };

/** Any child node: text, comment, element. */
export type Node = ReturnType<CheerioAPI["root"]>[number]["children"][number];

/** A node with a name and attributes. */
export type Element = Extract<Node, { attribs: unknown }>;

/** A text node. */
export type TextNode = Node & { data: string };

/** The document or an element. */
export type Parent = ReturnType<CheerioAPI["root"]>[number] | Element;

/**
 * Parses HTML; tag and attribute names come in lower case, nodes carry `startIndex` and `endIndex`.
 * @throws {RangeError} when a long page nests thousands deep, which no page of a site does and which costs the parser
 * quadratic time
 */
export function parseHtml(text: string): CheerioAPI {
  return parse(text, false);
}

/**
 * Parses XML, such as a feed: names keep their case, CDATA is text, and `<link>` has content, which in HTML it has not.
 * @throws {RangeError} as {@linkcode parseHtml}
 */
export function parseXml(text: string): CheerioAPI {
  return parse(text, true);
}

function parse(text: string, xmlMode: boolean): CheerioAPI {
  if (text.length > shortPage && nesting(text) > deepest) {
    throw new RangeError(`Cannot parse page: expected at most ${deepest} open elements, found more`);
  }
  return load(text, { xml: { xmlMode, decodeEntities: true, withStartIndices: true, withEndIndices: true } });
}

/** Pages up to here are parsed without a look; even nested all the way they take under a second. */
const shortPage = 50_000;
const deepest = 5_000;

// Elements without content, and those that the next of their kind closes.
const flat = new Set(
  "area base br col embed hr img input link meta param source wbr p li dt dd tr td th option".split(" "),
);

/** Most elements open at once, roughly: closing tags are taken to close the last one. */
function nesting(text: string): number {
  let open = 0;
  let most = 0;
  for (const [, closing, name = ""] of text.matchAll(/<(\/?)([a-z][\w:-]{0,40})/gi)) {
    if (flat.has(name.toLowerCase())) continue;
    open = closing ? Math.max(0, open - 1) : open + 1;
    most = Math.max(most, open);
  }
  return most;
}

/** Type guard for elements; scripts and styles are elements too. */
export function isElement(node: Node | Parent): node is Element {
  return "attribs" in node;
}

/** Elements that a CSS selector finds, in document order. */
export function select($: CheerioAPI, selector: string): Element[] {
  return $(selector).toArray().filter((node): node is Element => "attribs" in node);
}

/** A parsed page whose elements are counted up once, as a reader asks it for a dozen selectors. */
export interface Survey {
  $: CheerioAPI;
  root: Parent;
  /** All elements in document order. */
  elements: readonly Element[];
}

/** Counts up the elements of a page. */
export function survey($: CheerioAPI): Survey {
  const [root] = $.root().toArray();
  const elements: Element[] = [];
  if (root === undefined) throw new TypeError("Cannot survey page: expected a root, found none");
  const stack: (Node | Parent)[] = [root];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (!("children" in next)) continue;
    if (isElement(next)) elements.push(next);
    pushChildren(stack, next);
  }
  return { $, root, elements };
}

/** Finds elements of a page, in document order. */
export type Finder = (page: Survey) => readonly Element[];

// A tag, an id, classes and an attribute that is there, each of them optional: most selectors of sources are so.
const simple = /^([a-z][a-z0-9_-]*)?(?:#([\w-]+))?((?:\.[\w-]+)*)(?:\[([a-z-]+)\])?$/;

/** Makes a finder of a CSS selector; simple ones run over the survey, others through css-select. */
export function finder(selector: string): Finder {
  const parts = simple.exec(selector);
  if (selector === "" || parts === null) return ({ $ }) => select($, selector);
  const [, tag, id, dotted = "", attribute] = parts;
  const classes = dotted.split(".").slice(1);
  return ({ elements }) =>
    elements.filter(({ name, attribs }) =>
      (tag === undefined || name === tag) && (id === undefined || attribs.id === id) &&
      (attribute === undefined || attribs[attribute] !== undefined) &&
      classes.every((wanted) => hasClass(attribs.class, wanted))
    );
}

function hasClass(list: string | undefined, wanted: string): boolean {
  return list === wanted ||
    (list !== undefined && list.includes(wanted) && list.split(/\s+/).includes(wanted));
}

function pushChildren(stack: (Node | Parent)[], { children }: { children: readonly Node[] }): void {
  for (let at = children.length - 1; at >= 0; at--) {
    const child = children[at];
    if (child) stack.push(child);
  }
}

const silent = new Set(["script", "style", "noscript", "template"]);

/** Whether a browser shows nothing of the element: script, style, `hidden`, `display:none`. */
export function isHidden(element: Element): boolean {
  if (silent.has(element.name) || "hidden" in element.attribs) return true;
  const style = element.attribs.style;
  return style !== undefined && /display\s*:\s*none/i.test(style);
}

/**
 * Visible text nodes below a node in document order, `without` one node and what stands in it. A stack of its own, as
 * a hostile page nests deeper than the call stack goes.
 */
export function textNodes(node: Node | Parent, without: Node | null): TextNode[] {
  const found: TextNode[] = [];
  const stack: (Node | Parent)[] = [node];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next === without) continue;
    if (next.type === "text") found.push(next);
    else if ("children" in next && !(isElement(next) && isHidden(next))) pushChildren(stack, next);
  }
  return found;
}

/** Visible text, inline elements joined without a space, line breaks and runs of blanks made one space. */
export function textOf(node: Node | Parent): string {
  let text = "";
  for (const part of textNodes(node, null)) text += part.data;
  return tidy(text);
}

/** Text of a string that may hold markup or character references, such as a title in JSON with its hits in `<em>`. */
export function inlineText(html: string): string {
  const [root] = parseHtml(html).root().toArray();
  return root ? textOf(root) : "";
}

/**
 * Makes one line of text. A line break inside Chinese is removed, as it only wraps the line in the page's source;
 * between Latin letters or digits it becomes a space, as every other run of blanks does.
 */
export function tidy(text: string): string {
  return text.trim().replace(/[\s\u200b\ufeff]+/g, (blank, at: number, whole: string) => {
    if (!/[\r\n]/.test(blank)) return /[^\u200b\ufeff]/.test(blank) ? " " : "";
    const latin = /[\w.,;:)]/.test(whole[at - 1] ?? "") && /[\w(]/.test(whole[at + blank.length] ?? "");
    return latin ? " " : "";
  });
}
