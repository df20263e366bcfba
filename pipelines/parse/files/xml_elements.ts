/**
 * Elements of large flat XML, one after another: those of one name, with their attributes and the text of what is inside. For parts
 * of office files only, where no element holds another of its name and declarations were refused before.
 *
 * @module
 */
import { Unreadable } from "./unreadable.ts";

/** One element. */
export interface Element {
  /** By name as written, prefix included; values unescaped. */
  attributes: Record<string, string>;
  /** Everything between start and end tag, as written. */
  content: string;
}

const sliceBytes = 1 << 20;

/** Longest element, in characters. */
const longest = 1 << 24;

/** All elements of a name, whatever their prefix, in order. @throws {Unreadable} `damaged` when one does not end */
export function* elements(xml: Uint8Array | string, name: string): Generator<Element> {
  if (typeof xml === "string") return yield* read(xml, { name, last: true });
  const decoder = new TextDecoder();
  let held = "";
  for (let offset = 0; offset < xml.length; offset += sliceBytes) {
    const last = offset + sliceBytes >= xml.length;
    held += decoder.decode(xml.subarray(offset, offset + sliceBytes), { stream: !last });
    const used = yield* read(held, { name, last });
    held = held.slice(used);
    if (held.length > longest) {
      throw new Unreadable(
        "damaged",
        `wanted ${name} elements of at most ${longest} characters: found a longer one`,
      );
    }
  }
}

/** Reads whole elements of a text; returns how much of it is used. */
function* read(text: string, { name, last }: { name: string; last: boolean }): Generator<Element, number> {
  let used = 0;
  for (;;) {
    const open = openingOf(text, { name, from: used });
    if (open === null) return last ? text.length : keepFrom(text, used);
    const { start, inside, close, attributes } = open;
    if (close === null) {
      yield { attributes, content: "" };
      used = inside;
      continue;
    }
    const end = text.indexOf(close, inside);
    if (end < 0) {
      if (last) throw new Unreadable("damaged", `wanted every ${name} to end: found one that does not`);
      return start;
    }
    yield { attributes, content: text.slice(inside, end) };
    used = end + close.length;
  }
}

/** A start tag may stand at the end of what is held, cut off. */
function keepFrom(text: string, used: number): number {
  const cut = text.lastIndexOf("<");
  return cut < used || text.indexOf(">", cut) >= 0 ? text.length : cut;
}

interface Opening {
  start: number;
  /** Where the content begins. */
  inside: number;
  /** The end tag; null for an empty element. */
  close: string | null;
  attributes: Record<string, string>;
}

/** The next start tag of the name that is whole. */
function openingOf(text: string, { name, from }: { name: string; from: number }): Opening | null {
  for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + 1)) {
    const prefix = prefixBefore(text, { at, from });
    if (prefix === null) continue;
    if (!/[\s/>]/.test(text.charAt(at + name.length))) continue;
    const end = text.indexOf(">", at);
    if (end < 0) return null;
    const empty = text.charCodeAt(end - 1) === 0x2f;
    return {
      start: at - prefix.length - 1,
      inside: end + 1,
      close: empty ? null : `</${prefix}${name}>`,
      attributes: attributesOf(text.slice(at + name.length, empty ? end - 1 : end)),
    };
  }
  return null;
}

/** Longest prefix of a name. */
const longestPrefix = 40;

/** What stands between `<` and a name: nothing or a prefix with its colon; null where no tag begins. */
function prefixBefore(text: string, { at, from }: { at: number; from: number }): string | null {
  if (at > from && text.charCodeAt(at - 1) === 0x3c) return "";
  const before = text.slice(Math.max(from, at - longestPrefix - 2), at);
  return /<(\w{1,40}:)$/.exec(before)?.[1] ?? null;
}

function attributesOf(tag: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = "", double, single] of tag.matchAll(/([\w:.-]+)\s?=\s?(?:"([^"]*)"|'([^']*)')/g)) {
    attributes[name] = unescaped(double ?? single ?? "");
  }
  return attributes;
}

/** The texts of all elements of a name inside, joined. */
export function textIn(content: string, name: string): string {
  const open = `<${name}>`, close = `</${name}>`;
  const only = content.startsWith(open) &&
    content.indexOf("<", open.length) === content.length - close.length && content.endsWith(close);
  if (only) return unescaped(content.slice(open.length, -close.length));
  let text = "";
  for (const { content: inside } of elements(content, name)) text += inside;
  return unescaped(text);
}

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Characters written as entities, and those that Office writes as `_x000D_`. */
function unescaped(text: string): string {
  const plain = text.includes("&")
    ? text.replace(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
      (whole, hex, decimal, name) => {
        if (name !== undefined) return named[name] ?? whole;
        const point = hex === undefined ? Number(decimal) : parseInt(hex, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      },
    )
    : text;
  return plain.includes("_x")
    ? plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
    : plain;
}
