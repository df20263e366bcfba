/**
 * `schedule`: looks at the active sources when they are due, for as long as it is left running.
 *
 * `Deno.cron` only gives the tick; what is due follows from definitions, ledger and clock. On SIGTERM or SIGINT the
 * sources in hand are finished, loaded and released, and no other is begun.
 *
 * @module
 */
import { fileLock } from "../../pipelines/archive/lock.ts";
import { ExpectationFailed } from "../../pipelines/errors.ts";
import { openRunLedger } from "../../pipelines/run_ledger.ts";
import { openScheduler, type Scheduler } from "../../pipelines/scheduler.ts";
import { everySource } from "../../sources/mod.ts";
import { collectAndRelease } from "./collecting.ts";
import { type Command, contact, contactOption, dataFolder, dataOption } from "./command.ts";
import { releaseLine } from "./publishing.ts";

/** Every ten minutes: finer than the hours that slots spread over. */
const ticks = "*/10 * * * *";

/** The command. */
export const schedule: Command = {
  name: "schedule",
  summary: "按各来源的周期持续采集发布 Collect and release when sources are due",
  usage: "",
  options: [
    dataOption,
    contactOption,
    { name: "now", value: null, summary: "run what is due now, then exit (for cron or a systemd timer)" },
  ],
  network: true,
  async run(args, { effects, root, signal }) {
    const data = dataFolder(args), who = contact(args);
    using _lock = await lockSchedule(data);
    const ledger = await openRunLedger(`${data}/runs.duckdb`);
    try {
      const known = await everySource();
      const active = known.filter((source) => source.status === "active");
      const scheduler = openScheduler({
        sources: active,
        ledger,
        effects,
        signal,
        async runBatch(batch, watch) {
          const { released } = await collectAndRelease(batch, {
            data,
            root,
            effects,
            contact: who,
            known,
            signal,
            watch,
          });
          effects.log.info(releaseLine(released));
        },
      });
      effects.log.info(`定时采集 schedule: ${active.length} active sources of ${known.length}`);
      const due = args.options.now ? await scheduler.tick() : await keepTicking(scheduler, signal);
      const json = { active: active.length, due };
      return {
        json,
        text: `已运行 ${due} 个到期来源 Ran ${due} due sources of ${active.length} active ones`,
      };
    } finally {
      ledger.close();
    }
  },
};

async function lockSchedule(data: string): Promise<Disposable> {
  const lock = await fileLock(`${data}/schedule.lock`);
  if (lock) return lock;
  throw new ExpectationFailed(`Cannot schedule in ${data}: wanted the only schedule, found another at work`, {
    next: "Stop the other one, or name another folder with --data DIR",
  });
}

/** Ticks at once, for what was missed, and then by the clock until stopped; gives the number of sources run. */
async function keepTicking(scheduler: Scheduler, signal: AbortSignal): Promise<number> {
  if (typeof Deno.cron !== "function") {
    throw new ExpectationFailed(
      "Cannot schedule: wanted Deno.cron, found a Deno run without --unstable-cron",
      {
        next: "deno task zhiji schedule --now, from a timer of the system",
      },
    );
  }
  let count = await scheduler.tick();
  const stopped = new Promise<void>((done) => {
    if (signal.aborted) done();
    else signal.addEventListener("abort", () => done(), { once: true });
  });
  const ticking = Deno.cron("zhiji schedule", ticks, { signal }, async () => {
    count += await scheduler.tick();
  });
  await stopped;
  await scheduler.tick(); // the batch in hand; stopped, it begins no other
  await ticking;
  return count;
}
