import { assertEquals } from "@std/assert";
import { WARCParser } from "warcio";
import type { Archive, Exchange } from "../../pipelines/archive/capture.ts";
import { openArchive } from "../../pipelines/archive/mod.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import { exchange } from "./exchange.ts";
import { freeLock, type MemoryDisk, memoryDisk, memoryFiles } from "./memory_files.ts";

const asked = "http://amr.sample.example/a.html";
const between = "http://amr.sample.example/b.html";
const answered = "http://www.sample.example/c.html";
const warc = "archive/zhiji-00001.warc.gz", index = "archive/zhiji-00001.cdxj";

/** An exchange that was redirected twice, with the headers that were sent each time. */
function redirected(): Exchange {
  const plain = exchange({ url: asked, text: "<p>甲</p>" });
  const hop = (url: string, location: string) => ({
    request: { url, method: "GET" as const, headers: { host: new URL(url).host, "user-agent": "Zhiji/0.1" } },
    status: 302,
    headers: new Headers({ location, "content-type": "text/html" }),
    body: new TextEncoder().encode("moved"),
  });
  const sent = {
    url: answered,
    method: "GET" as const,
    headers: { host: "www.sample.example", accept: "*/*" },
  };
  const hops = [hop(asked, "/b.html"), hop(between, answered)];
  return {
    ...plain,
    response: { ...plain.response, url: answered, redirects: [asked, between], hops, sent },
  };
}

function open(disk: MemoryDisk): Promise<Archive> {
  return openArchive("archive", { effects: { files: memoryFiles(disk) }, writable: true, lock: freeLock });
}

async function filled(): Promise<MemoryDisk> {
  const disk = memoryDisk();
  const archive = await open(disk);
  await archive.append(redirected());
  await archive.append(exchange({ url: between, text: "later" }));
  await archive.close();
  return disk;
}

Deno.test("append() keeps each redirect as a response of its own, each with its request as sent", async () => {
  const disk = await filled();
  const seen: string[] = [];
  const ids = new Map<string, string>();
  for await (
    const record of new WARCParser([disk.files.get(warc) ?? new Uint8Array()], { keepHeadersCase: true })
  ) {
    const text = new TextDecoder().decode(await record.readFully(false));
    if (record.warcType === "warcinfo") continue;
    ids.set(record.warcHeader("WARC-Record-ID") ?? "", `${record.warcType} ${record.warcTargetURI}`);
    const pair = ids.get(record.warcHeader("WARC-Concurrent-To") ?? "");
    const head = record.httpHeaders?.statusline ?? "";
    seen.push([record.warcType, record.warcTargetURI, head, pair && `to ${pair}`].filter(Boolean).join(" "));
    if (record.warcTargetURI === answered && record.warcType === "response") assertEquals(text, "<p>甲</p>");
  }
  assertEquals(seen.slice(0, 7), [
    `response ${asked} HTTP/1.1 302 Found`,
    `request ${asked} GET /a.html HTTP/1.1 to response ${asked}`,
    `response ${between} HTTP/1.1 302 Found`,
    `request ${between} GET /b.html HTTP/1.1 to response ${between}`,
    `response ${answered} HTTP/1.1 200 OK`,
    `request ${answered} GET /c.html HTTP/1.1 to response ${answered}`,
    `metadata ${answered} to response ${answered}`,
  ]);
});

Deno.test("append() records the headers that were sent", async () => {
  const disk = await filled();
  for await (
    const record of new WARCParser([disk.files.get(warc) ?? new Uint8Array()], { keepHeadersCase: true })
  ) {
    await record.readFully(false);
    if (record.warcType !== "request" || record.warcTargetURI !== asked) continue;
    assertEquals([...record.httpHeaders?.headers ?? []], [
      ["host", "amr.sample.example"],
      ["user-agent", "Zhiji/0.1"],
    ]);
  }
});

Deno.test("close() gives redirects lines of their own, which other readers find and ours does not count", async () => {
  const disk = await filled();
  const lines = new TextDecoder().decode(disk.files.get(index)).trimEnd().split("\n");
  const brief = lines.map((line) => {
    const { url, status, mime, offset, length } = JSON.parse(line.slice(line.indexOf("{")));
    return { url, status, mime, offset: Number(offset), length: Number(length) };
  });
  assertEquals(brief.map(({ url, status, mime }) => [url, status, mime]), [
    [answered, "200", "text/html"], // example,sample) stands before example,sample,amr)
    [asked, "302", "text/html"],
    [between, "200", "text/html"],
    [between, "302", "text/html"],
  ]);
  for (const { url, status, offset, length } of brief) {
    const bytes = disk.files.get(warc)?.subarray(offset, offset + length) ?? new Uint8Array();
    const record = await WARCParser.parse([bytes]);
    assertEquals([record?.warcTargetURI, record?.httpHeaders?.statusCode], [url, Number(status)]);
  }
  const archive = await open(disk);
  assertEquals([...archive.captures()].map(({ url, finalUrl }) => [url, finalUrl]), [
    [asked, answered],
    [between, between],
  ]);
  await archive.close();
});

Deno.test("openArchive() makes the index of redirects again from the records", async () => {
  const disk = await filled();
  const before = sha256(disk.files.get(index) ?? "");
  disk.files.delete(index);
  const archive = await open(disk);
  assertEquals(
    new TextDecoder().decode(await archive.payload(archive.latest(asked)?.digest ?? "")),
    "<p>甲</p>",
  );
  await archive.close();
  assertEquals(sha256(disk.files.get(index) ?? ""), before);
});

Deno.test("append() keeps parent, links and the client of old TLS through a rebuilt index", async () => {
  const disk = memoryDisk();
  const archive = await open(disk);
  const links = [{ url: "http://amr.sample.example/1.pdf", title: "附件1" }];
  const said = exchange({ url: asked, text: "甲" });
  const article = await archive.append({ ...said, links, response: { ...said.response, tls: "curl" } });
  const file = await archive.append({
    ...exchange({ url: between, text: "%PDF" }),
    role: "attachment",
    parent: asked,
  });
  await archive.close();
  disk.files.delete(index);
  const reopened = await open(disk);
  assertEquals([...reopened.captures()], [article, file]);
  assertEquals([article.links, article.tls, file.parent], [links, "curl", asked]);
  await reopened.close();
});
