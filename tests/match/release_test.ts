/** Matching in a release: `GET /v1/match`, `/v1/coverage` and the command, good and bad questions. @module */
import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { localFiles } from "../../pipelines/effects.ts";
import { deriveCoverage, indexCapabilities } from "../../pipelines/match/mod.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import { capabilities, chains, demands, listIssues, lists, metrics } from "../../pipelines/model/mod.ts";
import { metricRecords } from "../../pipelines/extract/metrics/mod.ts";
import { chainRecords } from "../../pipelines/lists/chain_vocabulary.ts";
import { UsageError } from "../../publish/commands/command.ts";
import { match } from "../../publish/commands/match.ts";
import { databaseName } from "../../publish/release/database_file.ts";
import { release } from "../../publish/release/mod.ts";
import { buildIndex } from "../../publish/search/index.ts";
import { type Service, withFolder, workingDatabase } from "../api/small_release.ts";
import { capability, insertRows } from "./small_lists.ts";

const effects = {
  files: localFiles(),
  clock: () => new Date("2026-11-23T08:00:00Z"),
  log: { info: () => {}, warn: () => {} },
  http: () => Promise.reject(new Error("no network")),
};

const rows = [
  { object: "动力电池", parameter: "循环寿命", region: "510100", chains: ["power_battery"] },
  {
    object: "动力电池",
    parameter: "循环寿命",
    region: "440200",
    until: "2026-12-31",
    chains: ["power_battery"],
  },
].map((told, index) => ({
  ...capability({ ...told, institution: `样例${index}` }, index),
  institution_id: null,
  source_id: "sample_site",
}));

/** A data folder with one release of two capabilities and one demand. */
async function releaseOf(data: string, { indexed }: { indexed: boolean }): Promise<string> {
  const database = await workingDatabase();
  try {
    const list = {
      id: "list",
      source_id: "sample_site",
      kind: "capabilities",
      name: "样例",
      mapping: "{}",
      given: false,
    };
    await insertRows(database, lists, [list, { ...list, id: "needs", kind: "demands" }]);
    const issue = {
      number: 1,
      date: "2026-11-23",
      file: "样例.xlsx",
      digest: sha256(""),
      read: 2,
      rejected: 0,
      records: 2,
      added: 2,
    };
    const counted = { ...issue, withdrawn: 0, changed: 0, unclassified: 0, without_standard: 2 };
    await insertRows(database, listIssues, [
      { ...counted, id: "issue", list_id: "list" },
      { ...counted, id: "wanted", list_id: "needs" },
    ]);
    await insertRows(database, chains, chainRecords);
    await insertRows(database, metrics, metricRecords());
    await insertRows(database, capabilities, rows);
    const asked = {
      id: "need",
      object: "动力电池",
      parameter: "热失控",
      region_code: "510100",
      chains: ["power_battery"],
    };
    const origin = { source_id: "sample_site", list_id: "needs", issue_id: "wanted", sheet: "", row: 2 };
    await insertRows(database, demands, [{ ...asked, ...origin }]);
    await deriveCoverage(database, { asOf: "2026-11-23" });
    const inputs = { captures: 1, digest: sha256("none"), until: "2026-11-23T08:00:00Z", code: "test" };
    const extras = async (folder: string) => {
      await buildIndex(database, `${folder}/search.sqlite`);
      if (indexed) await indexCapabilities(`${folder}/${databaseName}`);
    };
    const { version } = await release({ data, database, effects, sample: true, inputs, extras });
    return version ?? "";
  } finally {
    database.close();
  }
}

/** The release is made once: making it takes longer than all questions. */
let made: Promise<{ data: string; version: string }> | null = null;

async function makeOnce(): Promise<{ data: string; version: string }> {
  const data = await Deno.makeTempDir();
  globalThis.addEventListener("unload", () => Deno.removeSync(data, { recursive: true }));
  return { data, version: await releaseOf(data, { indexed: true }) };
}

async function withMatches(work: (service: Service) => Promise<void>): Promise<void> {
  const { data, version } = await (made ??= makeOnce());
  await withFolder(data, (service) => work({ ...service, version }));
}

const query = (words: Record<string, string>) => `/v1/match?${new URLSearchParams(words)}`;

Deno.test("GET /v1/match answers with hits, reasons, counts and the release; the same when it is pinned", () =>
  withMatches(async ({ get, version }) => {
    const answer = await get(query({ demand: "动力电池 循环寿命", region: "510000" }));
    assertEquals(answer.status, 200);
    const body = await answer.json();
    assertEquals([body.count, body.full, body.institutions, body.valid_on], [2, 2, 2, "2026-11-23"]);
    assertEquals(body.release.version, version);
    assertEquals(body.data.map((hit: { capability: { id: string } }) => hit.capability.id), ["0", "1"]);
    assertEquals(body.data[0].reasons[0], {
      part: "object",
      how: "same",
      points: 20,
      wanted: "动力电池",
      found: "动力电池",
    });
    assertEquals(body.data[1].validity, "expiring");
    assertEquals(body.data[1].origin.row, 3);
    const pinned = await get(query({ demand: "动力电池 循环寿命", region: "510000", version }));
    assertStringIncludes(pinned.headers.get("cache-control") ?? "", "immutable");
    assertEquals((await pinned.json()).data, body.data);
    const labelled =
      await (await get(query({ object: "动力电池", parameter: "循环寿命", valid_on: "2027-06-01" }))).json();
    assertEquals([labelled.full, labelled.expired], [1, 1]);
  }));

Deno.test("GET /v1/match answers 200 with nothing for what nobody tests", () =>
  withMatches(async ({ get }) => {
    const answer = await get(query({ demand: "量子比特" }));
    assertEquals(answer.status, 200);
    const { count, data, unknown } = await answer.json();
    assertEquals([count, data, unknown], [0, [], ["量子比特"]]);
  }));

const wrong: [why: string, words: Record<string, string>, parameter: string][] = [
  ["no demand", {}, "demand"],
  ["an empty demand", { demand: " 　" }, "demand"],
  ["a demand of idle words", { demand: "检测" }, "demand"],
  ["a demand that is too long", { demand: "长".repeat(201) }, "demand"],
  ["a standard that is none", { standard: "某某标准" }, "standard"],
  ["a region of another form", { demand: "电池", region: "51" }, "region"],
  ["an unknown region", { demand: "电池", region: "999999" }, "region"],
  ["a region that is SQL", { demand: "电池", region: "' OR 1=1 --" }, "region"],
  ["a day that is none", { demand: "电池", valid_on: "2026-02-30" }, "valid_on"],
  ["a limit of none", { demand: "电池", limit: "0" }, "limit"],
  ["an unknown parameter", { demand: "电池", regions: "510000" }, "regions"],
];

Deno.test("GET /v1/match refuses bad questions, naming the parameter", () =>
  withMatches(async ({ get, warnings }) => {
    for (const [why, words, parameter] of wrong) {
      const answer = await get(query(words));
      assertEquals(answer.status, 400, why);
      assertEquals((await answer.json()).errors[0].parameter, parameter, why);
    }
    for (const demand of ["'; DROP SCHEMA match CASCADE; --", "电池' OR '1'='1", "%", "\\"]) {
      assert([200, 400].includes((await get(query({ demand }))).status), demand);
    }
    assertEquals((await (await get(query({ demand: "动力电池" }))).json()).count, 2);
    assertEquals(warnings, []);
  }));

Deno.test("GET /v1/coverage and /v1/demand_coverage give the derived tables", () =>
  withMatches(async ({ get }) => {
    const { data } = await (await get("/v1/coverage?chain_id=power_battery&region_code=510000")).json();
    assertEquals([data[0].demands, data[0].nobody, data[0].institutions, data[0].capabilities], [1, 1, 1, 1]);
    assertEquals((await (await get("/v1/demand_coverage/need")).json()).data.verdict, "nobody");
  }));

Deno.test("GET /v1/match says so where a release has no lists", async () => {
  const data = await Deno.makeTempDir();
  await releaseOf(data, { indexed: false });
  await withFolder(data, async ({ get }) => {
    const answer = await get(query({ demand: "电池" }));
    assertEquals(answer.status, 404);
    assertStringIncludes(
      (await answer.json()).detail,
      "wanted its index of capabilities, found none or an older one; ask a later release",
    );
  });
  await Deno.remove(data, { recursive: true });
});

Deno.test("match prints hits for people and for programs, and a file of demands as CSV", async () => {
  const { data, version } = await (made ??= makeOnce());
  const warnings: string[] = [];
  const log = { info: () => {}, warn: (line: string) => warnings.push(line) };
  const context = {
    effects: { ...effects, log },
    root: ".",
    signal: new AbortController().signal,
    print: () => {},
  };
  const run = (positionals: string[], options: Record<string, string>) =>
    match.run({ positionals, options: { data, ...options } }, context);
  const { json, text } = await run(["动力电池", "循环寿命"], { region: "440000", limit: "1" });
  const found = json as { release: string; as_of: string; hits: { capability: { id: string } }[] };
  assertEquals([found.release, found.as_of, found.hits.map(({ capability }) => capability.id)], [
    version,
    "2026-11-23",
    ["1"],
  ]);
  assertStringIncludes(text, "可测 full 2（2 家机构 institutions）");
  assertStringIncludes(text, "对象相同，参数相同，地区同省 ← list  第 3 行");
  const file = `${data}/需求.csv`;
  await Deno.writeTextFile(
    file,
    "检测对象,检测参数,所在市\n动力电池,循环寿命,成都市\n动力电池,热失控,成都市\n=1+1,循环寿命,\n",
  );
  const many = await run([], { file });
  const lines = many.text.split(/\r?\n/);
  assertStringIncludes(lines[1] ?? "", "2,动力电池,循环寿命,,510100,in_region,1,1,0,0,false,0");
  assertStringIncludes(lines[2] ?? "", "3,动力电池,热失控,,510100,nobody,0,0,0,0,false,");
  assertEquals([lines.length, warnings], [3, [
    "未读 Not read: row 4: Wanted the value of a cell, found its formula",
  ]]);
  for (
    const [positionals, options] of [
      [[], {}],
      [["检测"], {}],
      [["电池"], { region: "999999" }],
      [["电池"], { limit: "101" }],
      [["电池"], { "as-of": "2026-13-01" }],
      [["电池"], { file }],
    ] as [string[], Record<string, string>][]
  ) {
    await assertRejects(async () => await run(positionals, options), UsageError);
  }
  await assertRejects(async () => await run([], { file: `${data}/none.csv` }), Error, "nothing there");
  await assertRejects(
    async () => await run(["电池"], { data: `${data}/empty` }),
    Error,
    "wanted a release, found none",
  );
});
