/** The entries of an archive as memory keeps them, and the sorting of its index. */
import { assertEquals } from "@std/assert";
import type { Entry } from "../../pipelines/archive/cdxj.ts";
import { Entries } from "../../pipelines/archive/entries.ts";
import { sortLines } from "../../pipelines/archive/index_sort.ts";
import { KeyTable } from "../../pipelines/archive/key_table.ts";
import { memoryDisk, memoryFiles } from "./memory_files.ts";

function entry(number: number, changes: Partial<Entry["capture"]>): Entry {
  const url = `http://amr.sample.example/${number}.html`;
  return {
    capture: {
      source: "amr",
      role: "article",
      url,
      finalUrl: url,
      date: "2026-05-01T08:30:15Z",
      status: 200,
      outcome: "ok",
      contentType: "text/html",
      etag: null,
      lastModified: null,
      digest: `sha256:${number}`,
      length: 3,
      row: null,
      revisit: false,
      ...changes,
    },
    body: null,
    file: "zhiji-00001.warc.gz",
    offset: number * 100,
    length: 100,
    start: number * 100,
    end: number * 100 + 100,
  };
}

const plain = entry(0, {});
const rich: Entry = {
  ...entry(1, {
    finalUrl: "https://amr.sample.example/moved.html",
    status: 304,
    outcome: "unchanged",
    etag: '"1"',
    lastModified: "Fri, 01 May 2026 00:00:00 GMT",
    row: { url: "http://amr.sample.example/1.html", title: "通知𠮷", date: "2026-05-01", note: null },
    parent: "http://amr.sample.example/0.html",
    links: [{ url: "http://amr.sample.example/a.pdf", title: "附件" }],
    tls: "curl",
    hints: { name: "附件" },
    revisit: true,
  }),
  body: "page=1",
  hops: [{
    url: "http://amr.sample.example/1.html",
    status: 302,
    contentType: "",
    digest: "sha256:e3",
    offset: 100,
    length: 40,
  }],
};

Deno.test("Entries gives back what was pushed, every field of it", () => {
  const entries = new Entries();
  for (const one of [plain, rich]) entries.push(one);
  assertEquals([...entries], [plain, rich]);
  assertEquals([entries.at(0), entries.at(1)], [plain, rich]);
  assertEquals([entries.at(-1), entries.at(2)], [null, null]);
});

Deno.test("Entries finds addresses and payloads past the border of a block and the growth of its tables", () => {
  const entries = new Entries();
  const count = 3000;
  for (let number = 0; number < count; number++) entries.push(entry(number, {}));
  assertEquals(entries.length, count);
  for (const number of [0, 255, 256, 1023, 1024, count - 1]) {
    const { capture } = entry(number, {});
    assertEquals(entries.at(number)?.offset, number * 100);
    assertEquals(entries.latest(capture.url, null)?.offset, number * 100);
    assertEquals(entries.holder(capture.digest)?.order, number);
  }
  assertEquals(entries.latest("http://amr.sample.example/3000.html", null), null);
  assertEquals(entries.holder("sha256:3000"), null);
});

Deno.test("Entries.latest() tells the newest of an address and asks for the request body", () => {
  const entries = new Entries();
  entries.push(entry(0, { etag: '"1"' }));
  entries.push({ ...entry(0, { etag: '"2"' }), body: "page=1" });
  entries.push(entry(0, { etag: '"3"' }));
  assertEquals(entries.latest(plain.capture.url, null)?.capture.etag, '"3"');
  assertEquals(entries.latest(plain.capture.url, "page=1")?.capture.etag, '"2"');
  assertEquals(entries.latest(plain.capture.url, "page=2"), null);
});

Deno.test("Entries.holder() tells the first record with a payload, never a revisit", () => {
  const entries = new Entries();
  entries.push(entry(0, { digest: "sha256:aa", revisit: true }));
  entries.push(entry(1, { digest: "sha256:aa" }));
  entries.push(entry(2, { digest: "sha256:aa" }));
  assertEquals(entries.holder("sha256:aa")?.order, 1);
});

Deno.test("KeyTable keeps numbers apart that one text was put with, and replaces the one it is told to", () => {
  const table = new KeyTable();
  for (const number of [0, 1, 2]) table.put("same", number, () => false);
  const seen: number[] = [];
  table.find("same", (number) => (seen.push(number), null));
  assertEquals(seen.sort(), [0, 1, 2]);
  table.put("same", 7, (number) => number === 1);
  assertEquals(table.find("same", (number) => number === 1 || null), null);
  assertEquals(table.find("same", (number) => number === 7 ? "found" : null), "found");
  assertEquals(table.find("other", () => true), null);
});

Deno.test("sortLines() orders lines by bytes, however small its runs, and leaves nothing else behind", async () => {
  // in UTF-16 the second of these would come before the first
  const lines = ["b 1\n", "a ﬀ\n", "a 𠮷\n", "a\n", "c\n", "b 1\n", `${"d".repeat(70_000)}\n`, "aa\n"];
  const wanted = ["a\n", "a ﬀ\n", "a 𠮷\n", "aa\n", "b 1\n", "b 1\n", "c\n", `${"d".repeat(70_000)}\n`];
  for (const runSize of [1, 8, 2 ** 20]) {
    const disk = memoryDisk();
    disk.files.set("archive/x.cdxj", new TextEncoder().encode(lines.join("")));
    await sortLines(memoryFiles(disk), { from: "archive/x.cdxj", to: "archive/x.cdxj", runSize });
    assertEquals(new TextDecoder().decode(disk.files.get("archive/x.cdxj")), wanted.join(""));
    assertEquals([...disk.files.keys()], ["archive/x.cdxj"]);
  }
});
