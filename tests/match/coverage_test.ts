/** Demands held against lists as a whole: verdicts and coverage, counted by hand. @module */
import { assertEquals } from "@std/assert";
import type { Database } from "../../pipelines/load/duckdb.ts";
import { deriveCoverage } from "../../pipelines/match/derive.ts";
import { readDemand } from "../../pipelines/match/demand.ts";
import { matchDemand } from "../../pipelines/match/match.ts";
import { matchAll } from "../../pipelines/match/bulk.ts";
import { buildMatchIndex, matchSchema } from "../../pipelines/match/index_tables.ts";
import { splitStandards } from "../../pipelines/lists/standards.ts";
import { listsOf, type Told } from "./small_lists.ts";

interface Asked {
  object?: string;
  parameter?: string;
  standard?: string;
  region?: string;
  kind?: string;
  chains?: string[];
}

function demand(
  { object, parameter, standard = "", region, kind, chains = [] }: Asked,
  index: number,
): object {
  const [named] = splitStandards(standard);
  return {
    id: `d${index}`,
    object: object ?? null,
    parameter: parameter ?? null,
    standard_text: standard || null,
    standard_no: named?.number ?? null,
    standard_key: named?.key ?? null,
    standard_year: named?.year ?? null,
    region_code: region ?? null,
    kind: kind ?? null,
    chains,
    source_id: "s",
    list_id: "l",
    issue_id: "i",
    sheet: "",
    row: index + 2,
  };
}

const told: Told[] = [
  {
    object: "动力电池",
    parameter: "循环寿命",
    standard: "GB/T 31484-2015",
    region: "510700",
    institution: "绵阳甲",
    chains: ["power_battery"],
    field: "产品",
  },
  {
    object: "动力电池",
    parameter: "循环寿命",
    standard: "GB/T 31484-2015",
    region: "510100",
    institution: "成都乙",
    until: "2027-01-01",
    chains: ["power_battery"],
    field: "产品",
  },
  {
    object: "稀土",
    parameter: "氧化镧",
    standard: "GB/T 18115.1-2020",
    region: "440200",
    institution: "韶关丙",
    chains: ["rare_earths"],
  },
  {
    object: "动力电池",
    parameter: "热失控",
    region: "510700",
    institution: "绵阳甲",
    until: "2020-01-01",
    chains: ["power_battery"],
    field: "产品",
  },
];

const asked: Asked[] = [
  {
    object: "动力电池",
    parameter: "循环寿命",
    standard: "GB/T 31484",
    region: "510700",
    chains: ["power_battery"],
    kind: "not_found",
  }, // in region
  { object: "动力电池", parameter: "循环寿命", region: "510100", chains: ["power_battery"] }, // in region, expiring
  { object: "动力电池", parameter: "循环寿命", region: "320500", chains: ["power_battery"] }, // elsewhere
  {
    object: "稀土",
    parameter: "氧化铈",
    standard: "GB/T 18115.1-2020",
    region: "440200",
    chains: ["rare_earths"],
    kind: "incomplete",
  }, // partly
  {
    object: "动力电池",
    parameter: "热失控",
    region: "510700",
    chains: ["power_battery"],
    kind: "cannot_test",
  }, // expired: nobody
  { object: "钒钛磁铁矿", parameter: "钒", region: "510400" }, // nobody, unclassified
  { region: "510000" }, // unclear, unclassified
];

async function derived(): Promise<Database> {
  const database = await listsOf(told, { demands: asked.map(demand) });
  await deriveCoverage(database, { asOf: "2026-11-23" });
  return database;
}

Deno.test("deriveCoverage() says what becomes of each demand", async () => {
  const database = await derived();
  const rows = await database.all("SELECT * FROM demand_coverage ORDER BY demand_id");
  const row = (verdict: string, [in_region, elsewhere, partly, expired]: number[], rest: object) => ({
    verdict,
    in_region,
    elsewhere,
    partly,
    expired,
    expiring: false,
    ...rest,
  });
  assertEquals(rows, [
    { demand_id: "d0", ...row("in_region", [1, 1, 0, 0], { capability_id: "0" }) },
    { demand_id: "d1", ...row("in_region", [1, 1, 0, 0], { capability_id: "1", expiring: true }) },
    { demand_id: "d2", ...row("elsewhere", [0, 2, 0, 0], { capability_id: "0" }) },
    { demand_id: "d3", ...row("partly", [0, 0, 1, 0], { capability_id: "2" }) },
    { demand_id: "d4", ...row("nobody", [0, 0, 0, 1], { capability_id: "3" }) },
    { demand_id: "d5", ...row("nobody", [0, 0, 0, 0], { capability_id: null }) },
    { demand_id: "d6", ...row("unclear", [0, 0, 0, 0], { capability_id: null }) },
  ]);
  database.close();
});

Deno.test("deriveCoverage() sums up chains by place", async () => {
  const database = await derived();
  const rows = await database.all<Record<string, unknown>>(
    `SELECT chain_id, region_code, level, demands, in_region, elsewhere, partly, nobody, unclear, expiring, institutions, parameters,
       capabilities FROM coverage WHERE level <> 'city' ORDER BY chain_id, region_code`,
  );
  assertEquals(rows.map((row) => Object.values(row)), [
    ["power_battery", "000000", "nation", 4, 2, 1, 0, 1, 0, 1, 2, 2, 3],
    ["power_battery", "320000", "province", 1, 0, 1, 0, 0, 0, 0, 0, 0, 0],
    ["power_battery", "510000", "province", 3, 2, 0, 0, 1, 0, 1, 2, 2, 3],
    ["rare_earths", "000000", "nation", 1, 0, 0, 1, 0, 0, 0, 1, 1, 1],
    ["rare_earths", "440000", "province", 1, 0, 0, 1, 0, 0, 0, 1, 1, 1],
    ["unclassified", "000000", "nation", 2, 0, 0, 0, 1, 1, 0, 0, 0, 0],
    ["unclassified", "510000", "province", 2, 0, 0, 0, 1, 1, 0, 0, 0, 0],
  ]);
  const [city] = await database.all(
    "SELECT demands, in_region, said_not_found, said_cannot_test, said_incomplete FROM coverage WHERE region_code = '510700' AND chain_id = 'power_battery'",
  );
  assertEquals(city, {
    demands: 2,
    in_region: 1,
    said_not_found: 1,
    said_cannot_test: 1,
    said_incomplete: 0,
  });
  assertEquals(
    (await database.all<object>(
      "SELECT field, institutions, parameters, capabilities FROM field_coverage WHERE region_code = '000000' ORDER BY field",
    ))
      .map((row) => Object.values(row)),
    [["产品", 2, 2, 3], ["未注明", 1, 1, 1]],
  );
  database.close();
});

Deno.test("deriveCoverage() gives the same when it is called again, and nothing without lists", async () => {
  const database = await derived();
  const all = () => database.all("SELECT * FROM coverage ORDER BY ALL");
  const first = await all();
  await deriveCoverage(database, { asOf: "2026-11-23" });
  assertEquals(await all(), first);
  database.close();
  const empty = await listsOf([]);
  await deriveCoverage(empty, { asOf: "2026-11-23" });
  assertEquals(await empty.all("SELECT * FROM coverage"), []);
  empty.close();
});

Deno.test("matchAll() and matchDemand() agree on every demand", async () => {
  const database = await derived();
  await buildMatchIndex(database, { from: "capabilities", into: matchSchema });
  for (const [index, { object, parameter, standard, region }] of asked.entries()) {
    if (!object && !parameter && !standard) continue;
    const one = await matchDemand(database, readDemand({ object, parameter, standard, region }), {
      asOf: "2026-11-23",
      limit: 100,
    });
    const bodies = (grade: string) =>
      new Set(
        one.hits.filter((hit) => hit.grade === grade).map(({ capability }) => capability.institution_id),
      ).size;
    const [all] = await database.all<Record<string, number>>(
      `SELECT in_region + elsewhere AS "full", partly, expired FROM demand_coverage WHERE demand_id = 'd${index}'`,
    );
    assertEquals(
      all,
      { full: bodies("full"), partly: bodies("partly"), expired: bodies("expired") },
      `demand ${index}`,
    );
  }
  database.close();
});

Deno.test("matchAll() and matchDemand() agree on things that are like what was asked for", async () => {
  const objects = ["水泵", "量子水泵", "水泵控制器", "风机、水泵", "电池", "动力电池", "动力蓄电池"];
  const database = await listsOf(
    objects.map((object, index) => ({
      object,
      parameter: "噪声",
      standard: index % 2 === 0 ? "水泵试验方法GB/T 1-2020" : "GB/T 2-2020",
      institution: `甲${index}`,
    })),
    { demands: objects.map((object, index) => demand({ object, parameter: "噪声" }, index)) },
  );
  await matchAll(database, { index: matchSchema, demands: "demands", asOf: "2026-11-23", into: "verdicts" });
  for (const [index, object] of objects.entries()) {
    const one = await matchDemand(database, readDemand({ object, parameter: "噪声" }), {
      asOf: "2026-11-23",
      limit: 100,
    });
    const [all] = await database.all<Record<string, number>>(
      `SELECT in_region + elsewhere AS "full", partly FROM verdicts WHERE demand_id = 'd${index}'`,
    );
    assertEquals(all, { full: one.full, partly: one.partly }, object);
  }
  database.close();
});

Deno.test("deriveCoverage() sums up instruments, shared against owned", async () => {
  const instrument = (id: string, rest: object) => ({
    id,
    name: "扫描电镜",
    source_id: "s",
    list_id: "l",
    issue_id: "i",
    sheet: "",
    row: 1,
    chains: [],
    region_code: "510700",
    field: "材料",
    ...rest,
  });
  const database = await listsOf([], {
    instruments: [
      instrument("a", { value_yuan: 2_000_000, mode: "shared", owner: "甲" }),
      instrument("b", { value_yuan: 500_000, mode: "not_shared", owner: "甲" }),
      instrument("c", { mode: "partly_shared", owner: "乙" }),
      instrument("d", { value_yuan: 1_000_000, owner: "丙" }),
    ],
  });
  await deriveCoverage(database, { asOf: "2026-11-23" });
  const rows = await database.all<object>(
    "SELECT * EXCLUDE (field) FROM instrument_coverage ORDER BY region_code",
  );
  const sums = [4, 1, 1, 1, 1, 3, 3_500_000, 2_000_000, 3, 1];
  assertEquals(rows.map((row) => Object.values(row)), [
    ["000000", "nation", ...sums],
    ["510000", "province", ...sums],
    ["510700", "city", ...sums],
  ]);
  database.close();
});
