/** The link to the following page, found by its words. Pure. @module */
import { absolute } from "./address.ts";
import { type CheerioAPI, type Element, select, textOf } from "./html.ts";

/** The anchor that reads 下一页, 下页 or 后一页, or the first that a selector finds. */
export function nextLink($: CheerioAPI, selector: string | undefined): Element | undefined {
  const links = select($, selector ?? "a[href]");
  if (selector !== undefined) return links[0];
  return links.find((link) => /^(?:下一?页|后一页)[>»]*$/.test(textOf(link)));
}

/** Address of such a link; null when it leads to a script, or when there is none. */
export function nextAddress(link: Element | undefined, base: string): string | null {
  return link === undefined ? null : absolute(link.attribs.href ?? "", base);
}
