import { assertEquals } from "@std/assert";
import { stripFurniture } from "../../pipelines/parse/furniture.ts";

const prose = "全省各级市场监管部门要加强检验检测机构监管，提升服务能力。";

/** Furniture that goes wherever it stands. */
const furniture = [
  "您当前的位置：首页 > 政务公开 > 通知公告",
  "當前位置:首頁 > 新聞",
  "首页 > 政府信息公开 > 正文",
  "【打印】 【字体：",
  "【字体:大 中 小】",
  "字号： 大 中 小 打印本页 关闭窗口",
  "【打印本文】【关闭窗口】",
  "分享到： 微信 微博 QQ空间",
  "扫一扫在手机打开当前页",
  "掃一掃在手機打開當前頁",
  "访问量：-",
  "浏览次数： 1,024 次",
  "閱讀量:190",
  "相关文件:",
  "责任编辑：某某",
  "• EN",
  "-",
  "收藏",
  "返回顶部",
  "本文字数:5186　预计阅读16分钟",
  "热门搜索",
  "移動端",
  "上一篇：某地召开会议",
  "京ICP备00000000号 网站标识码0000000000",
];

for (const line of furniture) {
  Deno.test(`stripFurniture() removes ${JSON.stringify(line)} before and after the body`, () => {
    assertEquals(stripFurniture([line, prose, prose, line].join("\n")).lines, [prose, prose]);
  });
}

/** Lines of documents that look a little like furniture. */
const documents = [
  "附件：1.检验检测机构名单",
  "来源于企业的需求共12项。",
  "时间：2024年9月10日上午9时",
  "2024年8月19日",
  "（此件公开发布）",
  "大中小企业融通发展",
  "打印设备检测能力建设",
  "首页面展示12项成果",
  "位置服务检测",
  "分享检测数据",
  "1.建设共享平台",
  "\t34\t56",
  "大中型仪器120台",
  "访问量：提升到12万次以上，服务企业3000家",
];

for (const line of documents) {
  Deno.test(`stripFurniture() keeps ${JSON.stringify(line)} in the body`, () => {
    assertEquals(stripFurniture([prose, line, prose].join("\n")).lines, [prose, line, prose]);
  });
}

/** Lines of the head and what they state. */
const statements: [string, Record<string, string>][] = [
  ["时间:2024-08-22 13:37:29 来源:某市市场监督管理局 访问量: -", {
    "line.date": "2024-08-22 13:37:29",
    "line.source": "某市市场监督管理局",
  }],
  ["2024年09月06日 14:52", { "line.date": "2024年09月06日 14:52" }],
  ["来源：省局办公室", { "line.source": "省局办公室" }],
  ["发布于 2024-08-22 13:37", { "line.date": "2024-08-22 13:37" }],
  ["发布于：23.02.2016 来源：某市质检所", { "line.date": "23.02.2016", "line.source": "某市质检所" }],
  ["来源：某市市场监督管理局 2024-08-22 浏览：12", {
    "line.source": "某市市场监督管理局",
    "line.date": "2024-08-22",
  }],
  ["日期：2024-08-22 来源：某市质检所 2024-08-20", {
    "line.date": "2024-08-22",
    "line.source": "某市质检所",
  }],
  ["2023-01-03 15:34:17來源:江蘇省市場監(jiān)管局 閱讀量:190 評論", {
    "line.date": "2023-01-03 15:34:17",
    "line.source": "江蘇省市場監(jiān)管局",
  }],
  ["发布日期：[2012/3/30] 来源：本网 【字体：大 中 小】 打印", {
    "line.date": "[2012/3/30]",
    "line.source": "本网",
  }],
  ["索 引 号：000014349/2017-00110 发文字号：某市监〔2024〕1号 成文日期：2024-01-02", {
    索引号: "000014349/2017-00110",
    发文字号: "某市监〔2024〕1号",
    成文日期: "2024-01-02",
  }],
  ["发文日期：2024-08-22 文    号：某市监〔2024〕2号", { 发文日期: "2024-08-22", 文号: "某市监〔2024〕2号" }],
  ["某市市场监督管理局　2024-10-31", { "line.source": "某市市场监督管理局", "line.date": "2024-10-31" }],
  ["某市质量强市建设领导小组　2024-10-31", {
    "line.source": "某市质量强市建设领导小组",
    "line.date": "2024-10-31",
  }],
  ["某某日报　2023年10月13日　第05版", { "line.source": "某某日报", "line.date": "2023年10月13日" }],
  ["某政字〔2021〕226号　2021-12-20　某省人民政府", {
    "line.source": "某省人民政府",
    "line.date": "2021-12-20",
    发文字号: "某政字〔2021〕226号",
  }],
  ["【来源：某市质检所】【发布日期：2024-08-22】【字体：大 中 小】", {
    "line.source": "某市质检所",
    "line.date": "2024-08-22",
  }],
  ["来源：某局（办公室）｜发布时间：2024-08-22", {
    "line.source": "某局（办公室）",
    "line.date": "2024-08-22",
  }],
  ["信息分类：计划 公开属性：主动公开 公开日期：2024-08-22", {
    信息分类: "计划",
    公开属性: "主动公开",
    公开日期: "2024-08-22",
  }],
  ["发布于 23.02.2016 来源：某市质检所", { "line.date": "23.02.2016", "line.source": "某市质检所" }],
  ["索引号\t2026-02-00018\t发布机构\t某省市场监督管理局", {
    索引号: "2026-02-00018",
    发布机构: "某省市场监督管理局",
  }],
];

for (const [line, fields] of statements) {
  Deno.test(`stripFurniture() takes the fields of ${JSON.stringify(line)}`, () => {
    const stripped = stripFurniture(["某某工作的通知", line, prose].join("\n"));
    assertEquals(stripped, { lines: ["某某工作的通知", prose], head: 1, fields });
  });
}

Deno.test("stripFurniture() keeps a day in words below a body in the head, and takes it for the page's where that states none", () => {
  const head = ["甲市检验检测统计公报", "甲市市场监督管理局", "2024年5月20日"];
  assertEquals(stripFurniture([...head, prose].join("\n")), {
    lines: [...head, prose],
    head: 3,
    fields: { "line.date": "2024年5月20日" },
  });
  const stamped = stripFurniture(["发布时间：2024-05-28 10:22", ...head, prose].join("\n"));
  assertEquals([stamped.lines.length, stamped.fields["line.date"]], [4, "2024-05-28 10:22"]);
});

Deno.test("stripFurniture() removes a font widget split over lines", () => {
  const text = ["某某通知", "【字体：", "大", "中", "小】", prose].join("\n");
  assertEquals(stripFurniture(text).lines, ["某某通知", prose]);
});

Deno.test("stripFurniture() keeps the signature date of a text without prose", () => {
  const text = ["某某名单的公告", "甲检测院", "乙检测院", "丙检测院", "某省市场监督管理局", "2024年8月19日"]
    .join("\n");
  assertEquals(stripFurniture(text).lines.at(-1), "2024年8月19日");
});

for (
  const opener of [
    "相关新闻",
    "热点文章",
    "最新资讯：",
    "版权与免责声明:1.凡本网注明来源的作品，未经授权不得转载。",
    "我来评论",
    "标签: 计量 标准",
  ]
) {
  Deno.test(`stripFurniture() ends the text at ${JSON.stringify(opener)}`, () => {
    const text = [prose, prose, prose, opener, "某地发布检验检测目录", "2024-10-31 08:52:04    23"].join(
      "\n",
    );
    assertEquals(stripFurniture(text).lines, [prose, prose, prose]);
  });
}

Deno.test("stripFurniture() goes on when more follows a tail's opening than stands before", () => {
  const text = [prose, "相关新闻", prose, prose, prose].join("\n");
  assertEquals(stripFurniture(text).lines.filter((line) => line === prose).length, 4);
});

Deno.test("stripFurniture() keeps the first date and source of several", () => {
  const text = ["发布日期：2024-09-06", "日期：2024-09-07", prose].join("\n");
  assertEquals(stripFurniture(text).fields, { "line.date": "2024-09-06" });
});
