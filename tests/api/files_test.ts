import { assert, assertEquals } from "@std/assert";
import { sha256 } from "../../pipelines/model/id.ts";
import { withService } from "./small_release.ts";

const path = "/v1/releases/2024-09-10/tables/regions.csv";

async function bytes(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer());
}

Deno.test("a file comes whole, with its type, size, name and hash", async () => {
  await withService(async ({ get, data }) => {
    const response = await get(path);
    const stored = await Deno.readFile(`${data}/releases/2024-09-10/tables/regions.csv`);
    assertEquals(response.status, 200);
    assertEquals(await bytes(response), stored);
    const headers = Object.fromEntries(response.headers);
    assertEquals(headers["content-type"], "text/csv; charset=utf-8; header=present");
    assertEquals(headers["content-length"], String(stored.length));
    assertEquals(headers["accept-ranges"], "bytes");
    assertEquals(headers["etag"], `"${sha256(stored)}"`);
    assertEquals(headers["cache-control"], "public, max-age=31536000, immutable");
    assertEquals(headers["content-disposition"], 'attachment; filename="zhiji-2024-09-10-regions.csv"');
    assertEquals(headers["content-security-policy"], "default-src 'none'; sandbox");
  });
});

const ranges: [header: string, start: number, end: number | undefined][] = [
  ["bytes=0-9", 0, 10],
  ["bytes=5-5", 5, 6],
  ["bytes=20-", 20, undefined],
  ["bytes=-7", -7, undefined],
  ["bytes=10-999999", 10, undefined],
  ["bytes=-999999", 0, undefined],
];

Deno.test("a range of a file is 206 with just those bytes", async () => {
  await withService(async ({ get, data }) => {
    const stored = await Deno.readFile(`${data}/releases/2024-09-10/tables/regions.csv`);
    for (const [range, start, end] of ranges) {
      const response = await get(path, { range });
      const wanted = stored.slice(start, end);
      assertEquals(response.status, 206, range);
      assertEquals(await bytes(response), wanted, range);
      const first = start < 0 ? stored.length + start : start;
      assertEquals(
        response.headers.get("content-range"),
        `bytes ${first}-${first + wanted.length - 1}/${stored.length}`,
      );
      assertEquals(response.headers.get("content-length"), String(wanted.length));
    }
  });
});

Deno.test("a header that is no single range brings the whole file", async () => {
  await withService(async ({ get }) => {
    for (const range of ["bytes=0-1,4-5", "lines=1-2", "bytes=-", "bytes=9-5", "bytes=x-2"]) {
      const response = await get(path, { range });
      assertEquals([response.status, response.headers.has("content-range")], [200, false], range);
      await response.body?.cancel();
    }
  });
});

Deno.test("a range behind the end is 416 and says how long the file is", async () => {
  await withService(async ({ get, data }) => {
    const { size } = await Deno.stat(`${data}/releases/2024-09-10/tables/regions.csv`);
    for (const range of [`bytes=${size}-`, "bytes=-0"]) {
      const response = await get(path, { range });
      assertEquals([response.status, response.headers.get("content-range")], [416, `bytes */${size}`], range);
      assertEquals((await response.json()).type, "urn:problem-type:zhiji:range_not_satisfiable");
    }
  });
});

Deno.test("If-Range keeps a range only while the file is the same", async () => {
  await withService(async ({ get }) => {
    const whole = await get(path);
    await whole.body?.cancel();
    const same = await get(path, { range: "bytes=0-3", "if-range": whole.headers.get("etag") ?? "" });
    const other = await get(path, { range: "bytes=0-3", "if-range": '"other"' });
    assertEquals([same.status, other.status], [206, 200]);
    await same.body?.cancel();
    await other.body?.cancel();
  });
});

Deno.test("HEAD tells size and hash without the bytes", async () => {
  await withService(async ({ request, get }) => {
    const whole = await get(path);
    const { length } = await bytes(whole);
    const head = await request(path, { method: "HEAD" });
    assertEquals([head.status, (await bytes(head)).length], [200, 0]);
    assertEquals(head.headers.get("content-length"), String(length));
    assertEquals(head.headers.get("etag"), whole.headers.get("etag"));
    const part = await request(path, { method: "HEAD", headers: { range: "bytes=0-3" } });
    assertEquals([part.status, part.headers.get("content-length")], [206, "4"]);
  });
});

Deno.test("every file that the manifest names is there, with the hash it names", async () => {
  await withService(async ({ get }) => {
    const { data: manifest } = await (await get("/v1/releases/2024-09-10")).json();
    const named = [...manifest.files, ...manifest.databases];
    assert(named.some((file) => file.path === "search.sqlite"));
    for (const file of [...named, { path: "manifest.json" }, { path: "SHA256SUMS" }]) {
      const response = await get(`/v1/releases/2024-09-10/${file.path}`);
      assertEquals(response.status, 200, file.path);
      const content = await bytes(response);
      assertEquals(sha256(content), file.sha256 ?? sha256(content), file.path);
    }
  });
});

Deno.test("latest leads to the newest release and its files", async () => {
  await withService(async ({ get }) => {
    for (const [from, to] of [["", ""], ["/tables/regions.csv", "/tables/regions.csv"]]) {
      const response = await get(`/v1/releases/latest${from}`);
      assertEquals([response.status, response.headers.get("location")], [
        302,
        `/v1/releases/2024-09-10${to}`,
      ]);
    }
  });
});
