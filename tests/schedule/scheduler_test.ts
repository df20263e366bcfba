/** The scheduler with a fake clock and fake collections, over a real ledger. @module */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { type Effects, localFiles } from "../../pipelines/effects.ts";
import { FetchError } from "../../pipelines/errors.ts";
import { openPoliteness } from "../../pipelines/fetch/politeness.ts";
import { run } from "../../pipelines/run.ts";
import { openRunLedger, type RunLedger } from "../../pipelines/run_ledger.ts";
import type { Scheduled } from "../../pipelines/schedule.ts";
import { openScheduler, type RunWatch, type Scheduler } from "../../pipelines/scheduler.ts";
import { openWorkspace } from "../../pipelines/workspace.ts";
import { findSources, sampleSources } from "../../sources/mod.ts";
import { zhiji } from "../commands/zhiji.ts";

const hour = 3600_000;
const contact = ["--contact", "https://zhiji.sample.example/"];

function sources(...ids: string[]): Scheduled[] {
  return ids.map((id) => ({ id, status: "active", schedule: "daily" }));
}

interface Bench {
  ledger: RunLedger;
  stop: AbortController;
  warnings: string[];
  pass(milliseconds: number): void;
  scheduler(
    sources: Scheduled[],
    runBatch: (batch: readonly Scheduled[], watch: RunWatch) => Promise<void>,
  ): Scheduler;
}

async function withLedger(work: (bench: Bench) => Promise<void>): Promise<void> {
  let now = Date.parse("2026-01-10T12:00:00Z");
  const ledger = await openRunLedger(":memory:");
  const stop = new AbortController();
  const warnings: string[] = [];
  const effects = {
    clock: () => new Date(now),
    log: { info: () => {}, warn: (line: string) => void warnings.push(line) },
  };
  try {
    await work({
      ledger,
      stop,
      warnings,
      pass: (milliseconds) => void (now += milliseconds),
      scheduler: (sources, runBatch) =>
        openScheduler({ sources, ledger, effects, signal: stop.signal, runBatch }),
    });
  } finally {
    ledger.close();
  }
}

async function runWell(batch: readonly Scheduled[], watch: RunWatch): Promise<void> {
  for (const { id } of batch) {
    await watch.began(id);
    await watch.ended(id);
  }
}

Deno.test("tick() runs what is due once and writes it down", async () => {
  await withLedger(async ({ ledger, scheduler, pass }) => {
    const batches: string[][] = [];
    const { tick } = scheduler(sources("a", "b"), async (batch, watch) => {
      batches.push(batch.map(({ id }) => id).sort());
      await runWell(batch, watch);
    });
    assertEquals([await tick(), await tick()], [2, 0]);
    pass(24 * hour);
    assertEquals(await tick(), 2);
    assertEquals(batches, [["a", "b"], ["a", "b"]]);
    assertEquals((await ledger.past()).get("a"), {
      done: "2026-01-11T12:00:00.000Z",
      failed: null,
      failures: 0,
    });
  });
});

Deno.test("tick() never runs a source twice at once", async () => {
  await withLedger(async ({ scheduler }) => {
    let atWork = 0, most = 0;
    const release = Promise.withResolvers<void>();
    const { tick } = scheduler(sources("a"), async (batch, watch) => {
      most = Math.max(most, ++atWork);
      await release.promise;
      await runWell(batch, watch);
      atWork--;
    });
    const ticks = [tick(), tick(), tick()];
    release.resolve();
    assertEquals(await Promise.all(ticks), [1, 0, 0]);
    assertEquals(most, 1);
  });
});

Deno.test("tick() records a failing source and goes on with the others", async () => {
  await withLedger(async ({ ledger, scheduler, warnings, pass }) => {
    const ran: string[] = [];
    const { tick } = scheduler(sources("bad", "good"), async (batch, watch) => {
      for (const { id } of batch) {
        ran.push(id);
        await watch.began(id);
        if (id === "bad") await watch.failed(id, new Error("the list is gone"));
        else await watch.ended(id);
      }
    });
    await tick();
    assertEquals(ran.toSorted(), ["bad", "good"]);
    assertEquals((await ledger.past()).get("bad"), {
      done: null,
      failed: "2026-01-10T12:00:00.000Z",
      failures: 1,
    });
    assertStringIncludes(warnings.join("\n"), "bad: the list is gone");
    pass(hour);
    await tick();
    assertEquals(ran.slice(2), ["bad"]);
    assertEquals((await ledger.past()).get("bad")?.failures, 2);
  });
});

Deno.test("tick() tells a batch that cannot be run and tries it at the next tick", async () => {
  await withLedger(async ({ scheduler, warnings }) => {
    let attempts = 0;
    const { tick } = scheduler(sources("a"), async (batch, watch) => {
      if (++attempts === 1) throw new Error("another process works in the folder");
      await runWell(batch, watch);
    });
    await tick();
    assertStringIncludes(warnings.join("\n"), "another process works in the folder");
    await tick();
    assertEquals([attempts, await tick()], [2, 0]);
  });
});

Deno.test("tick() goes on with what came due while a batch was at work, each source once", async () => {
  await withLedger(async ({ ledger, scheduler, pass }) => {
    await ledger.begin("b", new Date("2026-01-10T11:00:00Z"));
    await ledger.end({
      source: "b",
      finished: new Date("2026-01-10T11:05:00Z"),
      result: "done",
      message: null,
    });
    const batches: string[][] = [];
    const { tick } = scheduler(sources("a", "b"), async (batch, watch) => {
      batches.push(batch.map(({ id }) => id));
      await runWell(batch, watch);
      pass(24 * hour); // a night goes by: a would be due again, too
    });
    assertEquals(await tick(), 2);
    assertEquals(batches, [["a"], ["b"]]);
  });
});

Deno.test("a stopped scheduler finishes what it has in hand and begins nothing more", async () => {
  await withLedger(async ({ ledger, scheduler, stop }) => {
    const { tick } = scheduler(sources("a", "b", "c"), async (batch, watch) => {
      for (const { id } of batch) {
        if (stop.signal.aborted) return;
        await watch.began(id);
        stop.abort();
        await watch.ended(id);
      }
    });
    await tick();
    const past = await ledger.past();
    assertEquals([...past.values()].map(({ done }) => done !== null), [true]);
    assertEquals(await tick(), 0);
  });
});

Deno.test("a run that was killed is due again at once, and is no failure", async () => {
  const folder = await Deno.makeTempDir();
  const killed = await openRunLedger(`${folder}/runs.duckdb`);
  await killed.begin("a", new Date("2026-01-10T12:00:00Z"));
  killed.close();
  const ledger = await openRunLedger(`${folder}/runs.duckdb`);
  assertEquals((await ledger.past()).get("a"), { done: null, failed: null, failures: 0 });
  await ledger.begin("a", new Date("2026-01-10T13:00:00Z"));
  await ledger.end({
    source: "a",
    finished: new Date("2026-01-10T13:05:00Z"),
    result: "done",
    message: null,
  });
  await ledger.end({
    source: "a",
    finished: new Date("2026-01-10T13:06:00Z"),
    result: "failed",
    message: "no disk",
  });
  assertEquals((await ledger.past()).get("a"), {
    done: null,
    failed: "2026-01-10T13:00:00.000Z",
    failures: 1,
  });
  ledger.close();
  await Deno.remove(folder, { recursive: true });
});

Deno.test("zhiji schedule --now runs what is due and exits; a second schedule is refused while one is at work", async () => {
  const data = await Deno.makeTempDir();
  const { code, stdout, stderr } = await zhiji(["schedule", "--now", "--json", "--data", data, ...contact]);
  assertEquals(code, 0, stderr);
  const { active, due } = JSON.parse(stdout);
  assertEquals(due, active);
  using _held = await holdLock(`${data}/schedule.lock`);
  const second = await zhiji(["schedule", "--now", "--data", data, ...contact]);
  assertEquals(second.code, 1);
  assertStringIncludes(second.stderr, "found another at work");
  await Deno.remove(data, { recursive: true });
});

async function holdLock(path: string): Promise<Disposable> {
  const file = await Deno.open(path, { read: true, write: true, create: true });
  assert(await file.tryLock(true));
  return file;
}

Deno.test("run() begins no source once it is stopped, and still loads what the archive holds", async () => {
  const data = await Deno.makeTempDir();
  const known = await findSources(sampleSources);
  const stop = new AbortController();
  stop.abort();
  const began: string[] = [];
  const effects: Effects = {
    http: ({ url }) => Promise.reject(new FetchError(`Cannot fetch ${url}: wanted no request`, { url })),
    clock: () => new Date("2026-01-10T12:00:00Z"),
    files: localFiles(),
    log: { info: () => {}, warn: () => {} },
  };
  const workspace = await openWorkspace(data, { effects, root: new URL("../../", import.meta.url).pathname });
  const watch: RunWatch = {
    began: (source) => Promise.resolve(void began.push(source)),
    ended: () => Promise.resolve(),
    failed: () => Promise.resolve(),
  };
  const politeness = openPoliteness({ delay: 0 });
  const { collected, loaded } = await run(workspace, known, {
    effects,
    politeness,
    known,
    signal: stop.signal,
    watch,
  });
  assertEquals([began, collected, loaded], [[], [], []]);
  await workspace.close();
  await Deno.remove(data, { recursive: true });
});
