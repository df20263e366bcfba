import { assertEquals, assertThrows } from "@std/assert";
import { DefinitionError } from "../../pipelines/errors.ts";
import { unflatten } from "../../pipelines/lists/flattened.ts";
import {
  applyMapping,
  guessMapping,
  NoHeader,
  parseMapping,
  unknownHeaders,
} from "../../pipelines/lists/mapping.ts";

const table = (...rows: string[][]) => ({ rows, merges: [] });

Deno.test("guessMapping() knows the headers of published lists by their synonyms", () => {
  const headers = [
    [
      "序号",
      "检验检测机构名称",
      "证书编号",
      "产品名称",
      "检测项目/参数",
      "检测标准（方法）名称及编号（含年号）",
      "限制范围或说明",
    ],
    [
      "NO.",
      "单位名称",
      "资质认定 证书编号",
      "检验对象",
      "项目（参数）",
      "依据的标准（方法）名称及编号（含年号）",
      "限制范围",
    ],
  ];
  for (const labels of headers) {
    const { mapping } = guessMapping(table(labels, ["1", "甲", "2", "乙", "丙", "丁", ""]), "capabilities");
    assertEquals(Object.values(mapping.columns), [
      null,
      "institution",
      "certificate",
      "object",
      "parameter",
      "standard",
      "restriction",
    ]);
  }
});

Deno.test("guessMapping() takes 类别 levels and 标准名称 beside 标准编号 apart", () => {
  const { mapping } = guessMapping(
    table(["一级类别", "二级类别", "检测对象", "标准名称", "标准编号"]),
    "capabilities",
  );
  assertEquals(Object.values(mapping.columns), [
    "category",
    "category_2",
    "object",
    "standard_name",
    "standard",
  ]);
});

Deno.test("guessMapping() leaves out whom to call, and tells what it does not know", () => {
  const { mapping } = guessMapping(
    table(["仪器名称", "所属单位", "联系人", "联系电话", "神秘列"]),
    "instruments",
  );
  assertEquals(Object.values(mapping.columns), ["name", "owner", null, null, null]);
  assertEquals(unknownHeaders(mapping), ["神秘列"]);
});

Deno.test("guessMapping() finds a header on the twentieth row and not on the twenty-first", () => {
  const titles = (count: number) => Array.from({ length: count }, () => ["标题"]);
  const header = ["检测对象", "参数"];
  assertEquals(guessMapping(table(...titles(19), header), "capabilities").layout.headerRows, 20);
  assertThrows(() => guessMapping(table(...titles(20), header), "capabilities"), NoHeader);
});

Deno.test("guessMapping() takes no row of data for a header, alone or as its second line", () => {
  const row = ["1", "示例检测机构有限公司", "产品质量检验", "主场所"];
  assertThrows(() => guessMapping(table(row, row), "capabilities"), NoHeader);
  const { layout } = guessMapping(table(["序号", "编码", "检测对象", "参数"], row), "capabilities");
  assertEquals(layout.headerRows, 1);
});

Deno.test("guessMapping() joins a merged upper line with the lower one", () => {
  const { mapping, layout } = guessMapping({
    rows: [["机构", "", "能力", ""], ["名称", "资质认定证书编号", "检测对象", "参数"]],
    merges: [{ top: 0, left: 0, bottom: 0, right: 1 }, { top: 0, left: 2, bottom: 0, right: 3 }],
  }, "capabilities");
  assertEquals(layout.headerRows, 2);
  assertEquals(mapping.columns, {
    "机构/名称": "institution",
    "机构/资质认定证书编号": "certificate",
    "能力/检测对象": "object",
    "能力/参数": "parameter",
  });
});

Deno.test("guessMapping() reads what a bare value means from its header", () => {
  const scale = (label: string) =>
    guessMapping(table(["仪器名称", label, "所属单位"]), "instruments").mapping.value_scale;
  assertEquals([scale("原值（万元）"), scale("原值(元)"), scale("原值")], [10_000, 1, null]);
});

Deno.test("applyMapping() finds columns by their headers wherever they stand, and names the one that is missing", () => {
  const mapping = parseMapping({ as: "demands", columns: { 甲: "object", 乙: "parameter" } });
  assertEquals(applyMapping(table(["乙", "x", "甲"]), mapping).positions, { parameter: 0, object: 2 });
  assertThrows(
    () => applyMapping(table(["甲", "x"]), mapping),
    NoHeader,
    "found none of 乙 in the first 20 rows",
  );
});

Deno.test("parseMapping() names what is wrong", () => {
  assertThrows(
    () => parseMapping({ as: "demands", columns: { 甲: "owner" } }),
    DefinitionError,
    "found owner",
  );
  assertThrows(
    () => parseMapping({ as: "demands", fields: {} }),
    DefinitionError,
    "Cannot read a mapping: wanted",
  );
});

Deno.test("unflatten() parts rows that came out as one cell each, and rejects those that do not fit", () => {
  const parted = unflatten(
    table(["能力表"], ["检测对象 参数 标准编号"], ["水泥 强度 GB175-2023"], ["砂浆 稠度"]),
    "capabilities",
  );
  assertEquals(parted.rows, [[], ["检测对象", "参数", "标准编号"], ["水泥", "强度", "GB175-2023"], []]);
  assertEquals("rejected" in parted && parted.rejected, [
    { row: 4, reason: "too_few_cells", message: "Wanted 3 cells on the line, found 2" },
  ]);
});

Deno.test("guessMapping() knows the headers of calibrations", () => {
  const { mapping } = guessMapping(
    table(
      ["序号", "测量仪器名称", "被测量", "校准规范名称及代号", "测量范围", "扩展不确定度(k=2)", "备注"],
      ["1", "电子天平", "质量", "JJG 1036-2022《电子天平检定规程》", "1mg~200g", "U=0.1mg", ""],
    ),
    "capabilities",
  );
  assertEquals(mapping.columns, {
    序号: null,
    测量仪器名称: "object",
    被测量: "parameter",
    校准规范名称及代号: "standard",
    测量范围: null,
    "扩展不确定度(k=2)": null,
    备注: "note",
  });
  assertEquals(unknownHeaders(mapping), []);
});

Deno.test("guessMapping() refuses a header of which one cell holds several", () => {
  assertThrows(
    () =>
      guessMapping(
        table(["", "一级类别 产品名称 检验项目 执行标准", "方法标准", "批准日期"], [
          "",
          "照明 灯具",
          "x",
          "y",
        ]),
        "capabilities",
      ),
    NoHeader,
    "wanted a cell for each column, found “一级类别 产品名称 检验项目 执行标准” in one",
  );
});

Deno.test("unknownHeaders() leaves out the numbers of rows below a header of two lines", () => {
  const { mapping } = guessMapping({
    rows: [["检测对象", "项目/参数", "", "检测依据"], ["", "序号", "名称", ""], [
      "水泥",
      "1",
      "强度",
      "GB/T 17671-2021",
    ]],
    merges: [{ top: 0, left: 1, bottom: 0, right: 2 }],
  }, "capabilities");
  assertEquals(unknownHeaders(mapping), []);
  assertEquals(Object.values(mapping.columns), ["object", null, "parameter", "standard"]);
});
