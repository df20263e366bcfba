/** Bodies as they are read: through buffers that are used again. */
import { assertEquals, assertRejects } from "@std/assert";
import { readBody, type Spare } from "../../pipelines/fetch/body.ts";
import { RequestFailed } from "../../pipelines/fetch/fault.ts";

const url = "http://amr.sample.example/";

/** A body as the runtime has it, in chunks of these sizes, each of one byte value of its own. */
function byteBody(sizes: number[], seen: { cancelled: boolean }): Response {
  let chunk = 0;
  const body = new ReadableStream({
    type: "bytes",
    pull(controller) {
      const size = sizes[chunk++];
      if (size === undefined) {
        controller.close();
        controller.byobRequest?.respond(0);
      } else controller.enqueue(new Uint8Array(size).fill(chunk));
    },
    cancel() {
      seen.cancelled = true;
    },
  });
  return new Response(body);
}

Deno.test("readBody() gives bytes of their own, though bodies share a buffer", async () => {
  const spare: Spare = [], seen = { cancelled: false };
  const one = await readBody(byteBody([3, 100_000], seen), { url, maxBytes: 2 ** 20, spare });
  assertEquals([one.length, one[2], one[3], one.at(-1)], [100_003, 1, 2, 2]);
  const small = await readBody(byteBody([5], seen), { url, maxBytes: 2 ** 20, spare });
  const next = await readBody(byteBody([4, 4], seen), { url, maxBytes: 2 ** 20, spare });
  assertEquals([...small], [1, 1, 1, 1, 1]);
  assertEquals([...next], [1, 1, 1, 1, 2, 2, 2, 2]);
  assertEquals(small.buffer.byteLength, 5);
  assertEquals([spare.length, seen.cancelled], [1, false]);
});

Deno.test("readBody() stops a byte stream at the cap and gives its buffer back", async () => {
  const spare: Spare = [], seen = { cancelled: false };
  const reading = readBody(byteBody([60, 60, 60], seen), { url, maxBytes: 100, spare });
  await assertRejects(() => reading, RequestFailed, "wanted at most 100 bytes");
  assertEquals([spare.length, seen.cancelled], [1, true]);
});

Deno.test("readBody() reads bodies that are no byte streams, and empty ones", async () => {
  const spare: Spare = [];
  const body = await readBody(new Response("正文"), { url, maxBytes: 100, spare });
  assertEquals(new TextDecoder().decode(body), "正文");
  assertEquals((await readBody(new Response(null), { url, maxBytes: 100, spare })).length, 0);
});
