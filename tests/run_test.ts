/** What a run makes of sites that misbehave: every fault a row in `issues`, everything else untouched. @module */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { type Effects, localFiles } from "../pipelines/effects.ts";
import { openHttp } from "../pipelines/fetch/http.ts";
import { openPoliteness } from "../pipelines/fetch/politeness.ts";
import type { IssueRecord } from "../pipelines/model/mod.ts";
import { run } from "../pipelines/run.ts";
import { openWorkspace, type Workspace } from "../pipelines/workspace.ts";
import { findSources, sampleSources } from "../sources/mod.ts";
import { type Fault, serveSamples } from "../sources/samples/server.ts";

const root = new URL("../", import.meta.url).pathname;

/** Collects the sample sites once per entry of `days`, with the faults the sites are given for that day. */
async function collected(
  days: { day: string; faults: Record<string, Fault> }[],
  look: (workspace: Workspace) => Promise<void>,
): Promise<void> {
  const data = await Deno.makeTempDir();
  const faults = new Map<string, Fault>();
  const sites = await serveSamples({ faults });
  const known = await findSources(sampleSources);
  let today = "";
  using http = openHttp({ sampleProxy: sites.url, tries: 1 });
  const effects: Effects = {
    http,
    clock: () => new Date(`${today}T02:00:00Z`),
    files: localFiles(),
    log: { info: () => {}, warn: () => {} },
  };
  try {
    for (const { day, faults: wanted } of days) {
      today = day;
      faults.clear();
      for (const [url, fault] of Object.entries(wanted)) faults.set(url, fault);
      const workspace = await openWorkspace(data, { effects, root });
      try {
        await run(workspace, known, { effects, politeness: openPoliteness({ delay: 0 }), known });
        if (day === days.at(-1)?.day) await look(workspace);
      } finally {
        await workspace.close();
      }
    }
  } finally {
    await sites.close();
    await Deno.remove(data, { recursive: true });
  }
}

async function issuesOf({ store }: Workspace): Promise<IssueRecord[]> {
  return await store.database.all<IssueRecord>("SELECT * FROM issues ORDER BY source_id, url");
}

async function documentsOf({ store }: Workspace): Promise<{ url: string; characters: number }[]> {
  return await store.database.all("SELECT url, characters FROM documents ORDER BY url");
}

/** Addresses of two articles of a site, from a clean run. */
async function articlesOf(host: string): Promise<[string, string]> {
  let urls: string[] = [];
  await collected([{ day: "2026-03-01", faults: {} }], async (workspace) => {
    urls = (await documentsOf(workspace)).map(({ url }) => url).filter((url) => url.includes(host));
  });
  const [first, second] = urls;
  assert(first && second, `two articles of ${host} must be there`);
  return [first, second];
}

Deno.test("run() makes each fault of a site an issue with source, address and next command", async (t) => {
  const [missing, cut] = await articlesOf("trs.sample.example");
  const [empty, untitled] = await articlesOf("plain.sample.example");
  const faults: Record<string, Fault> = {
    [missing]: { status: 404 },
    [cut]: { abort: true },
    [empty]: { status: 200, body: "" },
    [untitled]: { status: 200, body: "<html><body></body></html>" },
    "http://jpage.sample.example/col/*": { status: 500 },
    "http://jpaas.sample.example/*": { empty: true },
  };
  await collected([{ day: "2026-03-01", faults }], async (workspace) => {
    const issues = await issuesOf(workspace), urls = (await documentsOf(workspace)).map(({ url }) => url);
    const found = (url: string) => issues.filter((issue) => issue.url === url);
    for (const url of [missing, cut, empty, untitled]) {
      await t.step(`${url} is an issue and no document`, () => {
        assert(found(url).length > 0);
        assertStringIncludes(found(url)[0]?.next ?? "", "deno task zhiji sources");
        assert(!urls.includes(url));
      });
    }
    await t.step("a list that fails, and one with no rows, stop their sources and say so", () => {
      for (const source of ["sample_jpage_notices", "sample_jpaas_notices"]) {
        const own = issues.filter((issue) => issue.source_id === source && issue.stage === "list");
        assertEquals(own.length, 1);
        assertStringIncludes(own[0]?.message ?? "", source);
      }
    });
    await t.step("the other articles are there all the same", () => {
      assert(urls.some((url) => url.includes("gkmlpt.sample.example")));
      assert(urls.filter((url) => url.includes("trs.sample.example")).length > 5);
    });
  });
});

Deno.test("run() keeps the last good text of a page that breaks later, and records the edit when it comes back changed", async () => {
  const [url] = await articlesOf("trs.sample.example");
  const days = [
    { day: "2026-03-01", faults: {} },
    { day: "2026-03-02", faults: { [url]: { status: 500 } } },
  ];
  await collected(days, async (workspace) => {
    const [document] = await workspace.store.database.all<{ last_seen: string }>(
      "SELECT last_seen FROM documents WHERE url = $1",
      [url],
    );
    assertEquals(document?.last_seen, "2026-03-01");
    const issues = await issuesOf(workspace);
    assertEquals(issues.map((issue) => [issue.url, issue.first_seen]), [[url, "2026-03-02"]]);
  });
});
