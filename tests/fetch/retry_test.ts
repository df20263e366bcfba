import { assertEquals } from "@std/assert";
import { retryAfter } from "../../pipelines/fetch/retry.ts";

Deno.test("retryAfter() reads seconds, and dates by the server's own clock", () => {
  const wait = (headers: Record<string, string>) => retryAfter(new Headers(headers));
  assertEquals(wait({}), null);
  assertEquals(wait({ "retry-after": "120" }), 120_000);
  const date = "Fri, 01 May 2026 08:00:00 GMT";
  assertEquals(wait({ date, "retry-after": "Fri, 01 May 2026 08:00:30 GMT" }), 30_000);
  assertEquals(wait({ date, "retry-after": "Fri, 01 May 2026 07:00:00 GMT" }), 0);
  assertEquals(wait({ "retry-after": "Fri, 01 May 2026 08:00:30 GMT" }), null);
  assertEquals(wait({ "retry-after": "soon" }), null);
});
