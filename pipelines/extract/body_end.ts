/**
 * Where a document ends and the page's links to other texts begin.
 *
 * @module
 */

/** Headings of link lists and legal notices; each stands at the head of a line. */
const furniture =
  /\n[ \t•·【]*(?:(?:相关|热点|热门|最新|推荐|精彩|延伸|更多)(?:新闻|推荐|阅读|链接|文章|资讯|信息|动态|稿件|专题|内容|导读)[ \]】:：]*(?=\n)|相关(?:新闻|推荐|阅读|链接)|(?:推荐|延伸)阅读|版权与免责声明|免责声明|版权声明|扫一扫在手机打开)/;

/** Offset of the first such heading in the second half of the text; the text's length where nothing says so. */
export function bodyEnd(text: string): number {
  const half = Math.floor(text.length / 2), at = text.slice(half).search(furniture);
  return at < 0 ? text.length : half + at;
}
