/**
 * First byte of a warm page of a release of 10,000 documents, beside a bare Hono text answer in the same run.
 *
 *     deno run -A tests/bench/site_bench.ts [documents]
 *
 * @module
 */
import { Hono } from "hono";
import { createApp } from "../../publish/api/mod.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { makeRelease, type Written } from "../api/small_release.ts";

const count = Number(Deno.args[0] ?? 10_000);
const rounds = 400;
const paths = [
  "/",
  "/search?q=计量",
  "/regions/510000",
  "/compare/shared_instruments",
  "/documents/d5",
  "/datasets",
  "/sources",
];

/** Documents of one sentence each, with a figure in every third. */
function documents(): Written[] {
  return Array.from({ length: count }, (_, index): Written => {
    const quote = `大型仪器${index % 997 + 1}台`;
    return {
      id: `d${index}`,
      title: `计量惠民活动第${index + 1}期`,
      publisher: "成都市市场监督管理局",
      published: `20${10 + index % 15}-0${1 + index % 9}-10`,
      kind: "news",
      region_code: ["510100", "510000", "440200", "320000"][index % 4] ?? null,
      url: `http://e.sample.example/${index}.html`,
      text: `本期共享${quote}，免费检定血压计${index + 1}台。`,
      indicators: index % 3 === 0
        ? [{
          id: `i${index}`,
          quote,
          what: "大型仪器",
          value: index % 997 + 1,
          unit: "台",
          value_text: quote.slice(4),
          metric_id: "shared_instruments",
        }]
        : [],
    };
  });
}

async function median(url: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    const response = await fetch(url);
    const reader = response.body?.getReader();
    await reader?.read();
    times.push(performance.now() - begun);
    await reader?.cancel();
  }
  return times.sort((a, b) => a - b)[rounds / 2] ?? 0;
}

const data = await Deno.makeTempDir();
await makeRelease(data, { documents: documents(), today: "2024-09-10", sample: true });
const log = { info: () => {}, warn: () => {} };
const { app, close } = createApp({ data, effects: { files: localFiles(), clock: () => new Date(), log } });
const bare = new Hono().get("/", (c) => c.text("质基"));
const listen = (handler: Deno.ServeHandler) =>
  Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, handler);
const servers = [listen(bare.fetch), listen(app.fetch)] as const;
const [plain, site] = servers.map(({ addr }) => `http://127.0.0.1:${(addr as Deno.NetAddr).port}`);
await median(`${plain}/`); // warms both ends
const base = await median(`${plain}/`);
const lines = [`documents ${count}; bare Hono text ${base.toFixed(3)} ms`];
for (const path of paths) {
  const cold = performance.now();
  await (await fetch(site + encodeURI(path))).text();
  const first = performance.now() - cold;
  const warm = await median(site + encodeURI(path));
  lines.push(
    `${path}  warm ${warm.toFixed(3)} ms = ${(warm / base).toFixed(1)} times; first ${first.toFixed(0)} ms`,
  );
}
Deno.stdout.writeSync(new TextEncoder().encode(`${lines.join("\n")}\n`));
for (const server of servers) await server.shutdown();
await close();
await Deno.remove(data, { recursive: true });
