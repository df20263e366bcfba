/** When sources are due, over simulated weeks. @module */
import { assert, assertEquals, assertThrows } from "@std/assert";
import { dueSources, lastSlot, type PastRuns, type Scheduled } from "../../pipelines/schedule.ts";
import { chinaDay } from "../../pipelines/normalise/days.ts";
import { defineSource } from "../../sources/define.ts";
import { source } from "../load/captures.ts";

const hour = 3600_000;

function scheduled(id: string, more: Partial<Scheduled> = {}): Scheduled {
  return { id, status: "active", schedule: "daily", ...more };
}

/** Ticks every ten minutes between two instants and gives the instants at which each source ran. */
function simulated(
  sources: Scheduled[],
  { from, to, off = () => false, fails = () => false }: {
    from: string;
    to: string;
    /** When the machine is off. */
    off?: (now: Date) => boolean;
    fails?: (id: string, now: Date) => boolean;
  },
): Record<string, string[]> {
  const ledger = new Map<string, PastRuns>();
  const ran: Record<string, string[]> = Object.fromEntries(sources.map(({ id }) => [id, []]));
  for (let at = Date.parse(from); at < Date.parse(to); at += hour / 6) {
    const now = new Date(at);
    if (off(now)) continue;
    for (const { id } of dueSources(sources, ledger, now)) {
      ran[id]?.push(now.toISOString());
      const before = ledger.get(id) ?? { done: null, failed: null, failures: 0 };
      const failed = { ...before, failed: now.toISOString(), failures: before.failures + 1 };
      ledger.set(id, fails(id, now) ? failed : { done: now.toISOString(), failed: null, failures: 0 });
    }
  }
  return ran;
}

const eightWeeks = { from: "2026-01-04T16:00:00Z", to: "2026-03-01T16:00:00Z" }; // Monday 00:00 in China

Deno.test("dueSources() runs a daily source once each day, at night in China", () => {
  const { a = [] } = simulated([scheduled("a")], eightWeeks);
  const days = a.slice(1).map(chinaDay); // the first run makes up for the slot before the start
  assertEquals(days.length, 56);
  assertEquals(new Set(days).size, 56);
  for (const instant of a.slice(1)) {
    const hourInChina = (new Date(instant).getUTCHours() + 8) % 24;
    assert(hourInChina >= 1 && hourInChina <= 7, instant);
  }
});

Deno.test("dueSources() runs a weekly source on one day of the week and a monthly one on one day of the month", () => {
  const ids = ["a", "b", "c", "d", "e"];
  const weekly = simulated(ids.map((id) => scheduled(id, { schedule: "weekly" })), eightWeeks);
  for (const id of ids) {
    const days = (weekly[id] ?? []).slice(1).map((instant) => new Date(`${chinaDay(instant)}Z`).getUTCDay());
    assertEquals(days.length, 8);
    assertEquals(new Set(days).size, 1);
  }
  const monthly = simulated(ids.map((id) => scheduled(id, { schedule: "monthly" })), {
    from: "2025-12-31T16:00:00Z",
    to: "2026-12-31T16:00:00Z",
  });
  for (const id of ids) {
    const days = (monthly[id] ?? []).slice(1).map(chinaDay);
    assertEquals(
      days.map((day) => day.slice(0, 7)),
      Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, "0")}`),
    );
    assertEquals(new Set(days.map((day) => day.slice(8))).size, 1);
  }
});

Deno.test("lastSlot() spreads sources over the night, each always at its own minute", () => {
  const now = new Date("2026-01-10T12:00:00Z");
  const minutes = Array.from(
    { length: 200 },
    (_, index) => lastSlot(scheduled(`s${index}`), now).getTime() / 60_000,
  );
  assert(new Set(minutes).size > 120, "sources must not crowd on a few minutes");
  const quarter = Map.groupBy(minutes, (minute) => Math.floor(minute / 90)); // a quarter of the night
  for (const [, crowd] of quarter) assert(crowd.length < 100);
  const next = lastSlot(scheduled("s1"), new Date("2026-01-11T12:00:00Z"));
  assertEquals(next.getTime() - lastSlot(scheduled("s1"), now).getTime(), 24 * hour);
});

Deno.test("dueSources() makes up once for the slots that were missed while the machine was off", () => {
  const off = (now: Date) =>
    now >= new Date("2026-01-20T16:00:00Z") && now < new Date("2026-01-25T10:00:00Z");
  const { a = [] } = simulated([scheduled("a")], { ...eightWeeks, off });
  const after = a.filter((instant) => instant >= "2026-01-20T16" && instant < "2026-01-25T16");
  assertEquals(after, ["2026-01-25T10:00:00.000Z"]);
  assertEquals(chinaDay(a[a.indexOf(after[0] ?? "") + 1] ?? ""), "2026-01-26");
});

Deno.test("dueSources() looks daily in season, also over New Year", () => {
  const reports = scheduled("a", { schedule: "monthly", season: { from: "12-28", to: "01-03" } });
  const { a = [] } = simulated([reports], { from: "2025-12-19T16:00:00Z", to: "2026-01-09T16:00:00Z" });
  const days = a.slice(1).map(chinaDay);
  const season = [
    "2025-12-28",
    "2025-12-29",
    "2025-12-30",
    "2025-12-31",
    "2026-01-01",
    "2026-01-02",
    "2026-01-03",
  ];
  assertEquals(days.filter((day) => season.includes(day)), season);
  assert(days.length <= season.length + 1);
});

Deno.test("dueSources() tries a failing source again after 1, 2, 4 … 24 hours, and others go their way", () => {
  const bad = scheduled("bad", { schedule: "monthly" });
  const start = lastSlot(bad, new Date("2026-01-20T12:00:00Z")).getTime(); // no further slot for 28 days
  const ran = simulated([bad, scheduled("good")], {
    from: new Date(start).toISOString(),
    to: new Date(start + 5 * 24 * hour).toISOString(),
    fails: (id) => id === "bad",
  });
  const starts = (ran["bad"] ?? []).map((instant) => Date.parse(instant));
  const pauses = starts.slice(1).map((start, index) => (start - (starts[index] ?? 0)) / hour);
  assertEquals(pauses, [1, 2, 4, 8, 16, 24, 24, 24]);
  assertEquals(ran["good"]?.slice(1).length, 5);
});

Deno.test("dueSources() tries a source that failed at once when its next slot comes", () => {
  const now = new Date("2026-01-10T12:00:00Z"), slot = lastSlot(scheduled("a"), now);
  const failed = new Date(slot.getTime() - 60_000).toISOString();
  const ledger = new Map([["a", { done: null, failed, failures: 9 }]]);
  assertEquals(dueSources([scheduled("a")], ledger, slot).length, 1);
  assertEquals(dueSources([scheduled("a")], ledger, new Date(slot.getTime() - 1)).length, 0);
});

Deno.test("dueSources() leaves out sources that are not active, and puts the longest overdue first", () => {
  const sources = (["sample", "unverified", "lapsed"] as const).map((status) =>
    scheduled(status, { status })
  );
  const now = new Date("2026-01-10T12:00:00Z");
  assertEquals(dueSources(sources, new Map(), now), []);
  const due = dueSources(
    ["a", "b", "c", "d"].map((id) => scheduled(id, { schedule: "weekly" })),
    new Map(),
    now,
  );
  const slots = due.map((one) => lastSlot(one, now).getTime());
  assertEquals(slots, slots.toSorted((a, b) => a - b));
});

Deno.test("defineSource() refuses a season that is no days of the year", () => {
  const { id: _, ...definition } = source("a");
  for (const from of ["3-1", "13-01", "02-32", "2026-03-01"]) {
    assertThrows(
      () => defineSource({ ...definition, season: { from, to: "03-31" } }),
      TypeError,
      `found "${from}"`,
    );
  }
  assertEquals(defineSource({ ...definition, season: { from: "12-01", to: "01-31" } }).season?.to, "01-31");
});
