/** Reads one archived payload as its source says: bytes → text → facts. Pure but for the archive it reads from. @module */
import type { Capture, Captured } from "../archive/capture.ts";
import { ArchiveCorrupt, isZhijiError, ParseError } from "../errors.ts";
import { extract } from "../extract/mod.ts";
import type { Hints } from "../extract/facts.ts";
import type { FoundIssue, Met } from "../issues.ts";
import { chinaDay } from "../normalise/days.ts";
import { withhold } from "../normalise/personal.ts";
import { type FileReader, packages } from "../parse/files/mod.ts";
import { isFile, parseContent, parseFile, parsePage } from "../parse/mod.ts";
import type { Parsed } from "../parse/parsed.ts";
import { givenFiles } from "../given_files.ts";
import type { Source } from "../../sources/define.ts";
import { type ReadText, textHash } from "./records.ts";

/** What reading needs besides the capture. */
export interface ReadContext {
  source: Source;
  archive: Captured;
  /** Reads files that are no pages; without it each of them is an issue. */
  reader?: FileReader | undefined;
  /** Takes the issue when a payload cannot be read, or only in part. */
  found: (FoundIssue & Met)[];
}

/**
 * The text and facts of a capture; null, with an issue, when it cannot be read.
 * @throws {ArchiveCorrupt} when the stored bytes are not the ones that were archived
 */
export async function readText(capture: Capture, context: ReadContext): Promise<ReadText | null> {
  const { source, archive, found } = context;
  const bytes = await archive.payload(capture.digest);
  const issue = (kind: string, message: string, next: string | null) => {
    const day = chinaDay(capture.date);
    found.push({ stage: "parse", kind, url: capture.url, message, next, from: day, to: day });
  };
  try {
    const parsed = await parse(bytes, { capture, context, issue });
    const facts = extract({ ...parsed, hints: hintsOf(capture, source) });
    return { text: parsed.text, hash: textHash(parsed.text), facts };
  } catch (error) {
    if (!isZhijiError(error) || error instanceof ArchiveCorrupt) throw error;
    issue(error.name, error.message, error.details.next ?? `deno task zhiji sources replay ${source.id}`);
    return null;
  }
}

interface Parsing {
  capture: Capture;
  context: ReadContext;
  issue: (kind: string, message: string, next: string | null) => void;
}

async function parse(bytes: Uint8Array, { capture, context, issue }: Parsing): Promise<Parsed> {
  const { source, reader } = context;
  const { url, contentType, row, role } = capture;
  const page = { bytes, contentType, url: capture.finalUrl, article: source.article, row };
  if (role === "article" && !isFile(bytes)) return parsePage(page);
  const name = capture.hints?.name ?? row?.title ?? url;
  if (role === "file" && !isFile(bytes)) return parseFile({ bytes, name });
  if (!reader) throw new ParseError(`Cannot read ${url}: wanted a reader of files, found none`, { url });
  const content = await reader.read(bytes, name);
  for (const { kind, message } of content.issues) {
    issue(kind, message, kind === "needs_program" ? installAndRebuild : null);
  }
  const parsed = parseContent(content, { url, row });
  return { ...parsed, title: parsed.title ?? titleOfLink(capture.hints?.name ?? "") };
}

/** What a rebuild reads that the run before it could not. */
const installAndRebuild = `apt install ${packages.doc.split(",")[0]} && deno task zhiji rebuild`;

/** A file that states no title has that of the link to it, unless that only says that it is one. */
function titleOfLink(text: string): string | null {
  const bare = text.slice(0, 300).trim().replace(/^附件\s*[\d一二三四五六七八九十]*\s*[:：.．、]?/, "");
  const title = bare.replace(/\.\w{2,4}$/, "").trim();
  const han = title.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han > 5 && title.length <= 200 ? withhold(title).text : null;
}

/** What the source, or whoever gave the file, says of the document. */
function hintsOf(capture: Capture, source: Source): Hints {
  const given = source.id === givenFiles.id;
  const publisher = capture.hints?.publisher ?? (given ? undefined : source.publisher);
  const region = capture.hints?.region ?? (given ? undefined : source.region);
  return {
    url: capture.url,
    ...(publisher && { publisher }),
    ...(region && { region_code: region }),
    ...(source.kind && { kind: source.kind }),
  };
}
