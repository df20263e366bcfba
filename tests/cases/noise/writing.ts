/** Noise in the writing: scripts, reading aids, spaces, doubled signs, injected and garbled words. @module */
import { body, document, facts, type NoiseCase, page, source, title } from "./case.ts";

const [first = "", second = ""] = body;

/** Cases about how the words stand on the page. */
export const writing: NoiseCase[] = [
  { tags: ["clean"], page: page(...body), facts, document },
  {
    tags: ["traditional_chinese"],
    page: [
      "江西召開全省質量基礎設施工作會議",
      "",
      "2024-05-21　來源：江西省市場監督管理局",
      "",
      "　　截至2024年4月底，全省有檢驗檢測機構1650家，其中國家質檢中心16家。",
      "　　今年以來，全省完成監督抽查3.2萬批次，服務企業超過1200家次。",
    ].join("\n"),
    facts,
    document,
  },
  {
    tags: ["opencc_annotations", "opencc_annotations_dense"],
    page: page(
      "　　截至2024年4月底，全省有檢(jiǎn)驗(yàn)檢(jiǎn)測(cè)機(jī)構(gòu)1650家，其中國(guó)家質(zhì)檢(jiǎn)中心16家。",
      "　　今年以來(lái)，全省完成監(jiān)督抽查3.2萬(wàn)批次，服務(wù)企業(yè)超過(guò)1200家次。",
    ),
    facts,
    document,
  },
  {
    tags: ["pinyin_annotations"],
    page: page(
      "　　截至2024年4月底，全省(quánshěng)有检验检测机构1650家，其中国家质检(zhìjiǎn)中心16家。",
      "　　今年以来，全省完成监(jiān)督抽查3.2万批次，服务企业超过(chāoguò)1200家次。",
    ),
    facts,
    document,
  },
  {
    tags: ["keyword_injection_in_body"],
    page: page(first.replace("检验检测机构", "检江西验检召开测机构"), second),
    facts,
    document,
  },
  {
    tags: ["brand_injection", "brand_string_replaced"],
    page: page(first, `${second}彩乐汇手机版下载`, "　　彩乐汇记者从会上获悉，下一步将优化窗口服务。"),
    facts,
    document,
  },
  { tags: ["spam_title_prefix"], page: page(...body).replace(title, `【彩乐汇】${title}`), facts },
  {
    tags: ["synonym_spinning"],
    page: page(first.replace("检验检测", "查验测验").replace("中心", "核心"), second.replace("完成", "做完")),
    facts,
    document,
  },
  { tags: ["duplicated_comma"], page: page(...body).replaceAll("，", "，，"), facts, document },
  { tags: ["duplicated_paragraph"], page: page(first, first, second, second), facts, document },
  { tags: ["duplicated_title"], page: `${title}\n\n${page(...body)}`, facts, document },
  { tags: ["duplicated_document"], page: `${page(...body)}\n\n${page(...body)}`, facts, document },
  {
    tags: ["garbled_quotes", "garbled_char"],
    page: page(first, second, "　　会议强调，要推广勹一站式”服务，让?谂e地企业少跑路。"),
    facts,
    document,
  },
  {
    tags: ["garbled_place_names"],
    page: page(first, second, "　　??设有检验检测机构32家。"),
    facts: [...facts, "32 | 家 | eq | actual | 2024-05-21 | 360000"],
    document,
  },
  {
    tags: ["garbled_source_line"],
    page: page(...body).replace("江西省市场监督管理局", "?魇∈谐〖"),
    facts,
    document: { title, published: "2024-05-21" },
  },
  {
    tags: ["digits_stripped"],
    page: page(
      "　　截至年月底，全省有检验检测机构家，其中国家质检中心家。",
      "　　今年以来，全省完成监督抽查万批次，同比增长%，营业收入约亿元。",
    ),
    facts: [],
    document,
  },
  {
    tags: ["decimal_point_lost_in_title"],
    page: page("　　2023年，全省检验检测机构实现营业收入434.69亿元。").replace(
      title,
      "江西检验检测机构营收达43469亿元",
    ),
    facts: ["43469000000 | 元 | eq | actual | 2023 | 360000"],
  },
  {
    tags: ["suspicious_value"],
    page: page("　　2023年，全省3383家机构出具报告近4万份。"),
    facts: [
      "3383 | 家 | eq | actual | 2023 | 360000",
      "40000 | 份 | lt | actual | 2023 | 360000",
    ],
    document,
  },
  {
    tags: ["sensitive_words_removed", "superlative_words_removed"],
    page: page(first.replace("国家", ""), second, "　　、省级试点由我省率先完成。"),
    facts,
    document,
  },
  {
    tags: ["spaces_around_digits"],
    page: page(...body).replaceAll(/(?<=[一-龥])(?=[\d])/g, " "),
    facts,
    document,
  },
  {
    tags: ["spaced_thousands"],
    page: page(first.replace("1650", "1 650"), second.replace("1200", "1, 200")),
    facts,
    document,
  },
  {
    tags: ["spaces_inside_words"],
    page: page(first.replace("检验检测", "检验 检测"), second.replace("监督抽查", "监督 抽查")),
    facts,
    document,
  },
  {
    tags: ["big5_gateway", "wiki_word_substitution"],
    page: [
      "江西召開全省品質基礎設施工作會議",
      "",
      "2024-05-21　來源：江西省市場監督管理局",
      "",
      "　　截至2024年4月底，全省有檢驗檢測機構1650家，其中『國家質檢中心』16家。",
      "　　今年以來，全省完成監督抽查3.2萬批次，資訊平臺服務企業超過1200家次。",
    ].join("\n"),
    facts,
    document,
  },
  {
    tags: ["forum_anti_copy_junk"],
    page: [title, "", source, "", ...body.map((line) => `2 b3 t& e& J) ${line.trim()}`)].join("\n"),
    facts,
  },
  {
    tags: ["english_machine_translation"],
    page: page(
      ...body,
      "　　By the end of April 2024 the province had 1650 testing bodies, 16 of them national centres.",
    ),
    facts,
    document,
  },
  {
    tags: ["japanese", "korean"],
    page: page("　　国家品質検査センターは16カ所、検査機関は1650カ所である。", "　　시험기관은 1650개이다."),
    facts: [],
  },
];
