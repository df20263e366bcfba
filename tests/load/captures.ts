/** Captures, pages and an archive made by hand, for the tests of loading. @module */
import type { Capture, Captured, Outcome, Role } from "../../pipelines/archive/capture.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { load, type LoadReport, openStore, type Store } from "../../pipelines/load/mod.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import { tables } from "../../pipelines/model/mod.ts";
import { quoteName } from "../../pipelines/model/table.ts";
import type { Article, Source } from "../../sources/define.ts";

/** What an article page says; the page itself is this as JSON. */
export interface Said {
  title: string;
  text: string;
  date?: string;
  number?: string;
  /** Bytes that change while nothing else does. */
  noise?: number;
}

/** One request and its answer. */
export interface Answer {
  source?: string;
  /** Day and minute, `2026-01-05 02:00` in UTC; the hour may be left out. */
  at: string;
  url: string;
  /** What the page says, or null when there is no page to read. */
  said: Said | null;
  outcome?: Outcome;
  role?: Role;
}

/** A source whose articles are read from JSON. */
export function source(id: string, more: Partial<Source> = {}): Source {
  return {
    id,
    title: { zh: `来源${id}`, en: `Source ${id}` },
    publisher: "甲市市场监督管理局",
    region: "440000",
    home: `http://${id}.example/`,
    rights: "open",
    status: "active",
    schedule: "daily",
    list: {
      family: "plain",
      start: { url: `http://${id}.example/` },
      read: () => ({ rows: [], next: null, total: null }),
    },
    article: ({ text }): Article => {
      const { title, text: body, date, number }: Said = JSON.parse(/\{.*\}/s.exec(text)?.[0] ?? "");
      return {
        title,
        body: body.split("\n").map((line) => `<p>${line}</p>`).join(""),
        container: "json",
        fields: { ...(date && { PubDate: date }), ...(number && { 发文字号: number }) },
        attachments: [],
      };
    },
    expect: { rows: 1 },
    ...more,
  };
}

/** An archive in memory that can be cut off after any number of captures. */
export interface MemoryArchive extends Captured {
  all: Capture[];
  upTo(count: number): Captured;
}

/** Archives answers in the order given. */
export function archiveOf(answers: readonly Answer[]): MemoryArchive {
  const payloads = new Map<string, Uint8Array>();
  const all = answers.map((answer) => captureOf(answer, payloads));
  const payload = (digest: string) => {
    const bytes = payloads.get(digest);
    return bytes ? Promise.resolve(bytes) : Promise.reject(new TypeError(`no payload ${digest}`));
  };
  const upTo = (count: number): Captured => ({ captures: () => all.slice(0, count), payload });
  return { all, upTo, ...upTo(all.length) };
}

function captureOf(answer: Answer, payloads: Map<string, Uint8Array>): Capture {
  const { at, url, said, outcome = said ? "ok" : "gone", role = "article" } = answer;
  const body = role === "report" ? JSON.stringify(said) : said ? `<html>${JSON.stringify(said)}</html>` : "";
  const bytes = new TextEncoder().encode(body);
  const digest = `sha256:${sha256(bytes)}`;
  const revisit = payloads.has(digest);
  payloads.set(digest, bytes);
  const date = `${at.slice(0, 10)}T${at.length > 10 ? at.slice(11) : "02:00"}:00Z`;
  return {
    source: answer.source ?? "s",
    role,
    url,
    finalUrl: url,
    date,
    status: said ? 200 : 404,
    outcome,
    contentType: "text/html; charset=utf-8",
    etag: null,
    lastModified: null,
    digest,
    length: bytes.length,
    row: null,
    revisit,
  };
}

/** Runs `work` with an empty working database in a folder that is gone afterwards. */
export async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "zhiji-load-" });
  const store = await openStore(`${folder}/zhiji.duckdb`, { code: "test", files: localFiles() });
  try {
    await work(store);
  } finally {
    store.close();
    await Deno.remove(folder, { recursive: true });
  }
}

/** All published tables, rows in order of key, the two that come with the code left out. */
export async function contents({ database }: Store): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const { name, key } of tables) {
    if (name === "metrics" || name === "regions") continue;
    found[name] = await database.all(`FROM ${quoteName(name)} ORDER BY ${key.map(quoteName).join(", ")}`);
  }
  return found;
}

/** Loads all answers at once into a store. */
export function loadAnswers(
  store: Store,
  answers: readonly Answer[],
  sources: readonly Source[] = [source("s")],
): Promise<LoadReport[]> {
  return load(store, { sources, archive: archiveOf(answers) });
}
