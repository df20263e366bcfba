/** What looks like a figure and states none, and its neighbours that do. @module */
import { type IndicatorCase, news, plan, reply } from "./case.ts";

const none = (name: string, text: string, anchor = reply): IndicatorCase => ({
  name,
  text,
  anchor,
  facts: [],
});

/** Cases about figures and non-figures. */
export const exclusions: IndicatorCase[] = [
  none(
    "slogans in quotation marks",
    "落实“四个最严”要求,做好“六项重点工作”,构建“一圈一带两区”格局,推进“2+6+N”行动。",
  ),
  none(
    "figures that are told to be wrong",
    "个别机构填报营业收入为900亿元,经核系单位选错,已退回更正。另有检验报告35份因录入有误未计入。",
  ),
  {
    name: "rates of mistakes, which are counted",
    text: "全省数据填报错误率为2.5%。",
    anchor: reply,
    facts: ["数据填报错误率 | 2.5 | % | eq | actual | 2024-07-08 | 510000"],
  },
  none("rhetorical counts", "从以下四个方面推进,分三个阶段实施,提出9项措施,坚持两个确立。"),
  none(
    "ordinals and meetings",
    "市政协十三届三次会议第250号提案,第3家分支机构排名第2位,取得前三名,位居全国第5位。",
  ),
  none(
    "document and standard numbers",
    "根据川市监函〔2024〕230号和GB 4706.56-2008,按《2024年10项重点任务》执行。",
  ),
  none("thresholds", "将价值在50万元及以上的大型仪器设备登记造册,对100人以上企业开展检查。"),
  none(
    "discounts, telephone numbers, street numbers",
    "实施五折优惠,落实七五折政策,电话0000-0000000,崇山中路55号。",
  ),
  none(
    "words that hold a numeral",
    "推进一体化建设,提供一站式服务,逐一建立清单,一批次检验,二期工程,统一标准。",
  ),
  none("digits stripped from the page", "年月底,全省共有检验检测机构家,覆盖率%,新增个参数。"),
  none("page counters", "浏览次数:0次 您还可以输入200个字符", news),
  {
    name: "a threshold inside the words of a figure stays in its words",
    text: "开放共享50万元以上大型科研仪器227台(套)。",
    anchor: reply,
    facts: ["50万元以上大型科研仪器 | 227 | 台(套) | eq | actual | 2024-07-08 | 510000"],
  },
  {
    name: "至少一个 is a figure where 一个 is an article",
    text: "建立一个平台,每市至少上报一个领域。",
    anchor: plan,
    facts: ["领域 | 1 | 个 | ge | plan | - | 410000"],
  },
  {
    name: "links to other pages behind the text are not the document",
    text: "全省现有检验检测机构310家。".padEnd(40, "本局持续提升服务水平。") +
      "\n相关新闻\n19项行业标准拟废止",
    anchor: news,
    facts: ["检验检测机构 | 310 | 家 | eq | actual | 2024-09-10 | 330000"],
  },
  none("the parts of a text itself", "印发《首席质量官管理办法》,全文共十六条。《意见》分五章。"),
  none("a lone 亿 that only 约 bounds, as where digits were lost", "民营机构年营业收入约亿元。"),
  none("a range of money that sorts", "2000万元至1亿元的机构名单另行公布。"),
  none("counts without a counter", "22部门联合印发意见,九城市签署协议。"),
  {
    name: "an amount that is given is no threshold",
    text: "对新批准的国家级中心,每家给予不超过2000万元的资金支持,最高奖励100万元。",
    anchor: plan,
    facts: [
      "资金支持 | 20000000 | 元 | le | plan | - | 410000",
      "奖励 | 1000000 | 元 | le | plan | - | 410000",
    ],
  },
  {
    name: "grades, fines and a run of years that is a condition",
    text:
      "评价结果分为优秀、合格、不合格三个等级。连续两年评为优秀的站点不再复核。逾期不改的,处1万元以上3万元以下罚款。共培训检验员45人。",
    anchor: news,
    facts: ["培训检验员 | 45 | 人 | eq | actual | 2024-09-10 | 330000"],
  },
  {
    name: "a round share sorts nothing, 以上 does",
    text: "近七成机构实现盈利,约三成企业通过认证,三成左右的产品获得认可。对利用率三成以下的仪器予以通报。",
    anchor: news,
    facts: [
      "机构 | 70 | % | lt | actual | 2024-09-10 | 330000",
      "企业 | 30 | % | eq | actual | 2024-09-10 | 330000",
      "产品 | 30 | % | eq | actual | 2024-09-10 | 330000",
    ],
  },
  {
    name: "a share of all that is there, and the rules of a slogan",
    text: "全市70%以上的检测需求在本地满足。严格落实中央八项规定精神。",
    anchor: news,
    facts: ["检测需求 | 70 | % | ge | actual | 2024-09-10 | 330000"],
  },
  none("classes with a decimal", "配备2.5级以上压力表,选用1.6级及以上计量器具,防护达到4级以上。"),
  {
    name: "a term from a day on",
    text: "整改期限为自本通告发布之日起3个月。办理时限压缩至10个工作日。",
    anchor: news,
    facts: ["办理时限 | 10 | 个工作日 | eq | actual | 2024-09-10 | 330000"],
  },
];
