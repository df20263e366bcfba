/**
 * A soak: requests without end while the newest release changes every ten seconds, or as many as told, and a verdict.
 *
 *     deno run -A tests/bench/soak.ts [--requests 1000000] [--minutes 6] [--every 10]
 *
 * Ends at so many requests or after so many minutes, whichever comes first, and says how many there were. Needs wrk. Searches of
 * which no two have one address, tables, documents and pages are asked in turn over 32 connections, of six releases in turn: more
 * than a server keeps open, so that each that is taken up is opened anew and another closed.
 * Memory is read each time a release is taken up; the first third is left out, while what is kept fills. Wrong is any error
 * of a connection, any answer that is not 2xx or 3xx, any warning, or a last third that takes a tenth more memory than the second.
 *
 * @module
 */
import { parseArgs } from "@std/cli";
import { createApp } from "../../publish/api/mod.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { makeRelease, written } from "../api/small_release.ts";

const { requests, minutes, every } = Object.fromEntries(
  Object.entries({ requests: 1_000_000, minutes: 6, every: 10, ...parseArgs(Deno.args) })
    .map(([name, value]) => [name, Number(value)]),
) as Record<"requests" | "minutes" | "every", number>;

const say = (line: string) => Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));

const data = await Deno.makeTempDir();
const days = Array.from({ length: 6 }, (_, index) => `2024-09-1${index}`);
for (const [index, today] of days.entries()) {
  await makeRelease(data, { documents: written.slice(index), today, sample: true });
}
const listFile = `${data}/releases/versions.json`;
const whole = JSON.parse(await Deno.readTextFile(listFile));

async function newestIs(count: number): Promise<void> {
  const list = { ...whole, latest: days[count - 1], versions: whole.versions.slice(0, count) };
  await Deno.writeTextFile(`${listFile}.new`, JSON.stringify(list));
  await Deno.rename(`${listFile}.new`, listFile);
}

/** Lua for wrk. Every document asked for is in all of the releases. */
const script = `local n = 0
local words = {${
  ["计量", "检验检测", "共享", "认证 代码", "产业链"].map((word) => `"${encodeURIComponent(word)}"`)
}}
local others = {"/v1/indicators?limit=5", "/v1/regions/440200", "/v1/documents?sort=-published", "/", "/v1/suggest?q=jian", "/healthz"}
request = function()
  n = n + 1
  if n % 4 == 0 then return wrk.format("GET", others[1 + math.floor(n / 4) % #others]) end
  local day = string.format("%04d-%02d-%02d", 1000 + n % 900, 1 + math.floor(n / 900) % 12, 1 + math.floor(n / 10800) % 28)
  return wrk.format("GET", "/v1/search?q=" .. words[1 + n % #words] .. "&from=" .. day)
end
`;
const scriptFile = await Deno.makeTempFile({ suffix: ".lua" });
await Deno.writeTextFile(scriptFile, script);

const warnings: string[] = [];
const log = { info: () => {}, warn: (line: string) => warnings.push(line) };
const { app, close } = createApp({ data, effects: { files: localFiles(), clock: () => new Date(), log } });
const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, app.fetch);
const address = `http://127.0.0.1:${server.addr.port}`;

/** Runs wrk for some seconds: how many requests it sent and what went wrong. */
async function load(seconds: number): Promise<{ sent: number; wrong: string[] }> {
  const args = ["-t1", "-c32", `-d${seconds}s`, "--timeout", "30s", "-s", scriptFile, address];
  const { stdout } = await new Deno.Command("wrk", { args }).output();
  const text = new TextDecoder().decode(stdout);
  return {
    sent: Number(/(\d+) requests in/.exec(text)?.[1] ?? 0),
    wrong: [/Socket errors: .*/, /Non-2xx or 3xx responses: \d+/].flatMap((pattern) =>
      pattern.exec(text)?.[0] ?? []
    ),
  };
}

const begun = performance.now();
const memory: number[] = [];
const wrong: string[] = [];
let sent = 0;
for (let swaps = 0; sent < requests && performance.now() - begun < minutes * 60_000; swaps++) {
  const loading = load(every);
  await new Promise((resolve) => setTimeout(resolve, every * 500)); // in the middle of the load
  await newestIs(1 + swaps % days.length);
  const round = await loading;
  sent += round.sent;
  wrong.push(...round.wrong);
  memory.push(Deno.memoryUsage().rss / 1e6);
}
const seconds = Math.round((performance.now() - begun) / 1000);
const third = Math.ceil(memory.length / 3);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const [second, last] = [mean(memory.slice(third, -third)), mean(memory.slice(-third))];
const flat = last <= 1.1 * second;
say(
  `${sent} requests in ${seconds} s, ${memory.length} releases taken up, ${wrong.length} wrong ${
    wrong.join("; ")
  }`,
);
say(`memory ${memory.map((one) => one.toFixed(0)).join(" ")} MB; ${flat ? "flat" : "growing"}`);
say(`warnings ${warnings.length} ${warnings[0] ?? ""}`);
const good = wrong.length === 0 && warnings.length === 0 && flat;
say(good ? "PASS" : "FAIL");
if (!good) Deno.exitCode = 1;

await server.shutdown();
await close();
for (const path of [data, scriptFile]) await Deno.remove(path, { recursive: true });
