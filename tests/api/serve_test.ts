import { assertEquals } from "@std/assert";
import { serveApi } from "../../publish/api/mod.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { withService } from "./small_release.ts";

Deno.test("serveApi() answers on its port until the signal, then finishes", async () => {
  await withService(async ({ data }) => {
    const stop = new AbortController();
    const listening = Promise.withResolvers<string>();
    const log = { info: (line: string) => listening.resolve(line), warn: () => {} };
    const effects = { files: localFiles(), clock: () => new Date(0), log };
    const served = serveApi({ data, port: 0, hostname: "127.0.0.1", signal: stop.signal, effects });
    const address = (await listening.promise).match(/http:\S+/)?.[0].replace("localhost", "127.0.0.1") ?? "";
    const response = await fetch(`${address}v1/regions/440200`);
    assertEquals([response.status, (await response.json()).data.name], [200, "韶关市"]);
    const head = await fetch(`${address}v1/releases/2024-09-10/zhiji.duckdb`, { method: "HEAD" });
    const { size } = await Deno.stat(`${data}/releases/2024-09-10/zhiji.duckdb`);
    assertEquals(head.headers.get("content-length"), String(size));
    stop.abort();
    await served;
  });
});
