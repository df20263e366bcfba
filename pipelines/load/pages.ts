/**
 * Pages: what loading knows of each address, in a table of the working database that is not published.
 *
 * A document is one page, or several pages that hold the same paper ({@linkcode groupPages}). The rows of published
 * tables are made from pages; this table lets a load tell a confirmed page from a changed one without reading it.
 *
 * @module
 */
import { z } from "zod";
import { fold } from "../normalise/script.ts";
import type { DocumentFacts } from "../extract/facts.ts";
import { stableId } from "../model/id.ts";
import { defineTable } from "../model/mod.ts";
import type { History } from "./history.ts";
import type { ReadText } from "./records.ts";
import type { Store } from "./store.ts";

const day = z.iso.date();

/** The table; its columns are explained here, as nobody but loading reads them. */
export const pages = defineTable({
  name: "pages",
  title: { zh: "网页", en: "Pages" },
  description: { zh: "一行是一个网址（内部）。", en: "A row is one address; not published." },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({ zh: "标识", en: "Id a document at this address has" }),
    url: z.string().meta({ zh: "网址", en: "Address" }),
    source_id: z.string().meta({ zh: "来源", en: "Source that captured it first" }),
    parent: z.string().nullable().meta({ zh: "所附网页", en: "Page that an attached file is linked from" }),
    born: z.string().meta({
      zh: "首次采集",
      en: "Instant of the first capture, then the id: orders all pages",
    }),
    mark: z.string().nullable().meta({
      zh: "同文标志",
      en: "Hash of title, number, date and text as they stand; null when they cannot tell two papers apart",
    }),
    marks: z.array(z.string()).meta({ zh: "历次标志", en: "Marks of all texts it has had" }),
    paper: z.string().nullable().meta({
      zh: "同号标志",
      en: "Hash of number and title; null without either",
    }),
    last_read: z.string().meta({ zh: "最近内容", en: "Digest of the last bytes that could be read" }),
    missed: z.boolean().meta({ zh: "缺失", en: "Missed since it was last seen" }),
    changed: z.boolean().meta({ zh: "待归并", en: "Loaded since documents were last settled" }),
    asked: z.string().meta({ zh: "最近采集", en: "Instant of the last capture" }),
    first_seen: day.meta({ zh: "首次见到", en: "Day it was first found" }),
    last_changed: day.meta({ zh: "最近变化", en: "Day of its latest version" }),
    last_seen: day.meta({ zh: "最近见到", en: "Day it was last found" }),
    last_checked: day.meta({ zh: "最近查看", en: "Day it was last asked for" }),
    gone_since: day.nullable().meta({ zh: "撤下", en: "Day it was gone; null while it stands" }),
  }),
});
export type PageRecord = z.infer<typeof pages.schema>;

/** Where a page belongs. */
export interface PagePlace {
  id: string;
  url: string;
  source: string;
  /** Id of the page that an attached file is linked from; null for articles. */
  parent: string | null;
  /** Instants of its first and its last capture. */
  born: string;
  asked: string;
}

/** The row of a page. */
export function pageRow(past: History<ReadText>, place: PagePlace): PageRecord {
  const { id, url, source, parent, born, asked } = place;
  const texts = past.versions.map(({ text }) => text);
  const current = texts.at(-1);
  const marks = [...new Set(texts.map(markOf).filter((mark) => mark !== null))];
  return {
    id,
    url,
    source_id: source,
    parent,
    born: `${born} ${id}`,
    mark: current ? markOf(current) : null,
    marks,
    paper: current ? paperOf(current.facts.document) : null,
    last_read: past.lastRead,
    missed: past.missed,
    changed: true,
    asked,
    first_seen: past.firstSeen,
    last_changed: past.lastChanged,
    last_seen: past.lastSeen,
    last_checked: past.lastChecked,
    gone_since: past.goneSince,
  };
}

/** Two pages with one mark hold the same paper: same title, number and date, and the same text, which is not empty. */
function markOf({ text, hash, facts }: ReadText): string | null {
  const { title, document_number, published, signed } = facts.document;
  const date = published ?? signed;
  if (title === null || date === null || text === "") return null;
  return stableId("mark", plain(title), document_number ?? "", date, hash);
}

/** Two pages with one number and one title claim to be the same paper, whatever they say. */
function paperOf({ title, document_number }: DocumentFacts): string | null {
  if (title === null || document_number === null) return null;
  return stableId("paper", plain(title), document_number);
}

function plain(title: string): string {
  return fold(title).text.replaceAll(/\s/g, "");
}

/** What a load has to know of a page before it looks at new captures. */
export type KnownPage = Pick<PageRecord, "id" | "last_read" | "missed" | "asked">;

/** The pages of a source, by id. */
export async function knownPages(store: Store, source: string): Promise<Map<string, KnownPage>> {
  const rows = await store.database.all<KnownPage>(
    "SELECT id, last_read, missed, asked FROM pages WHERE source_id = $1",
    [source],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Days a page was found and asked for again, nothing having changed; `seen` is null when it was only asked for. */
export interface Confirmation {
  seen: string | null;
  checked: string;
  /** Instant of the last capture. */
  asked: string;
}

/** Moves the days of pages that did not change. */
export async function confirmPages(
  store: Store,
  confirmed: ReadonlyMap<string, Confirmation>,
): Promise<void> {
  if (confirmed.size === 0) return;
  const days = [...confirmed.values()];
  await store.database.run(
    `UPDATE pages SET last_seen = greatest(last_seen, nullif(news.seen, '')::DATE),
       last_checked = greatest(last_checked, news.checked::DATE), asked = greatest(pages.asked, news.asked)
     FROM (SELECT unnest($1::VARCHAR[]) AS id, unnest($2::VARCHAR[]) AS seen, unnest($3::VARCHAR[]) AS checked,
       unnest($4::VARCHAR[]) AS asked) AS news
     WHERE pages.id = news.id`,
    [
      [...confirmed.keys()],
      days.map(({ seen }) => seen ?? ""),
      days.map(({ checked }) => checked),
      days.map(({ asked }) => asked),
    ],
  );
}
