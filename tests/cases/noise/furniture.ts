/** Noise around the text: furniture of pages, captions, tables run together, numbers that are no facts. @module */
import { body, document, facts, type NoiseCase, page, title } from "./case.ts";

const [first = "", second = ""] = body;

/** Cases about what stands beside the sentences. */
export const furniture: NoiseCase[] = [
  { tags: ["breadcrumb_prefix"], page: `首页 > 新闻 > 工作动态\n\n${page(...body)}`, facts, document },
  {
    tags: ["font_size_widget", "view_counter", "click_counter"],
    page: page("【字体：大 中 小】 打印", "阅读次数：3310", ...body, "点击量：902"),
    facts,
    document,
  },
  {
    tags: ["copyright_tail"],
    page: page(
      ...body,
      "",
      "Copyright © 2019-2023 All Rights Reserved 粤ICP备00000000号-1",
      "版权所有：某网",
    ),
    facts,
    document,
  },
  {
    tags: ["prev_next_tail"],
    page: page(...body, "", "上一篇：我市抽查电梯120台", "下一篇：“放心消费”示范街区达到15个"),
    facts,
    document,
  },
  {
    tags: ["sidebar_dates_tail"],
    page: page(...body, "", "最新文章", "计量工作座谈会召开 2024-06-14", "能力验证结果公布 2024-06-11"),
    facts,
    document: { ...document, signed: null },
  },
  {
    tags: ["image_captions_inline", "image_filename_inline"],
    page: page("（图为会议现场）", first, "a21c4f88b1206030.jpg", second, "　　图为参会代表参观实验室。"),
    facts,
    document,
  },
  {
    tags: ["word_count_line", "file_metadata_block"],
    page: page("本文字数：465", "文件大小：332402字节", ...body),
    facts,
    document,
  },
  {
    tags: ["toc_numbers_glued"],
    page: page("20273摘要 332402", "1.1总体情况 3", ...body),
    facts,
    document,
  },
  {
    tags: ["stock_widget_tail"],
    page: page(...body, "", "相关新闻", "某某检测 12.35 +0.21 1.73%", "某某计量 8.40 -0.10 -1.18%"),
    facts,
    document,
  },
  {
    tags: ["number_in_proper_noun"],
    page: page(first, second, "　　会前，与会人员参观了7453机动车检测场和“1310”工程展厅。"),
    facts,
    document,
  },
  {
    tags: ["table_flattened_to_line"],
    page: page(first, second, "序号 机构名称 证书编号 1 甲检测公司 240001 2 乙检测公司 240002"),
    facts,
    document,
  },
  {
    tags: ["table_flattened_to_lines"],
    page: page(
      ...body,
      "序号",
      "机构名称",
      "证书编号",
      "1",
      "甲检测公司",
      "240001",
      "2",
      "乙检测公司",
      "240002",
    ),
    facts,
    document,
  },
  {
    tags: ["transcript_with_speaker_timestamps"],
    page: page("【主持人】 10:04", first, "【发布人】 10:12", second),
    facts,
    document: { title, published: "2024-05-21" },
  },
];
