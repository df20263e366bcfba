/** One demand against small lists written here; what is expected was worked out by reading them. @module */
import { assert, assertEquals, assertThrows } from "@std/assert";
import { DemandError, readDemand } from "../../pipelines/match/demand.ts";
import { matchDemand, type Matches } from "../../pipelines/match/match.ts";
import { listsOf, type Told } from "./small_lists.ts";

const battery: Told[] = [
  {
    object: "动力电池",
    parameter: "循环寿命",
    standard: "GB/T 31484-2015",
    region: "510700",
    institution: "绵阳甲",
  }, // 0
  {
    object: "动力蓄电池",
    parameter: "常温循环寿命",
    standard: "GB/T 31484-2015",
    region: "510100",
    institution: "成都乙",
  }, // 1
  {
    object: "动力电池",
    parameter: "循环寿命",
    standard: "GB/T 31484-2015",
    region: "500000",
    institution: "重庆丙",
  }, // 2
  {
    object: "动力电池",
    parameter: "循环寿命",
    standard: "GB/T 31484-2015",
    region: "440300",
    institution: "深圳丁",
  }, // 3
  {
    object: "动力电池",
    parameter: "室温放电容量",
    standard: "GB/T 31484-2015",
    region: "510700",
    institution: "绵阳戊",
  }, // 4
  {
    object: "动力电池",
    parameter: "循环寿命",
    standard: "QC/T 743-2006",
    region: "510700",
    institution: "绵阳己",
  }, // 5
  {
    object: "动力电池",
    parameter: "循环寿命",
    standard: "GB/T 31484-2015",
    region: "510700",
    institution: "绵阳庚",
    until: "2026-01-01",
  }, // 6
  { object: "灯具", parameter: "接地电阻", standard: "GB 7000.1-2015", region: "510700" }, // 7
];

async function ask(
  told: readonly Told[],
  { asOf = "2026-11-23", limit = 20, ...words }: Parameters<typeof readDemand>[0] & {
    asOf?: string;
    limit?: number;
  },
): Promise<Matches> {
  const database = await listsOf(told);
  try {
    return await matchDemand(database, readDemand(words), { asOf, limit });
  } finally {
    database.close();
  }
}

const ids = ({ hits }: Matches) => hits.map(({ capability, grade }) => `${capability.id} ${grade}`);

Deno.test("matchDemand() ranks what meets a line in full by nearness, then what meets it partly, then what has expired", async () => {
  const found = await ask(battery, { text: "动力电池 循环寿命 GB/T 31484", region: "510700" });
  // 0: undated 36 + 20 + 20 + city 15 = 91; 2: 81 (group); 3: 76; 1: 36 + 10 + 16 + province 10 = 72;
  // of the partly ones 4 has the standard, 36 + 20 + 15 = 71, and 5 the words, 20 + 20 + 15 = 55.
  assertEquals(ids(found), [
    "0 full",
    "2 full",
    "3 full",
    "1 full",
    "4 partly",
    "5 partly",
    "6 expired",
  ]);
  assertEquals([found.count, found.full, found.partly, found.expired, found.institutions], [7, 4, 2, 1, 4]);
});

Deno.test("matchDemand() says why, with the capability's own words", async () => {
  const found = await ask(battery, {
    object: "动力电池",
    parameter: "循环寿命",
    standard: "GB/T 31484-2015",
    region: "510700",
  });
  const second = found.hits.find(({ capability }) => capability.id === "1");
  assertEquals(second?.reasons, [
    { part: "standard", how: "same", points: 40, wanted: "GB/T 31484-2015", found: "GB/T 31484-2015" },
    { part: "object", how: "close", points: 10, wanted: "动力电池", found: "动力蓄电池" },
    { part: "parameter", how: "contains", points: 16, wanted: "循环寿命", found: "常温循环寿命" },
    { part: "region", how: "province", points: 10, wanted: "510700", found: "510100" },
  ]);
  assertEquals(second?.points, 76);
  assertEquals(second?.origin, {
    source_id: "source",
    list_id: "list",
    issue_id: "issue",
    sheet: "",
    row: 3,
  });
  assertEquals(second?.capability.certificate_number, "230020349767");
  const near = found.hits.map((
    { capability, reasons },
  ) => [capability.id, reasons.find(({ part }) => part === "region")?.how]);
  assertEquals(Object.fromEntries(near), {
    0: "city",
    1: "province",
    2: "group",
    3: "elsewhere",
    4: "city",
    5: "city",
    6: "city",
  });
});

Deno.test("matchDemand() tells editions apart", async () => {
  const editions = ["GB/T 31484-2012", "GB/T 31484-2015", "GB/T 31484-2023", "GB/T 31484"].map((
    standard,
  ) => ({
    object: "动力电池",
    parameter: "循环寿命",
    standard,
  }));
  const found = await ask(editions, { text: "动力电池 循环寿命 GB/T 31484-2015" });
  assertEquals(
    found.hits.map(({ capability, grade, reasons }) => [capability.standard_no, grade, reasons[0]?.how]),
    [
      ["GB/T 31484-2015", "full", "same"],
      ["GB/T 31484", "full", "undated"],
      ["GB/T 31484-2023", "full", "newer"],
      ["GB/T 31484-2012", "partly", "older"],
    ],
  );
});

Deno.test("matchDemand() honours restrictions", async () => {
  const row = { object: "涂料", parameter: "耐久性试验", standard: "GB/T 1-2020" };
  const found = await ask([
    { ...row, restriction: "不测：三相器具" }, // 0 of something else
    { ...row, restriction: "不测：耐久性试验" }, // 1 just this
    { ...row, restriction: "不测：100cm×100cm以上样品的耐久性试验、噪声" }, // 2 a case of it
    { ...row, restriction: "只测：耐久性试验" }, // 3 just this, allowed
    { ...row, restriction: "只测：A法" }, // 4 cannot be told
    { ...row, parameter: "全部参数", restriction: "只测：光泽、附着力" }, // 5 not among what is tested
    { ...row, parameter: "全部参数", restriction: "不测：耐久性试验" }, // 6 all but this
  ], { object: "涂料", parameter: "耐久性试验" });
  assertEquals(ids(found).toSorted(), ["0 full", "2 partly", "3 full", "4 partly"]);
});

Deno.test("matchDemand() takes 全部参数 and an empty parameter for any parameter of the object", async () => {
  const found = await ask([
    { object: "水泥", parameter: "全部参数" },
    { object: "水泥" },
    { object: "水泥", parameter: "抗压强度" },
    { object: "钢筋", parameter: "全部参数" },
  ], { object: "水泥", parameter: "凝结时间" });
  assertEquals(ids(found).toSorted(), ["0 full", "1 full"]);
});

Deno.test("matchDemand() does not take words for others that look like them", async () => {
  const told = ["接地电流", "接地电阻", "12V接地电阻", "112V接地电阻"].map((parameter) => ({
    object: "灯具",
    parameter,
  }));
  const found = await ask(told, { object: "灯具", parameter: "接地电阻" });
  assertEquals(ids(found)[0], "1 full");
  assertEquals(ids(found).toSorted(), ["1 full", "2 full", "3 full"]);
  assertEquals(ids(await ask(told, { object: "灯具", parameter: "12V接地电阻" })), ["2 full"]);
});

/** What is asked for, what a laboratory's list says, and how a reader takes it: the last word says what a thing is. */
const things: [asked: string, told: string, grade: string, how: string][] = [
  ["量子水泵", "水泵", "partly", "broader"], // the list does not speak of this kind
  ["水泵", "离心水泵", "full", "contains"], // a kind of what was asked for
  ["水泵", "水泵控制器", "partly", "inside"], // a controller, no pump
  ["水泵", "风机、水泵", "full", "contains"], // named beside another thing
  ["水泵", "水泵（立式）", "full", "contains"], // with a remark
  ["轴承", "轴承钢", "partly", "inside"], // a steel
  ["储能电池", "电池", "partly", "broader"],
  ["电池", "电池隔膜和正极材料", "partly", "inside"],
  ["灯具", "灯具产品", "full", "contains"], // 产品 says nothing
  ["灯具", "固定式灯具及其附件", "full", "contains"],
];

Deno.test("matchDemand() takes a longer noun with another last word, or a shorter one, for another thing", async () => {
  const database = await listsOf(things.map(([, object]) => ({ object, parameter: "噪声" })));
  for (const [object, told, grade, how] of things) {
    for (const words of [{ object, parameter: "噪声" }, { text: `${object} 噪声` }]) {
      const { hits } = await matchDemand(database, readDemand(words), { asOf: "2026-11-23", limit: 20 });
      const hit = hits.find(({ capability }) => capability.object === told);
      const found: (string | undefined)[] = [hit?.grade, hit?.reasons[0]?.how];
      assertEquals(found, [grade, how], `${object} in ${told}, ${JSON.stringify(words)}`);
    }
  }
  database.close();
});

Deno.test("matchDemand() lets a standard's name speak only where the row's object does not", async () => {
  const standard = "水泵试验方法GB/T 1-2020";
  const found = await ask([
    { object: "单体", parameter: "噪声", standard },
    { object: "水泵控制器", parameter: "噪声", standard },
  ], { object: "水泵", parameter: "噪声" });
  assertEquals(ids(found), ["0 full", "1 partly"]);
});

Deno.test("matchDemand() wants every word of three, and of a standard's rows none", async () => {
  const standard = "GB/T 31484-2015";
  const told = [
    { object: "动力电池", parameter: "高温循环寿命" }, // 0
    { object: "动力电池", parameter: "循环寿命" }, // 1 not 高温
    { object: "电池", parameter: "容量", standard }, // 2
  ];
  assertEquals(ids(await ask(told, { text: "动力电池 循环寿命 高温" })), ["0 full"]);
  assertEquals(ids(await ask(told, { text: "动力电池 循环寿命 高温 GB/T 31484" })).toSorted(), [
    "0 partly",
    "2 partly",
  ]);
});

Deno.test("matchDemand() answers with nothing, and says which words no list speaks of", async () => {
  const found = await ask(battery, { text: "量子比特 循环寿命" });
  assertEquals([found.count, found.hits, found.unknown], [0, [], ["量子比特"]]);
  assertEquals((await ask([], { text: "动力电池" })).count, 0);
});

Deno.test("matchDemand() gives the same hits in the same order for the same rows in another order", async () => {
  const names = (found: Matches) => found.hits.map(({ capability }) => capability.institution);
  const words = { text: "动力电池 循环寿命", region: "510000" };
  assertEquals(names(await ask(battery.toReversed(), words)), names(await ask(battery, words)));
});

Deno.test("matchDemand() shows the best where there is room for few, and counts all", async () => {
  const found = await ask(battery, { text: "动力电池 循环寿命 GB/T 31484", region: "510700", limit: 2 });
  assertEquals([found.hits.length, found.count, found.hits[0]?.capability.id], [2, 7, "0"]);
});

Deno.test("matchDemand() takes words for words, whatever they hold", async () => {
  for (const text of ["'; DROP TABLE rows; --", "a' OR '1'='1", "%_\\", "动力电池' UNION SELECT", "\u0000"]) {
    let words: ReturnType<typeof readDemand>;
    try {
      words = readDemand({ text });
    } catch (error) {
      assert(error instanceof DemandError);
      continue;
    }
    const database = await listsOf(battery);
    assertEquals((await matchDemand(database, words, { asOf: "2026-11-23", limit: 5 })).full, 0);
    assertEquals(await database.all("SELECT count(*) AS rows FROM match.rows"), [{ rows: 8 }]);
    database.close();
  }
});

Deno.test("readDemand() splits a line into words and the standard", () => {
  const { parts, standard } = readDemand({ text: "动力电池，循环寿命 检测 GB/T 31484-2015" });
  assertEquals(parts.map(({ text }) => text), ["动力电池", "循环寿命"]);
  assertEquals(standard, { key: "GB/T 31484", year: 2015 });
  assertEquals(readDemand({ text: "GB 4706.1" }), {
    parts: [],
    standard: { key: "GB 4706.1", year: null },
    region: null,
  });
  assertEquals(readDemand({ parameter: "循环寿命检测" }).parts[0]?.folded, "循环寿命");
});

Deno.test("readDemand() refuses what asks for nothing, too much, or no standard", () => {
  for (const words of [{}, { text: "  " }, { text: "检测" }, { text: "，。" }, { object: "" }]) {
    assertThrows(() => readDemand(words), DemandError, "wanted an object, a parameter or a standard");
  }
  assertThrows(
    () => readDemand({ text: "长".repeat(201) }),
    DemandError,
    "wanted at most 200 characters, found 201",
  );
  assertThrows(
    () => readDemand({ text: "一 二 三 四 五 六 七 八 九" }),
    DemandError,
    "wanted at most 8 words, found 9",
  );
  assertThrows(() => readDemand({ standard: "某标准" }), DemandError, "wanted a number such as");
});

Deno.test("matchDemand() does not take the standard's name for what a row tests", async () => {
  const standard = "电动汽车用动力蓄电池循环寿命要求及试验方法GB/T 31484-2015";
  const found = await ask([
    { object: "动力蓄电池", parameter: "循环寿命", standard },
    { object: "动力蓄电池", parameter: "容量", standard },
    { object: "单体", parameter: "循环寿命", standard },
  ], { text: "动力电池 循环寿命" });
  // 1: close 10 + name 10; 2: name 6 + same 20
  assertEquals(ids(found), ["0 full", "2 partly", "1 partly"]);
  const labelled = await ask([{ object: "单体", parameter: "循环寿命", standard }], {
    object: "动力电池",
    parameter: "循环寿命",
  });
  assertEquals(ids(labelled), ["0 full"]);
});
