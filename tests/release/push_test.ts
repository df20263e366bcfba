import { assert, assertEquals, assertRejects } from "@std/assert";
import { ExpectationFailed, FetchError } from "../../pipelines/errors.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { listFiles } from "../../publish/release/checksums.ts";
import { release, releaseFolder, releasesFolder, verify, versions } from "../../publish/release/mod.ts";
import { writeVersions } from "../../publish/release/register.ts";
import { fetchRelease } from "../../publish/release/remote.ts";
import { bucketTarget } from "../../publish/release/targets/bucket.ts";
import { folderTarget } from "../../publish/release/targets/folder.ts";
import { push, type PushReport } from "../../publish/release/targets/push.ts";
import { isPruned, tombstoneName } from "../../publish/release/tombstone.ts";
import { prune } from "../../publish/release/prune.ts";
import { restore } from "../../publish/release/restore.ts";
import { database, effects, options, released, withFolder } from "./fixture.ts";
import { type StandIn, standIn } from "./s3_stand_in.ts";

const files = localFiles();
const progress = () => {};
const first = "2024-09-06", second = "2024-09-06.2";

/** Runs `work` with a data folder that holds two releases. */
function withReleases(work: (data: string) => Promise<void>): Promise<void> {
  return withFolder(async (data) => {
    await released(data);
    const working = await database();
    await working.run("UPDATE indicators SET value = 13 WHERE id = 'ind1'");
    await release(options(data, working));
    working.close();
    await work(data);
  });
}

async function withStandIn(work: (server: StandIn) => Promise<void>): Promise<void> {
  const server = standIn();
  try {
    await work(server);
  } finally {
    await server.close();
  }
}

async function pushTo(data: string, { endpoint }: StandIn, partSize = 16_384): Promise<PushReport> {
  const credentials = { accessKeyId: "sample", secretAccessKey: "sample" };
  const target = await bucketTarget({
    bucket: "bucket",
    prefix: "open/",
    endpoint,
    credentials,
    files,
    partSize,
  });
  try {
    return await push(data, { target, files, progress });
  } finally {
    target.close();
  }
}

async function assertSameThere(data: string, server: StandIn): Promise<void> {
  const paths = (await listFiles(releasesFolder(data), files)).filter((path) => path !== ".lock");
  assertEquals([...server.objects.keys()].sort(), paths.map((path) => `open/${path}`).sort());
  for (const path of paths) {
    const there = server.objects.get(`open/${path}`)?.bytes;
    assertEquals(there, await Deno.readFile(`${releasesFolder(data)}/${path}`), path);
  }
}

Deno.test("push() puts every file into a bucket, big ones in parts, each manifest and the pointer last", () =>
  withReleases((data) =>
    withStandIn(async (server) => {
      const report = await pushTo(data, server);
      assertEquals(report.pushed, [first, second]);
      await assertSameThere(data, server);
      const order = server.changes;
      assertEquals(order.at(-1), "PUT open/latest.json");
      const manifest = order.indexOf(`PUT open/${first}/manifest.json`);
      assertEquals(order.slice(manifest + 1).some((change) => change.includes(`open/${first}/`)), false);
      assert(order.some((change) => change.startsWith("POST ")), "a file in parts");
      const again = await pushTo(data, server);
      assertEquals([again.sent, again.pushed], [0, []]);
    })
  ));

Deno.test("push() that was cut off anywhere shows no part of a release, and the next sends the rest only", () =>
  withReleases((data) =>
    withStandIn(async (server) => {
      await pushTo(data, server);
      const all = server.changes.length;
      for (const breakAt of [0, 1, 7, Math.floor(all / 2), all - 3, all - 1]) {
        server.objects.clear();
        server.changes.length = 0;
        server.breakAt = breakAt;
        await assertRejects(() => pushTo(data, server), FetchError, "wanted the bucket to take it");
        assertEquals(server.objects.has("open/latest.json"), false, `cut at ${breakAt}`);
        const sent = server.changes.length;
        server.breakAt = null;
        await pushTo(data, server);
        await assertSameThere(data, server);
        assertEquals(server.changes.length, all, `cut at ${breakAt}: ${sent} sent before`);
      }
    })
  ));

Deno.test("push() refuses when another release stands there under the same name, or the pointer moved meanwhile", () =>
  withReleases((data) =>
    withStandIn(async (server) => {
      await pushTo(data, server);
      const key = `open/${first}/manifest.json`, stored = server.objects.get(key);
      assert(stored);
      server.objects.set(key, { ...stored, sha256: "0".repeat(64) });
      await assertRejects(() => pushTo(data, server), Error, "wanted the same release there");
      server.objects.set(key, stored);
      const target = await bucketTarget({
        bucket: "bucket",
        prefix: "open/",
        endpoint: server.endpoint,
        credentials: { accessKeyId: "sample", secretAccessKey: "sample" },
        files,
      });
      const seen = await target.head("latest.json");
      const pointer = server.objects.get("open/latest.json");
      assert(pointer);
      server.objects.set("open/latest.json", { ...pointer, etag: '"moved"' });
      const file = {
        path: "latest.json",
        file: `${releasesFolder(data)}/latest.json`,
        mediaType: "application/json",
      };
      await assertRejects(
        () => target.replace({ ...file, bytes: 1, sha256: "0".repeat(64) }, seen),
        ExpectationFailed,
        "another push changed it",
      );
      target.close();
    })
  ));

Deno.test("push() sends a packed month, and the changes it was made of go there as they went here", () =>
  withReleases(async (data) => {
    const entries = await versions(data, files), folder = releaseFolder(data, second);
    const pruned = entries.map((one) =>
      one.result === "success" && one.version === second ? { ...one, pruned: "a rule" } : one
    );
    await writeVersions(data, pruned, files);
    await Deno.writeTextFile(`${folder}/${tombstoneName}`, "{}\n");
    for (const path of (await listFiles(folder, files)).filter(isPruned)) {
      await files.remove(`${folder}/${path}`);
    }
    await withStandIn(async (server) => {
      await pushTo(data, server);
      await assertSameThere(data, server);
      const packed = `${releasesFolder(data)}/history/2024-09/indicators.parquet`;
      await files.makeFolder(packed.replace(/\/[^/]*$/, ""));
      await files.rename(`${folder}/changes/indicators.parquet`, packed);
      await pushTo(data, server);
      await assertSameThere(data, server);
      assertEquals((await pushTo(data, server)).sent, 0);
    });
  }));

Deno.test("push() sends a packed release, one made whole again, and one that is pruned, each as it stands here", () =>
  withFolder(async (data) => {
    const working = await database();
    for (const day of ["2024-09-01", "2024-09-02", "2024-09-03", "2024-09-04", "2024-10-01"]) {
      await working.run(`UPDATE indicators SET value = 1${day.slice(-2)} WHERE id = 'ind1'`);
      await release(options(data, working, { effects: effects(`${day}T08:00:00.000Z`) }));
    }
    working.close();
    const now = effects("2024-10-02T08:00:00.000Z"), version = "2024-09-02";
    await withStandIn(async (server) => {
      const asHere = async () => {
        await pushTo(data, server);
        await assertSameThere(data, server);
        assertEquals((await pushTo(data, server)).sent, 0);
        const into = await Deno.makeTempDir();
        try {
          const get = (url: string) => {
            const there = server.objects.get(`open${new URL(url).pathname}`);
            return Promise.resolve(
              there ? new Response(Uint8Array.from(there.bytes)) : new Response(null, { status: 404 }),
            );
          };
          const folder = await fetchRelease(`https://data.sample.example/${version}/`, into, {
            get,
            files,
            progress,
          });
          const { findings, packed, rows } = await verify(folder, { files });
          assertEquals(findings, []);
          return { packed, rows: rows["indicators"] };
        } finally {
          await Deno.remove(into, { recursive: true });
        }
      };
      assertEquals(await asHere(), { packed: false, rows: 2 });
      await prune(data, { keep: 90, whole: 3, effects: now });
      assertEquals(await asHere(), { packed: true, rows: 2 });
      assertEquals(server.objects.has(`open/${version}/tables/indicators.parquet`), false);
      await restore(data, { version, effects: now });
      assertEquals(await asHere(), { packed: false, rows: 2 });
      await prune(data, { keep: 0, whole: 0, effects: now });
      assertEquals(await asHere(), { packed: false, rows: undefined });
    });
  }));

Deno.test("push() to a folder gives what a static server can hand out, and a release verified from its address", () =>
  withReleases((data) =>
    withFolder(async (site) => {
      await push(data, { target: folderTarget(site, files), files, progress });
      const catalog = JSON.parse(await Deno.readTextFile(`${site}/catalog.jsonld`));
      const addresses = JSON.stringify(catalog).match(/"dcat:downloadURL":\{"@id":"([^"]+)"/g) ?? [];
      assert(addresses.length > 20);
      for (const address of addresses) {
        const [, path = ""] = /"@id":"([^"]+)"/.exec(address) ?? [];
        assertEquals((await Deno.stat(`${site}/${path}`)).isFile, true, path);
      }
      const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
        const bytes = await Deno.readFile(`${site}${new URL(request.url).pathname}`).catch(() => null);
        return bytes ? new Response(bytes) : new Response(null, { status: 404 });
      });
      const address = `http://127.0.0.1:${server.addr.port}/${second}`;
      const into = await Deno.makeTempDir();
      try {
        const folder = await fetchRelease(address, into, { get: (url) => fetch(url), files, progress });
        const report = await verify(folder, { files });
        assertEquals([report.findings, report.version, report.chain.complete], [[], second, true]);
        await Deno.writeTextFile(`${site}/${second}/tables/metrics.csv`, "id\r\n");
        const again = await fetchRelease(address, `${into}/again`, {
          get: (url) => fetch(url),
          files,
          progress,
        });
        const named = (await verify(again, { files })).findings.map(({ subject }) => subject);
        assert(named.includes("tables/metrics.csv"));
      } finally {
        await server.shutdown();
        await Deno.remove(into, { recursive: true });
      }
    })
  ));

Deno.test("fetchRelease() says in one line what an address lacks, and what to name instead", () =>
  withReleases(async (data) => {
    const address = `https://data.sample.example/${second}/`;
    const manifest = await Deno.readTextFile(`${releaseFolder(data, second)}/manifest.json`);
    const broken = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          controller.error(new TypeError("connection reset"));
        },
      });
    const answers: [found: string, get: (url: string) => Promise<Response>][] = [
      ["wanted status 200, found 404", () => Promise.resolve(new Response(null, { status: 404 }))],
      ["wanted a manifest of a release, found other content", () => Promise.resolve(new Response("<html>"))],
      ["wanted a manifest of a release, found ", () => Promise.resolve(new Response("{}"))],
      ["wanted an answer, found no route to host", () => Promise.reject(new TypeError("no route to host"))],
      [
        "wanted all of it, found connection reset",
        (url) => Promise.resolve(new Response(url.endsWith("/manifest.json") ? manifest : broken())),
      ],
    ];
    for (const [found, get] of answers) {
      const into = `${data}/fetched`;
      const error = await assertRejects(
        () => fetchRelease(address, into, { get, files, progress }),
        FetchError,
        found,
      );
      assertEquals([error.name, error.message.includes("\n")], ["FetchError", false]);
      assert(String(error.details.next).startsWith("name the folder of one version"));
      await files.remove(into);
    }
  }));
