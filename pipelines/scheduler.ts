/**
 * The scheduler: at each tick runs what is due, and writes it down.
 *
 * One batch at a time: a tick that comes while one is at work waits for it and does nothing itself, so no source is
 * run twice at once. (Across processes the archive's lock sees to the same.) What fails is recorded, and tried again
 * by {@linkcode dueSources}' rules; it stops no other source.
 *
 * @module
 */
import type { Effects } from "./effects.ts";
import type { RunLedger } from "./run_ledger.ts";
import { dueSources, type Scheduled } from "./schedule.ts";

/** Told of each source as its turn begins and ends. */
export interface RunWatch {
  began(source: string): Promise<void>;
  ended(source: string): Promise<void>;
  /** May follow `ended`, when what was collected could not be loaded. */
  failed(source: string, error: unknown): Promise<void>;
}

/** What a scheduler needs. */
export interface SchedulerOptions<Some extends Scheduled> {
  sources: readonly Some[];
  ledger: RunLedger;
  effects: Pick<Effects, "clock" | "log">;
  /** Collects, loads and releases a batch, telling the watch. May leave out sources once `signal` is aborted. */
  runBatch: (batch: readonly Some[], watch: RunWatch) => Promise<void>;
  signal: AbortSignal;
}

/** A scheduler. */
export interface Scheduler {
  /** Runs what is due, until nothing is; gives the number of sources that were due. Never throws for a failed batch. */
  tick(): Promise<number>;
}

/** Makes a scheduler; nothing runs before its first tick. */
export function openScheduler<Some extends Scheduled>(options: SchedulerOptions<Some>): Scheduler {
  let atWork: Promise<number> | null = null;
  return {
    tick() {
      if (atWork) return atWork.then(() => 0);
      atWork = runDue(options).finally(() => atWork = null);
      return atWork;
    },
  };
}

/** Runs batches until nothing more is due; what came due meanwhile is the next batch, what failed waits for its time. */
async function runDue<Some extends Scheduled>(options: SchedulerOptions<Some>): Promise<number> {
  const { sources, ledger, effects, runBatch, signal } = options;
  const tried = new Set<string>();
  while (!signal.aborted) {
    const due = dueSources(sources, await ledger.past(), effects.clock())
      .filter((source) => !tried.has(source.id));
    if (due.length === 0) break;
    for (const { id } of due) tried.add(id);
    effects.log.info(`到期 due: ${due.map(({ id }) => id).join(", ")}`);
    try {
      await runBatch(due, watchOf(options));
    } catch (error) {
      effects.log.warn(
        `Cannot finish a scheduled run: ${messageOf(error)}; what is still due is tried again`,
      );
    }
  }
  return tried.size;
}

function watchOf<Some extends Scheduled>({ ledger, effects }: SchedulerOptions<Some>): RunWatch {
  return {
    began: (source) => ledger.begin(source, effects.clock()),
    ended: (source) => ledger.end({ source, finished: effects.clock(), result: "done", message: null }),
    async failed(source, error) {
      effects.log.warn(`  ${source}: ${messageOf(error)}`);
      const message = messageOf(error);
      await ledger.end({ source, finished: effects.clock(), result: "failed", message });
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
