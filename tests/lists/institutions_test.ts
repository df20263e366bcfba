import { assertEquals } from "@std/assert";
import { chainRecords } from "../../pipelines/lists/chain_vocabulary.ts";
import { classifier } from "../../pipelines/lists/chains.ts";
import { type Mention, resolveInstitutions } from "../../pipelines/lists/institutions.ts";

const mention = (
  name: string | null,
  certificate: string | null,
  region: string | null,
  rows = 1,
): Mention => ({
  name,
  certificate,
  region,
  rows,
});

Deno.test("resolveInstitutions() makes one of mentions with one certificate, or one name in one province", () => {
  const mentions = [
    mention("甲检测（广东）有限公司", "230020349767", "440100", 5),
    mention("甲检测(广东)有限公司", null, "440200"),
    mention(null, "230020349767", null),
    mention("甲检测(广东)有限公司", null, "510000"),
    mention(null, null, "440000"),
  ];
  const { records, ids } = resolveInstitutions(mentions);
  assertEquals(records.length, 2);
  assertEquals([ids[0] === ids[1], ids[0] === ids[2], ids[0] === ids[3], ids[4]], [true, true, false, null]);
  const one = records.find(({ id }) => id === ids[0]);
  assertEquals([one?.name, one?.certificate_numbers, one?.region_code, one?.conflicts], [
    "甲检测（广东）有限公司",
    ["230020349767"],
    "440100",
    [],
  ]);
});

Deno.test("resolveInstitutions() keeps contradictions beside the institution", () => {
  const { records } = resolveInstitutions([
    mention("甲检测有限公司", "230020349767", "440100"),
    mention("乙检测有限公司", "230020349767", "510100"),
    mention("甲检测有限公司", "240020349767", "440100"),
  ]);
  assertEquals(
    records.map(({ names, certificate_numbers, region_code, conflicts }) => ({
      names,
      certificate_numbers,
      region_code,
      conflicts,
    })),
    [{
      names: ["乙检测有限公司", "甲检测有限公司"],
      certificate_numbers: ["230020349767", "240020349767"],
      region_code: null,
      conflicts: ["certificates", "names", "regions"],
    }],
  );
});

Deno.test("resolveInstitutions() gives the same ids whatever the order of mentions", () => {
  const mentions = [
    mention("甲", "230020349767", "440100"),
    mention("乙", "230020349767", "440100", 3),
    mention("甲", null, "440300"),
    mention("丙", null, "510000"),
  ];
  const forward = resolveInstitutions(mentions), backward = resolveInstitutions(mentions.toReversed());
  assertEquals(backward.ids.toReversed(), forward.ids);
  assertEquals(backward.records, forward.records);
});

Deno.test("classifier() finds the chains whose words stand in a text, in order, and leaves out excluded ones", () => {
  const classify = classifier([
    { id: "b", name_zh: "乙", name_en: "B", terms: ["电池", "LED"], excludes: ["电池盒"] },
    { id: "a", name_zh: "甲", name_en: "A", terms: ["动力电池"], excludes: [] },
  ]);
  assertEquals(classify("动力电池循环寿命"), ["a", "b"]);
  assertEquals(classify("塑料电池盒"), []);
  assertEquals(classify("ｌｅｄ模块"), ["b"]);
  assertEquals(classify("水泥"), []);
});

Deno.test("the vocabulary of chains has ids in order, each once, and no empty word", () => {
  const ids = chainRecords.map(({ id }) => id);
  assertEquals(ids, [...new Set(ids)].sort());
  assertEquals(
    chainRecords.flatMap(({ terms, excludes }) => [...terms, ...excludes]).filter((word) =>
      word.trim() === ""
    ),
    [],
  );
});
