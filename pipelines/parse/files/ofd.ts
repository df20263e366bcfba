/**
 * OFD (GB/T 33190), the national format for documents of fixed layout: a ZIP of XML. Text and lines of each
 * page are taken with their places and laid out like a PDF's; templates, annotations and seals are left out.
 *
 *     OFD.xml → DocBody/DocRoot → Document.xml → Pages/Page BaseLoc → Content.xml → TextObject, PathObject
 *
 * @module
 */
import { load } from "cheerio";
import type { Node } from "../html.ts";
import type { FileIssue, Reading } from "./content.ts";
import { plainGlyphs } from "./glyphs.ts";
import { layOut } from "./layout.ts";
import type { Budget, Limits } from "./limits.ts";
import { unpackParts } from "./office.ts";
import type { Placed, PlacedPage, Rule } from "./placed.ts";
import { type Outline, rulesOfOutline } from "./rules.ts";
import { reading, Unreadable } from "./unreadable.ts";
import type { Entry } from "./zip.ts";

/** OFD counts in millimetres, the layout in points. */
const points = 72 / 25.4;

/** Size of A4, for pages that state none. */
const a4 = [0, 0, 210, 297];

type Parts = Record<string, Uint8Array>;

/** Reads the entries of an OFD. @throws {Unreadable} */
export async function readOfd(
  entries: readonly Entry[],
  { budget, limits }: { budget: Budget; limits: Limits },
): Promise<Reading> {
  const parts = unpackParts(entries, { budget, wanted: (name) => /\.xml$/i.test(name) });
  return await reading("an OFD", () => readParts(parts, limits));
}

function readParts(parts: Parts, limits: Limits): Reading {
  const roots = openPart(parts, "OFD.xml")("DocRoot").map(({ text }) => resolve("", text));
  const paths = roots.flatMap((root) =>
    openPart(parts, root)("Page").flatMap(({ attributes }) =>
      attributes.BaseLoc === undefined ? [] : [resolve(root, attributes.BaseLoc)]
    )
  );
  if (paths.length === 0) throw new Unreadable("damaged", "wanted pages in the OFD: found none");
  const pages = paths.slice(0, limits.pages).map((path) => pageOf(parts, path));
  const { text, sheets } = layOut(pages);
  return { text, sheets, issues: issuesOf({ pages, total: paths.length }) };
}

function issuesOf({ pages, total }: { pages: readonly PlacedPage[]; total: number }): FileIssue[] {
  const blank = pages.filter(({ items }) => items.length === 0).length;
  const issues: FileIssue[] = [];
  if (total > pages.length) {
    issues.push({
      kind: "cut",
      message: `Wanted at most ${pages.length} pages: found ${total}, read the first`,
    });
  }
  if (blank > 0) {
    issues.push({
      kind: "no_text",
      message: `Wanted text on ${pages.length} pages: found none on ${blank}, which may be scans`,
    });
  }
  return issues;
}

/** An element without its prefix, which differs between writers. */
interface Found {
  attributes: Record<string, string>;
  /** Text directly inside it. */
  text: string;
  children: Found[];
}

/** Finds the elements of one part by name. */
type Search = (name: string) => Found[];

function openPart(parts: Parts, path: string): Search {
  const part = parts[path];
  if (part === undefined) throw new Unreadable("damaged", `wanted ${path} in the OFD: found none`);
  const $ = load(new TextDecoder().decode(part), { xml: { xmlMode: true, decodeEntities: true } });
  const all = $("*").toArray();
  return (name) =>
    all.filter((node) => "attribs" in node && node.name.replace(/^.*:/, "") === name).flatMap((node) =>
      found(node)
    );
}

function found(node: Node): Found[] {
  if (!("attribs" in node)) return [];
  const text = node.children.map((child) => child.type === "text" ? child.data : "").join("").trim();
  return [{ attributes: node.attribs, text, children: node.children.flatMap(found) }];
}

/** A location as OFD writes it: from the root with `/`, else beside the file that names it. */
function resolve(from: string, location: string): string {
  const folder = location.startsWith("/") ? [] : from.split("/").slice(0, -1);
  const path: string[] = [];
  for (const part of [...folder, ...location.split("/")]) {
    if (part === "..") path.pop();
    else if (part !== "" && part !== ".") path.push(part);
  }
  return path.join("/");
}

function pageOf(parts: Parts, path: string): PlacedPage {
  const search = openPart(parts, path);
  const [box] = search("PhysicalBox");
  const [, , width = 210] = box === undefined ? a4 : numbers(box.text);
  return {
    width: width * points,
    items: search("TextObject").flatMap(placedItems),
    rules: search("PathObject").flatMap(rulesOf),
  };
}

function placedItems({ attributes, children }: Found): Placed[] {
  const [left = 0, top = 0] = numbers(attributes.Boundary);
  const size = (Number(attributes.Size) || 0) * points;
  return children.flatMap(({ attributes: { X, Y, DeltaX }, text }) => {
    const characters = plainGlyphs(text);
    if (characters.trim() === "" || !(size > 0)) return [];
    return [{
      text: characters,
      x: (left + (Number(X) || 0)) * points,
      y: (top + (Number(Y) || 0)) * points,
      width: widthOf(text, { size, deltas: deltasOf(DeltaX) }),
      size,
    }];
  });
}

/** Steps from each character to the next, else the usual widths; the last character has no step. */
function widthOf(text: string, { size, deltas }: { size: number; deltas: number[] }): number {
  const usual = (character: string) => character >= "\u2e80" ? size : size / 2;
  const characters = [...text];
  return characters.reduce((sum, character, index) => {
    const step = index < characters.length - 1 ? deltas[index] : undefined;
    return sum + (step === undefined ? usual(character) : step * points);
  }, 0);
}

/** `g 3 4.2` stands for 4.2 three times. */
function deltasOf(attribute: string | undefined): number[] {
  const words = (attribute ?? "").trim().split(/\s+/);
  const deltas: number[] = [];
  for (let index = 0; index < words.length && deltas.length < mostDeltas; index++) {
    if (words[index] !== "g") {
      deltas.push(Number(words[index]) || 0);
      continue;
    }
    const count = Math.min(Number(words[index + 1]) || 0, mostDeltas);
    for (let step = 0; step < count; step++) deltas.push(Number(words[index + 2]) || 0);
    index += 2;
  }
  return deltas;
}

const mostDeltas = 10_000;

/** Steps of a path and the numbers each takes; the last two are where it leads. */
const steps: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

function rulesOf({ attributes, children }: Found): Rule[] {
  const [left = 0, top = 0] = numbers(attributes.Boundary);
  const outlines: Outline[] = [];
  const words = children.map(({ text }) => text).join(" ").split(/\s+/);
  for (let at = 0; at < words.length;) {
    const step = words[at] ?? "";
    const count = steps[step];
    if (count === undefined) break;
    const [x, y] = [Number(words[at + count - 1]), Number(words[at + count])];
    if (step === "C") outlines.at(-1)?.push(outlines.at(-1)?.[0] ?? [0, 0]);
    else if (step === "M" || step === "S") outlines.push([[(left + x) * points, (top + y) * points]]);
    else outlines.at(-1)?.push([(left + x) * points, (top + y) * points]);
    at += count + 1;
  }
  return outlines.flatMap(rulesOfOutline);
}

function numbers(text: string | undefined): number[] {
  return (text ?? "").trim().split(/\s+/).map((word) => Number(word) || 0);
}
