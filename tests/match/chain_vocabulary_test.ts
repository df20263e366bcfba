/** The vocabulary of industry chains: its form, and words put where a reader of the lists would put them. @module */
import { assert, assertEquals } from "@std/assert";
import { chainRecords } from "../../pipelines/lists/chain_vocabulary.ts";
import { classifier } from "../../pipelines/lists/chains.ts";
import { chains } from "../../pipelines/model/chains.ts";

Deno.test("the vocabulary has fifty chains at least, each once, in order, with words of its own", () => {
  assert(chainRecords.length >= 50, `found ${chainRecords.length}`);
  const ids = chainRecords.map(({ id }) => id);
  assertEquals(ids, [...new Set(ids)].sort());
  for (const chain of chainRecords) {
    chains.schema.parse(chain);
    assert(/^[a-z]+(?:_[a-z]+)*$/.test(chain.id), chain.id);
    assertEquals(chain.terms.length, new Set(chain.terms).size, chain.id);
    assert(chain.terms.length >= 4, chain.id);
    for (const exclude of chain.excludes) {
      assert(chain.terms.some((term) => exclude.includes(term)), `${chain.id}: ${exclude} keeps nothing out`);
    }
  }
});

const cases: [text: string, chains: string[]][] = [
  ["电动汽车用动力蓄电池循环寿命要求及试验方法", ["new_energy_vehicles", "power_battery", "vehicles"]],
  ["离子型稀土矿混合稀土氧化物", ["rare_earths"]],
  ["钒钛磁铁矿", ["titanium_vanadium"]],
  ["浓香型白酒", ["baijiu"]],
  ["地面用晶体硅光伏组件", ["crystalline_silicon_pv"]],
  ["OLED显示屏", ["new_displays"]],
  ["普通照明用LED模块", ["lighting"]],
  ["玻璃钢储罐", ["carbon_fibre"]],
  ["航空箱", []],
  ["水和废水", ["environment"]],
  ["衣物干燥机和毛巾架", []],
  ["食品机械", []],
  ["二氧化碳", []],
];

for (const [text, wanted] of cases) {
  Deno.test(`classifier() puts ${text} into ${wanted.join(", ") || "no chain"}`, () => {
    assertEquals(classifier(chainRecords)(text), wanted);
  });
}
