/**
 * Bytes of a page or file → {@linkcode Parsed}: title, clean text, metadata, attachments; personal data already masked.
 *
 * Pure: the same bytes give the same result, with no network, clock or files. A page that cannot be read is a
 * {@linkcode ParseError}; what a page does not state is null or absent, never guessed.
 *
 * @module
 */
import { load } from "cheerio/slim";
import type { Article, ArticleReader, Page, Row } from "../../sources/define.ts";
import { isZhijiError, ParseError } from "../errors.ts";
import { withhold } from "../normalise/personal.ts";
import { fold } from "../normalise/script.ts";
import { decode } from "./charset.ts";
import { findContainer } from "./container.ts";
import { isDeeperThan } from "./depth.ts";
import { stripFurniture } from "./furniture.ts";
import { textOfHtml, textOfNodes } from "./html.ts";
import { isErrorPage, metadataOf, pageTitle } from "./page.ts";
import type { Parsed, Withheld } from "./parsed.ts";
import { readText, type Written } from "./text.ts";
import { cleanTitle, isCutTitle } from "./title.ts";

export type { Parsed, Withheld } from "./parsed.ts";

/** A fetched page and what is known of it. */
export interface PageInput {
  bytes: Uint8Array;
  /** `Content-Type` as served, empty when none was. */
  contentType: string;
  url: string;
  /** The source's reader; null for a page of unknown make. */
  article: ArticleReader | null;
  /** The list row that led here. */
  row: Row | null;
}

/**
 * Reads a page. Where the source's reader finds no container, or there is no reader, the body is guessed and
 * `container` says `fallback`.
 *
 * @throws {ParseError} for an empty page, an error page, one with no text and no attachment, or one nested too deep
 */
export function parsePage({ bytes, contentType, url, article, row }: PageInput): Parsed {
  const { text: page, charset } = decode(bytes, contentType);
  check(page, url);
  const read = article === null ? null : readArticle(article, { url, text: page });
  const parts = partsOf(page, read);
  const { title, text, fields } = written(parts.body, betterTitle(parts.title, row));
  if (isErrorPage(title ?? "", text)) {
    throw failure(url, `wanted an article: found an error page "${(title ?? text).slice(0, 40)}"`);
  }
  const attachments = read?.attachments ?? [];
  if (text === "" && attachments.length === 0) {
    throw failure(url, "wanted text or an attachment: found neither");
  }
  return masked({
    title,
    text,
    fields: { ...parts.fields, ...rowFields(row), ...fields },
    attachments,
    charset,
    container: parts.container,
  });
}

/**
 * Reads a local file, text or HTML by its content; the name only serves messages.
 *
 * @throws {ParseError} for any other type, and for an empty file
 */
export function parseFile({ bytes, name }: { bytes: Uint8Array; name: string }): Parsed {
  const type = typeOf(bytes);
  if (type !== null) throw failure(name, `wanted text or HTML: found ${type}`);
  const { text: content, charset } = decode(bytes, "");
  if (content.trim() === "") throw failure(name, "wanted text or HTML: found an empty file");
  if (isHtml(content)) return parsePage({ bytes, contentType: "", url: name, article: null, row: null });
  const { title, text, fields } = readText(content);
  if (text === "" && title === null) throw failure(name, "wanted text: found page furniture only");
  return masked({ title, text, fields, attachments: [], charset, container: "text" });
}

function readArticle(article: ArticleReader, page: Page): Article {
  try {
    return article(page);
  } catch (cause) {
    if (isZhijiError(cause)) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw failure(page.url, `wanted an article of the source's family: ${reason}`, cause);
  }
}

/** The body without furniture, and without the title where the body repeats it; untitled, the body may tell it. */
function written(body: string, title: string | null): Written {
  if (title === null) return readText(body);
  const { lines, head, fields } = stripFurniture(body);
  const repeated = (line: string, index: number) => index < head && fold(line).text === fold(title).text;
  return { title, text: lines.filter((line, index) => !repeated(line, index)).join("\n"), fields };
}

/** Deeper pages are hostile: htmlparser2's cost grows with the square of the depth. */
const deepest = 4000;

function check(page: string, url: string): void {
  if (page.trim() === "") throw failure(url, "wanted a page: found an empty answer");
  if (isDeeperThan(page, deepest)) {
    throw failure(url, `wanted at most ${deepest} nested elements: found more`);
  }
}

/** The parts of a page that the reader or, in its place, the fallback found. */
interface Parts {
  title: string | null;
  body: string;
  container: string;
  fields: Record<string, string>;
}

function partsOf(page: string, read: Article | null): Parts {
  const title = read?.title ?? null;
  if (title !== null && read?.body !== null && read?.body !== undefined) {
    return {
      ...read,
      title: cleanTitle(title),
      body: textOfHtml(read.body),
      container: read.container ?? "unnamed",
    };
  }
  const $ = load(page);
  const container = findContainer($.root()[0]?.children ?? []);
  const found = read?.body ?? null;
  return {
    title: title === null ? pageTitle($) : cleanTitle(title),
    body: found !== null ? textOfHtml(found) : container === null ? "" : textOfNodes([container]),
    container: found !== null ? read?.container ?? "unnamed" : "fallback",
    fields: read?.fields ?? metadataOf($),
  };
}

/** A title cut off on the page gives way to the whole one of the list row, and a missing one too. */
function betterTitle(title: string | null, row: Row | null): string | null {
  const listed = row === null ? null : cleanTitle(row.title);
  if (title === null || listed === null) return title ?? listed;
  return isCutTitle(title) && !isCutTitle(listed) ? listed : title;
}

function rowFields(row: Row | null): Record<string, string> {
  if (row === null) return {};
  return {
    "row.title": row.title,
    ...row.date === null ? {} : { "row.date": row.date },
    ...row.note === null ? {} : { "row.note": row.note },
  };
}

/** Masks text, title and the values of fields. */
function masked(parsed: Omit<Parsed, "withheld">): Parsed {
  const withheld: Withheld = {};
  const clean = (text: string): string => {
    const result = withhold(text);
    for (const kind of ["phone", "email", "id_number", "contact"] as const) {
      const count = result.withheld[kind];
      if (count !== undefined) withheld[kind] = (withheld[kind] ?? 0) + count;
    }
    return result.text;
  };
  const fields = Object.fromEntries(
    Object.entries(parsed.fields).map(([name, value]) => [name, clean(value)]),
  );
  const title = parsed.title === null ? null : clean(parsed.title);
  return { ...parsed, title, text: clean(parsed.text), fields, withheld };
}

function typeOf(bytes: Uint8Array): string | null {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 8));
  if (start.startsWith("%PDF")) return "a PDF";
  if (start.startsWith("PK")) return "a ZIP, DOCX, XLSX or OFD";
  if (start.startsWith("ÐÏ\u0011à")) return "a DOC, XLS or WPS";
  const utf16 = start.startsWith("ÿþ") || start.startsWith("þÿ");
  return !utf16 && bytes.subarray(0, 4096).includes(0) ? "binary data" : null;
}

function isHtml(text: string): boolean {
  const start = text.slice(0, 2048);
  return /^\s{0,200}<(?:!doctype|!--|\?xml|html|head|body|div|p|table|meta|article|section)\b/i.test(start) ||
    /<(?:html|body)[\s>]/i.test(start);
}

function failure(url: string, what: string, cause?: unknown): ParseError {
  return new ParseError(`Cannot read ${url}: ${what}`, { url, cause });
}
