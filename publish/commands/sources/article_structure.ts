/**
 * Finds the parts of an article page nobody has described: the container of the body and the element of the title. Pure.
 *
 * Containers that families are known by go first, when one holds most of what the parser takes for the text; else the
 * innermost block that does, when an id or class names it alone. Nothing is guessed: what is not found is empty.
 *
 * @module
 */
import { load } from "cheerio";
import { findContainer } from "../../../pipelines/parse/container.ts";
import type { Page } from "../../../sources/define.ts";
import { bodies } from "../../../sources/families/bodies.ts";
import { type CheerioAPI, type Element, parseHtml, select, textOf } from "../../../sources/families/html.ts";
import { stepOf } from "./locate.ts";

/** Selectors of an article; empty where none is needed or found. */
export interface ArticleStructure {
  body: string[];
  title: string[];
  /** How the body was found, in words; null when it was not. */
  reason: string | null;
}

/** Containers known of any family, and of sites that families do not cover. */
const known = [
  ...new Set([...Object.values(bodies).flat(), ".Three_xilan_07", ".detail_messge", ".wzzw-article"]),
];

/** Finds the parts; `title` is what the list says the article is called. */
export function findArticle(page: Page, title: string): ArticleStructure {
  const $ = parseHtml(page.text);
  const length = textLength(page);
  const usual = known.find((selector) => lengthOf($, selector) > length / 4);
  const named = usual ?? innermostBlock($, length);
  return {
    body: named === null ? [] : [named],
    title: titleSelector($, title),
    reason: usual !== undefined
      ? `the container "${usual}", which a family is known by`
      : named !== null
      ? `the innermost block with most of the text, "${named}"`
      : null,
  };
}

function lengthOf($: CheerioAPI, selector: string): number {
  return Math.max(0, ...select($, selector).map(weigh));
}

function weigh(element: Element): number {
  return textOf(element).replace(/\s+/g, "").length;
}

/** Characters of the block that the parser takes for the text of a page it does not know. */
function textLength({ text }: Page): number {
  const $ = load(text, { xml: { xmlMode: false, decodeEntities: true } });
  const container = findContainer($.root()[0]?.children ?? []);
  return container === null ? 0 : $(container).text().replace(/\s+/g, "").length;
}

/** Blocks that hold a text; paragraphs and rows hold parts of one. */
const blocks = "div, section, article, main, td, center, form";
/** Share of the text that the block must hold: what stands beside it is title, date and menus. */
const most = 0.6;

/** The smallest block with most of the text that an id or class names alone. */
function innermostBlock($: CheerioAPI, length: number): string | null {
  const found = select($, blocks).map((element) => ({
    step: stepOf(element),
    name: element.name,
    weight: weigh(element),
  }))
    .filter(({ step, name, weight }) =>
      length > 0 && weight >= most * length && step !== name && $(step).length === 1
    );
  return found.sort((a, b) => a.weight - b.weight)[0]?.step ?? null;
}

/** The innermost element outside head, links and lists that prints the title and nothing else. */
function titleSelector($: CheerioAPI, title: string): string[] {
  const whole = title.replace(/(?:…|\.{2,})$/, "");
  const found = select($, "body *").filter((element) => {
    const text = whole === "" ? "" : textOf(element);
    return text.startsWith(whole) && text.length <= whole.length + 40 &&
      !["a", "li", "script"].includes(element.name);
  });
  for (const element of found) {
    const step = stepOf(element);
    if ((step !== element.name || element.name === "h1") && $(step).length === 1) return [step];
  }
  return [];
}
