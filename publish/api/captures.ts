/**
 * Stored captures as they may be shown: the source of a page as plain text, with personal data masked.
 *
 * The archive holds what was served, personal data and all; what is published does not. So the markup is masked by the
 * rules of the texts, also where tags stand between a label and what it labels, and where anything is left afterwards, or
 * the bytes are no text, the capture is withheld. The archive is opened when somebody asks, and again when it has grown.
 *
 * @module
 */
import type { Effects } from "../../pipelines/effects.ts";
import { openArchive } from "../../pipelines/archive/mod.ts";
import type { Archive, Capture } from "../../pipelines/archive/capture.ts";
import { withhold } from "../../pipelines/normalise/personal.ts";
import { decode } from "../../pipelines/parse/charset.ts";

/** A capture ready to be shown. */
export interface ShownCapture {
  text: string;
  url: string;
  /** When it was captured, ISO 8601. */
  date: string;
  contentType: string;
}

/** Reads captures by digest. */
export interface Captures {
  /** The capture; `withheld` when it may not be shown, null when the archive does not hold it. */
  show(digest: string): Promise<ShownCapture | "withheld" | null>;
  close(): Promise<void>;
}

const openEvery = 60_000; // milliseconds between two looks for what was added
const largest = 5_000_000; // bytes

/** Captures of the archive in a data folder. */
export function capturesOf(
  { data, effects }: { data: string; effects: Pick<Effects, "files" | "clock"> },
): Captures {
  let opened: { archive: Promise<Archive>; places: Promise<Map<string, Capture>>; at: number } | null = null;
  const open = (now: number) => {
    const archive = openArchive(`${data}/archive`, { effects, writable: false });
    const places = archive.then((one) =>
      new Map([...one.captures()].map((capture) => [capture.digest, capture]))
    );
    return { archive, places, at: now };
  };
  const close = async () => {
    const before = opened;
    opened = null;
    await before?.archive.then((archive) => archive.close());
  };
  return {
    async show(digest) {
      const now = effects.clock().getTime();
      opened ??= open(now);
      if (!(await opened.places).has(digest) && Math.abs(now - opened.at) >= openEvery) {
        await close();
        opened ??= open(now);
      }
      const capture = (await opened.places).get(digest);
      if (!capture) return null;
      if (capture.length > largest || !/\b(html|xml|text|json)\b/i.test(capture.contentType)) {
        return "withheld";
      }
      const bytes = await (await opened.archive).payload(digest);
      const text = masked(decode(bytes, capture.contentType).text);
      const { finalUrl: url, date, contentType } = capture;
      return text === null ? "withheld" : { text, url, date, contentType };
    },
    close,
  };
}

/** The markup with personal data masked, or null where masking is not certain. */
export function masked(markup: string): string | null {
  const plain = markup.replace(/&#(x[0-9a-f]{1,6}|\d{1,7});/gi, (_, code: string) => character(code));
  const views = (text: string) => [text, text.replace(/<[^<>]*>/g, ""), text.replace(/<[^<>]*>/g, " ")];
  let text = plain;
  for (const found of new Set(views(plain).flatMap(itemsIn))) {
    text = text.replaceAll(found, "＊".repeat(found.length));
  }
  return views(text).some((view) => itemsIn(view).length > 0) ? null : text;
}

/** The personal items of a text, as written. */
function itemsIn(text: string): string[] {
  const { text: after } = withhold(text);
  if (after === text) return [];
  const items: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const start = at;
    while (at < text.length && text[at] !== after[at]) at++;
    if (at > start) items.push(text.slice(start, at));
  }
  return items;
}

function character(code: string): string {
  const point = code.startsWith("x") || code.startsWith("X") ? parseInt(code.slice(1), 16) : Number(code);
  return point > 0x10ffff || point === 0 ? "\ufffd" : String.fromCodePoint(point);
}
