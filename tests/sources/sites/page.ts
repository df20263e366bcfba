/** Pages of the test sites, and the answer for what they do not have. @module */
import type { SampleAnswer } from "../../../sources/samples/markup.ts";
import { escape, footer, siteTitle } from "../../../sources/samples/markup.ts";

/** A page of a test site. */
export function htmlPage(page: { title: string; body: string; head?: string }): SampleAnswer {
  const body = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${
    escape(page.title)
  }-${siteTitle}</title>
${page.head ?? ""}</head><body>\n${page.body}\n${footer}</body></html>`;
  return { type: "text/html; charset=utf-8", body };
}

/** Status 200 and a page long enough to pass for one: only its title says that there is nothing. */
export function soft404(): SampleAnswer {
  const menu = "<li>机构概况</li><li>政务公开</li><li>办事服务</li><li>互动交流</li>".repeat(40);
  return htmlPage({ title: "页面不存在", body: `<ul>${menu}</ul><p>您访问的页面已被删除。</p>` });
}

/** A title cut in the middle, as lists show it, beside the whole one in the attribute. */
export function cutLink(href: string, title: string): string {
  return `<a href="${escape(href)}" title="${escape(title)}">${escape(title.slice(0, 12))}…</a>`;
}
