/**
 * Served pages cut down to what a sample needs: no styles, no third-party content, no scripts but those the list is read
 * from, and personal data masked character for character. Pure.
 *
 * @module
 */
import { withhold } from "../../../pipelines/normalise/personal.ts";
import {
  type CheerioAPI,
  isElement,
  type Node,
  parseHtml,
  type TextNode,
} from "../../../sources/families/html.ts";

/** Says on a sample where it is from, and that it is not the page itself. */
export function sampleNote(url: string): string {
  return `本页由本项目自 ${url} 删节而来（去掉脚本与样式，遮盖个人信息），仅供离线测试 / Cut down from that page for tests`;
}

const dropped =
  "style, link, noscript, iframe, object, embed, svg, canvas, audio, video, template, input, select, button";

/** Scripts that a family reads: the pager, the records, the keys of units, the settings of gkmlpt. */
const needed = /createPageHTML|<recordset|<datastore|_CONFIG|_simple_list_gotopage_fun|\bjpage\(|dataproxy/;

/** A page as a sample. JSON stays JSON, with the note under `_note`; XML and HTML get it as a comment. */
export function samplePage(text: string, url: string): string {
  if (/^\s*\{/.test(text)) return `${JSON.stringify(sampleJson(JSON.parse(text), url), null, 1)}\n`;
  const note = `<!-- ${sampleNote(url)} -->\n`;
  if (/^\s*<\?xml/.test(text)) return `${withhold(text).text.replace(/\?>\s*/, (end) => `${end}${note}`)}\n`;
  const $ = parseHtml(text);
  $(dropped).remove();
  for (const script of $("script").toArray().filter(isElement)) {
    const kept = script.attribs.querydata !== undefined || needed.test($(script).text());
    if (!kept) $(script).remove();
  }
  for (const element of $("[src]").toArray().filter(isElement)) {
    const source = URL.parse(element.attribs.src ?? "", url);
    if (source?.host !== new URL(url).host) $(element).remove();
  }
  $("*").contents().filter((_, node) => node.type === "comment").remove();
  maskText($);
  maskAttributes($);
  const html = $.html({ xml: { xmlMode: false, decodeEntities: true, encodeEntities: "utf8" } });
  return `${note}${html.replace(/^\s*$(?:\r?\n)/gm, "").trim()}\n`;
}

function sampleJson(value: unknown, url: string): unknown {
  return { _note: sampleNote(url), ...masked(value) as Record<string, unknown> };
}

function masked(value: unknown): unknown {
  if (typeof value === "string") return withhold(value).text;
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, masked(inner)]));
}

const inline = new Set("a b em font i label span strong sub sup u".split(" "));

/** Masks over the joined text, so that a name is found when its label stands in an element of its own. */
function maskText($: CheerioAPI): void {
  const nodes = allText($);
  const joined = nodes.map((node, at) => (at > 0 && parted(nodes[at - 1], node) ? "\n" : "") + node.data);
  const { text } = withhold(joined.join(""));
  let at = 0;
  nodes.forEach((node, order) => {
    const length = joined[order]?.length ?? 0;
    node.data = text.slice(at + length - node.data.length, at + length);
    at += length;
  });
}

function allText($: CheerioAPI): TextNode[] {
  const found: TextNode[] = [];
  const stack: Node[] = [...($.root()[0]?.children ?? [])].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === "text") found.push(node);
    else if ("children" in node) stack.push(...[...node.children].reverse());
  }
  return found;
}

/** Whether a line ends between two neighbouring pieces of text. */
function parted(before: TextNode | undefined, after: TextNode): boolean {
  return blockOf(before) !== blockOf(after);
}

function blockOf(node: TextNode | undefined): Node["parent"] {
  let parent = node?.parent ?? null;
  while (parent !== null && isElement(parent) && inline.has(parent.name)) parent = parent.parent;
  return parent;
}

function maskAttributes($: CheerioAPI): void {
  for (const element of $("*").toArray().filter(isElement)) {
    for (const [name, value] of Object.entries(element.attribs)) {
      if (/^on|^style$/.test(name)) delete element.attribs[name];
      else element.attribs[name] = withhold(value).text;
    }
  }
}
