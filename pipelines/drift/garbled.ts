/**
 * Tells text that was decoded in a wrong charset from Chinese text, without knowing either charset.
 *
 * Bytes read wrongly leave U+FFFD or question marks, or turn into accented Latin letters, or into Chinese characters
 * that nobody writes. Chinese prose of any kind, simplified or traditional, takes about a third of its characters from
 * some two hundred common ones; text read in a wrong charset takes next to none. Pure, linear.
 *
 * @module
 */

/** Common characters of official Chinese, in both scripts where they differ. */
const common = new Set(
  "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学" +
    "法所民得经三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政" +
    "四日社义事平形相全表间样与关各重新线内数正心反你明看原利比或但质气第向道此变条只没结解问意建月公无系及情者最立代想已通并" +
    "提直题程展五果料象员革位入常文总次品式活设管特件长求头基资边流路级少图山统接知较将组见计标准检验测市场监督局省区县州办复" +
    "函通告规划委员务服机构企业技术认证书号请审查评定企业报送名单附件推进加强支持印发方案项目建议代表提案" +
    "這為個國時來們於對會發動過說產種後學經進電裡現實當點從業還應開與關無標準檢驗測場監書號請審評項",
);

/** Fewer Chinese characters than this say nothing. */
const least = 24;

/** What is wrong with a text, in words, or null when it reads as text. */
export function garbled(text: string): string | null {
  const count = { han: 0, common: 0, latin: 0, lost: 0, marks: 0, all: 0 };
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point <= 0x20) continue;
    count.all++;
    if (point === 0xfffd || (point >= 0xe000 && point <= 0xf8ff)) count.lost++;
    else if (point === 0x3f) count.marks++;
    else if (point >= 0x80 && point <= 0x24f) count.latin++;
    else if (point >= 0x3400 && point <= 0x9fff) {
      count.han++;
      if (common.has(character)) count.common++;
    }
  }
  return verdict(count);
}

function verdict(
  { han, common, latin, lost, marks, all }: Record<
    "han" | "common" | "latin" | "lost" | "marks" | "all",
    number
  >,
): string | null {
  if (all < least) return null;
  if (lost >= 3 && lost > all / 200) return `${lost} of ${all} characters lost in decoding`;
  if (latin > all / 4) return `${latin} of ${all} characters accented Latin letters`;
  if (marks > all / 5) return `${marks} of ${all} characters question marks`;
  if (han >= least && common < han / 12) return `${common} of ${han} Chinese characters common ones`;
  return null;
}
