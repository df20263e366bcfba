/** What a family throws when it was given something else than its list. @module */
import { type CheerioAPI, select, textOf } from "./html.ts";

/** The answer is no list of the family at all, as after a rebuilt site, an error page or a challenge. */
export class NotAList extends Error {
  /** @param wanted what makes an answer a list of this family, in words */
  constructor(family: string, at: { url: string; wanted: string; found: string }) {
    super(`Cannot read list of family ${family} at ${at.url}: expected ${at.wanted}, found ${at.found}`);
    this.name = "NotAList";
  }
}

/**
 * What a page without rows is, in words, for the message of {@linkcode NotAList}: its title, so that an error page
 * served with status 200 (页面不存在) names itself.
 */
export function describePage($: CheerioAPI): string {
  const [title] = select($, "title");
  const text = title ? textOf(title) : "";
  return text === "" ? "a page without title" : `a page titled "${text.slice(0, 60)}"`;
}

const missing = /页面不存在|页面未找到|找不到(?:该|您|页|你)|页面(?:已|被)?删除|404 ?not found|^404\b/i;

/** Whether a page served with status 200 says in its title that there is no such page. */
export function isSoft404($: CheerioAPI): boolean {
  const [title] = select($, "title");
  return title !== undefined && missing.test(textOf(title));
}
