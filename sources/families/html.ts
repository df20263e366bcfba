/**
 * HTML as the families read it: parsed leniently, text taken without scripts and comments.
 *
 * Parsing goes through htmlparser2: four times as fast as a browser-grade tree, it loads no network code, and it keeps
 * source positions where they are asked for, so that a body can be cut out of the page as served. It never fails; broken
 * markup gives a tree all the same. Lists are read through cheerio, one page at a time. Articles come by the thousand and
 * are read from the bare tree: cheerio makes a class for each page, which holds the page's tree until the next full
 * collection of garbage.
 *
 * @module
 */
import { type CheerioAPI, load } from "cheerio/slim";
import { compile, selectAll } from "css-select";
import { DomHandler, type DomHandlerOptions, Parser } from "htmlparser2";
import { isDeeperThan } from "./depth.ts";

export type { CheerioAPI };

/** Any child node: text, comment, element. */
export type Node = ReturnType<CheerioAPI["root"]>[number]["children"][number];

/** A node with a name and attributes. */
export type Element = Extract<Node, { attribs: unknown }>;

/** A text node. */
export type TextNode = Node & { data: string };

/** A parsed page. */
export type Tree = DomHandler["root"];

/** The document or an element. */
export type Parent = Tree | Element;

/**
 * Parses HTML; tag and attribute names come in lower case, nodes carry `startIndex` and `endIndex`.
 * @throws {RangeError} when a page nests thousands deep, which no page of a site does
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
  requireShallow(text);
  return load(text, { xml: { xmlMode, decodeEntities: true, ...positions } });
}

const positions = { withStartIndices: true, withEndIndices: true };

/** Deeper pages are hostile: the parser's cost grows with the square of the depth. */
const deepest = 5_000;

function requireShallow(text: string): void {
  if (isDeeperThan(text, deepest)) {
    throw new RangeError(`Cannot parse page: expected at most ${deepest} open elements, found more`);
  }
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
  root: Tree;
  /** All elements in document order. */
  elements: readonly Element[];
  /** The elements of each name, in document order. */
  named: ReadonlyMap<string, readonly Element[]>;
}

/**
 * Parses HTML and counts up its elements; tag and attribute names come in lower case. The same text gives the same
 * elements with positions (`startIndex`, `endIndex`) and without, which spares a tenth of the work.
 * @throws {RangeError} as {@linkcode parseHtml}
 */
export function survey(text: string, { located }: { located: boolean }): Survey {
  requireShallow(text);
  const handler = new Surveyor(located ? positions : {});
  new Parser(handler, { decodeEntities: true }).end(text);
  const { root, elements, named } = handler;
  return { root, elements, named };
}

/** Builds the tree and notes each element as it opens. */
class Surveyor extends DomHandler {
  readonly elements: Element[] = [];
  readonly named = new Map<string, Element[]>();

  constructor(options: DomHandlerOptions) {
    super(undefined, options);
  }

  override onopentag(name: string, attribs: Record<string, string>): void {
    super.onopentag(name, attribs);
    const element = this.tagStack.at(-1);
    if (element === undefined || !isElement(element)) return;
    this.elements.push(element);
    const alike = this.named.get(name);
    if (alike) alike.push(element);
    else this.named.set(name, [element]);
  }
}

/** Finds elements of a page, in document order. */
export type Finder = (page: Survey) => readonly Element[];

// A tag, an id, classes and an attribute that is there, each of them optional: most selectors of sources are so.
const simple = /^([a-z][a-z0-9_-]*)?(?:#([\w-]+))?((?:\.[\w-]+)*)(?:\[([a-z-]+)\])?$/;

/** Makes a finder of a CSS selector; simple ones run over the survey, others through css-select. */
export function finder(selector: string): Finder {
  const parts = simple.exec(selector);
  if (selector === "") return () => [];
  if (parts === null) return complexFinder(selector);
  const [, tag, id, dotted = "", attribute] = parts;
  const classes = dotted.split(".").slice(1);
  return ({ elements, named }) =>
    (tag === undefined ? elements : named.get(tag) ?? []).filter(({ attribs }) =>
      (id === undefined || attribs.id === id) &&
      (attribute === undefined || attribs[attribute] !== undefined) &&
      classes.every((wanted) => hasClass(attribs.class, wanted))
    );
}

function complexFinder(selector: string): Finder {
  const matches = compile<Node | Tree, Element>(selector);
  return ({ root }) => selectAll<Node | Tree, Element>(matches, root);
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
