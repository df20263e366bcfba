/** Loading in steps, and after being killed between them, gives what one load gives: table by table, row by row. @module */
import { assert, assertEquals } from "@std/assert";
import type { Outcome } from "../../pipelines/archive/capture.ts";
import { load } from "../../pipelines/load/mod.ts";
import { shelve } from "../../pipelines/load/shelves.ts";
import { loadSource } from "../../pipelines/load/source_load.ts";
import { type Answer, archiveOf, contents, type Said, source, withStore } from "./captures.ts";

/** Whole numbers below a limit, the same for the same seed (mulberry32). */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const sources = [source("s"), source("t", { rights: "quote" }), source("u")];
const papers = [1, 2, 4].map((number) => ({
  title: `关于第${number}批能力验证的通知`,
  number: `川市监函〔2026〕${number}号`,
  date: "2026-01-01",
}));
const texts = [
  "全省共有检验检测机构12家。",
  "全省共有检验检测机构15家。\n到2027年建成20个站点。",
  "全省共有检验检测机构12家。\n请于3月底前报名。",
];
const faults: Outcome[] = ["gone", "gone", "soft_404", "gone", "blocked", "geo_timeout", "ok"];

/** A history of requests: few addresses and texts, so that moves, returns and conflicts are frequent. */
function randomAnswers(seed: number, length: number): Answer[] {
  const below = chance(seed);
  const last = new Map<string, Said>();
  let day = Date.UTC(2026, 0, 1);
  return Array.from({ length }, (): Answer => {
    day += below(4) === 0 ? 24 * 3600 * 1000 : 0;
    const late = below(10) === 0 ? 24 * 3600 * 1000 : 0; // sources collected side by side tell out of order
    const at = new Date(day - late).toISOString().slice(0, 10);
    const id = sources[below(3)]?.id ?? "s", url = `http://x.example/${below(6)}.html`;
    if (below(12) === 0) {
      const account = { issues: [], outcomes: { ok: below(9), geo_timeout: below(2) } };
      return {
        at,
        source: id,
        url: `urn:zhiji:report:${id}`,
        role: "report",
        said: account as unknown as Said,
      };
    }
    const before = last.get(url);
    const what = below(10);
    if (what < 4) return { at, source: id, url, said: null, outcome: faults[below(faults.length)] };
    if (what < 6 && before) return { at, source: id, url, said: before, outcome: "unchanged" };
    const paper = papers[below(3) === 0 ? below(3) : 0] ?? { title: "" };
    const said: Said = { ...paper, text: texts[below(3)] ?? "", noise: below(2) };
    last.set(url, said);
    return { at, source: id, url, said };
  });
}

Deno.test("load() in steps gives the same tables as load() at once", async (t) => {
  const seen = { aliases: 0, removed: 0, discrepancies: 0, gaps: 0 };
  for (let seed = 1; seed <= 8; seed++) {
    await t.step(`seed ${seed}`, async () => {
      const archive = archiveOf(randomAnswers(seed, 48));
      let once: Record<string, unknown[]> = {};
      await withStore(async (store) => {
        await load(store, { sources, archive });
        once = await contents(store);
      });
      await withStore(async (store) => {
        const below = chance(seed + 1000);
        for (let count = 0; count < archive.all.length;) {
          count = Math.min(archive.all.length, count + 1 + below(14));
          const part = archive.upTo(count);
          if (below(3) > 0) await load(store, { sources, archive: part });
          else await killedAfterSources(part);
        }
        await load(store, { sources, archive });
        assertEquals(await contents(store), once);

        /** A load that was killed when it had loaded some sources and not settled documents. */
        async function killedAfterSources(part: ReturnType<typeof archive.upTo>): Promise<void> {
          for (const [id, shelf] of shelve(part.captures()).shelves) {
            const definition = sources.find((candidate) => candidate.id === id);
            if (definition && below(2) === 0) {
              await loadSource(store, definition, { shelf, archive: part, verdict: undefined });
            }
          }
        }
      });
      seen.aliases += once["document_aliases"]?.length ?? 0;
      seen.discrepancies += once["discrepancies"]?.length ?? 0;
      seen.gaps += once["issues"]?.filter((row) =>
        (row as { kind: string }).kind === "sequence_gap"
      ).length ?? 0;
      seen.removed += once["document_versions"]?.filter((row) =>
        (row as { change: string }).change === "removed"
      )
        .length ?? 0;
    });
  }
  for (const [what, count] of Object.entries(seen)) {
    assert(count > 0, `no ${what} met: the test would prove nothing`);
  }
});
