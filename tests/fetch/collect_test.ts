import { assert, assertEquals, assertRejects } from "@std/assert";
import type { HttpRequest } from "../../pipelines/effects.ts";
import { FetchError } from "../../pipelines/errors.ts";
import { RequestFailed } from "../../pipelines/fetch/fault.ts";
import { lastFullWalk } from "../../pipelines/fetch/full_walk.ts";
import { recheckPolicy } from "../../pipelines/fetch/recheck.ts";
import type { Source } from "../../sources/define.ts";
import { memoryDisk } from "../archive/memory_files.ts";
import { type Answer, article, brief, kinds, listPage, openMemory, root, run, Site, source } from "./site.ts";

Deno.test("collect() walks the list, fetches each article once and archives everything", async () => {
  const site = new Site({
    "/list": listPage(["/a", "/b"], "/list2", 3),
    "/list2": listPage(["/b", "/c"]),
    "/a": article("甲"),
    "/b": article("乙"),
    "/c": article("丙"),
  });
  const archive = await openMemory();
  const report = await run(site, archive);
  assertEquals(report.issues, []);
  assertEquals([report.listed, report.fetched, report.unchanged, report.stopped], [3, 3, 0, false]);
  assertEquals(report.outcomes.ok, 5);
  assertEquals([...archive.captures()].map(brief), [
    "robots /robots.txt 404 gone",
    "list /list 200 ok",
    "list /list2 200 ok",
    "article /a 200 ok",
    "article /b 200 ok",
    "article /c 200 ok",
  ]);
  assertEquals(archive.latest(`${root}/a`)?.row?.title, "/a");
});

Deno.test("collect() asks conditionally the second time and tells a 304 and equal bytes from news", async () => {
  const conditional = (text: string, etag: string) => ({ headers = {} }: HttpRequest) =>
    headers["if-none-match"] === etag ? { status: 304 } : { text, headers: { etag } };
  const paths: Record<string, Answer> = {
    "/list": conditional(listPage(["/a", "/b", "/c"]), '"L"'),
    "/a": conditional(article("甲"), '"A"'),
    "/b": article("乙"),
    "/c": article("丙"),
  };
  const archive = await openMemory();
  await run(new Site(paths), archive);
  const report = await run(new Site({ ...paths, "/c": article("丙，已修改") }), archive);
  assertEquals([report.listed, report.fetched, report.unchanged, report.issues], [3, 1, 2, []]);
  assertEquals([...archive.captures()].slice(-4).map(brief), [
    "list /list 304 unchanged revisit",
    "article /a 304 unchanged revisit",
    "article /b 200 unchanged revisit",
    "article /c 200 ok",
  ]);
});

Deno.test("collect() asks with If-Modified-Since where that is all the site gave", async () => {
  const modified = "Fri, 01 May 2026 00:00:00 GMT";
  const paths = {
    "/list": listPage(["/a"]),
    "/a": () => ({ text: article("甲"), headers: { "last-modified": modified } }),
  };
  const archive = await openMemory();
  await run(new Site(paths), archive);
  const again = new Site(paths);
  await run(again, archive);
  assertEquals(again.asked.at(-1)?.headers, { "if-modified-since": modified });
});

Deno.test("collect() goes on after a failing article, and says what each met", async () => {
  const failed = (reason: "timeout" | "tls" | "truncated") =>
    new RequestFailed(reason, `Cannot fetch ${root}/x: ${reason}`, { url: `${root}/x` });
  const site = new Site({
    "/list": listPage(["/gone", "/500", "/empty", "/lost", "/slow", "/tls", "/cut", "/gate", "/a"]),
    "/500": 500,
    "/empty": "",
    "/lost": "<html><title>404</title><body>页面不存在</body></html>",
    "/slow": failed("timeout"),
    "/tls": failed("tls"),
    "/cut": failed("truncated"),
    "/gate": 521,
    "/a": article("甲"),
  });
  const archive = await openMemory();
  const report = await run(site, archive);
  assertEquals(kinds(report), [
    "gone /gone",
    "failed /500",
    "empty /empty",
    "soft_404 /lost",
    "geo_timeout /slow",
    "tls_failed /tls",
    "failed /cut",
    "blocked /gate",
  ]);
  assertEquals([report.fetched, report.outcomes.failed, report.outcomes.ok], [1, 2, 2]);
  assertEquals(report.issues[1], {
    stage: "fetch",
    kind: "failed",
    url: `${root}/500`,
    message: "Cannot collect page of sample_notices: found HTTP 500",
    next: "deno task zhiji sources check sample_notices",
  });
  assertEquals(report.issues[6]?.message, "Cannot collect page of sample_notices: found truncated");
});

Deno.test("collect() fetches no article when the first list page fails in any way", async () => {
  const rows: [Answer, string][] = [
    [500, "failed"],
    [404, "gone"],
    [521, "blocked"],
    ["", "empty"],
    ["<html><body>页面不存在</body></html>", "soft_404"],
    [article("不是列表"), "layout_drift"],
    [listPage([]), "no_rows"],
    [listPage(["/a"]), "few_rows"],
    [new FetchError("Cannot fetch it: connection refused"), "failed"],
  ];
  for (const [answer, kind] of rows) {
    const site = new Site({ "/list": answer, "/a": article("甲") });
    const report = await run(site, await openMemory(), { from: source(2) });
    assertEquals([report.stopped, kinds(report)], [true, [`${kind} /list`]], kind);
    assertEquals(site.urls, ["/robots.txt", "/list"], kind);
  }
});

Deno.test("collect() stops when a later list page fails, and goes on with an issue when one it was led to is missing", async () => {
  const first = listPage(["/a"], "/list2");
  const failing = new Site({ "/list": first, "/list2": 503, "/a": article("甲") });
  const stopped = await run(failing, await openMemory());
  assertEquals([stopped.stopped, stopped.fetched, kinds(stopped)], [true, 0, ["failed /list2"]]);
  const rows: [Answer, string, string][] = [
    [404, "gone", "HTTP 404"],
    ["", "empty", "HTTP 200 with an empty page"],
    ["<html><title>404</title><body>页面不存在</body></html>", "soft_404", "HTTP 200 with an error page"],
    [listPage([]), "no_rows", "a page without rows"],
  ];
  for (const [answer, kind, found] of rows) {
    const site = new Site({ "/list": first, "/list2": answer, "/a": article("甲") });
    const ended = await run(site, await openMemory());
    assertEquals([ended.stopped, ended.fetched, kinds(ended)], [false, 1, [`${kind} /list2`]]);
    assertEquals(
      ended.issues[0]?.message,
      `Cannot collect list of sample_notices: wanted page 2, which page 1 leads to, found ${found}`,
    );
  }
});

Deno.test("collect() takes a missing page for the end where all stated rows are read, or numbers are only tried", async () => {
  const open = source();
  open.list.openEnded = true;
  const full = listPage(["/a", "/b"], "/list2"), second = listPage(["/c", "/d"], "/list3");
  const rows: [what: string, from: Source, lists: Record<string, Answer>, issues: string[]][] = [
    ["all rows", source(), { "/list": listPage(["/a", "/b"], "/list2", 2) }, []],
    ["a short page", open, { "/list": full, "/list2": listPage(["/c"], "/list3") }, []],
    ["a full page", open, { "/list": full, "/list2": second }, ["gone /list3"]],
    ["one page", open, { "/list": full }, ["gone /list2"]],
  ];
  for (const [what, from, lists, issues] of rows) {
    const articles = Object.fromEntries(["/a", "/b", "/c", "/d"].map((path) => [path, article(path)]));
    const report = await run(new Site({ ...lists, ...articles }), await openMemory(), { from });
    assertEquals([report.stopped, kinds(report)], [false, issues], what);
  }
});

Deno.test("collect() walks a cut list whole again the next time, and one that has ended not", async () => {
  const options = { recheck: { ...recheckPolicy, fullWalk: 28 } };
  const paths = { "/list": listPage(["/a"], "/list2"), "/a": article("甲") };
  const cut = await openMemory();
  await run(new Site(paths), cut, { options });
  assertEquals(lastFullWalk("sample_notices", cut), null);
  const whole = await openMemory();
  await run(new Site({ ...paths, "/list2": listPage(["/a"]) }), whole, { options });
  assertEquals(lastFullWalk("sample_notices", whole)?.toISOString(), "2026-05-01T00:00:00.000Z");
});

Deno.test("collect() notices page 1 served for every page, in whatever order", async () => {
  const paths = { "/list": listPage(["/a", "/b"], "/list2"), "/a": article("甲"), "/b": article("乙") };
  const site = new Site({ ...paths, "/list2": listPage(["/b", "/a"], "/list3") });
  const report = await run(site, await openMemory());
  assertEquals(kinds(report), ["repeated_page /list2"]);
  assertEquals([report.fetched, site.urls.includes("/list3")], [2, false]);
});

Deno.test("collect() says when the list holds fewer rows than the site states", async () => {
  const site = new Site({ "/list": listPage(["/a"], null, 21), "/a": article("甲") });
  const report = await run(site, await openMemory());
  assertEquals(kinds(report), ["list_incomplete /list"]);
  assertEquals(
    report.issues[0]?.message,
    "Cannot collect list of sample_notices: wanted 21 rows in all, found 1",
  );
});

Deno.test("collect() lists rows on other sites without fetching them", async () => {
  const site = new Site({
    "/list": listPage(["/a", "http://mp.elsewhere.example/s/1"]),
    "/a": article("甲"),
  });
  const report = await run(site, await openMemory());
  assertEquals([report.listed, report.fetched], [2, 1]);
  assertEquals(report.issues.map(({ kind, url }) => [kind, url]), [[
    "external_row",
    "http://mp.elsewhere.example/s/1",
  ]]);
  assert(site.asked.every(({ url }) => url.startsWith(root)));
});

Deno.test("collect() obeys robots.txt for the list and for each article", async () => {
  const paths = { "/list": listPage(["/a", "/inner/b"]), "/a": article("甲"), "/inner/b": article("乙") };
  const some = new Site({ ...paths, "/robots.txt": "User-agent: *\nDisallow: /inner/\n" });
  const partly = await run(some, await openMemory());
  assertEquals([partly.fetched, kinds(partly)], [1, ["robots_disallow /inner/b"]]);
  const rows: [Answer, string][] = [
    ["User-agent: *\nDisallow: /\n", "robots_disallow /list"],
    [503, "robots_disallow /list"],
    ["User-agent: *\nCrawl-delay: 86400\n", "robots_delay /list"],
  ];
  for (const [robots, issue] of rows) {
    const site = new Site({ ...paths, "/robots.txt": robots });
    const report = await run(site, await openMemory());
    assertEquals([report.stopped, kinds(report), site.urls], [true, [issue], ["/robots.txt"]]);
  }
});

Deno.test("collect() leaves a host alone after several refusals in a row", async () => {
  const names = Array.from({ length: 12 }, (_, number) => `/${number}`);
  const site = new Site({
    "/list": listPage(names),
    ...Object.fromEntries(names.map((name) => [name, 412])),
  });
  const report = await run(site, await openMemory());
  assertEquals(report.outcomes.blocked, 5);
  assertEquals(kinds(report).at(-1), "host_refuses /list");
  assertEquals([report.stopped, site.urls.length], [true, 2 + 5]);
});

Deno.test("collect() never builds a conditional request on a page that was no good", async () => {
  const archive = await openMemory();
  const etag = { etag: '"E"' };
  const bad = () => ({ text: "<html><body>页面不存在</body></html>", headers: etag });
  await run(new Site({ "/list": listPage(["/a"]), "/a": bad }), archive);
  const site = new Site({ "/list": listPage(["/a"]), "/a": article("甲") });
  const report = await run(site, archive);
  assertEquals(site.asked.at(-1)?.headers, {});
  assertEquals([report.fetched, report.issues], [1, []]);
});

Deno.test("collect() takes a 304 that nobody asked for as a failure", async () => {
  const site = new Site({ "/list": listPage(["/a"]), "/a": () => ({ status: 304 }) });
  const report = await run(site, await openMemory());
  assertEquals(kinds(report), ["failed /a"]);
});

Deno.test("collect() posts a list request and tells its pages apart", async () => {
  const list = { url: `${root}/dataproxy.jsp`, method: "POST" as const, body: "startrecord=1" };
  const site = new Site({ "/dataproxy.jsp": listPage(["/a"]), "/a": article("甲") });
  const archive = await openMemory();
  assertEquals((await run(site, archive, { from: source(1, list) })).fetched, 1);
  assertEquals(site.asked[1]?.body, "startrecord=1");
  assertEquals(site.asked[1]?.headers?.["content-type"], "application/x-www-form-urlencoded; charset=UTF-8");
  assertEquals(archive.latest(list.url, "startrecord=1")?.role, "list");
});

Deno.test("collect() throws when the archive fails, for nothing may be lost in silence", async () => {
  const disk = memoryDisk();
  const archive = await openMemory(disk);
  disk.room = 1000;
  const site = new Site({ "/list": listPage(["/a"]), "/a": article("甲") });
  await assertRejects(() => run(site, archive), Error, "no space left");
});
