/**
 * The site of the bench: a list and pages of 14 KB in UTF-8, made of invented text, the same each time.
 *
 * A page is as government pages are: head, navigation, a body of some 2,000 characters with a table, a long footer.
 *
 * @module
 */

/** Rows on a list page. */
export const perPage = 100;

const words = [
  "检验检测",
  "计量",
  "标准化",
  "认证认可",
  "质量基础设施",
  "一站式服务",
  "产业链",
  "中小企业",
  "共享实验室",
  "技术机构",
  "仪器设备",
  "比对验证",
  "能力建设",
  "服务站点",
  "质量强县",
  "示范项目",
];
const verbs = ["推进", "开展", "建设", "完善", "提升", "组织", "支持", "开放"];
const size = 14 * 1024;

/** Numbers that look random and are not. */
function draws(seed: number): (below: number) => number {
  let state = seed * 2654435761 % 4294967296;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor(state / 4294967296 * below);
  };
}

/** Title of a page. */
export function titleOf(number: number): string {
  return `关于第${number}号质量基础设施建设任务进展情况的通知`;
}

/** One article page; `number` counts from 0. */
export function articlePage(number: number): string {
  const draw = draws(number + 1);
  const pick = (from: readonly string[]) => from[draw(from.length)] ?? "";
  const sentence = () =>
    `${pick(verbs)}${pick(words)}与${pick(words)}，累计服务企业${draw(90000)}家次，${pick(verbs)}${
      pick(words)
    }${draw(300)}项，`;
  const paragraph = () =>
    `<p style="text-indent:2em"><span>${sentence()}${sentence()}${sentence()}同比增长${draw(30)}.${
      draw(10)
    }%。</span></p>\n`;
  const row = (at: number) =>
    `<tr><td>${at}</td><td>${pick(words)}</td><td>${draw(900)}</td><td>${pick(verbs)}中</td></tr>\n`;
  const menu = (name: string, items: number) =>
    `<ul class="${name}">${
      Array.from({ length: items }, (_, at) =>
        `<li><a href="/${name}/${at}.html" target="_blank">${pick(words)}${at}</a></li>`).join("\n")
    }</ul>\n`;
  const day = dayOf(number);
  const head = `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>${titleOf(number)}</title>\n` +
    `<meta name="ArticleTitle" content="${titleOf(number)}"><meta name="PubDate" content="${day}">\n` +
    `<script>var site = { id: ${number}, at: "bench" };</script></head>\n<body>\n${menu("nav", 20)}` +
    `<div class="main"><h1>${
      titleOf(number)
    }</h1><div class="date">发布日期：${day}</div>\n<div class="TRS_Editor">\n`;
  const table = `<table>${Array.from({ length: 12 }, (_, at) => row(at + 1)).join("")}</table>\n`;
  let body = table;
  while (bytes(head) + bytes(body) < size - 3000) body += paragraph();
  const foot = `</div></div>\n${
    menu("links", 24)
  }<div class="foot">样例市市场监督管理局 样例数据</div></body></html>\n`;
  const page = head + body + foot;
  return page + `<!--${" ".repeat(Math.max(0, size - bytes(page) - 7))}-->`;
}

/** One list page as JSON, rows and whether more follow; `page` counts from 0. */
export function listPage(page: number, count: number): string {
  const from = page * perPage;
  const rows = Array.from({ length: Math.max(0, Math.min(perPage, count - from)) }, (_, at) => {
    const number = from + at;
    return { path: `/article/${number}.html`, title: titleOf(number), date: dayOf(number) };
  });
  return JSON.stringify({ rows, more: from + perPage < count });
}

function dayOf(number: number): string {
  return `2026-0${1 + number % 5}-1${number % 10}`;
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
