import { assert, assertEquals, assertMatch } from "@std/assert";
import { tables } from "../../pipelines/model/mod.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { prune } from "../../publish/release/prune.ts";
import { restore } from "../../publish/release/restore.ts";
import { makeRelease, withFolder, withService, written } from "./small_release.ts";

const lists = ["/v1/search", ...tables.map((table) => `/v1/${table.name}`), "/v1/releases"];
const items = [
  "/v1/status",
  "/v1/documents/reply",
  "/v1/indicators/i-sites",
  "/v1/regions/440200",
  "/v1/releases/2024-09-10",
];

/** Every route, each with a wrong request and the status it must be answered with. */
const wrong: [path: string, status: number, parameter: string | null][] = [
  ...lists.map((path): [string, number, string] => [`${path}?nonsense=1`, 400, "nonsense"]),
  ...items.map((path): [string, number, string] => [`${path}?nonsense=1`, 400, "nonsense"]),
  ["/v1/search?limit=0", 400, "limit"],
  ["/v1/search?limit=101", 400, "limit"],
  ["/v1/search?limit=1e1", 400, "limit"],
  ["/v1/search?kind=letter", 400, "kind"],
  ["/v1/search?kind=plan&kind=news", 400, "kind"],
  ["/v1/search?region=44", 400, "region"],
  ["/v1/search?from=2024-02-30", 400, "from"],
  ["/v1/search?to=yesterday", 400, "to"],
  ["/v1/search?publisher=", 400, "publisher"],
  ["/v1/search?q=-x", 400, "q"],
  [`/v1/search?q=${"x".repeat(201)}`, 400, "q"],
  ["/v1/search?cursor=nonsense", 400, "cursor"],
  ["/v1/search?version=latest", 400, "version"],
  ["/v1/search?version=2020-01-01", 404, null],
  ["/v1/indicators?value=many", 400, "value"],
  ["/v1/indicators?quantified=yes", 400, "quantified"],
  ["/v1/indicators?comparator=%3E", 400, "comparator"],
  ["/v1/documents?published=2024", 400, "published"],
  ["/v1/documents/nothing", 404, null],
  ["/v1/indicators/nothing", 404, null],
  ["/v1/releases/nothing", 404, null],
  ["/v1/releases/2020-01-01", 404, null],
  ["/v1/releases/2024-09-10/nothing.csv", 404, null],
  ["/v1/releases/2024-09-10/..%2Fversions.json", 404, null],
  ["/v1/releases/2024-09-10/tables", 404, null],
  ["/v1/suggest", 400, "q"],
  ["/v1/suggest?q=x&limit=21", 400, "limit"],
  ["/v1/compare?metric=nothing", 404, null],
  ["/v1/compare?metric=shared_instruments&regions=44", 400, "regions"],
  ["/v1/feeds/nothing", 404, null],
  ["/v1/documents/reply/evidence/nothing", 404, null],
  ["/v1/documents/reply/archive", 404, null],
  ["/v1/documents/repost/archive", 403, null],
  ["/v1/documents?sort=nothing", 400, "sort"],
  ["/v1/documents?sort=id,-id", 400, "sort"],
  ["/v1/documents?fields=nothing", 400, "fields"],
  ["/v1/documents?format=xml", 400, "format"],
  ["/v1/nothing", 404, null],
  ["/v1", 404, null],
  ["/nothing", 404, null],
];

Deno.test("changed_since gives what changed on a day or later", async () => {
  await withService(async ({ get }) => {
    const count = async (query: string) => (await (await get(`/v1/documents?${query}`)).json()).count;
    assertEquals(await count("changed_since=2024-09-10"), await count("limit=1"));
    assertEquals(await count("changed_since=2024-09-11"), 0);
    assertEquals((await get("/v1/documents?changed_since=yesterday")).status, 400);
    assertEquals((await get("/v1/regions?changed_since=2024-09-10")).status, 400);
  });
});

Deno.test("a release whose tables were pruned answers 410 with the reason, and is still listed", async () => {
  await withService(async ({ data, get, version }) => {
    const path = `${data}/releases/versions.json`;
    const list = JSON.parse(await Deno.readTextFile(path));
    const [entry] = list.versions;
    const reason = "daily releases are kept for 90 days";
    list.versions.unshift({
      ...entry,
      version: "2024-01-05",
      created: "2024-01-05T08:00:00Z",
      pruned: reason,
    });
    await Deno.writeTextFile(path, JSON.stringify(list));
    const addresses = [
      "/v1/documents?version=2024-01-05",
      "/v1/search?version=2024-01-05",
      "/v1/releases/2024-01-05",
    ];
    for (const address of [...addresses, "/v1/regions?as_of=2024-02-01"]) {
      const response = await get(address);
      assertEquals(response.headers.get("content-type"), "application/problem+json; charset=utf-8", address);
      const { type, status, detail } = await response.json();
      assertEquals([response.status, status, type], [410, 410, "urn:problem-type:zhiji:gone"], address);
      assert(detail.endsWith(reason), detail);
    }
    const { data: listed } = await (await get("/v1/releases")).json();
    assertEquals(listed.map((one: { version: string; pruned?: string }) => [one.version, one.pruned]), [
      [version, undefined],
      ["2024-01-05", reason],
    ]);
  });
});

Deno.test("a packed release answers as before; a file that it gave up answers 410 and says where its rows are", async () => {
  const data = await Deno.makeTempDir();
  try {
    const days = ["2024-09-01", "2024-09-02", "2024-09-03"];
    for (const [index, today] of days.entries()) {
      await makeRelease(data, { documents: written.slice(index), today, sample: true });
    }
    const pinned = "/v1/documents?version=2024-09-02";
    const log = { info() {}, warn() {} },
      now = { files: localFiles(), clock: () => new Date("2024-09-10"), log };
    let before = "";
    await withFolder(data, async ({ get }) => void (before = await (await get(pinned)).text()));
    assertEquals((await prune(data, { keep: 90, whole: 3, effects: now })).packed, ["2024-09-02"]);
    await withFolder(data, async ({ get }) => {
      assertEquals(await (await get(pinned)).text(), before);
      assertEquals((await get("/v1/search?version=2024-09-02")).status, 200);
      const { data: listed } = await (await get("/v1/releases")).json();
      assertEquals(listed.map((one: { packed?: string }) => one.packed !== undefined), [false, true, false]);
      const gone = await get("/v1/releases/2024-09-02/tables/documents.csv");
      const { type, detail } = await gone.json();
      assertEquals([gone.status, type], [410, "urn:problem-type:zhiji:gone"]);
      assert(detail.includes("/v1/documents?version=2024-09-02"), detail);
      assert(detail.endsWith("deno task zhiji release restore 2024-09-02"), detail);
      assertEquals((await get("/v1/releases/2024-09-02/CODEBOOK.md")).status, 200);
      await restore(data, { version: "2024-09-02", effects: now });
      assertEquals((await get("/v1/releases/2024-09-02/tables/documents.csv")).status, 200);
    });
  } finally {
    await Deno.remove(data, { recursive: true });
  }
});

Deno.test("every error is problem details of one shape, naming the parameter at fault", async (t) => {
  await withService(async ({ get, warnings }) => {
    for (const [path, status, parameter] of wrong) {
      await t.step(`${status} ${path.slice(0, 80)}`, async () => {
        const response = await get(path);
        assertEquals(response.status, status);
        assertEquals(response.headers.get("content-type"), "application/problem+json; charset=utf-8");
        assertEquals(response.headers.get("cache-control"), "no-store");
        const { errors, ...problem } = await response.json();
        assertEquals(Object.keys(problem), ["type", "title", "status", "detail", "instance"]);
        assertEquals(problem.status, status);
        assertMatch(problem.type, /^urn:problem-type:zhiji:[a-z_]+$/);
        assertEquals(problem.instance, path.split("?")[0]);
        const named = errors?.map((error: { parameter: string }) => error.parameter);
        assertEquals(named, parameter === null ? undefined : [parameter]);
        for (const error of errors ?? []) assertEquals(Object.keys(error), ["parameter", "wanted", "found"]);
      });
    }
    assertEquals(warnings, []);
  });
});

Deno.test("all wrong parameters are named at once, with what was wanted and found", async () => {
  await withService(async ({ get }) => {
    const { errors } = await (await get("/v1/indicators?limit=1000&value=x&knd=plan")).json();
    assertEquals(errors.map((error: { parameter: string }) => error.parameter), ["knd", "value", "limit"]);
    assertEquals(errors[2], { parameter: "limit", wanted: "a whole number from 1 to 100", found: '"1000"' });
  });
});

Deno.test("any other method is refused on every route", async () => {
  await withService(async ({ request }) => {
    for (const path of [...lists, ...items, "/", "/healthz", "/nothing"]) {
      for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
        const response = await request(path, { method });
        assertEquals([response.status, response.headers.get("allow")], [405, "GET, HEAD, OPTIONS"], path);
        assertEquals((await response.json()).type, "urn:problem-type:zhiji:method_not_allowed");
      }
    }
  });
});

Deno.test("every answer is open to scripts of other sites and never sniffed", async () => {
  await withService(async ({ get, request }) => {
    for (const path of [...lists, ...items, "/", "/healthz", "/nothing"]) {
      const response = await get(path);
      assertEquals(response.headers.get("access-control-allow-origin"), "*", path);
      assertEquals(response.headers.get("x-content-type-options"), "nosniff", path);
      await response.body?.cancel();
    }
    const preflight = await request("/v1/search", { method: "OPTIONS" });
    assertEquals(preflight.status, 204);
    assertEquals(preflight.headers.get("access-control-allow-methods"), "GET, HEAD, OPTIONS");
  });
});

Deno.test("every answer names release, sample, licence and attribution; every list count and limits", async () => {
  await withService(async ({ get }) => {
    for (const path of [...lists, ...items]) {
      const { release, ...body } = await (await get(path)).json();
      assertEquals([release.version, release.sample], ["2024-09-10", true], path);
      assert(release.notice.includes("样例") && release.notice.includes("Sample"), path);
      assert(release.licence.url.startsWith("https://") && release.attribution.includes("2024-09-10"), path);
      if (!lists.includes(path)) continue;
      assertEquals([typeof body.count, body.count_is, typeof body.limits.limit], [
        "number",
        "exact",
        "number",
      ], path);
      assert(Array.isArray(body.data) && "next" in body, path);
    }
  });
});

Deno.test("nothing found is 200 with an empty list", async () => {
  await withService(async ({ get }) => {
    for (const path of ["/v1/search?q=没有这个词", "/v1/indicators?unit=头", "/v1/issues"]) {
      const response = await get(encodeURI(path));
      const { count, data, next } = await response.json();
      assertEquals([response.status, count, data, next], [200, 0, [], null], path);
    }
  });
});

Deno.test("an ETag spares an answer that did not change", async () => {
  await withService(async ({ get }) => {
    for (const path of [...lists, ...items, "/", "/search", "/documents/reply", "/assets/zhiji.css"]) {
      const first = await get(path);
      const etag = first.headers.get("etag") ?? "";
      await first.body?.cancel();
      assertMatch(etag, /^"[0-9a-f]+"$/, path);
      for (const tags of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
        const again = await get(path, { "if-none-match": tags });
        assertEquals([again.status, await again.text(), again.headers.get("etag")], [304, "", etag], path);
      }
      const other = await get(path, { "if-none-match": '"x"' });
      assertEquals(other.status, 200);
      await other.body?.cancel();
    }
  });
});

Deno.test("an answer may be kept for ever only where the address names the release", async () => {
  await withService(async ({ get }) => {
    for (const path of ["/v1/search", "/v1/indicators", "/v1/documents/reply", "/v1/indicators/i-sites"]) {
      const newest = await get(path);
      const pinned = await get(`${path}?version=2024-09-10`);
      assertEquals(newest.headers.get("cache-control"), "no-cache", path);
      assertEquals(pinned.headers.get("cache-control"), "public, max-age=31536000, immutable", path);
      assertEquals(await pinned.text(), await newest.text(), path);
    }
  });
});

Deno.test("without a release everything says so and health is well", async () => {
  const data = await Deno.makeTempDir();
  await withFolder(data, async ({ get }) => {
    for (const path of [...lists, "/v1/documents/reply", "/"]) {
      const response = await get(path);
      const problem = await response.json();
      assertEquals([response.status, problem.type], [503, "urn:problem-type:zhiji:no_release"], path);
      assert(problem.detail.includes("deno task demo"), path);
      assertEquals(response.headers.get("retry-after"), "60");
    }
    assertEquals(await (await get("/healthz")).json(), { status: "ok", release: null });
  });
  await Deno.remove(data, { recursive: true });
});

Deno.test("a failure inside is logged and not told", async () => {
  await withService(async ({ get, data, warnings }) => {
    await Deno.remove(`${data}/releases/2024-09-10/search.sqlite`);
    const response = await get("/v1/search?q=secret");
    const problem = await response.json();
    assertEquals([response.status, problem.type], [500, "urn:problem-type:zhiji:internal"]);
    assertEquals(JSON.stringify(problem).includes(data), false);
    assertEquals(warnings.length, 1);
    assert(warnings[0]?.includes("search.sqlite") && !warnings[0].includes("secret"));
  });
});
