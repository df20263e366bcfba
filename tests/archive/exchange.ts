/** Exchanges for tests of the archive. @module */
import type { Exchange } from "../../pipelines/archive/capture.ts";

/** What a test wants to say of an exchange; all else is the same each time. */
export interface Said {
  url: string;
  text?: string;
  status?: number;
  headers?: Record<string, string>;
  day?: number;
  body?: string;
}

/** A page fetched on a day of May 2026. */
export function exchange({ url, text = "", status = 200, headers = {}, day = 1, body }: Said): Exchange {
  const row = { url, title: "关于质量基础设施的通知", date: "2026-05-01", note: null };
  return {
    source: "sample_source",
    role: "article",
    outcome: status === 304 ? "unchanged" : "ok",
    row,
    request: { url, ...(body !== undefined && { method: "POST" as const, body }) },
    response: {
      url,
      status,
      headers: new Headers({ "content-type": "text/html; charset=utf-8", ...headers }),
      body: new TextEncoder().encode(text),
      redirects: [],
    },
    date: new Date(Date.UTC(2026, 4, day, 8, 30, 15, 250)),
  };
}
