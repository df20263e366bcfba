/** Histories of a document worked out from captures. @module */
import { assertEquals } from "@std/assert";
import type { Capture, Outcome } from "../../pipelines/archive/capture.ts";
import { continued, type History, history } from "../../pipelines/load/history.ts";

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

type Days = [from: string, to: string | null, change: string];

function days(past: History<{ hash: string }> | null): Days[] | undefined {
  return past?.versions.map((version) => [version.from, version.to, version.change]);
}

Deno.test("history() takes a page for removed after two misses on different days, from the first of them", async () => {
  const captures = [
    capture("2026-01-01", "1:a"),
    capture("2026-01-04", "404", "gone"),
    capture("2026-01-04", "404", "soft_404"),
    capture("2026-01-06", "blocked", "blocked"),
  ];
  const once = await history(captures, read);
  assertEquals([days(once), once?.goneSince, once?.missed], [[["2026-01-01", null, "first"]], null, true]);
  const twice = await history([...captures, capture("2026-01-07", "404", "soft_404")], read);
  assertEquals(days(twice), [["2026-01-01", "2026-01-04", "first"], ["2026-01-04", null, "removed"]]);
  assertEquals(twice?.versions.at(-1)?.text.hash, "a");
  assertEquals(twice?.versions.at(-1)?.digest, "404");
  assertEquals([twice?.goneSince, twice?.lastChanged, twice?.lastSeen, twice?.lastChecked], [
    "2026-01-04",
    "2026-01-04",
    "2026-01-01",
    "2026-01-07",
  ]);
});

Deno.test("history() forgets a miss when the page is found again", async () => {
  const captures = [
    capture("2026-01-01", "1:a"),
    capture("2026-01-02", "404", "gone"),
    capture("2026-01-03", "1:a", "unchanged"),
    capture("2026-01-04", "404", "gone"),
  ];
  assertEquals(days(await history(captures, read)), [["2026-01-01", null, "first"]]);
});

Deno.test("history() restores a removed page, with its old text or another", async () => {
  const removed = [
    capture("2026-01-01", "1:a"),
    capture("2026-01-02", "404", "gone"),
    capture("2026-01-03", "404", "gone"),
  ];
  const back = await history([...removed, capture("2026-01-09", "1:a")], read);
  assertEquals(days(back)?.at(-1), ["2026-01-09", null, "restored"]);
  assertEquals([back?.goneSince, back?.missed], [null, false]);
  const other = await history([...removed, capture("2026-01-09", "1:b")], read);
  assertEquals(days(other)?.slice(1), [["2026-01-02", "2026-01-09", "removed"], [
    "2026-01-09",
    null,
    "restored",
  ]]);
});

Deno.test("history() takes no refusal, time-out, drift or empty page for a miss", async () => {
  for (
    const outcome of ["blocked", "geo_timeout", "tls_failed", "layout_drift", "failed", "empty"] as const
  ) {
    const captures = [
      capture("2026-01-01", "1:a"),
      capture("2026-01-02", "x", outcome),
      capture("2026-01-03", "x", outcome),
    ];
    assertEquals((await history(captures, read))?.goneSince, null, outcome);
  }
});

async function pastOf(...captures: Capture[]): Promise<History<{ hash: string }>> {
  const past = await history(captures, read);
  if (past) return past;
  throw new TypeError("these captures hold no text");
}

Deno.test("continued() knows no removal where the new address stood before the old one was gone", async () => {
  const old = await pastOf(
    capture("2026-01-01", "1:a"),
    capture("2026-01-05", "404", "gone"),
    capture("2026-01-06", "404", "gone"),
  );
  const next = await pastOf(capture("2026-01-03", "9:a"), capture("2026-01-08", "9:b"));
  const past = continued(old, next);
  assertEquals(days(past), [["2026-01-01", "2026-01-08", "first"], ["2026-01-08", null, "edited"]]);
  assertEquals([past.firstSeen, past.lastSeen, past.goneSince], ["2026-01-01", "2026-01-08", null]);
});

Deno.test("continued() knows a removal where the new address was found later", async () => {
  const old = await pastOf(
    capture("2026-01-01", "1:a"),
    capture("2026-01-05", "404", "gone"),
    capture("2026-01-06", "404", "gone"),
  );
  assertEquals(days(continued(old, await pastOf(capture("2026-01-09", "9:a")))), [
    ["2026-01-01", "2026-01-05", "first"],
    ["2026-01-05", "2026-01-09", "removed"],
    ["2026-01-09", null, "restored"],
  ]);
});
