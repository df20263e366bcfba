import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { WARCParser } from "warcio";
import type { Archive } from "../../pipelines/archive/capture.ts";
import { openArchive } from "../../pipelines/archive/mod.ts";
import { parseLine } from "../../pipelines/archive/cdxj.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { ArchiveCorrupt } from "../../pipelines/errors.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import { exchange } from "./exchange.ts";
import { freeLock, type MemoryDisk, memoryDisk, memoryFiles } from "./memory_files.ts";

const a = "http://amr.sample.example/a.html", b = "http://amr.sample.example/b.html";
const first = "archive/zhiji-00001.warc.gz", firstIndex = "archive/zhiji-00001.cdxj";

function open(disk: MemoryDisk, { writable = true, rotateAt = 1e9 } = {}): Promise<Archive> {
  return openArchive("archive", {
    effects: { files: memoryFiles(disk) },
    writable,
    rotateAt,
    lock: freeLock,
  });
}

async function filled(): Promise<MemoryDisk> {
  const disk = memoryDisk();
  const archive = await open(disk);
  await archive.append(exchange({ url: a, text: "<p>甲</p>", headers: { etag: '"1"' } }));
  await archive.append(exchange({ url: b, text: "<p>乙</p>" }));
  await archive.sync();
  await archive.close();
  return disk;
}

async function textOf(archive: Archive, url: string): Promise<string> {
  return new TextDecoder().decode(await archive.payload(archive.latest(url)?.digest ?? "none"));
}

/** What any WARC reader sees: type, address and HTTP status of each record. */
async function records(bytes: Uint8Array): Promise<string[]> {
  const seen: string[] = [];
  for await (const record of new WARCParser([bytes], { keepHeadersCase: true })) {
    await record.readFully(false);
    seen.push(
      `${record.warcType} ${record.warcTargetURI ?? ""} ${record.httpHeaders?.statusline ?? ""}`.trim(),
    );
  }
  return seen;
}

Deno.test("openArchive() gives back captures and payloads after it is closed and opened", async () => {
  const archive = await open(await filled(), { writable: false });
  const captures = [...archive.captures()];
  assertEquals(captures.map(({ url, date, status }) => [url, date, status]), [
    [a, "2026-05-01T08:30:15Z", 200],
    [b, "2026-05-01T08:30:15Z", 200],
  ]);
  assertEquals(captures[0]?.row?.title, "关于质量基础设施的通知");
  assertEquals(captures[0]?.digest, `sha256:${sha256("<p>甲</p>")}`);
  assertEquals(captures[0]?.length, 10); // 3 + 3 + 4 bytes
  assertEquals(await textOf(archive, a), "<p>甲</p>");
  assertEquals(archive.repairs, []);
  assertEquals(archive.latest("http://amr.sample.example/never"), null);
});

Deno.test("openArchive() reads a folder that does not exist as an empty archive", async () => {
  const archive = await open(memoryDisk(), { writable: false });
  assertEquals([...archive.captures()], []);
});

Deno.test("append() writes records that another WARC reader understands", async () => {
  const disk = await filled();
  assertEquals(await records(disk.files.get(first) ?? new Uint8Array()), [
    "warcinfo",
    `response ${a} HTTP/1.1 200 OK`,
    `request ${a} GET /a.html HTTP/1.1`,
    `metadata ${a}`,
    `response ${b} HTTP/1.1 200 OK`,
    `request ${b} GET /b.html HTTP/1.1`,
    `metadata ${b}`,
  ]);
});

Deno.test("append() gives the same bytes for the same exchanges", async () => {
  const one = await filled(), two = await filled();
  assertEquals([...one.files.keys()], [...two.files.keys()]);
  for (const [path, bytes] of one.files) assertEquals(sha256(bytes), sha256(two.files.get(path) ?? ""));
});

Deno.test("append() stores a 304 as a revisit that repeats what is known of the payload", async () => {
  const disk = await filled();
  const archive = await open(disk);
  const capture = await archive.append(
    exchange({ url: a, status: 304, headers: { "content-type": "" }, day: 2 }),
  );
  assertEquals(capture.revisit, true);
  assertEquals(capture.digest, `sha256:${sha256("<p>甲</p>")}`);
  assertEquals([capture.etag, capture.length, capture.contentType], ['"1"', 10, "text/html; charset=utf-8"]);
  assertEquals(await textOf(archive, a), "<p>甲</p>");
  await archive.close();
  const reopened = await open(disk, { writable: false });
  assertEquals(reopened.latest(a), capture);
  assertEquals(await textOf(reopened, a), "<p>甲</p>");
  const seen = await records(disk.files.get(first) ?? new Uint8Array());
  assertEquals(seen.at(-3), `revisit ${a} HTTP/1.1 304 Not Modified`);
});

Deno.test("append() names the profile and the original of a revisit", async () => {
  const disk = await filled();
  const archive = await open(disk);
  await archive.append(exchange({ url: a, status: 304, day: 2 }));
  await archive.append(exchange({ url: b, text: "<p>乙</p>", day: 3 }));
  await archive.close();
  const headers: Record<string, string>[] = [];
  let originalId: string | null | undefined;
  for await (
    const record of new WARCParser([disk.files.get(first) ?? new Uint8Array()], { keepHeadersCase: true })
  ) {
    await record.readFully(false);
    if (record.warcType === "response" && record.warcTargetURI === a) {
      originalId = record.warcHeader("WARC-Record-ID");
    }
    if (record.warcType === "revisit") headers.push(Object.fromEntries(record.warcHeaders.headers));
  }
  assertEquals(headers.map((header) => header["WARC-Profile"]), [
    "http://netpreserve.org/warc/1.1/revisit/server-not-modified",
    "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
  ]);
  assertEquals(headers.map((header) => header["WARC-Refers-To-Target-URI"]), [a, b]);
  assertEquals(headers[0]?.["WARC-Refers-To-Date"], "2026-05-01T08:30:15Z");
  assertEquals(headers[0]?.["WARC-Refers-To"], originalId);
});

Deno.test("append() refuses a 304 of an address it has never seen and goes on", async () => {
  const disk = memoryDisk();
  const archive = await open(disk);
  await assertRejects(
    () => archive.append(exchange({ url: a, status: 304 })),
    TypeError,
    "wanted an earlier capture",
  );
  await archive.append(exchange({ url: a, text: "甲" }));
  assertEquals(await textOf(archive, a), "甲");
  await archive.close();
});

Deno.test("latest() tells apart the bodies of a POST", async () => {
  const disk = memoryDisk();
  const archive = await open(disk);
  await archive.append(exchange({ url: a, text: "one", body: "page=1" }));
  await archive.append(exchange({ url: a, text: "two", body: "page=2&x={ }" }));
  await archive.close();
  const reopened = await open(disk, { writable: false });
  assertEquals(reopened.latest(a, "page=1")?.digest, `sha256:${sha256("one")}`);
  assertEquals(reopened.latest(a, "page=2&x={ }")?.digest, `sha256:${sha256("two")}`);
  assertEquals(reopened.latest(a), null);
});

Deno.test("append() keeps things that were not fetched over HTTP as resource records", async () => {
  const disk = memoryDisk();
  const archive = await open(disk);
  const given = exchange({ url: "urn:sha256:00", text: "第一条\r\n\r\n第二条" });
  await archive.append({ ...given, role: "file", hints: { publisher: "某市市场监管局" } });
  await archive.close();
  disk.files.delete(firstIndex);
  const reopened = await open(disk, { writable: false });
  assertEquals(await textOf(reopened, "urn:sha256:00"), "第一条\r\n\r\n第二条");
  assertEquals([...reopened.captures()][0]?.hints, { publisher: "某市市场监管局" });
  const seen = await records(disk.files.get(first) ?? new Uint8Array());
  assertEquals(seen, ["warcinfo", "resource urn:sha256:00", "metadata urn:sha256:00"]);
});

Deno.test("append() keeps transfer headers apart and tells the length of what it stores", async () => {
  const disk = memoryDisk();
  const archive = await open(disk);
  const headers = { "content-encoding": "gzip", "content-length": "999", "warc-odd": "x,,,y" };
  await archive.append(exchange({ url: a, text: "plain", headers }));
  assertEquals(await textOf(archive, a), "plain");
  await archive.close();
  for await (const record of new WARCParser([disk.files.get(first) ?? new Uint8Array()])) {
    await record.readFully(false);
    if (record.warcType !== "response") continue;
    const stored = record.httpHeaders?.headers;
    assertEquals(stored?.get("content-encoding") ?? null, null);
    assertEquals(stored?.get("x-archive-orig-content-encoding"), "gzip");
    assertEquals(stored?.get("content-length"), "5");
  }
});

Deno.test("append() begins a new file when one is full, and all stay readable", async () => {
  const disk = memoryDisk();
  const archive = await open(disk, { rotateAt: 2500 });
  for (let day = 1; day <= 6; day++) {
    await archive.append(exchange({ url: `${a}?${day}`, text: `day ${day}`, day }));
  }
  await archive.close();
  const files = [...disk.files.keys()].filter((path) => path.endsWith(".warc.gz"));
  assert(files.length >= 3, `wanted several files, found ${files}`);
  assertEquals(files[1], "archive/zhiji-00002.warc.gz");
  const reopened = await open(disk, { rotateAt: 2500 });
  for (let day = 1; day <= 6; day++) assertEquals(await textOf(reopened, `${a}?${day}`), `day ${day}`);
  assertEquals([...reopened.captures()].map(({ url }) => url.slice(-1)).join(""), "123456");
  await reopened.close();
});

Deno.test("close() leaves an index that is sorted, with one pywb line for each capture", async () => {
  const disk = memoryDisk();
  const archive = await open(disk);
  await archive.append(exchange({ url: b, text: "乙" }));
  await archive.append(exchange({ url: a, text: "甲" }));
  await archive.close();
  const lines = new TextDecoder().decode(disk.files.get(firstIndex)).trimEnd().split("\n");
  assertEquals(lines.map((line) => line.split(" ").slice(0, 2).join(" ")), [
    "example,sample,amr)/a.html 20260501083015",
    "example,sample,amr)/b.html 20260501083015",
  ]);
  const json = JSON.parse(lines[0]?.split(" ").slice(2).join(" ") ?? "");
  assertEquals([json.mime, json.status, json.filename], ["text/html", "200", "zhiji-00001.warc.gz"]);
  const record = disk.files.get(first)?.subarray(
    Number(json.offset),
    Number(json.offset) + Number(json.length),
  );
  assertEquals(await records(record ?? new Uint8Array()), [`response ${a} HTTP/1.1 200 OK`]);
});

Deno.test("openArchive() makes a missing index again from the records", async () => {
  const disk = await filled();
  const index = disk.files.get(firstIndex) ?? new Uint8Array();
  disk.files.delete(firstIndex);
  const archive = await open(disk);
  assertEquals([...archive.captures()].map(({ url }) => url), [a, b]);
  await archive.close();
  assertEquals(sha256(disk.files.get(firstIndex) ?? ""), sha256(index));
  assertStringIncludes(archive.repairs.join(), "Read 2 captures of zhiji-00001.warc.gz again");
});

Deno.test("openArchive() survives a crash at any byte of a file, whatever the index knew", async () => {
  const disk = await filled();
  const whole = disk.files.get(first) ?? new Uint8Array();
  const indexed = new TextDecoder().decode(disk.files.get(firstIndex)).trimEnd().split("\n").map(parseLine);
  const border = indexed.find((entry) => entry?.capture.url === b)?.start ?? 0;
  assert(border > 0 && border < whole.length);
  for (let cut = 0; cut < whole.length; cut++) {
    const crashed = memoryDisk(disk);
    crashed.files.set(first, whole.slice(0, cut));
    if (cut % 2) crashed.files.delete(firstIndex);
    const archive = await open(crashed);
    const kept = [...archive.captures()].map(({ url }) => url);
    assertEquals(kept, cut < border ? [] : [a], `cut at ${cut}`);
    if (cut < border) await archive.append(exchange({ url: a, text: "<p>甲</p>", headers: { etag: '"1"' } }));
    await archive.append(exchange({ url: b, text: "<p>乙</p>" }));
    await archive.close();
    // what was lost is written again, byte for byte, and what was left of it stands aside
    assertEquals(sha256(crashed.files.get(first) ?? ""), sha256(whole), `cut at ${cut}`);
    const start = cut < border ? 0 : border;
    assertEquals(crashed.files.get(`${first}.${start}.torn`)?.length ?? 0, cut - start, `cut at ${cut}`);
    assertEquals(archive.repairs.some((repair) => repair.startsWith("Set aside")), cut > start);
  }
});

Deno.test("openArchive() survives a crash at any byte of the index", async () => {
  const disk = await filled();
  const index = disk.files.get(firstIndex) ?? new Uint8Array();
  for (let cut = 0; cut < index.length; cut++) {
    const crashed = memoryDisk(disk);
    crashed.files.set(firstIndex, index.slice(0, cut));
    const archive = await open(crashed);
    assertEquals([...archive.captures()].map(({ url }) => url), [a, b], `cut at ${cut}`);
    await archive.close();
    assertEquals(sha256(crashed.files.get(firstIndex) ?? ""), sha256(index), `cut at ${cut}`);
  }
});

Deno.test("openArchive() sets a tail of zeros aside, as a power cut leaves them", async () => {
  const disk = await filled();
  const whole = disk.files.get(first) ?? new Uint8Array();
  disk.files.set(first, Uint8Array.from([...whole, ...new Uint8Array(4096)]));
  const archive = await open(disk);
  assertEquals([...archive.captures()].length, 2);
  await archive.close();
  assertEquals(sha256(disk.files.get(first) ?? ""), sha256(whole));
});

Deno.test("openArchive() leaves a torn tail alone when it only reads", async () => {
  const disk = await filled();
  const whole = disk.files.get(first) ?? new Uint8Array();
  disk.files.set(first, whole.slice(0, -1));
  const archive = await open(disk, { writable: false });
  assertEquals([...archive.captures()].map(({ url }) => url), [a]);
  assertStringIncludes(archive.repairs.join(), "Left out");
  assertEquals(disk.files.get(first)?.length, whole.length - 1);
});

Deno.test("openArchive() refuses a finished file that no longer reads to its end", async () => {
  const disk = memoryDisk();
  const archive = await open(disk, { rotateAt: 1500 });
  for (let day = 1; day <= 3; day++) await archive.append(exchange({ url: a, text: `day ${day}`, day }));
  await archive.close();
  disk.files.set(first, (disk.files.get(first) ?? new Uint8Array()).slice(0, -5));
  await assertRejects(() => open(disk), ArchiveCorrupt, "zhiji-00001.warc.gz");
});

Deno.test("payload() throws when the bytes are not those of the digest", async () => {
  const disk = await filled();
  const bytes = (disk.files.get(first) ?? new Uint8Array()).slice();
  const archive = await open(disk, { writable: false });
  const line = new TextDecoder().decode(disk.files.get(firstIndex)).split("\n").map(parseLine)[0];
  const at = (line?.offset ?? 0) + 60;
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  disk.files.set(first, bytes);
  await assertRejects(() => textOf(archive, a), ArchiveCorrupt, "Cannot read payload");
  assertEquals(await textOf(archive, b), "<p>乙</p>");
  await assertRejects(() => archive.payload("sha256:00"), ArchiveCorrupt, "found no record that holds it");
});

Deno.test("append() writes no more after a failed write, and opening again mends it", async () => {
  const disk = await filled();
  const size = disk.files.get(first)?.length;
  const archive = await open(disk);
  disk.room = 100;
  await archive.append(exchange({ url: a, text: "new", day: 2 }));
  await assertRejects(() => archive.sync(), Error, "no space left");
  disk.room = Infinity;
  await assertRejects(
    () => archive.append(exchange({ url: b, text: "new", day: 2 })),
    ArchiveCorrupt,
    "open it again",
  );
  await archive.close();
  const reopened = await open(disk);
  assertEquals(await textOf(reopened, a), "<p>甲</p>");
  assertEquals(disk.files.get(first)?.length, size);
  await reopened.close();
});

Deno.test("append() keeps order and whole groups when many write at once", async () => {
  const disk = memoryDisk();
  const archive = await open(disk);
  const urls = Array.from({ length: 20 }, (_, number) => `${a}?${number}`);
  await Promise.all(urls.map((url) => archive.append(exchange({ url, text: url }))));
  await archive.close();
  disk.files.delete(firstIndex);
  const reopened = await open(disk);
  assertEquals([...reopened.captures()].map(({ url }) => url), urls);
  await reopened.close();
});

Deno.test("openArchive() lets one writer in at a time, and readers beside it", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const effects = { files: localFiles() };
    const writer = await openArchive(`${folder}/archive`, { effects, writable: true });
    await assertRejects(
      () => openArchive(`${folder}/archive`, { effects, writable: true }),
      ArchiveCorrupt,
      "another process is writing",
    );
    await writer.append(exchange({ url: a, text: "甲" }));
    await writer.sync();
    const reader = await openArchive(`${folder}/archive`, { effects, writable: false });
    assertEquals(await textOf(reader, a), "甲");
    await assertRejects(() => reader.append(exchange({ url: b })), TypeError, "not open for writing");
    await reader.close();
    await writer.close();
    const next = await openArchive(`${folder}/archive`, { effects, writable: true });
    await next.close();
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
