/** Reads one archived payload as its source says: bytes → text → facts. Pure but for the archive it reads from. @module */
import type { Capture, Captured } from "../archive/capture.ts";
import { ArchiveCorrupt, isZhijiError } from "../errors.ts";
import { extract } from "../extract/mod.ts";
import type { Hints } from "../extract/facts.ts";
import type { FoundIssue, Met } from "../issues.ts";
import { chinaDay } from "../normalise/days.ts";
import { parseFile, parsePage } from "../parse/mod.ts";
import type { Parsed } from "../parse/parsed.ts";
import { givenFiles } from "../given_files.ts";
import type { Source } from "../../sources/define.ts";
import { type ReadText, textHash } from "./records.ts";

/** What reading needs besides the capture. */
export interface ReadContext {
  source: Source;
  archive: Captured;
  /** Takes the issue when a payload cannot be read. */
  found: (FoundIssue & Met)[];
}

/**
 * The text and facts of a capture; null, with an issue, when the page cannot be read.
 * @throws {ArchiveCorrupt} when the stored bytes are not the ones that were archived
 */
export async function readText(
  capture: Capture,
  { source, archive, found }: ReadContext,
): Promise<ReadText | null> {
  const bytes = await archive.payload(capture.digest);
  try {
    const parsed = parse(bytes, { capture, source });
    const facts = extract({ ...parsed, hints: hintsOf(capture, source) });
    return { text: parsed.text, hash: textHash(parsed.text), facts };
  } catch (error) {
    if (!isZhijiError(error) || error instanceof ArchiveCorrupt) throw error;
    const day = chinaDay(capture.date);
    found.push({
      stage: "parse",
      kind: error.name,
      url: capture.url,
      message: error.message,
      next: error.details.next ?? `deno task zhiji sources replay ${source.id}`,
      from: day,
      to: day,
    });
    return null;
  }
}

function parse(bytes: Uint8Array, { capture, source }: { capture: Capture; source: Source }): Parsed {
  const { url, contentType, row } = capture;
  if (source.id === givenFiles.id) return parseFile({ bytes, name: row?.title ?? url });
  return parsePage({ bytes, contentType, url: capture.finalUrl, article: source.article, row });
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
