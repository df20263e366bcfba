/**
 * Measures matching beside a plain LIKE scan of the same rows in the same run, and many demands at once.
 *
 *     deno run --allow-read --allow-write --allow-ffi --allow-env --allow-sys tests/bench/match_bench.ts [rows]
 *
 * A list is made and taken in, put into a table as a release has it, and indexed. Each demand is then asked of the index and of the
 * table, one after the other, on one thread; the scan looks for every word in object, parameter and standard, as the line does not say which is
 * which, and orders what it finds by nearness. Standards asked for are also counted both ways.
 *
 * @module
 */
import { localFiles } from "../../pipelines/effects.ts";
import { chainRecords, ingestList, makeListTables } from "../../pipelines/lists/mod.ts";
import { type Database, literal, openDatabase } from "../../pipelines/load/duckdb.ts";
import {
  buildMatchIndex,
  matchAll,
  matchDemand,
  matchSchema,
  readDemand,
} from "../../pipelines/match/mod.ts";
import { random, writeCapabilityList } from "./capability_rows.ts";

const asOf = "2026-11-23", region = "510700";
const say = (line: string) => Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));

/** Takes a list in and lays it down as a release has it, with its index. Says how long the index took. */
async function lay(folder: string, rows: number): Promise<string> {
  const csv = `${folder}/list.csv`, release = `${folder}/release.duckdb`;
  await writeCapabilityList(csv, { rows, seed: 7, changeEvery: 0 });
  const database = await openDatabase(`${folder}/working.duckdb`);
  await makeListTables(database);
  await ingestList(database, {
    parts: [{ name: "list.csv", file: { csv } }],
    name: "list.csv",
    digest: "bench",
    as: "capabilities",
    mapping: null,
    list: { source: "bench", name: "bench", key: "bench", region: "440000" },
    day: "2026-06-01",
    withdrawAll: false,
    folder: `${folder}/intake`,
    memory: `${folder}/memory`,
    files: localFiles(),
    vocabulary: chainRecords,
  });
  await Deno.remove(csv);
  await database.run(
    `ATTACH ${
      literal(release)
    } AS release; CREATE TABLE release.capabilities AS SELECT * FROM capabilities; DETACH release`,
  );
  database.close();
  const indexed = await openDatabase(release);
  const time = await timed(() => buildMatchIndex(indexed, { from: "capabilities", into: matchSchema }));
  indexed.close();
  const rss = Math.round(Deno.memoryUsage().rss / 2 ** 20);
  say(`index of ${rows} capabilities: ${(time / 1000).toFixed(1)} s, process ${rss} MB`);
  return release;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

interface Line {
  words: string[];
  standard: string | null;
}

/** Demands as people write them, from rows of the list: object and parameter, with a standard, a standard alone, one word alone. */
async function lines(database: Database, count: number): Promise<Line[]> {
  const next = random(11);
  const [{ rows } = { rows: 0 }] = await database.all<{ rows: number }>(
    "SELECT count(*) AS rows FROM match.rows",
  );
  const made: Line[] = [];
  for (let index = 0; index < count; index++) {
    const [row] = await database.all<{ object: string; parameter: string; key: string }>(
      `SELECT o.text AS object, p.text AS parameter, s.standard_key AS key FROM match.rows r JOIN match.texts o ON o.id = r.object
       JOIN match.texts p ON p.id = r.parameter JOIN match.standards s ON s.id = r.standard WHERE place = ${
        Math.floor(next() * rows)
      }`,
    );
    if (row === undefined) continue;
    const ware = row.object.replace(/^\d+型/, ""), trait = row.parameter.replace(/\d+$/, "");
    const forms: Line[] = [
      { words: [row.object, row.parameter], standard: null },
      { words: [row.object, row.parameter], standard: row.key },
      { words: [row.object, trait], standard: null },
      { words: [], standard: row.key },
      { words: [row.object], standard: null },
      { words: [ware, row.parameter], standard: null },
    ];
    // one line in twenty is as broad as a line can be
    made.push(
      index % 20 === 19
        ? { words: [ware, trait], standard: null }
        : forms[index % forms.length] ?? forms[0] as Line,
    );
  }
  return made;
}

function scan({ words, standard }: Line): string {
  const cell = "concat_ws(' ', object, parameter, standard_text)";
  const conditions = [...words, ...standard === null ? [] : [standard]].map((word) =>
    `${cell} LIKE ${literal(`%${word}%`)}`
  );
  return `SELECT * FROM capabilities WHERE ${conditions.join(" AND ")}
    ORDER BY left(region_code, 4) = '5107' DESC, left(region_code, 2) = '51' DESC, valid_until DESC, id LIMIT 20`;
}

async function askAll(release: string): Promise<void> {
  const database = await openDatabase(release, { readOnly: true, locked: true, threads: 1 });
  const asked = await lines(database, 200), indexed: number[] = [], scanned: number[] = [];
  let lost = 0;
  for (const [index, line] of asked.entries()) {
    const text = [...line.words, line.standard ?? ""].join(" ");
    const demand = readDemand({ text, region });
    const ask = () => matchDemand(database, demand, { asOf, limit: 20 });
    if (index === 0) await ask();
    indexed.push(await timed(ask));
    scanned.push(await timed(() => database.all(scan(line))));
    if (line.words.length === 0) {
      const [{ rows } = { rows: -1 }] = await database.all<{ rows: number }>(
        "SELECT count(*) AS rows FROM capabilities WHERE standard_key = $1",
        [line.standard],
      );
      if ((await ask()).count !== rows) lost++;
    }
  }
  database.close();
  const at = (times: number[], share: number) =>
    times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? 0;
  for (const [name, share] of [["p50", 0.5], ["p99", 0.99]] as const) {
    const [ours, theirs] = [at(indexed, share), at(scanned, share)];
    say(
      `match ${name} ${ours.toFixed(1)} ms, LIKE scan ${theirs.toFixed(0)} ms: ${
        (theirs / ours).toFixed(1)
      } times as fast`,
    );
  }
  say(`standards of which a row was lost: ${lost}`);
}

/** Ten thousand demands: most of them rows of the list, some with a word that no list has. */
async function bulk(release: string): Promise<void> {
  const database = await openDatabase(release, { readOnly: true });
  await database.run(
    `CREATE TEMP TABLE asked AS SELECT CAST(n AS VARCHAR) AS id, CASE WHEN n % 10 = 8 THEN '无人测的量子比特' ELSE object END AS object,
       CASE WHEN n % 10 = 7 THEN '无人测的参数' ELSE parameter END AS parameter, standard_key, standard_year, region_code
     FROM (SELECT *, row_number() OVER (ORDER BY id) AS n
       FROM (FROM capabilities USING SAMPLE reservoir(10000 ROWS) REPEATABLE (42)))`,
  );
  const time = await timed(() =>
    matchAll(database, { index: matchSchema, demands: "asked", asOf, into: "verdicts" })
  );
  const verdicts = await database.all<{ verdict: string; rows: number }>(
    "SELECT verdict, count(*) AS rows FROM verdicts GROUP BY verdict ORDER BY verdict",
  );
  database.close();
  const rss = Math.round(Deno.memoryUsage().rss / 2 ** 20);
  say(
    `10000 demands at once: ${(time / 1000).toFixed(1)} s, process ${rss} MB; ${
      verdicts.map(({ verdict, rows }) => `${verdict} ${rows}`).join(", ")
    }`,
  );
}

if (import.meta.main) {
  const folder = await Deno.makeTempDir();
  try {
    const release = await lay(folder, Number(Deno.args[0] ?? 5_000_000));
    await askAll(release);
    await bulk(release);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
