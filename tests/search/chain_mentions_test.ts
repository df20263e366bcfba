import { assertEquals } from "@std/assert";
import { chainRecords } from "../../pipelines/lists/chain_vocabulary.ts";
import {
  ChainMentions,
  type ChainWords,
  countMentions,
  mentions,
} from "../../publish/search/chain_mentions.ts";
import { fold } from "../../publish/search/fold.ts";
import type { Chunk } from "../../publish/search/index_file.ts";

/** Ids of the chains that a text mentions, read back through both readers of the bits. */
function mentioned(vocabulary: readonly ChainWords[], text: string): string[] {
  const chains = new ChainMentions(vocabulary);
  const bits = chains.none();
  chains.addTo(bits, Uint16Array.from(fold(text).text, (character) => character.charCodeAt(0)));
  const chunk = { documents: 2, chains: Uint32Array.from([...chains.none(), ...bits]) } as Chunk;
  const counts = new Uint32Array(vocabulary.length);
  countMentions(counts, { chunk, document: 1 });
  return vocabulary.filter((_, chain) => {
    const found = mentions(chunk, { document: 1, chain });
    assertEquals(found, counts[chain] === 1, text);
    assertEquals(mentions(chunk, { document: 0, chain }), false);
    return found;
  }).map(({ id }) => id);
}

const few: ChainWords[] = [
  { id: "chips", name_zh: "集成电路", terms: ["芯片", "LED灯"], excludes: ["基因芯片"] },
  { id: "food", name_zh: "绿色食品", terms: ["食品"], excludes: ["食品接触"] },
  { id: "contact", name_zh: "包装", terms: ["食品接触"], excludes: [] },
];

const cases: [why: string, text: string, ids: string[]][] = [
  ["no chain where none of the words stands", "计量检定", []],
  ["a chain by a term", "芯片检测", ["chips"]],
  ["a chain by its name", "集成电路产业", ["chips"]],
  ["a term in the other script and width", "ＬＥＤ燈具與晶片、晶圓", ["chips"]],
  ["no chain by a term within an excluding word", "基因芯片扫描仪", []],
  ["a chain by a term beside an excluding word", "基因芯片与芯片", ["chips"]],
  ["a chain by a term before an excluding word", "芯片与基因芯片", ["chips"]],
  ["an excluding word of one chain for that one alone", "食品接触材料", ["contact"]],
  ["several chains", "食品、食品接触材料和芯片", ["chips", "food", "contact"]],
  ["no chain by a term cut off at the end", "芯", []],
];

for (const [why, text, ids] of cases) {
  Deno.test(`ChainMentions finds ${why}`, () => assertEquals(mentioned(few, text), ids));
}

Deno.test("ChainMentions tells more chains apart than a word has bits", () => {
  const many = Array.from({ length: 70 }, (_, number) => ({
    id: `chain-${number}`,
    name_zh: `第${number}号链`,
    terms: [],
    excludes: [],
  }));
  for (const number of [0, 31, 32, 63, 64, 69]) {
    assertEquals(mentioned(many, many[number]?.name_zh ?? ""), [`chain-${number}`]);
  }
});

Deno.test("ChainMentions finds every chain of the vocabulary by its own name", () => {
  for (const { id, name_zh } of chainRecords) {
    assertEquals(mentioned(chainRecords, name_zh).includes(id), true, id);
  }
});
