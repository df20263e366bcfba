/**
 * Page furniture: the lines of a page's text that belong to the site and not to the document.
 *
 * Everything goes by the shape of a whole line, never by site. A page's text has a **head** (before its first line of
 * prose), a **body** and a **foot** (after its last). What could be a sentence of a document elsewhere — `时间：…`, a bare
 * date — is furniture in the head only; what nobody writes in a document — `【打印】`, `扫一扫在手机打开当前页` — goes
 * everywhere. Traditional pages are matched through {@linkcode fold}. Lines that state a date, a source or an entry of
 * a 信息公开 header table are removed too, but what they state is kept as fields.
 *
 * @module
 */
import { fold } from "../normalise/script.ts";

/** Text without furniture, and what the furniture stated. */
export interface Stripped {
  /** The remaining lines; blank ones are gone. */
  lines: string[];
  /** How many of `lines` stand before the first line of prose. */
  head: number;
  /** `line.date`, `line.source` and the labels of a header table (`索引号`, `发文字号` …), as printed. */
  fields: Record<string, string>;
}

/** One line as it stands, and its folded form for matching. */
interface Line {
  text: string;
  plain: string;
}

/** Lines longer than this are never furniture, except the legal notice of {@linkcode tailOpeners}. */
const longestFurniture = 120;

/** The head ends here at the latest, so that a text of short lines does not become all head. */
const longestHead = 80;

/** Words of menus, tool bars and font-size widgets; a line made of nothing else is furniture. No word begins another. */
const widgets =
  "打印|本文|本页|此页|关闭|窗口|字体|字号|大小|繁体|简体|无障碍|浏览|适老化|长者|关怀|专区|模式|手机|电脑|移动|微信|微博|朋友圈|" +
  "QQ空间|QQ好友|QQ|EN\\b|English|分享|转发|收藏|点赞|评论|返回|列表|顶部|首页|登录|注册|退出|设为|加入|扫一扫|打开|下载|" +
  "最近搜索|热门搜索|背景色|保护视力|关注|我要|纠错|朗读|语音|播报|阅读|正文|默认|超大|版|到|至|端|【|】|A";
const widgetWords = new RegExp(`${widgets}[+-]?`, "g");
const widgetMarks = "[\\s[\\]()<>《》|·•:：/、,，.>»—_=*+-]";
const widgetRest = new RegExp(widgetMarks, "g");
/** Tells most lines by their first character to be no widget. */
const widgetsOnly = new RegExp(`^(?:${widgets}|${widgetMarks})*$`);

/** One test for many shapes that begin their line: an engine dispatches on the first character. */
function anyOf(shapes: readonly RegExp[]): (line: string) => boolean {
  const joined = (flags: string) =>
    new RegExp(shapes.filter((shape) => shape.flags === flags).map(({ source }) => source).join("|"), flags);
  const [exact, anyCase] = [joined(""), joined("i")];
  return (line) => exact.test(line) || anyCase.test(line);
}

/** Lines of the site wherever they stand. Each is matched against a whole folded line. */
const everywhere = anyOf([
  // Breadcrumb: 您当前的位置：首页 > 新闻 > 公告, also without its label.
  /^(?:您|你)?(?:现在|当前|目前)?(?:所在|所处)?的?(?:页面)?位置(?:是)?\s{0,3}[:：].*$/,
  /^(?:网站)?首页\s{0,3}(?:>|»|›|\/|-|→).*$/,
  // Call to scan a code: 扫一扫在手机打开当前页.
  /^(?:用|请|打开)?(?:手机|微信)?(?:扫一扫|扫码|扫描二维码|扫描下方二维码|长按识别二维码).{0,30}$/,
  // Neighbours in the list: 上一篇：…, 下一条：….
  /^[<【[]?(?:上|下)一?(?:篇|条|页|则)[】\]]?\s{0,3}(?:[:：>]|$).*$/,
  // Counters alone: 访问量：-, 浏览次数 1,024 次.
  /^(?:访问|阅读|浏览|点击|查看)(?:量|数|次数|率|人数)?\s{0,3}[:：]\s{0,3}(?:[-\d,]{0,12}\s?(?:次|人次)?)$/,
  /^\d{1,9}人觉得有用$/,
  // Length of the text as a reader app tells it: 本文字数：5186 预计阅读16分钟.
  /^(?:本文|全文)?字数\s{0,3}[:：]\s{0,3}\d{1,7}字?(?:\s{0,3}(?:预计)?阅读.{0,12})?$/,
  // Labels of an empty list of links.
  /^(?:相关(?:文件|附件|稿件|解读|文档|链接|信息|政策)|政策解读|附件下载|延伸阅读)\s{0,3}[:：]?$/,
  // Comment box.
  /^昵称\s{0,3}验证码$/,
  /^文明上网.{0,40}$/,
  /^所有评论仅代表.{0,40}$/,
  // Imprint of the site.
  /^.{0,60}(?:ICP备|公网安备|网站标识码|政府网站找错).{0,60}$/,
  /^(?:版权所有|Copyright).{0,100}$/i,
  // Editors: 责任编辑：某某, (编辑 某某).
  /^[([【]?(?:责任编辑|责编|编辑|编审|美编|网络编辑)\s{0,3}[:：].{0,40}$/,
  // Nothing but marks: -, •, *****.
  /^[-–—•·|*_=~#\s]{1,80}$/,
]);

/** Lines from which on nothing belongs to the document any more, given that prose stands before. */
const tailOpeners = anyOf([
  /^(?:版权与?(?:及)?)?免责(?:声明|条款)\s{0,3}(?:[:：]|$)/,
  /^版权(?:声明|说明)\s{0,3}(?:[:：]|$)/,
  /^(?:我来评论|发表评论|网友评论|最新评论|用户评论|全部评论)\s{0,3}$/,
  /^(?:相关(?:新闻|推荐|阅读|文章|资讯|报道)|推荐阅读|(?:热门|热点|最新)(?:推荐|新闻|文章|资讯)|猜你喜欢|大家都在看|为您推荐)\s{0,3}[:：]?$/,
  /^(?:标签|关键词|关键字|TAG|Tags?)\s{0,3}[:：].{0,60}$/i,
  /^(?:上|下)一?(?:篇|条)\s{0,3}[:：]/,
]);

const fontWidget = /字体|字号/;
const restOfFontWidget = /^[\s大中小】\])|]{1,8}$/;

const dayShape =
  "\\[?(?:19|20)\\d{2}\\s?[-年./]\\s?\\d{1,2}\\s?[-月./]\\s?\\d{1,2}\\s?日?\\]?(?:\\s{0,4}\\d{1,2}:\\d{2}(?::\\d{2})?)?";
const dateShape = `(?:${dayShape}|\\d{1,2}\\.\\d{1,2}\\.(?:19|20)\\d{2})`;
const bareDate = new RegExp(`^${dateShape}$`);
/** A line of its own, `发布于 2024-08-22`. */
const loneDate = new RegExp(`^(?:发[布表]于\\s{0,3})?(?<day>${dateShape})$`);
/** The day that follows the name of a source without a label: 来源：某局 2024-08-22. */
const trailingDate = new RegExp(`\\s{1,4}(?<day>${dateShape})$`);
const ownNumber = "(?:(?<number>\\S{2,12}[〔\\[(]\\d{4}[〕\\])]\\S{1,8}号)\\s{1,4})?";
const leadingDate = new RegExp(`^${ownNumber}(?:发[布表]于\\s{0,3})?(?<day>${dateShape})`);

/** A publisher or paper and its day on one line without labels, in either order: 某市市场监督管理局 2024-10-31, 某日报 2023年10月13日 第05版. */
const imprintName =
  "(?<name>[\\p{sc=Han}·()]{2,40}(?:[局厅委办院会部府署室处社报网台刊]|中心|公司|集团|领导小组))";
const bodyAlone = new RegExp(`^${imprintName}$`, "u");
const imprints = [
  new RegExp(`^${ownNumber}${imprintName}\\s{1,4}(?<day>${dateShape})(?:\\s{1,4}第?\\d{1,3}版)?$`, "u"),
  new RegExp(`^${ownNumber}(?<day>${dateShape})\\s{1,4}${imprintName}$`, "u"),
];

/** Labels that lines of the head are made of, by the field they fill; an empty field is dropped. */
const fieldLabels: Readonly<Record<string, string>> = {
  "line.date": "发布时间 发布日期 发布于 发表时间 发表于 发文时间 时间 日期",
  "line.source": "信息来源 稿件来源 文章来源 来源 发布单位",
  "line.updated": "更新时间 更新日期 修改时间 最后更新",
  "": "作者 编辑 责任编辑 审核 初审 复审 终审 供稿 字体 字号 分享 打印 " +
    "访问量 访问次数 阅读量 阅读次数 阅读 浏览量 浏览次数 浏览 点击量 点击数 点击率 点击次数 点击",
};

/** Labels of the header table of 信息公开 pages; the fields keep these names. */
const headerLabels =
  "索引号 信息索引 信息索引号 主题分类 主题词 关键词 体裁分类 信息分类 信息类别 内容分类 组配分类 公文种类 服务对象分类 " +
  "标题 信息名称 文件名称 内容概述 内容概况 发文机关 发文机构 发文单位 发布机构 制定机关 公开主体 " +
  "成文日期 成文时间 生成日期 发文日期 公开日期 公开时间 发文字号 文号 文件编号 " +
  "印发日期 生效日期 生效时间 施行日期 实施日期 失效日期 失效时间 废止日期 有效期至 有效性 时效性 效力状态 公文时效 " +
  "公开方式 公开范围 公开时限 公开形式 公开属性 公开类型 公开类别";

const fieldOf: ReadonlyMap<string, string> = new Map([
  ...Object.entries(fieldLabels).flatMap(([field, labels]) =>
    labels.split(" ").map((label): [string, string] => [label, field])
  ),
  ...headerLabels.split(" ").map((label): [string, string] => [label, label]),
]);

/** A label (letters may be spaced out, 索 引 号) and its colon or the tab of a table. */
const labelled = new RegExp(
  `(?<!\\p{sc=Han})(${
    [...fieldOf.keys()].sort((a, b) => b.length - a.length).map((label) => [...label].join("\\s{0,6}")).join(
      "|",
    )
  })\\s{0,3}[:：\t]`,
  "gu",
);

/** Removes page furniture from text and keeps what it states. Linear; deterministic. */
export function stripFurniture(text: string): Stripped {
  const lines = cutTail(linesOf(text).filter(isNotWidget));
  const end = headEnd(lines);
  const fields: Record<string, string> = {};
  const head = lines.slice(0, end).filter((line, index) =>
    !takeFields(line, fields) || dates(line, lines[index - 1])
  );
  const rest = lines.slice(end);
  return { lines: [...head, ...rest].map((line) => line.text), head: head.length, fields };
}

/** A sentence: ends as one, or holds marks that titles and menus do not, at a length they do not have. */
export function isProse(plain: string): boolean {
  if (/[。；;]/.test(plain) || /[:：]$/.test(plain)) return true;
  return plain.length >= 40 && /[,，]/.test(plain);
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const raw of text.split("\n")) {
    const line = trim(raw);
    if (line.trim() === "") continue;
    const plain = fold(line).text.trim();
    if (plain !== "") lines.push({ text: line, plain });
  }
  return lines;
}

/** Leading tabs are empty cells of a table and stay. */
function trim(line: string): string {
  return line.replace(/^[^\S\t]+/, "").trimEnd();
}

/** A day in words below a line with a body alone dates the paper, as on communiqués; it may date the page as well. */
function dates({ plain }: Line, above: Line | undefined): boolean {
  return /年.*日$/.test(plain) && loneDate.test(plain) && bodyAlone.test(above?.plain ?? "");
}

/** Keeps the line unless it is furniture wherever it stands; a split font widget goes with its opening line. */
function isNotWidget({ plain }: Line, index: number, lines: readonly Line[]): boolean {
  if (plain.length > longestFurniture) return true;
  if (restOfFontWidget.test(plain)) {
    return !lines.slice(Math.max(0, index - 4), index).some((line) => fontWidget.test(line.plain));
  }
  return !isWidget(plain) && !everywhere(plain);
}

function isWidget(plain: string): boolean {
  if (!widgetsOnly.test(plain) && !fontWidget.test(plain)) return false;
  const words = plain.replace(widgetWords, "").replace(widgetRest, "");
  return words.length < plain.length &&
    (words === "" || (fontWidget.test(plain) && /^[大中小]{0,3}$/.test(words)));
}

/** A tail is believed when it is shorter than what stands before it or has no prose of its own. */
function cutTail(lines: Line[]): Line[] {
  const sizes = lines.map(({ plain }) => plain.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const lastProse = lines.findLastIndex(({ plain }) => isProse(plain));
  let before = 0;
  let prose = false;
  for (const [index, { plain }] of lines.entries()) {
    const closing = prose && (before > total - before || index > lastProse);
    if (closing && tailOpeners(plain)) return lines.slice(0, index);
    before += sizes[index] ?? 0;
    prose ||= isProse(plain);
  }
  return lines;
}

/** The head ends at the first prose or table row; a text with neither has its first half for a head. */
function headEnd(lines: readonly Line[]): number {
  const first = lines.findIndex((line) =>
    (isProse(line.plain) || line.text.includes("\t")) && statementsOf(line) === null
  );
  return Math.min(first < 0 ? Math.ceil(lines.length / 2) : first, longestHead);
}

/** Takes what a line of the head states into `fields`; false when the line is not of that sort. */
function takeFields(line: Line, fields: Record<string, string>): boolean {
  const statements = statementsOf(line);
  if (statements === null) return false;
  for (const [field, value] of statements) {
    if (value !== "" && fields[field] === undefined) fields[field] = value;
  }
  return true;
}

/** `时间:2024-08-22 13:37:29 来源:某局 访问量: -` → date and source; null when the line is not made of such pairs. */
function statementsOf({ text, plain }: Line): [string, string][] | null {
  if (plain.length > longestFurniture) return null;
  const lone = loneDate.exec(plain)?.groups?.day;
  if (lone !== undefined) return [["line.date", lone]];
  const view = fold(text);
  const labels = [...view.text.matchAll(labelled)];
  if (labels.length === 0) return imprintOf(plain);
  const opening = leadingDate.exec(view.text), date = opening?.[0] ?? "";
  const first = labels[0];
  if (first === undefined || !isMark(view.text.slice(date.length, first.index))) return null;
  const statements = labels.flatMap((label, index): [string, string][] => {
    const [from, to] = [label.index + label[0].length, labels[index + 1]?.index ?? view.text.length];
    const field = fieldOf.get((label[1] ?? "").replace(/\s/g, "")) ?? "";
    const value = valueOf(text.slice(...view.span(from, to)));
    return field === "line.source" ? sourceAndDay(value) : [[field, value]];
  });
  const { day, number } = opening?.groups ?? {};
  if (day !== undefined) statements.unshift(["line.date", day]);
  if (number !== undefined) statements.unshift(["发文字号", number]);
  const plausible = statements.every(([field, value]) =>
    field !== "line.date" || value === "" || bareDate.test(fold(value).text)
  );
  return plausible ? statements.filter(([field]) => field !== "") : null;
}

/** What an imprint without labels states; null when the line is none. */
function imprintOf(plain: string): [string, string][] | null {
  const { name, day, number } = imprints.map((shape) => shape.exec(plain)).find(Boolean)?.groups ?? {};
  if (name === undefined || day === undefined) return null;
  const stated: [string, string][] = [["line.source", name], ["line.date", day]];
  return number === undefined ? stated : [...stated, ["发文字号", number]];
}

/** A source, and the day where one follows it. */
function sourceAndDay(value: string): [string, string][] {
  const found = trailingDate.exec(value);
  const day = found?.groups?.day;
  if (found === null || day === undefined) return [["line.source", value]];
  return [["line.source", value.slice(0, found.index)], ["line.date", day]];
}

function isMark(text: string): boolean {
  return /^[\s【[(|]*$/.test(text);
}

/** The value without the buttons that follow it on the line, and without the brackets that part it from the next. */
function valueOf(text: string): string {
  const words = text.trim().split(/\s+/);
  while (words.length > 0 && isWidget(fold(words.at(-1) ?? "").text)) words.pop();
  return words.join(" ").replace(/[\s【】[(|｜]+$/, "");
}
