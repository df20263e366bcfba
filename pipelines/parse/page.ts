/** What a page says of itself outside its body: title, metadata tags, whether it is an error page. @module */
import { type Element, finder, type Survey, textNodes } from "../../sources/families/html.ts";
import { cleanPageTitle } from "./title.ts";

/**
 * Names of metadata tags that are kept, in lower case: those of 国办发〔2017〕47号 and their relatives. Guangzhou puts
 * `meta-` in front of each.
 */
const metadata = new Set(
  ("sitename sitedomain siteidcode columnname articletitle pubdate contentsource author keywords description url " +
    "ucaptitle publishtime").split(" "),
);

const missing =
  /404|页面不存在|网页不存在|内容不存在|文章不存在|信息不存在|页面找不到|找不到(?:该|此|您|页面|网页)|页面(?:已|被|已被)删除|您(?:访问|查看|要找)的(?:页面|网页|内容|信息|文章).{0,8}(?:不存在|找不到|删除|失效|丢失)|not found/i;

/** An error page says so in its title or in few words. */
const longestErrorPage = 300;

/** What the `<h1>` of a page holds that uses it for its logo. */
const siteName = /(?:局|厅|委|委员会|政府|网|网站|门户|平台)$/;

/** The page's own title: the tag `ArticleTitle`, its only `<h1>`, or `<title>` without the site's name. */
export function pageTitle(page: Survey): string | null {
  const tagged = metadataOf(page).ArticleTitle;
  if (tagged !== undefined && tagged !== "") return cleanPageTitle(tagged);
  const printed = headings(page).map((heading) => contentOf(heading).trim()).filter((text) => text !== "");
  const heading = printed.length === 1 ? printed[0] ?? "" : "";
  if (heading !== "" && !siteName.test(heading)) return cleanPageTitle(heading);
  const [title] = titles(page);
  return cleanPageTitle(title ? contentOf(title) : "");
}

const headings = finder("h1");
const titles = finder("title");
const tags = finder("meta[name]");

/** Its visible text, white space as it stands. */
function contentOf(element: Element): string {
  return textNodes(element, null).map(({ data }) => data).join("");
}

/** Metadata tags by name as printed, `meta-` removed; of several with one name the first that is not empty. */
export function metadataOf(page: Survey): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { attribs } of tags(page)) {
    const name = (attribs.name ?? "").trim().replace(/^meta-/i, "");
    const content = (attribs.content ?? "").trim();
    if (metadata.has(name.toLowerCase()) && content !== "" && fields[name] === undefined) {
      fields[name] = content;
    }
  }
  return fields;
}

/** A soft 404: an error page, whatever the status said. */
export function isErrorPage(title: string, text: string): boolean {
  return text.length <= longestErrorPage && (missing.test(title) || missing.test(text));
}
