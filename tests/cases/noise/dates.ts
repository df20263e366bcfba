/** Noise in dates and document numbers. @module */
import { body, document, facts, type NoiseCase, page, source, title } from "./case.ts";

const dated = (line: string) => page(...body).replace(source, line);
const plain = "　　全省有检验检测机构1650家。";
const onDay = (day: string | null) => [`1650 | 家 | eq | actual | ${day ?? "-"} | 360000`];
const paper = (number: string, signed: string) =>
  ["关于报送统计数据的函", number, "", plain, "江西省市场监督管理局", signed].join("\n");

/** Cases about days, years and numbers of documents. */
export const dates: NoiseCase[] = [
  {
    tags: ["docno_missing_bracket", "docno_spaced"],
    page: paper("赣市监函〔2024 12 号", "2024年5月20日"),
    facts: onDay("2024-05-20"),
    document: { document_number: "赣市监函〔2024〕12号", signed: "2024-05-20" },
  },
  {
    tags: ["docno_split"],
    page: `发文字号：赣市监函〔2024〕 12号\n${paper("", "2024年5月20日")}`,
    facts: onDay("2024-05-20"),
    document: { document_number: "赣市监函〔2024〕12号" },
  },
  {
    tags: ["date_truncated"],
    page: paper("", "二○"),
    facts: onDay(null),
    document: { signed: null },
  },
  { tags: ["typo_date"], page: paper("", "2024年911日"), facts: onDay(null), document: { signed: null } },
  {
    tags: ["template_date_broken"],
    page: paper("", "2024年Dec月Mon日"),
    facts: onDay(null),
    document: { signed: null },
  },
  {
    tags: ["bracketed_slash_date"],
    page: dated("[2024/5/21]　来源：江西省市场监督管理局"),
    facts,
    document,
  },
  {
    tags: ["date_dd.mm.yyyy"],
    page: page("　　20.05.2024，全省培训计量人员300人。"),
    facts: ["300 | 人 | eq | actual | 2024-05-20 | 360000"],
    document,
  },
  {
    tags: ["url_nonpadded_month"],
    page: page(...body).replace(source, "来源：江西省市场监督管理局"),
    url: "http://www.sample.example/news/2024-5/21/1.html",
    facts,
    document,
  },
  {
    tags: ["no_year_in_date", "relative_year"],
    page: page("　　去年底，全省有检验检测机构1650家。", "　　5月20日，服务企业1200家次。"),
    facts: [
      "1650 | 家 | eq | actual | 2023-12-31 | 360000",
      "1200 | 家次 | eq | actual | 2024-05-20 | 360000",
    ],
    document,
  },
  {
    tags: ["day_only_date", "relative_date"],
    page: page("　　20日，全省质量月启动，组织企业1200家。", "　　昨天，培训人员300人。"),
    facts: [
      "1200 | 家 | eq | actual | 2024-05-20 | 360000",
      "300 | 人 | eq | actual | 2024-05-20 | 360000",
    ],
    document,
  },
  {
    tags: ["fake_publish_timestamp", "repost_date_conflict", "url_date_conflict"],
    page: [
      title,
      "",
      "2026-03-01　来源：江西省市场监督管理局",
      "",
      ...body,
      "江西省市场监督管理局",
      "2024年5月21日",
    ]
      .join("\n"),
    url: "http://www.sample.example/2026/3/2/1.html",
    facts,
    document: { signed: "2024-05-21", published: "2026-03-01" },
  },
  {
    tags: ["date_in_title_vs_publish_date"],
    page: page("　　2022年，全省有检验检测机构1650家。").replace(title, "2022年江西检验检测统计数据"),
    facts: ["1650 | 家 | eq | actual | 2022 | 360000"],
    document: { kind: "statistics", published: "2024-05-21" },
  },
];
