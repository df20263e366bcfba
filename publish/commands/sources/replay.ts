/**
 * `sources replay`: what a source's definition makes of its sample, or of an archived capture, with the place each value
 * was found at and the text of the page that nothing was made of. Offline and pure but for reading the files.
 *
 * @module
 */
import type { Capture } from "../../../pipelines/archive/capture.ts";
import { openArchive } from "../../../pipelines/archive/mod.ts";
import type { Effects } from "../../../pipelines/effects.ts";
import { RecordError } from "../../../pipelines/errors.ts";
import { decode } from "../../../pipelines/parse/charset.ts";
import { textOfHtml } from "../../../pipelines/parse/html.ts";
import type { ListRequest, Page, Row, Source } from "../../../sources/define.ts";
import { parseHtml, textNodes, tidy } from "../../../sources/families/html.ts";
import { loadSample } from "../../../sources/sample.ts";
import type { openSamples } from "../../../sources/samples/server.ts";
import { locate, locateField } from "./locate.ts";

/** A value and where it stands. */
export interface Placed {
  field: string;
  value: string;
  at: string | null;
}

/** One page, replayed. */
export interface ReplayedPage {
  url: string;
  role: "list" | "article";
  records: Placed[];
  /** Pieces of visible text that no field holds. */
  unused: string[];
}

/** Replays the sample beside the definition; one of a sample site has none. @throws {RecordError} when there is none */
export async function replaySample(source: Source, folder: URL): Promise<ReplayedPage[]> {
  const sample = await loadSample(folder).catch((error: unknown) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new RecordError(`Cannot replay ${source.id}: wanted pages in sample/, found none`, {
      source: source.id,
      next: `deno task zhiji sources replay ${source.id} DIGEST --data DIR`,
    });
  });
  const texts = sample.lists.values();
  const { pages, first } = await replayLists(source, ({ url }) => {
    const { value: text } = texts.next();
    return Promise.resolve(text === undefined ? null : { url, text });
  });
  const url = first?.url ?? source.home;
  return [...pages, articlePage(source, { url, text: sample.article })];
}

/** Replays the pages that a sample site gives: its list, and the article of the first row. */
export async function replaySite(
  source: Source,
  samples: Awaited<ReturnType<typeof openSamples>>,
): Promise<ReplayedPage[]> {
  const ask = async (request: ListRequest): Promise<Page> => {
    const { url, contentType, bytes } = await samples(request);
    return { url, text: decode(bytes, contentType).text };
  };
  const { pages, first } = await replayLists(source, ask);
  return first ? [...pages, articlePage(source, await ask({ url: first.url }))] : pages;
}

/** Replays the pages of a list up to the first with rows; `pageOf` gives null when there is no further one. */
async function replayLists(
  source: Source,
  pageOf: (request: ListRequest) => Promise<Page | null>,
): Promise<{ pages: ReplayedPage[]; first: Row | undefined }> {
  const pages: ReplayedPage[] = [];
  let request: ListRequest | null = source.list.start;
  let first: Row | undefined;
  while (request !== null && first === undefined) {
    const page: Page | null = await pageOf(request);
    if (page === null) break;
    const list = source.list.read(page, request);
    pages.push(listPage(page, list.rows));
    [request, first] = [list.next, list.rows[0]];
  }
  return { pages, first };
}

/** Replays the archived captures of a source whose digest begins so. @throws {RecordError} when there is none, or several */
export async function replayCapture(
  source: Source,
  { digest, data, effects }: { digest: string; data: string; effects: Effects },
): Promise<ReplayedPage[]> {
  const archive = await openArchive(`${data}/archive`, { effects, writable: false });
  try {
    const capture = theOne(source, { digest, captures: archive.captures() });
    const { text } = decode(await archive.payload(capture.digest), capture.contentType);
    const page = { url: capture.finalUrl, text };
    return [
      capture.role === "list"
        ? listPage(page, source.list.read(page, { url: capture.url }).rows)
        : articlePage(source, page),
    ];
  } finally {
    await archive.close();
  }
}

function theOne(
  source: Source,
  { digest, captures }: { digest: string; captures: Iterable<Capture> },
): Capture {
  const begins = digest.replace(/^sha256:/, "").toLowerCase();
  const found = [...captures].filter((capture) =>
    capture.source === source.id && ["list", "article"].includes(capture.role) &&
    capture.digest.startsWith(`sha256:${begins}`)
  );
  const [first] = found;
  const digests = new Set(found.map((capture) => capture.digest));
  if (first && digests.size === 1) return first;
  throw new RecordError(
    `Cannot replay ${source.id} ${digest}: wanted one archived page, found ${digests.size}`,
    { source: source.id, next: `deno task zhiji sources replay ${source.id}` },
  );
}

function listPage(page: Page, rows: readonly Row[]): ReplayedPage {
  const records = rows.flatMap(({ url, title, date, note }, order) => [
    placed(`row ${order + 1} title`, title, page),
    ...date === null ? [] : [placed(`row ${order + 1} date`, date, page)],
    ...note === null ? [] : [placed(`row ${order + 1} note`, note, page)],
    { field: `row ${order + 1} url`, value: url, at: null },
  ]);
  return { url: page.url, role: "list", records, unused: unusedText(page, records) };
}

function articlePage(source: Source, page: Page): ReplayedPage {
  const { title, body, container, fields, attachments } = source.article(page);
  const text = textOfHtml(body ?? "");
  const records: Placed[] = [
    ...title === null ? [] : [placed("title", title, page)],
    { field: "body", value: text, at: container },
    ...Object.entries(fields).map(([field, value]) => ({
      field,
      value,
      at: locateField(field, { value, page: page.text }),
    })),
    ...attachments.map((link) => placed("attachment", link.title, page)),
  ];
  return { url: page.url, role: "article", records, unused: unusedText(page, records) };
}

function placed(field: string, value: string, { text }: Page): Placed {
  return { field, value, at: value === "" ? null : locate(value, text) };
}

/** Visible text that no value holds and that is not made of names and values of fields alone; each piece once. */
function unusedText({ text }: Page, records: readonly Placed[]): string[] {
  if (/^\s*\{/.test(text)) return []; // the names of JSON that are not read would be all its names
  const $ = parseHtml(text);
  const [root] = $.root().toArray();
  const words = records.flatMap(({ field, value }) => [bare(value), bare(field)]).filter((word) =>
    word.length > 1
  )
    .sort((a, b) => b.length - a.length);
  const used = words.join("\n");
  const isUsed = (piece: string) =>
    used.includes(piece) || words.reduce((rest, word) => rest.replaceAll(word, ""), piece) === "";
  const pieces = root ? textNodes(root, null).map((node) => tidy(node.data)) : [];
  return [...new Set(pieces.filter((piece) => !isUsed(bare(piece))))];
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Longest value that is printed whole. */
const longest = 90;

/** The replay for people. */
export function describeReplay(pages: readonly ReplayedPage[]): string {
  return pages.map(({ url, role, records, unused }) =>
    [
      `${role === "list" ? "列表 list" : "文章 article"}  ${url}`,
      ...records.map(({ field, value, at }) => `  ${field.padEnd(16)}  ${short(value)}  ← ${at ?? "–"}`),
      `  未用 unused (${unused.length}): ${short(unused.join(" · "))}`,
    ].join("\n")
  ).join("\n\n");
}

function short(value: string): string {
  const line = value.replace(/\s+/g, " ");
  return line.length > longest ? `${line.slice(0, longest)}… (${value.length})` : line;
}
