/** Titles as pages print them → the title itself: no spam in front, no site name behind, no line breaks. @module */
import { fold } from "../normalise/script.ts";

/** Gambling and adult strings that hijacked pages carry before the real title. */
const spam =
  /博彩|赌场|棋牌|彩票|投注|百家乐|老虎机|威尼斯人|葡京|六合彩|(?:金沙|太阳城|真人|澳门.{0,4})(?:娱乐|官网|平台)|娱乐城|娱乐平台|(?:体育|亚博|博鱼|开云|华体会|米乐|必威|乐鱼|爱游戏)(?:体育|官网|平台|投注|app|登录|下载)|成人(?:视频|电影|影院|网站|小说)|无码|AV在线/i;

const separator = /[-_—|·:：,，!！\s\]】)>]/;

/** Where a real title can begin when no separator parts it from the spam. */
const opening =
  /关于|对[\p{sc=Han}]{2,12}(?:第\d|提案|建议)|[\p{sc=Han}]{2,3}(?:省|市|自治区)|国家|市场监管总局/u;

const siteSuffix =
  /\s{0,3}[-_|–—]{1,2}\s{0,3}[^-_|–—]{2,40}(?:局|厅|委|委员会|政府|总局|网|网站|门户|平台|频道|栏目|公告|公开|动态|要闻)$/;

/** Cleans a title; null when nothing is left. */
export function cleanTitle(title: string): string | null {
  const line = title.replace(/\s{0,8}[\r\n]\s{0,40}/g, "").replace(/\s+/g, " ").trim();
  const cleaned = withoutSpam(line).trim();
  return cleaned === "" ? null : cleaned;
}

/** Title of a `<title>` tag: the names of column and site that follow it go too, though never the whole. */
export function cleanPageTitle(title: string): string | null {
  let cleaned = cleanTitle(title) ?? "";
  for (
    let shorter = cleaned.replace(siteSuffix, "");
    shorter !== cleaned;
    shorter = cleaned.replace(siteSuffix, "")
  ) {
    if (shorter.length < 4) break;
    cleaned = shorter;
  }
  return cleaned === "" ? null : cleaned;
}

/** True when the end was cut off by the page: `…公开...`. */
export function isCutTitle(title: string): boolean {
  return /(?:\.{3,6}|…{1,2})$/.test(title.trim());
}

function withoutSpam(title: string): string {
  const head = title.slice(0, 80);
  const view = fold(head);
  const found = spam.exec(view.text);
  const official = view.text.search(opening);
  if (found === null || (official >= 0 && official < found.index)) return title;
  const after = found.index + found[0].length;
  const parted = view.text.slice(after).search(separator);
  const begins = view.text.slice(after).search(opening);
  if (parted >= 0 && (begins < 0 || parted < begins)) return title.slice(view.span(0, after + parted + 1)[1]);
  return begins >= 0 ? title.slice(view.span(after + begins, after + begins + 1)[0]) : title;
}
