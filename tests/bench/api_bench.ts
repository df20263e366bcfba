/**
 * The API over loopback beside a bare handler, in one run: `deno run … tests/bench/api_bench.ts [--seconds 5] [--fuzz 10000]
 * [--soak 60]`. Needs wrk.
 *
 * `bare` is Hono answering the same JSON from the same object with nothing around it; `kept` the same search over and over;
 * `new` searches of which no two have one address; `record` one document, unpinned, asked with other parameters each time. Rounds
 * are taken in turn, the middle one is told. Then random requests from the OpenAPI document, and a soak during which the
 * newest release changes every ten seconds. `etag`, `gzip` and `chain` are the bare handler behind middleware of Hono, to see what
 * a chain of it costs; our own `kept` does the same work.
 *
 * @module
 */
import { parseArgs } from "@std/cli";
import { Hono, type MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import { cors } from "hono/cors";
import { etag } from "hono/etag";
import { secureHeaders } from "hono/secure-headers";
import { createApp } from "../../publish/api/mod.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { makeRelease, type Written, written } from "../api/small_release.ts";
import { type Described, randomAddress, seeded, wrongWith } from "../api/fuzz.ts";

const { seconds, fuzz, soak, documents } = Object.fromEntries(
  Object.entries({ seconds: 5, fuzz: 10_000, soak: 60, documents: 300, ...parseArgs(Deno.args) })
    .map(([name, value]) => [name, Number(value)]),
) as Record<"seconds" | "fuzz" | "soak" | "documents", number>;

const say = (line: string) => Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
const warnings: string[] = [];
const log = { info: () => {}, warn: (line: string) => warnings.push(line) };

interface Load {
  requests: number;
  perSecond: number;
  p50: string;
  p99: string;
  errors: string;
}

async function wrk(
  url: string,
  { time, script, gzip }: { time: number; script?: string; gzip?: true },
): Promise<Load> {
  const args = [
    "-t1",
    "-c32",
    `-d${time}s`,
    "--timeout",
    "10s",
    "--latency",
    ...(script ? ["-s", script] : []),
  ];
  if (gzip) args.push("-H", "accept-encoding: gzip");
  args.push(url);
  const { stdout } = await new Deno.Command("wrk", { args }).output();
  const text = new TextDecoder().decode(stdout);
  const found = (pattern: RegExp) => pattern.exec(text)?.[1] ?? "";
  return {
    requests: Number(found(/(\d+) requests in/)),
    perSecond: Number(found(/Requests\/sec:\s+([\d.]+)/)),
    p50: found(/50%\s+(\S+)/),
    p99: found(/99%\s+(\S+)/),
    errors:
      [/Socket errors: (.*)/, /Non-2xx or 3xx responses: (\d+)/].map(found).filter(Boolean).join("; ") ||
      "none",
  };
}

/** Lua for wrk: addresses that differ each time by a first day long before any document. */
function varied(path: string): string {
  return `local n = 0
local words = {${words.map((word) => `"${encodeURIComponent(word)}"`).join(",")}}
request = function()
  n = n + 1
  local day = string.format("%04d-%02d-%02d", 1000 + n % 900, 1 + math.floor(n / 900) % 12, 1 + math.floor(n / 10800) % 28)
  local path = "${path}" .. day
  path = path:gsub("WORD", function() return words[1 + n % #words] end)
  return wrk.format("GET", path)
end
`;
}

const words = ["计量", "检验检测", "共享", "质量基础设施", "认证 代码", "产业链", "血压计", "一站式"];
const extra: Written[] = Array.from({ length: documents }, (_, index) => ({
  id: `bench-${String(index).padStart(5, "0")}`,
  title: `质量基础设施服务第${index + 1}号通知`,
  publisher: "韶关市市场监督管理局",
  published: `2020-${String(1 + index % 12).padStart(2, "0")}-10`,
  kind: "work_notice",
  region_code: "440200",
  url: `http://f.sample.example/${index}.html`,
  text: `第${index + 1}号：推进检验检测与计量共享，服务产业链。`.repeat(40),
}));

const data = await Deno.makeTempDir();
const days = Array.from({ length: 4 }, (_, index) => `2024-09-1${index}`);
for (const [index, today] of days.entries()) {
  await makeRelease(data, {
    documents: [...written, ...extra.slice(0, extra.length - index)],
    today,
    sample: true,
  });
}
const listFile = `${data}/releases/versions.json`;
const whole = JSON.parse(await Deno.readTextFile(listFile));

async function newestIs(count: number): Promise<void> {
  const list = { ...whole, latest: days[count - 1], versions: whole.versions.slice(0, count) };
  await Deno.writeTextFile(`${listFile}.new`, JSON.stringify(list));
  await Deno.rename(`${listFile}.new`, listFile);
}

const { app, close } = createApp({ data, effects: { files: localFiles(), clock: () => new Date(), log } });
const cold = createApp({
  data,
  effects: { files: localFiles(), clock: () => new Date(), log },
  cacheBytes: 0,
});
const search = `/v1/search?q=${encodeURIComponent("计量")}&limit=20`;
const same = await (await app.request(search)).json();
const bare = new Hono().get("/", (c) => c.json(same));
const behind = (...chain: MiddlewareHandler[]) => new Hono().use(...chain).get("/", (c) => c.json(same));
const chains = [behind(etag()), behind(compress()), behind(etag(), compress(), secureHeaders(), cors())];
const quiet = { port: 0, hostname: "127.0.0.1", onListen: () => {} };
const servers = [bare, app, cold.app, ...chains].map((one) => Deno.serve(quiet, one.fetch));
const [bareAt, appAt, coldAt, etagAt, gzipAt, chainAt] = servers.map(({ addr }) =>
  `http://127.0.0.1:${(addr as Deno.NetAddr).port}`
);

const script = await Deno.makeTempFile({ suffix: ".lua" });
await Deno.writeTextFile(script, varied("/v1/search?q=WORD&limit=20&from="));
const tableScript = await Deno.makeTempFile({ suffix: ".lua" });
await Deno.writeTextFile(tableScript, varied("/v1/indicators?limit=20&document_id__ne="));
const runs: Record<string, () => Promise<Load>> = {
  bare: () => wrk(`${bareAt}/`, { time: seconds }),
  kept: () => wrk(`${appAt}${search}`, { time: seconds }),
  packed: () => wrk(`${appAt}${search}`, { time: seconds, gzip: true }),
  etag: () => wrk(`${etagAt}/`, { time: seconds }),
  gzip: () => wrk(`${gzipAt}/`, { time: seconds, gzip: true }),
  chain: () => wrk(`${chainAt}/`, { time: seconds, gzip: true }),
  new: () => wrk(`${coldAt}`, { time: seconds, script }),
  table: () => wrk(`${coldAt}`, { time: seconds, script: tableScript }),
};
const taken: Record<string, Load[]> = {};
for (let round = 0; round < 3; round++) {
  for (const [name, run] of Object.entries(runs)) (taken[name] ??= []).push(await run());
}
say(
  `answer of ${JSON.stringify(same).length} characters, ${
    documents + written.length
  } documents, 32 connections`,
);
const middle = (name: string) => taken[name]?.toSorted((a, b) => a.perSecond - b.perSecond)[1];
const base = middle("bare")?.perSecond ?? 1;
for (const name of Object.keys(runs)) {
  const load = middle(name);
  const share = Math.round((load?.perSecond ?? 0) / base * 100);
  say(
    `${
      name.padEnd(6)
    } ${load?.perSecond} req/s, ${share} % of bare, p50 ${load?.p50}, p99 ${load?.p99}, errors ${load?.errors}`,
  );
}

const described: Described = await (await app.request("/openapi.json")).json();
const random = seeded(1);
let wrong = 0;
for (let count = 0; count < fuzz; count++) {
  const address = randomAddress(described, random);
  const found = await wrongWith(await app.request(address));
  if (found === null) continue;
  wrong++;
  say(`wrong: ${address} ${found} ${warnings.at(-1) ?? ""}`);
}
say(`fuzz: ${fuzz} requests, ${wrong} wrong`);

const memory = () => Math.round(Deno.memoryUsage().rss / 1e6);
const before = memory();
let swaps = 0;
const swapping = setInterval(() => void newestIs(1 + swaps++ % days.length), 10_000);
const load = await wrk(`${appAt}`, { time: soak, script });
clearInterval(swapping);
say(
  `soak: ${load.requests} requests in ${soak} s, ${swaps} swaps, errors ${load.errors}, rss ${before} → ${memory()} MB, warnings ${warnings.length}`,
);

for (const server of servers) await server.shutdown();
await close();
await cold.close();
for (const path of [data, script, tableScript]) await Deno.remove(path, { recursive: true });
