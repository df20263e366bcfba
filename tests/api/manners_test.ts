import { assert, assertEquals, assertMatch } from "@std/assert";
import { type AppOptions, createApp } from "../../publish/api/app.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { makeRelease, withService, written } from "./small_release.ts";

type Get = (path: string, headers?: Record<string, string>) => Promise<Response>;

async function withApp(
  options: Partial<AppOptions>,
  work: (get: Get, lines: string[], data: string) => Promise<void>,
): Promise<void> {
  await withService(async ({ data }) => {
    const lines: string[] = [];
    const log = { info: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) };
    const clock = () => new Date(Date.UTC(2024, 8, 10) + lines.length);
    const { app, close } = createApp({ data, effects: { files: localFiles(), clock, log }, ...options });
    try {
      await work(
        async (path, headers = {}) => await app.request(`http://localhost${encodeURI(path)}`, { headers }),
        lines,
        data,
      );
    } finally {
      await close();
    }
  });
}

Deno.test("an answer given again has the same bytes, packed or not, and says where it came from", async () => {
  await withApp({}, async (get) => {
    const path = "/v1/search?q=计量";
    const first = await get(path), again = await get(path);
    const packed = await get(path, { "accept-encoding": "br, gzip" });
    assertMatch(first.headers.get("server-timing") ?? "", /^total;dur=[\d.]+, cache;desc=miss$/);
    assertMatch(again.headers.get("server-timing") ?? "", /cache;desc=hit$/);
    assertEquals(packed.headers.get("content-encoding"), "gzip");
    const unpacked = packed.body?.pipeThrough(new DecompressionStream("gzip")) ?? null;
    const texts = [await first.text(), await again.text(), await new Response(unpacked).text()];
    assertEquals(new Set(texts).size, 1);
    const etag = packed.headers.get("etag") ?? "";
    assert(etag !== first.headers.get("etag"));
    assertEquals((await get(path, { "if-none-match": etag })).status, 304);
    assertEquals((await get(path, { "accept-encoding": "gzip;q=0" })).headers.get("content-encoding"), null);
    assert(first.headers.get("x-request-id") !== again.headers.get("x-request-id"));
  });
});

Deno.test("those who ask the same at the same time share one computation", async () => {
  await withApp({}, async (get) => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => get("/v1/indicators")));
    const came = answers.map(({ headers }) => /desc=(\w+)/.exec(headers.get("server-timing") ?? "")?.[1]);
    assertEquals(came.filter((one) => one === "miss").length, 1);
    const texts = await Promise.all(answers.map((one) => one.text()));
    assertEquals(new Set(texts).size, 1);
  });
});

Deno.test("a client past its rate is refused until the minute is over; health is not counted", async () => {
  await withApp({ perMinute: 3, proxies: 1 }, async (get) => {
    const from = (client: string) => get("/v1/regions", { "x-forwarded-for": `1.1.1.1, ${client}` });
    const statuses = [];
    for (let count = 0; count < 4; count++) statuses.push((await from("10.0.0.1")).status);
    assertEquals(statuses, [200, 200, 200, 429]);
    const refused = await from("10.0.0.1");
    assertEquals(refused.headers.get("content-type"), "application/problem+json; charset=utf-8");
    assertEquals(refused.headers.get("ratelimit-policy"), '"default";q=3;w=60');
    assertEquals(refused.headers.get("ratelimit"), '"default";r=0;t=60');
    assertEquals(refused.headers.get("retry-after"), "60");
    assertEquals((await from("10.0.0.2")).status, 200);
    assertEquals((await get("/healthz", { "x-forwarded-for": "10.0.0.1" })).status, 200);
  });
});

Deno.test("a header of the client is not believed where there is no proxy", async () => {
  await withApp({ perMinute: 1 }, async (get) => {
    assertEquals((await get("/v1/regions", { "x-forwarded-for": "10.0.0.1" })).status, 200);
    assertEquals((await get("/v1/regions", { "x-forwarded-for": "10.0.0.2" })).status, 429);
  });
});

Deno.test("a log line has the path and never the words, unless it is told to", async () => {
  await withApp({ log: "paths" }, async (get, lines) => {
    await get("/v1/search?q=秘密");
    const { id, method, path, status, cache } = JSON.parse(lines[0] ?? "");
    assertEquals([typeof id, method, path, status, cache], ["string", "GET", "/v1/search", 200, "miss"]);
    assertEquals(lines.some((line) => line.includes(encodeURIComponent("秘密"))), false);
  });
  await withApp({ log: "queries" }, async (get, lines) => {
    await get("/v1/search?q=秘密");
    assertEquals(JSON.parse(lines[0] ?? "").path, `/v1/search?q=${encodeURIComponent("秘密")}`);
  });
});

Deno.test("an address too long is 414, and metrics count what was answered", async () => {
  await withApp({}, async (get) => {
    assertEquals((await get(`/v1/search?q=${"x".repeat(5000)}`)).status, 414);
    await get("/v1/regions");
    const page = await (await get("/metrics")).text();
    assert(page.includes('zhiji_http_requests_total{route="search",status="414"} 1'));
    assert(page.includes('zhiji_release_info{version="2024-09-10"} 1'));
    assertMatch(page, /zhiji_answer_cache_answers 1\n/);
  });
});

Deno.test("answers kept from one release are not given from the next", async () => {
  await withService(async (service) => {
    const count = async () => (await (await service.get("/v1/documents")).json()).count;
    assertEquals([await count(), await count()], [30, 30]);
    await makeRelease(service.data, { documents: written.slice(0, 5), today: "2024-09-11", sample: true });
    service.pass(1000);
    assertEquals([await count(), await count()], [5, 5]);
  });
});
