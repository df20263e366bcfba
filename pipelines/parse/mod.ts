/**
 * Bytes of a page or file → {@linkcode Parsed}: title, clean text, metadata, attachments; personal data already masked.
 *
 * Pure: the same bytes give the same result, with no network, clock or files. A page that cannot be read is a
 * {@linkcode ParseError}; what a page does not state is null or absent, never guessed.
 *
 * @module
 */
import type { Article, ArticleReader, Page, Row } from "../../sources/define.ts";
import { bodyNodes } from "../../sources/families/article.ts";
import { isDeeperThan } from "../../sources/families/depth.ts";
import { survey } from "../../sources/families/html.ts";
import { isZhijiError, ParseError } from "../errors.ts";
import { withhold } from "../normalise/personal.ts";
import { fold } from "../normalise/script.ts";
import { decode } from "./charset.ts";
import { findContainer } from "./container.ts";
import { stripFurniture } from "./furniture.ts";
import { textOfHtml, textOfNodes } from "./html.ts";
import { isErrorPage, metadataOf, pageTitle } from "./page.ts";
import type { Parsed, Withheld } from "./parsed.ts";
import type { FileContent, FileReader } from "./files/mod.ts";
import { signatureOf } from "./files/signature.ts";
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
  const { signature, label } = signatureOf(bytes);
  if (bytes.length === 0) throw failure(name, "wanted text or HTML: found an empty file");
  if (signature !== "text") throw failure(name, `wanted text or HTML: found ${label}`);
  const { text: content, charset } = decode(bytes, "");
  if (content.trim() === "") throw failure(name, "wanted text or HTML: found an empty file");
  if (isHtml(content)) return parsePage({ bytes, contentType: "", url: name, article: null, row: null });
  const { title, text, fields } = readText(content);
  if (text === "" && title === null) throw failure(name, "wanted text: found page furniture only");
  return masked({ title, text, fields, attachments: [], charset, container: "text" });
}

/** Whether bytes are a file for {@linkcode openFileReader}, and neither a page nor plain text. */
export function isFile(bytes: Uint8Array): boolean {
  return signatureOf(bytes).signature !== "text";
}

/** Reads a local file of any type: text and HTML here, others through the reader. @throws {ParseError} */
export async function parseGiven(
  { bytes, name }: { bytes: Uint8Array; name: string },
  reader: FileReader,
): Promise<Parsed> {
  if (!isFile(bytes)) return parseFile({ bytes, name });
  const content = await reader.read(bytes, name);
  const issue = content.issues.find(({ kind }) => kind !== "not_what_its_name_says");
  if (issue && textsOf(content).length === 0) throw new ParseError(issue.message, { url: name });
  return parseContent(content, { url: name, row: null });
}

/**
 * What a file reader made of an attached or given file, as a page is read: title, clean text, personal data masked.
 * The files of an archive follow one another.
 *
 * @throws {ParseError} when it holds no text, or is an error page under the name of a file
 */
export function parseContent(content: FileContent, { url, row }: { url: string; row: Row | null }): Parsed {
  const whole = textsOf(content).join("\n");
  if (content.issues.some(({ kind }) => kind === "not_what_its_name_says") && content.type === "html") {
    throw failure(url, "wanted an attached file: found a page in its place");
  }
  const { title, text, fields } = readText(whole);
  if (text === "" && title === null) {
    throw failure(url, `wanted text: found none in this ${content.type} file`);
  }
  const dated: Record<string, string> = row?.date ? { "row.date": row.date } : {};
  return masked({
    title,
    text,
    fields: { ...dated, ...fields },
    attachments: [],
    charset: "",
    container: content.type,
  });
}

function textsOf({ text, parts }: FileContent): string[] {
  return [text, ...parts.flatMap(({ content }) => textsOf(content))].filter((part) => part !== "");
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
  const body = read === null ? null : bodyText(read);
  if (read !== null && title !== null && body !== null) {
    return { title: cleanTitle(title), body, container: read.container ?? "unnamed", fields: read.fields };
  }
  const tree = survey(page, { located: false });
  const container = findContainer(tree.root.children);
  return {
    title: title === null ? pageTitle(tree) : cleanTitle(title),
    body: body ?? (container === null ? "" : textOfNodes([container])),
    container: body !== null ? read?.container ?? "unnamed" : "fallback",
    fields: read?.fields ?? metadataOf(tree),
  };
}

/** Text of the body, from the tree it was found in where the reader kept that. */
function bodyText(read: Article): string | null {
  const nodes = bodyNodes(read);
  if (nodes !== null) return textOfNodes(nodes);
  return read.body === null ? null : textOfHtml(read.body);
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

function isHtml(text: string): boolean {
  const start = text.slice(0, 2048);
  return /^\s{0,200}<(?:!doctype|!--|\?xml|html|head|body|div|p|table|meta|article|section)\b/i.test(start) ||
    /<(?:html|body)[\s>]/i.test(start);
}

function failure(url: string, what: string, cause?: unknown): ParseError {
  return new ParseError(`Cannot read ${url}: ${what}`, { url, cause });
}
