import { assertEquals } from "@std/assert";
import {
  categoryLevels,
  comparableName,
  demandKind,
  namesBody,
  plainNumber,
  restrictionKind,
  sharingMode,
  yuan,
} from "../../pipelines/lists/cells.ts";

/** Each cell beside what it says. */
function each<Said>(read: (cell: string) => Said, wanted: [cell: string, said: Said][]): void {
  assertEquals(wanted.map(([cell]) => [cell, read(cell)]), wanted);
}

Deno.test("restrictionKind() tells what is left out from what alone is allowed", () => {
  each<string>(restrictionKind, [
    ["不测：三相器具", "excludes"],
    ["不做高压冲击试验", "excludes"],
    ["除嵌入式加热器外", "excludes"],
    ["不含现场检测", "excludes"],
    ["只测：铅、镉", "only"],
    ["仅限实验室检测", "only"],
    ["限于直径50mm以下", "only"],
    ["只做方法A", "only"],
    ["方法A", "other"],
    ["≤10kN", "other"],
    ["见附表", "other"],
  ]);
});

Deno.test("categoryLevels() keeps two levels, deeper ones in the second", () => {
  assertEquals(categoryLevels("电子电气-家用电器"), { first: "电子电气", second: "家用电器" });
  assertEquals(categoryLevels("环境/水和废水/地表水"), { first: "环境", second: "水和废水-地表水" });
  assertEquals(categoryLevels("食品"), { first: "食品", second: null });
});

Deno.test("yuan() reads values with their unit, and bare ones by the header's", () => {
  assertEquals([yuan("125.5", 10_000), yuan("125.5万元", 1), yuan("¥1,250,000.00", 1), yuan("2亿元", null)], [
    1_255_000,
    1_255_000,
    1_250_000,
    200_000_000,
  ]);
  assertEquals([yuan("125.5", null), yuan("面议", 1), yuan("100-200", 1)], [null, null, null]);
});

Deno.test("plainNumber() reads hours, and nothing that is no number", () => {
  each<number | null>(plainNumber, [["1,200", 1200], ["1200.5小时", 1200.5], ["约100", null], [",", null]]);
});

Deno.test("sharingMode() reads what the register says, and guesses nothing", () => {
  each<string | null>(sharingMode, [
    ["外部共享", "shared"],
    ["对外开放", "shared"],
    ["内部共享", "partly_shared"],
    ["部分共享", "partly_shared"],
    ["不共享", "not_shared"],
    ["不对外开放", "not_shared"],
    ["协商", null],
  ]);
});

Deno.test("demandKind() reads what is missing", () => {
  each<string | null>(demandKind, [
    ["国内找不到检测机构", "not_found"],
    ["测不了", "cannot_test"],
    ["测不全，缺三项", "incomplete"],
    ["揭榜挂帅项目", "challenge"],
    ["一般需求", null],
  ]);
});

Deno.test("comparableName() and namesBody() know one body by its spellings, and a body from a place in it", () => {
  assertEquals(comparableName("示例检测（广东） 有限公司"), comparableName("示例检测(广东)有限公司"));
  each<boolean>(namesBody, [
    ["示例检测技术有限公司", true],
    ["示例市计量测试所", true],
    ["主场所", false],
    ["第二实验室", false],
    ["一号楼", false],
  ]);
});
