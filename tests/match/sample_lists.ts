/**
 * Writes the files of the sample lists under `sources/samples/pages`: an XLSX and a PDF of capabilities and an XLSX of demands. Run it
 * after a change here; the files are kept in the repository. All bodies, certificates and figures are invented.
 *
 *     deno run --allow-read --allow-write tests/match/sample_lists.ts
 *
 * @module
 */
import { utils, type WorkSheet, write } from "@e965/xlsx";
import { type Mark, writePdf } from "../parse/files/pdf_fixture.ts";

type Row = (string | number)[];

const institutions = {
  battery: ["成都样例动力电池检验中心", "242300990011", "2031-08-14"],
  solar: ["成都样例光伏产品质量检验院", "222300990027", "2027-03-31"],
  spirits: ["泸州样例酒类检验所", "232300990035", "2030-05-20"],
  lapsed: ["宜宾样例质量检验所", "182300990042", "2024-06-30"],
} as const;

const battery: Row[] = [
  [
    "动力电池-单体",
    "动力蓄电池",
    "循环寿命",
    "电动汽车用动力蓄电池循环寿命要求及试验方法GB/T 31484-2015",
    "",
  ],
  [
    "动力电池-单体",
    "动力蓄电池",
    "室温放电容量",
    "电动汽车用动力蓄电池循环寿命要求及试验方法GB/T 31484-2015",
    "",
  ],
  ["动力电池-单体", "动力蓄电池", "热失控", "电动汽车用动力蓄电池安全要求GB 38031-2020", ""],
  [
    "动力电池-系统",
    "动力蓄电池包",
    "海水浸泡",
    "电动汽车用动力蓄电池安全要求GB 38031-2020",
    "不测：长度1000mm以上样品的海水浸泡",
  ],
  [
    "动力电池-系统",
    "动力蓄电池包",
    "挤压",
    "电动汽车用动力蓄电池安全要求GB 38031-2020",
    "不测：挤压力300kN以上",
  ],
  ["动力电池-系统", "动力蓄电池包", "温度冲击", "电动汽车用动力蓄电池安全要求GB 38031-2020", ""],
];

const solar: Row[] = [
  [
    "光伏-组件",
    "地面用晶体硅光伏组件",
    "最大功率确定",
    "地面用晶体硅光伏组件 设计鉴定和定型GB/T 9535-1998",
    "",
  ],
  ["光伏-组件", "地面用晶体硅光伏组件", "绝缘试验", "地面用晶体硅光伏组件 设计鉴定和定型GB/T 9535-1998", ""],
  ["光伏-硅片", "太阳能级单晶硅片", "厚度", "硅片厚度和总厚度变化测试方法GB/T 6618-2009", ""],
  [
    "光伏-硅片",
    "太阳能级单晶硅片",
    "少子寿命",
    "硅片载流子复合寿命的无接触微波反射光电导衰减测试方法GB/T 1553-2009",
    "",
  ],
];

/** A title over all columns, a header on two lines, merged cells of institutions, numbers that begin anew. */
function capabilitySheet(): WorkSheet {
  const title: Row = ["样例：资质认定检验检测能力表（成都片区）"];
  const top: Row = ["序号", "机构名称", "资质认定证书编号", "有效期至", "领域", "检验检测能力范围"];
  const below: Row = [
    ...["", "", "", "", "", "类别", "检测对象", "检测项目/参数", "依据的标准（方法）名称及编号（含年号）"],
    "限制范围",
  ];
  const merges = ["A1:J1", "F2:J2", ..."ABCDE".split("").map((column) => `${column}2:${column}3`)];
  const rows: Row[] = [title, top, below];
  const blocks = [[institutions.battery, battery], [institutions.solar, solar]] as const;
  for (const [who, block] of blocks) {
    const first = rows.length + 1;
    for (const [index, cells] of block.entries()) {
      rows.push([index + 1, ...index === 0 ? who : ["", "", ""], "产品质量检验", ...cells]);
    }
    merges.push(..."BCD".split("").map((column) => `${column}${first}:${column}${rows.length}`));
  }
  return sheet(rows, merges);
}

function demandSheet(): WorkSheet {
  const header: Row = [
    "序号",
    "产业链名称",
    "需求企业",
    "所在市",
    "检测对象",
    "检测参数",
    "依据标准",
    "问题类型",
    "需求描述",
  ];
  const chains: [string, Row[]][] = [
    ["动力电池", [
      [
        "样例电池科技（成都）公司",
        "成都市",
        "动力电池",
        "循环寿命",
        "GB/T 31484-2015",
        "找不到",
        "送检周期长",
      ],
      ["样例新能源（宜宾）公司", "宜宾市", "动力电池", "热失控", "GB 38031-2020", "找不到", "本市没有实验室"],
      [
        "样例新能源（宜宾）公司",
        "宜宾市",
        "动力蓄电池包",
        "海水浸泡",
        "GB 38031-2020",
        "测不全",
        "大尺寸电池包只能测一部分",
      ],
      [
        "样例电池科技（成都）公司",
        "成都市",
        "动力蓄电池包",
        "底部球击",
        "GB 38031-2025",
        "测不了",
        "新增项目没有机构获证",
      ],
    ]],
    ["钒钛", [
      [
        "样例钒业（攀枝花）公司",
        "攀枝花市",
        "五氧化二钒",
        "钒含量",
        "YB/T 5304-2017",
        "找不到",
        "出口需就近检测",
      ],
      ["样例钛业（攀枝花）公司", "攀枝花市", "钛精矿", "二氧化钛含量", "YB/T 4031-2015", "找不到", "批次多"],
      [
        "样例钛业（攀枝花）公司",
        "攀枝花市",
        "海绵钛",
        "布氏硬度",
        "GB/T 2524-2019",
        "测不全",
        "只能测化学成分",
      ],
      [
        "样例钒业（攀枝花）公司",
        "攀枝花市",
        "钒电池电解液",
        "钒离子价态",
        "GB/T 37204-2018",
        "测不了",
        "没有机构能测价态分布",
      ],
    ]],
    ["晶硅光伏", [
      ["样例光伏（眉山）公司", "眉山市", "光伏组件", "最大功率", "GB/T 9535-1998", "找不到", "组件出厂检验"],
      [
        "样例硅材料（乐山）公司",
        "乐山市",
        "单晶硅片",
        "少子寿命",
        "GB/T 26068-2018",
        "测不全",
        "方法标准不同",
      ],
      [
        "样例硅材料（乐山）公司",
        "乐山市",
        "多晶硅",
        "施主杂质浓度",
        "GB/T 24574-2009",
        "测不了",
        "低温光致发光设备缺口",
      ],
    ]],
    ["优质白酒", [
      ["样例酒业（泸州）公司", "泸州市", "白酒", "总酸", "GB/T 10345-2022", "测不全", "机构尚未完成标准变更"],
      [
        "样例酒业（泸州）公司",
        "泸州市",
        "白酒",
        "氨基甲酸乙酯",
        "GB 5009.223-2014",
        "找不到",
        "需当日出报告",
      ],
      ["样例酒业（宜宾）公司", "宜宾市", "白酒", "年份鉴别", "", "揭榜挂帅", "公开征集年份酒鉴别方法"],
    ]],
  ];
  const rows: Row[] = [["样例：重点产业链检验检测需求清单"], header], merges = ["A1:I1"];
  for (const [chain, block] of chains) {
    const first = rows.length + 1;
    for (const [index, row] of block.entries()) rows.push([index + 1, index === 0 ? chain : "", ...row]);
    merges.push(`B${first}:B${rows.length}`);
  }
  return sheet(rows, merges);
}

function sheet(rows: Row[], merges: string[]): WorkSheet {
  const made = utils.aoa_to_sheet(rows);
  made["!merges"] = merges.map((range) => utils.decode_range(range));
  return made;
}

function workbook(name: string, made: WorkSheet): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, made, name);
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx", compression: true }));
}

const pdfHeader: Row = [
  "序号",
  "机构名称",
  "证书编号",
  "有效期至",
  "检测对象",
  "检测项目",
  "检测标准",
  "限制范围",
];
const pdfRows: Row[] = [
  [...institutions.spirits, "白酒", "总酸", "白酒分析方法GB/T 10345-2007", ""],
  [...institutions.spirits, "白酒", "酒精度", "白酒分析方法GB/T 10345-2022", ""],
  [...institutions.spirits, "白酒", "氨基甲酸乙酯", "GB 5009.223-2014", ""],
  [...institutions.lapsed, "动力蓄电池", "热失控", "GB 38031-2020", ""],
  [...institutions.lapsed, "白酒", "固形物", "白酒分析方法GB/T 10345-2022", ""],
].map((row, index) => [index + 1, ...row]);

/** A ruled table, one line a row; the page is as wide as A4. */
function capabilityPdf(): Uint8Array {
  const edges = [20, 42, 140, 205, 257, 317, 382, 500, 575], height = 20, top = 760;
  const rows = [pdfHeader, ...pdfRows];
  const marks: Mark[] = [{ text: "样例：资质认定检验检测能力表（川南片区）", x: 170, y: 790, size: 14 }];
  for (const [at, row] of rows.entries()) {
    for (const [column, cell] of row.entries()) {
      marks.push({
        text: String(cell),
        x: (edges[column] ?? 0) + 3,
        y: top - (at + 1) * height + 7,
        size: 8,
      });
    }
  }
  const bottom = top - rows.length * height;
  for (let line = 0; line <= rows.length; line++) {
    marks.push({ from: [edges[0] ?? 0, top - line * height], to: [edges.at(-1) ?? 0, top - line * height] });
  }
  for (const edge of edges) marks.push({ from: [edge, top], to: [edge, bottom] });
  return writePdf([marks]);
}

if (import.meta.main) {
  const pages = new URL("../../sources/samples/pages/", import.meta.url);
  await Deno.writeFile(new URL("nengli/files/chengdu.xlsx", pages), workbook("能力表", capabilitySheet()));
  await Deno.writeFile(new URL("nengli/files/chuannan.pdf", pages), capabilityPdf());
  await Deno.writeFile(new URL("xuqiu/files/xuqiu.xlsx", pages), workbook("需求清单", demandSheet()));
}
