/**
 * Where on a page a value stands, as a short CSS path, a name of JSON, or a script: the selector behind each field, found
 * from the page itself, so that it is told for every family alike. Pure.
 *
 * @module
 */
import {
  type CheerioAPI,
  type Element,
  isElement,
  type Node,
  parseHtml,
  textOf,
} from "../../../sources/families/html.ts";

/** Where a value stands first, or null when the page does not print it. Dates are found in every usual form. */
export function locate(value: string, page: string): string | null {
  const json = parseJson(page);
  if (json !== null) return locateInJson(json, { value, path: "" });
  const $ = parseHtml(page);
  const forms = [value, ...dateForms(value)];
  const [title] = $("title").toArray();
  return inElements($, forms) ?? inAttributes($, forms) ?? inScripts($, forms) ??
    (title && forms.some((form) => textOf(title).includes(form)) ? "title (part)" : null);
}

/** Where a field stands: in the tag of that name where there is one with this value, else as {@linkcode locate}. */
export function locateField(name: string, { value, page }: { value: string; page: string }): string | null {
  const $ = parseHtml(page);
  const [tag] = $("meta[content]").toArray().filter(isElement).filter(({ attribs }) =>
    (attribs.name ?? attribs.property ?? "").replace(/^meta-/i, "").toLowerCase() === name.toLowerCase() &&
    (attribs.content ?? "").trim() === value
  );
  return tag ? `meta[name="${tag.attribs.name ?? tag.attribs.property}"]` : locate(value, page);
}

function parseJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null; // a page that only begins like JSON is looked at as HTML
  }
}

function locateInJson(node: unknown, { value, path }: { value: string; path: string }): string | null {
  if (Array.isArray(node)) {
    for (const item of node) {
      const found = locateInJson(item, { value, path: `${path}[]` });
      if (found !== null) return found;
    }
    return null;
  }
  if (typeof node === "object" && node !== null) {
    for (const [name, inner] of Object.entries(node)) {
      const found = locateInJson(inner, { value, path: path === "" ? name : `${path}.${name}` });
      if (found !== null) return found;
    }
    return null;
  }
  if (typeof node === "number") return momentIs(node, value) ? path : null;
  if (typeof node !== "string") return null;
  if ([value, ...dateForms(value)].some((form) => node.trim().startsWith(form))) return path;
  const inside = node.includes("<") ? locate(value, node) : null;
  return inside === null ? null : `${path} » ${inside}`;
}

/** Seconds since 1970 that fall on an ISO day in China. */
function momentIs(moment: number, day: string): boolean {
  if (moment < 1e8 || moment > 1e10) return false;
  return new Date((moment + 8 * 3600) * 1000).toISOString().startsWith(day);
}

function dateForms(value: string): string[] {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(value);
  if (!match) return [];
  const [year, month, day] = match.slice(1).map(Number);
  const padded = match.slice(1, 4);
  return [
    ...["-", ".", "/"].flatMap((mark) => [padded.join(mark), [year, month, day].join(mark)]),
    `${year}年${month}月${day}日`,
  ];
}

/** The innermost element whose text is the value, else the innermost whose text holds it. */
function inElements($: CheerioAPI, forms: string[]): string | null {
  let holding: Element | null = null;
  for (const node of elements($)) {
    const text = textOf(node);
    if (forms.some((form) => text === form)) return pathOf(innermost(node, forms));
    if (forms.some((form) => text.includes(form))) holding = node;
  }
  return holding === null ? null : `${pathOf(holding)} (part)`;
}

function innermost(element: Element, forms: string[]): Element {
  const inner = element.children.filter(isElement).find((child) => forms.includes(textOf(child)));
  return inner && inner.name !== "font" && inner.name !== "span" ? innermost(inner, forms) : element;
}

function inAttributes($: CheerioAPI, forms: string[]): string | null {
  for (const element of elements($)) {
    for (const [name, value] of Object.entries(element.attribs)) {
      if (!forms.some((form) => value.trim().startsWith(form))) continue;
      const tag = element.attribs.name ?? element.attribs.property;
      return element.name === "meta" ? `meta[name="${tag}"]` : `${pathOf(element)}@${name}`;
    }
  }
  return null;
}

function inScripts($: CheerioAPI, forms: string[]): string | null {
  for (const script of $("script").toArray()) {
    const text = $(script).text();
    if (!forms.some((form) => text.includes(form))) continue;
    const record = text.indexOf("<record>");
    return record >= 0 ? "script » record" : "script";
  }
  return null;
}

/** Elements in document order, `<title>` and scripts left out; parents before their children. */
function elements($: CheerioAPI): Element[] {
  return $("*").toArray().filter((node): node is Element =>
    isElement(node) && !["html", "head", "title", "body", "script", "style"].includes(node.name)
  );
}

/** How many elements a path names. */
const longest = 3;

/** A path up to the nearest ancestor with an id or class. */
export function pathOf(element: Element): string {
  const steps: string[] = [];
  let node: Node["parent"] | Element = element;
  while (
    node !== null && isElement(node) && steps.length < longest && !["body", "html"].includes(node.name)
  ) {
    steps.unshift(stepOf(node));
    if (steps.length > 1 && steps[0] !== node.name) break;
    node = node.parent;
  }
  return steps.join(" > ");
}

/** The element as a selector: by its id, else its first class, else its name. */
export function stepOf({ name, attribs }: Element): string {
  const plain = /^[A-Za-z_][\w-]*$/;
  const { id = "" } = attribs;
  if (plain.test(id)) return `${name}#${id}`;
  const styled = (attribs.class ?? "").split(/\s+/).find((part) => plain.test(part));
  return styled === undefined ? name : `${name}.${styled}`;
}
