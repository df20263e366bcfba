/** Annexes of certificates in the forms they are published in; layouts are real, names, numbers and places are not. */
import { assertEquals } from "@std/assert";
import { statedIn } from "../../pipelines/lists/annex_lines.ts";
import { isNoList } from "../../pipelines/lists/no_list.ts";
import type { ListContent } from "../../pipelines/lists/sheet_staging.ts";
import { content, type Taking, taking } from "./taking.ts";

type Told = (string | number | null)[];
interface Layout {
  name: string;
  take: (place: Taking) => Promise<unknown>;
  /** institution, certificate, address, category, object, parameter, standard and row of each record. */
  wanted: Told[];
}

const standard = "依据的标准（方法）名称及编号（含年号）";
const upper = ["序号", "类别（产品/项目/参数）", "产品/项目/参数", "", standard, "限制范围", "说明"];
const lower = ["", "", "序号", "名称"];
const sheet = (rows: string[][], more: Partial<ListContent> = {}) => (place: Taking) =>
  place.sheets({ ...content({ rows }), ...more });
const csv = (...rows: string[][]) => (place: Taking) =>
  place.csv(rows.map((row) => row.join(",")).join("\n"));
const body = "示例建材检测有限公司", number = "230020349767", address = "四川省绵阳市示例路1号";

const layouts: Layout[] = [
  {
    name: "参数 in two lines, without marks of merged cells",
    take: sheet([upper, lower, ["1", "水泥", "1.1", "抗压强度", "水泥GB/T 17671-2021"]]),
    wanted: [[null, null, null, null, "水泥", "抗压强度", "GB/T 17671-2021", 3]],
  },
  {
    name: "检测对象 and 项目/参数 in two lines, as CSV",
    take: csv(
      ["序号", "检测对象", "项目/参数", "", standard, "限制范围", "说明"],
      ["", "", "序号", "名称", "", "", ""],
      ["1", "水泥", "1", "抗压强度", "水泥GB/T 17671-2021", "", ""],
      ["", "", "2", "细度", "水泥GB/T 1345-2005", "", ""],
    ),
    wanted: [
      [null, null, null, null, "水泥", "抗压强度", "GB/T 17671-2021", 3],
      [null, null, null, null, "水泥", "细度", "GB/T 1345-2005", 4],
    ],
  },
  {
    name: "领域 and 类别 beside 产品/项目/参数",
    take: sheet([
      ["领域", "序号", "类别", "产品/项目/参数", "", standard],
      ["", "", "", "序号", "名称"],
      ["建材", "1", "水泥", "1.1", "抗压强度", "水泥GB/T 17671-2021"],
    ]),
    wanted: [[null, null, null, null, "水泥", "抗压强度", "GB/T 17671-2021", 3]],
  },
  {
    name: "title, certificate and address above the header, feet of pages, both lines again on the next page",
    take: sheet([
      [`一、批准${body}检验检测的能力范围`],
      [`证书编号：${number}`, "", "", "", `地址：${address}`],
      upper,
      lower,
      ["1", "水泥", "1.1", "抗压强度", "水泥GB/T 17671-2021"],
      ["第 1 页 共 2 页"],
      [`一、批准${body}检验检测的能力范围`],
      [`证书编号：${number}`, "", "", "", "第2页 共2页"],
      upper,
      lower,
      ["", "", "1.2", "细度", "水泥GB/T 1345-2005"],
      ["", "", "", "以下空白"],
    ]),
    wanted: [
      [body, number, address, null, "水泥", "抗压强度", "GB/T 17671-2021", 5],
      [body, number, address, null, "水泥", "细度", "GB/T 1345-2005", 11],
    ],
  },
  {
    name: "two sites of one certificate, each above its rows",
    take: sheet([
      ["序号", "检测对象", "检测项目/参数", standard],
      [`机构名称：${body} 证书编号：${number}`],
      [`检验检测场所1地址：${address}`],
      ["1", "水泥", "抗压强度", "水泥GB/T 17671-2021"],
      ["检验检测场所2地址：四川省德阳市示例路2号 联系人：某人 电话：0000-0000000"],
      ["1", "砂", "含泥量", "砂GB/T 14684-2022"],
    ]),
    wanted: [
      [body, number, address, null, "水泥", "抗压强度", "GB/T 17671-2021", 4],
      [body, number, "四川省德阳市示例路2号", null, "砂", "含泥量", "GB/T 14684-2022", 6],
    ],
  },
  {
    name: "merged 类别 and object, standard merged over its parameters",
    take: (place) =>
      place.sheets(content({
        rows: [
          ["序号", "类别", "检测对象", "检测项目/参数", "", standard],
          ["", "", "", "序号", "名称"],
          ["1", "建材-胶凝材料", "水泥", "1.1", "抗压强度", "水泥GB/T 17671-2021"],
          ["", "", "", "1.2", "抗折强度"],
          ["2", "", "石灰", "2.1", "细度", "石灰JC/T 478.1-2013"],
        ],
        merges: [
          ...[0, 1, 2, 5].map((left) => ({ top: 0, left, bottom: 1, right: left })),
          { top: 0, left: 3, bottom: 0, right: 4 },
          { top: 2, left: 0, bottom: 3, right: 0 },
          { top: 2, left: 1, bottom: 4, right: 1 },
          { top: 2, left: 2, bottom: 3, right: 2 },
          { top: 2, left: 5, bottom: 3, right: 5 },
        ],
      })),
    wanted: [
      [null, null, null, "建材-胶凝材料", "水泥", "抗压强度", "GB/T 17671-2021", 3],
      [null, null, null, "建材-胶凝材料", "水泥", "抗折强度", "GB/T 17671-2021", 4],
      [null, null, null, "建材-胶凝材料", "石灰", "细度", "JC/T 478.1-2013", 5],
    ],
  },
  {
    name: "sections as rows of their own, and a note at the end",
    take: sheet([
      ["序号", "检测对象", "参数", standard],
      ["一", "建筑材料"],
      ["1", "水泥", "抗压强度", "水泥GB/T 17671-2021"],
      ["（二）水质"],
      ["1", "地表水", "pH值", "水质HJ 1147-2020"],
      ["注：未列入的参数不在范围内"],
    ]),
    wanted: [
      [null, null, null, "建筑材料", "水泥", "抗压强度", "GB/T 17671-2021", 3],
      [null, null, null, "水质", "地表水", "pH值", "HJ 1147-2020", 5],
    ],
  },
  {
    name: "a document with the certificate in its text, and the table of those who sign",
    take: (place) =>
      place.sheets({
        ...content({ rows: [upper, lower, ["1", "水泥", "1.1", "抗压强度", "水泥GB/T 17671-2021"]] }, {
          rows: [["序号", "姓名", "职务", "", "授权签字领域", "", "备注"], ["1", "某人", "主任", "", "水泥"]],
        }),
        type: "docx",
        text:
          `检验检测能力附表\n机构名称：${body}\n证书编号：${number}\n有效期至：2029年1月15日\n地址：${address}`,
      }),
    wanted: [[body, number, address, null, "水泥", "抗压强度", "GB/T 17671-2021", 3]],
  },
  {
    name: "a CSV with the certificate above its header, titles of fewer cells, and a row that does not fit",
    take: csv(
      ["检验检测能力附表"],
      [`证书编号：${number}`],
      ["序号", "检测对象", "参数", standard],
      ["1", "水泥", "抗压强度", "水泥GB/T 17671-2021"],
      ["2", "水泥", "细度"],
    ),
    wanted: [[null, number, null, null, "水泥", "抗压强度", "GB/T 17671-2021", 4]],
  },
];

for (const { name, take, wanted } of layouts) {
  Deno.test(`ingestList() reads an annex: ${name}`, async () => {
    await taking(async (place) => {
      await take(place);
      const rows = await place.rows(
        `SELECT institution, certificate_number, address, category, object, parameter, standard_no, row FROM capabilities
         ORDER BY row`,
      );
      assertEquals(rows.map(Object.values), wanted);
    });
  });
}

Deno.test("statedIn() takes no row of data for a line of labels, and nobody's name or number", () => {
  const cases: [cells: string[], stated: ReturnType<typeof statedIn>][] = [
    [["1", "水泥", "强度", "依据：GB 175-2023"], null],
    [["证书编号", "：", "230020349767"], { certificate: "230020349767" }],
    [["证书编号：", "230020349767"], { certificate: "230020349767" }],
    [["有效期：2023年1月16日至2029年1月15日"], { valid_until: "2023年1月16日至2029年1月15日" }],
    [["（一）场所名称：东区  地址：示例路1号；邮编：000000"], { site: "东区", address: "示例路1号" }],
    [["联系人：某人"], {}],
  ];
  for (const [cells, stated] of cases) assertEquals(statedIn(cells), stated, cells.join());
});

Deno.test("isNoList() knows heads and frames of pages, and leaves doubt to be told", () => {
  const head = [["索引号", "000/2026-1", "发文机构", "某局"], ["成文日期", "2026-01-01", "文号", "无"]];
  assertEquals(isNoList("", head), true);
  assertEquals(isNoList("", [["索引号：000", "发布机构：某局"], ["标题：某通告"]]), true);
  assertEquals(isNoList("", [["某某局关于公布检验检测能力的公告"]]), true);
  assertEquals(isNoList("Sheet2", []), true);
  assertEquals(isNoList("", [["来源", "数量"], ["甲", "1"], ["乙", "2"], ["丙", "3"]]), false);
  assertEquals(isNoList("汇总", head), false);
});
