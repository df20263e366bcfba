/** Histories of a document worked out from captures. @module */
import { assertEquals } from "@std/assert";
import type { Capture, Outcome } from "../../pipelines/archive/capture.ts";
import { history } from "../../pipelines/load/history.ts";

function capture(day: string, digest: string, outcome: Outcome = "ok"): Capture {
  return {
    source: "s",
    role: "article",
    url: "http://a.example/1",
    finalUrl: "http://a.example/1",
    date: `${day}T02:00:00Z`,
    status: 200,
    outcome,
    contentType: "text/html",
    etag: null,
    lastModified: null,
    digest,
    length: 1,
    row: null,
    revisit: outcome === "unchanged",
  };
}

/** Reads digest `x:hello` as the text hello; `bad` cannot be read. */
function read({ digest }: Capture): Promise<{ hash: string } | null> {
  return Promise.resolve(digest === "bad" ? null : { hash: digest.slice(2) });
}

Deno.test("history() keeps one version while the text stays, though the bytes differ", async () => {
  const past = await history([capture("2026-01-01", "1:same"), capture("2026-01-05", "2:same")], read);
  assertEquals(past?.versions.map((version) => [version.from, version.to, version.change]), [
    ["2026-01-01", null, "first"],
  ]);
  assertEquals([past?.firstSeen, past?.lastChanged, past?.lastSeen], [
    "2026-01-01",
    "2026-01-01",
    "2026-01-05",
  ]);
});

Deno.test("history() records an edit and the return of an earlier text", async () => {
  const captures = [capture("2026-01-01", "1:a"), capture("2026-01-03", "2:b"), capture("2026-01-09", "1:a")];
  const past = await history(captures, read);
  assertEquals(past?.versions.map((version) => [version.from, version.to, version.change]), [
    ["2026-01-01", "2026-01-03", "first"],
    ["2026-01-03", "2026-01-09", "edited"],
    ["2026-01-09", null, "restored"],
  ]);
  assertEquals(past?.lastChanged, "2026-01-09");
});

Deno.test("history() passes over unreadable and failed captures and keeps the last good text", async () => {
  const captures = [
    capture("2026-01-01", "1:a"),
    capture("2026-01-02", "bad"),
    capture("2026-01-03", "1:a", "gone"),
  ];
  const past = await history(captures, read);
  assertEquals(past?.versions.length, 1);
  assertEquals(past?.lastSeen, "2026-01-01");
});

Deno.test("history() is null when nothing could be read", async () => {
  assertEquals(await history([capture("2026-01-01", "bad")], read), null);
});

Deno.test("history() counts days in China: 17:00 UTC is the next day", async () => {
  const late = { ...capture("2026-01-01", "1:a"), date: "2026-01-01T17:00:00Z" };
  assertEquals((await history([late], read))?.firstSeen, "2026-01-02");
});
