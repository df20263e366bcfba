/** Phrasing that papers not seen before brought: changes from … to …, grants, reports by year, lists below a line, places in titles. @module */
import { type CaseDocument, type IndicatorCase, news, notice, plan, reply, statistics } from "./case.ts";

const roundup: CaseDocument = { date: "2026-02-10", region_code: null, kind: "news" };

/** Cases of ways to say things. */
export const phrasing: IndicatorCase[] = [
  {
    name: "the year of where a change began holds for its first figure only",
    text: "截至2023年6月,从业人员由2018年的0.9万人增至1.6万人。",
    anchor: reply,
    facts: [
      "从业人员 | 9000 | 人 | eq | actual | 2018 | 510000",
      "从业人员 | 16000 | 人 | eq | actual | 2023-06 | 510000",
    ],
  },
  {
    name: "a bound from which something rose is a figure",
    text: "参数覆盖率由不足60%提高到95%以上。",
    anchor: news,
    facts: [
      "参数覆盖率 | 60 | % | lt | actual | 2024-09-10 | 330000",
      "参数覆盖率 | 95 | % | ge | actual | 2024-09-10 | 330000",
    ],
  },
  {
    name: "what is given to whoever qualifies is a plan, even in news",
    text: "当地对通过认可的实验室一次性奖励20万元,给予新机构最高1000万元奖励资金。",
    anchor: news,
    facts: [
      "当地对通过认可的实验室一次性奖励 | 200000 | 元 | eq | plan | - | 330000",
      "奖励资金 | 10000000 | 元 | le | plan | - | 330000",
    ],
  },
  {
    name: "a heading with a year dates the figures below it",
    text: "一、2023年工作情况\n培训首席质量官300名。\n二、2024年工作打算\n拟建设服务站点12个。",
    anchor: { ...news, kind: "other" },
    facts: [
      "培训首席质量官 | 300 | 人 | eq | actual | 2023 | 330000",
      "服务站点 | 12 | 个 | eq | plan | 2024 | 330000",
    ],
  },
  {
    name: "a report of a year speaks of it, though printed in the next",
    text: "全市机构抽查120家。",
    anchor: { ...news, title: "某市2023年质量工作总结" },
    facts: ["机构抽查 | 120 | 家 | eq | actual | 2023 | 330000"],
  },
  {
    name: "a notice that passes on results reports, and its numbers are no figures",
    text: "1.服务平台累计服务企业1687家次。\n2.社会公用计量标准203项。",
    anchor: { ...notice, title: "关于三年行动评估情况的通报" },
    facts: [
      "服务平台累计服务企业 | 1687 | 家次 | eq | actual | 2024-03-01 | 370000",
      "社会公用计量标准 | 203 | 项 | eq | actual | 2024-03-01 | 370000",
    ],
  },
  {
    name: "what is said before a list of items holds for all of them",
    text: "下一步,我们将抓好两项工作:\n1.每年培养检测技师50名左右。",
    anchor: reply,
    facts: ["培养检测技师 | 50 | 人 | eq | plan | - | 510000"],
  },
  {
    name: "goals called so in the sentence are targets in news as well",
    text: "主要目标包括:到2025年,覆盖率达到80%以上。",
    anchor: news,
    facts: ["覆盖率 | 80 | % | ge | target | 2025 | 330000"],
  },
  {
    name: "a share is that of all that are named before it",
    text: "到2025年,制造业产品、工程合格率达到95%。",
    anchor: plan,
    facts: ["制造业产品、工程合格率 | 95 | % | eq | target | 2025 | 410000"],
  },
  {
    name: "an index is a score also where its year stands between",
    text:
      "江西:铜都的答卷\n制造业质量竞争力指数2025年为86.2,建成质检中心57个。\n河北:集群全覆盖\n省级质检中心68个。",
    anchor: roundup,
    facts: [
      "制造业质量竞争力指数 | 86.2 | 分 | eq | actual | 2025 | 360000",
      "质检中心 | 57 | 个 | eq | actual | 2026-02-10 | 360000",
      "省级质检中心 | 68 | 个 | eq | actual | 2026-02-10 | 130000",
    ],
  },
  {
    name: "a date in the bracket behind a figure is the figure's own",
    text: "目前,全省已有服务平台187个(截至2024年6月)。",
    anchor: news,
    facts: ["服务平台 | 187 | 个 | eq | actual | 2024-06 | 330000"],
  },
  {
    name: "amounts that sort, requirements on papers and parts of a text are no figures",
    text: "对年收入首次突破5000万元、1亿元的机构给予表扬。装修投入达到500万元以上的,予以支持。" +
      "图片不少于3张。《条例》共7章52条。每投入1元,可见成效。规模以上指年营业收入1000万元及以上。",
    anchor: notice,
    facts: [],
  },
  {
    name: "an event of an earlier year does not date the stock told behind it",
    text: "该中心2014年通过验收,累计投入1.6亿元,拥有设备420台。",
    anchor: news,
    facts: [
      "投入 | 160000000 | 元 | eq | actual | 2024-09-10 | 330000",
      "设备 | 420 | 台 | eq | actual | 2024-09-10 | 330000",
    ],
  },
  {
    name: "signs of bound are bounds as words are",
    text: "国家计量基准≥190项,强制检定受检率≤99%,平均时限＜5个工作日,合格率>97%。",
    anchor: news,
    facts: [
      "国家计量基准 | 190 | 项 | ge | actual | 2024-09-10 | 330000",
      "强制检定受检率 | 99 | % | le | actual | 2024-09-10 | 330000",
      "平均时限 | 5 | 个工作日 | lt | actual | 2024-09-10 | 330000",
      "合格率 | 97 | % | gt | actual | 2024-09-10 | 330000",
    ],
  },
  {
    name: "shares behind 分别 speak of the things before them in turn",
    text: "管理体系认证证书21436张、产品认证证书12087张,分别比上年增长12.3%和9.6%。",
    anchor: statistics,
    facts: [
      "管理体系认证证书 | 21436 | 张 | eq | actual | 2022-06-09 | 000000",
      "产品认证证书 | 12087 | 张 | eq | actual | 2022-06-09 | 000000",
      "管理体系认证证书比上年增长 | 12.3 | % | eq | actual | 2022-06-09 | 000000",
      "产品认证证书比上年增长 | 9.6 | % | eq | actual | 2022-06-09 | 000000",
    ],
  },
  {
    name: "其中 divides the stock and not what it fell by",
    text: "检验检测机构1153家,比上年末减少14家。其中,呼和浩特市268家、包头市171家。",
    anchor: { ...statistics, region_code: "150000" },
    facts: [
      "检验检测机构 | 1153 | 家 | eq | actual | 2022-06-09 | 150000",
      "检验检测机构比上年末减少 | 14 | 家 | eq | actual | 2022-06-09 | 150000",
      "检验检测机构 | 268 | 家 | eq | actual | 2022-06-09 | 150100",
      "检验检测机构 | 171 | 家 | eq | actual | 2022-06-09 | 150200",
    ],
  },
  {
    name: "things of one kind before one figure are counted together",
    text: "主导制定国家标准、行业标准、地方标准达到100项以上,拥有汽车、钢铁、化工检测机构12家。",
    anchor: news,
    facts: [
      "主导制定国家标准、行业标准、地方标准 | 100 | 项 | ge | actual | 2024-09-10 | 330000",
      "化工检测机构 | 12 | 家 | eq | actual | 2024-09-10 | 330000",
    ],
  },
  {
    name: "a rise from what is so now to what is aimed at",
    text: "到2027年,质量认证覆盖率由目前的35%提升至50%。",
    anchor: plan,
    facts: [
      "质量认证覆盖率 | 35 | % | eq | actual | 2023-03-15 | 410000",
      "质量认证覆盖率 | 50 | % | eq | target | 2027 | 410000",
    ],
  },
  {
    name: "what is done to the same things and their new total",
    text: "发布地方标准236项,废止61项;新增检测平台9个,总数达到41个。",
    anchor: news,
    facts: [
      "发布地方标准 | 236 | 项 | eq | actual | 2024-09-10 | 330000",
      "地方标准废止 | 61 | 项 | eq | actual | 2024-09-10 | 330000",
      "新增检测平台 | 9 | 个 | eq | actual | 2024-09-10 | 330000",
      "检测平台总数 | 41 | 个 | eq | actual | 2024-09-10 | 330000",
    ],
  },
];
