/**
 * What kind of document a text is: by its title, else by the phrases that its kind opens and closes with.
 *
 * The narrower kind wins: a notice that issues a plan is a plan, a plan out for comment is a consultation, an answer to
 * a proposal is a proposal reply whatever it is about. Opinions (意见) that set goals are a plan, others are measures. A
 * headline over a text in sentences is news.
 *
 * @module
 */
import type { DocumentKind } from "../../sources/define.ts";

interface KindRule {
  kind: DocumentKind;
  /** In the title. */
  title?: RegExp;
  /** In the opening of the text. */
  opening?: RegExp;
}

const rules: readonly KindRule[] = [
  {
    kind: "proposal_reply",
    title:
      /(?:提案|建议).{0,40}(?:答复|复函|回复|办理(?:情况|结果|意见))|答复.{0,30}(?:提案|建议)|^(?:对|关于).{0,80}第\s?\d+\s?号.{0,10}(?:提案|建议)/,
    opening:
      /(?:提案|建议).{0,80}?(?:已?收悉|收到).{0,80}?答复如下|办理(?:情况|结果|意见).{0,6}(?:答复|函复|回复)如下/,
  },
  {
    kind: "consultation",
    title: /征求.{0,60}意见|意见的?征集|征集.{0,20}(?:意见|建议)|征求意见稿|公开听取/,
    opening: /(?:现|拟).{0,30}(?:向社会|公开).{0,20}征[求集].{0,10}(?:意见|建议)/,
  },
  { kind: "other", title: /(?:政策|文件)?(?:解读|问答|释义|图解)(?:\([^()]*\))?$|^(?:一图读懂|图解|解读)/ },
  { kind: "work_notice", title: /(?:任务|工作|责任)(?:分解|分工|清单)(?:表|方案)?(?:\([^()]*\))?$/ },
  { kind: "case", title: /^(?!.*(?:征集|申报|推荐|遴选|报送)).*案例/ },
  {
    kind: "measures",
    title:
      /措施|若干(?:政策|规定|举措)|举措$|(?:实施|指导|若干)意见|(?<!征求|反馈|审查)意见$|二十条|[一二三四五六七八九十\d]+条$|^(?!.*(?:出台|推行|推出|实施[^细])).*(?:办法|条例|实施细则)(?:\((?:试行|暂行|修订|20\d{2}年?(?:修订|版)?)\))?$/,
  },
  {
    kind: "plan",
    title:
      /^(?!.*(?:评估|取得[^,，。]{0,10}成效|落实情况|实施情况|进展|总结|综述|回顾|收官)).*(?:方案|规划|(?:行动|工作|年度|三年|实施)计划|纲要)/,
  },
  { kind: "list", title: /(?:名单|目录|清单|名录)(?:\(|的(?:通知|公告|公示|通报)|$)|公示/ },
  {
    kind: "statistics",
    title:
      /(?<!系)统计|公报|数据|年报|监测报告|发展报告|(?:发展|质量)状况(?:报告)?(?=\([^()]*\)$|$)|[白蓝]皮书|(?:运行|发展)情况$|^(?=.*(?:19|20)\d{2}年).*主要指标(?:\([^()]*\))?$|(?:(?:19|20)\d{2}年[^,，。]{0,40}|(?=.*截[至止])[^,，。]{2,40})情况(?:\([^()]*\))?$|(?:成效|成绩单|发展情况|统计结果)(?:的?(?:发布|公布|出炉|揭晓))$/,
  },
  {
    kind: "work_notice",
    title: /通知|通告|公告|通报|要点|的函$/,
    opening: /现(?:将|就).{0,60}(?:通知|通告|公告)如下|请(?:认真|遵照|结合实际).{0,20}(?:贯彻|执行|落实)/,
  },
  {
    kind: "case",
    opening: /(?:^|\n) *[^\n。,，]{0,30}(?:典型|优秀|优良|十佳)案例(?:\([^()\n]{1,8}\))? *(?=\n|$)/,
  },
  { kind: "measures", opening: /制定(?:如下|以下|本|若干)措施|提出(?:如下|以下)(?:措施|意见)/ },
  { kind: "plan", opening: /制定本(?:方案|规划|计划)/ },
  { kind: "news", opening: /(?:日前|近日|昨日|记者|讯[ ,，]|电[ (（]|\d日[,，])/ },
];

/** Length of text, in characters, that counts as its opening. */
const opening = 1500;

/** Genres of titles that are no headline. */
const genre =
  /(?:讲话|致辞|发言|简介|概况|介绍|解读|问答|释义|图解|公开信|倡议书|报告|总结(?:[和及暨与、][^,，。]{0,20}(?:计划|安排|打算|思路|要点))?|综述|汇报|进展表|情况表|指南|办法|条例|规则|细则|标准|制度|章程|协议|批复|决定|命令|函)(?:\([^()]*\))?$/;

/** Kind by title and text; null when neither says. `title` and `text` are folded. */
export function kindOf(title: string | null, text: string): DocumentKind | null {
  const issued = title && /印发|发布/.test(title) ? /《([^《》]{2,80})》/.exec(title)?.[1] : null;
  const head = text.slice(0, opening);
  for (const name of [issued, title]) {
    const rule = name ? rules.find((rule) => rule.title?.test(name.trim())) : undefined;
    if (rule && name) return overruled(rule.kind, { name, head });
  }
  if (title && announcesRules.test(title) && numbered.test(text.slice(0, 2 * opening))) return "measures";
  const opened = rules.find((rule) => rule.opening?.test(head))?.kind ?? null;
  const headline = title !== null && (announcesRules.test(title) || !genre.test(title));
  return opened ?? (headline && head.includes("。") ? "news" : null);
}

/** A headline on new rules, over a text that gives them one by one, is read as the rules themselves. */
const announcesRules = /(?:出台|印发|推行|推出|实施)[^,，:：]{0,40}(?:办法|措施|制度|细则|规定|政策)$/;
const numbered = /(?:^|\n) *(?:一、|\(一\)|1[.、])[^\n]*[\s\S]*\n *(?:二、|\(二\)|2[.、])/;
const opinions = /意见(?:\([^()]*\))?$|意见(?:》|的)/;
const goals = /(?:^|\n) *(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四]\)) ?[^\n。,，]{0,8}目标/;

/** A title that only names its subject (… 的建议) is overruled by a text that answers or asks for comments; see the module for 意见. */
function overruled(kind: DocumentKind, { name, head }: { name: string; head: string }): DocumentKind {
  const first = rules.slice(0, 2).find((rule) => rule.opening?.test(head));
  return first?.kind ?? (kind === "measures" && opinions.test(name) && goals.test(head) ? "plan" : kind);
}
