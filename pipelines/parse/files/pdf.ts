/**
 * PDF, through pdf.js: text with its places and the lines drawn on the page, laid out by {@linkcode layOut}.
 *
 * A file protected against editing opens; one that asks for a password does not. Scanned pages have no text:
 * they are counted in an issue, and nothing is guessed.
 *
 * @module
 */
import { getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { CharacterMaps } from "./cmaps.ts";
import type { FileIssue, Reading } from "./content.ts";
import { plainGlyphs, unmappedShare } from "./glyphs.ts";
import { layOut } from "./layout.ts";
import type { Limits } from "./limits.ts";
import { asMatrix, identity, type Matrix, place, rulesOf } from "./pdf_rules.ts";
import type { Placed, PlacedPage } from "./placed.ts";
import { reading, Unreadable } from "./unreadable.ts";

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Document["getPage"]>>;
type TextItem = Awaited<ReturnType<Page["getTextContent"]>>["items"][number];

/** More characters without meaning than this and the text is of no use. */
const mostUnmapped = 0.2;

/** Reads a PDF. @throws {Unreadable} */
export async function readPdf(bytes: Uint8Array, limits: Limits): Promise<Reading> {
  const read = () => readBytes(bytes, limits);
  if (endsWhole(bytes)) return await reading("a PDF", read);
  return await reading("a PDF", read).catch((error: unknown) => {
    if (!(error instanceof Unreadable) || error.kind !== "damaged") throw error;
    throw new Unreadable(
      "truncated",
      "wanted a PDF to its end %%EOF: found a part that cannot be read",
      error,
    );
  });
}

async function readBytes(bytes: Uint8Array, limits: Limits): Promise<Reading> {
  // pdf.js keeps and detaches what it is given.
  const pdf = await getDocumentProxy(bytes.slice(), {
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    BinaryDataFactory: CharacterMaps,
    cMapPacked: false,
    // Pictures are not decoded: their text could not be read anyway.
    maxImageSize: 1,
  });
  try {
    return await readDocument(pdf, { bytes, limits });
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function readDocument(
  pdf: Document,
  { bytes, limits }: { bytes: Uint8Array; limits: Limits },
): Promise<Reading> {
  const count = Math.min(pdf.numPages, limits.pages);
  const pages: PlacedPage[] = [];
  for (let number = 1; number <= count; number++) pages.push(await placedPage(await pdf.getPage(number)));
  const { text, sheets } = layOut(pages);
  const issues: FileIssue[] = [];
  if (pdf.numPages > count) {
    issues.push({
      kind: "cut",
      message: `Wanted at most ${count} pages: found ${pdf.numPages}, read the first`,
    });
  }
  if (!endsWhole(bytes)) {
    issues.push({
      kind: "truncated",
      message: "Wanted the mark %%EOF at the end: found none, read what is there",
    });
  }
  return { text, sheets, issues: [...issues, ...textIssues(text, pages)] };
}

/** What speaks against the text: pages without any, and characters that mean nothing outside their font. */
function textIssues(text: string, pages: readonly PlacedPage[]): FileIssue[] {
  const blank = pages.filter(({ items }) => items.length === 0).length;
  const share = unmappedShare(text);
  return [
    ...blank === 0 ? [] : [{
      kind: "no_text" as const,
      message: `Wanted text on ${pages.length} pages: found none on ${blank}, which may be scans`,
    }],
    ...share <= mostUnmapped ? [] : [{
      kind: "unmapped_text" as const,
      message: `Wanted characters: found ${Math.round(share * 100)} % that only their font knows`,
    }],
  ];
}

/** Readers allow bytes after the mark. */
function endsWhole(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(-2048)).includes("%%EOF");
}

async function placedPage(page: Page): Promise<PlacedPage> {
  const { items } = await page.getTextContent();
  const { transform, width } = page.getViewport({ scale: 1 });
  const view = asMatrix(transform) ?? identity;
  const placed = items.flatMap((item) => placedItem(item, view));
  // Lines only matter around text, and a scan has neither.
  const { OPS } = await getResolvedPDFJS();
  const rules = placed.length < 4 ? [] : rulesOf(await page.getOperatorList(), { view, codes: OPS });
  page.cleanup();
  return { width, items: placed, rules };
}

/** Upright text only: a watermark across the page would end up in the middle of sentences. */
function placedItem(item: TextItem, view: Matrix): Placed[] {
  if (!("str" in item)) return [];
  const text = plainGlyphs(item.str);
  if (text.trim() === "") return [];
  const [a, b, c, d, e, f] = asMatrix(item.transform) ?? identity;
  const [x, y] = place(view, [e, f]);
  const [rightX, rightY] = [view[0] * a + view[2] * b, view[1] * a + view[3] * b];
  if (Math.abs(rightY) > 0.1 * Math.abs(rightX) || rightX <= 0) return [];
  return [{ text, x, y, width: item.width, size: Math.hypot(c, d) }];
}
