/**
 * From the words of a figure to its metric, by terms and unit class.
 *
 * The metric whose term covers most of the words wins, at a draw the narrower one; a draw between strangers, or words left over that change the
 * meaning (抽查, 参加, 占), give none: null beats a guess. Growth and shares match only metrics that are about growth or
 * shares.
 *
 * @module
 */
import { pairOf } from "../../normalise/character.ts";
import { characterSet, holdsAny, isAt, spaces } from "../../normalise/character_set.ts";
import { comparable } from "../../normalise/units.ts";
import { type Metric, vocabulary } from "./vocabulary.ts";

/** Words that turn a thing into another where the term does not name them. */
const turning =
  /抽查|检查|问题|违法|责令|立案|参加|参与(?!制|或|起|和|国)|参评|宣读|拓展|破解|推荐|满意|排名|连续|名单|委员|条款|整合|户均|人均|日均|月均|平均每|每[百千万亿]|公开执行|自我声明|最高|废止|撤[销并]|注销|研制|认可|创新券|年限|期限|历时|新增|新获|新批|新申|新建|验收|筹|秘书处|覆盖|每年|民营|国有|、|外资|规模以上|规上|高新技术|集聚区|园区|低利用|\d/;
/** Words of growth and share; a term that names one may leave others (年均增长率). */
const relations =
  /(?:比|较)[^比较]{1,12}[多少]$|增长|增速|增加|净增|减少|下降|提高|上升|占|比例|比率|比重|率|缩短|压缩|降低/;

/** What may stand behind a term: its number, or a word of growth. */
const trailing =
  /^(?:总?数量?|总量|情况|项目|试点|名单|建设|方面|(?:较|比|同比|环比|年均|年平均|平均|复合|仅|合计|每年).*|(?:增长|占|提高|上升|下降|覆盖|率).*)$/;

/** Most characters that no term may leave unexplained. */
const mostLeft = 20;

/** Id of the metric that words and unit class name, or null. `unitClass` null fits every metric. */
export function metricOf(what: string, unitClass: string | null): string | null {
  const words = holdsAny(marks, what) ? what.replace(/[“”"'‘’\s]/g, "") : what;
  let most = 1, best: Metric[] = [];
  for (let at = 0; at + 1 < words.length; at++) {
    if (!isAt(opensTerm, words, at)) continue;
    for (const candidate of byOpening.get(pairOf(words, at)) ?? none) {
      const { metric, term, length } = candidate;
      if (!words.startsWith(term[0] ?? "", at)) continue;
      if (length < most || (length === most && best.includes(metric))) continue;
      if (unitClass !== null && !comparable(metric.unit_class, unitClass)) continue;
      if (!fits(words, candidate)) continue;
      if (length > most) best = [];
      most = length;
      best.push(metric);
    }
  }
  if (best.length === 0) return null;
  const narrowest = best.filter(({ id }) => !best.some(({ broader }) => broader === id));
  return narrowest.length === 1 ? narrowest[0]?.id ?? null : null;
}

interface Candidate {
  metric: Metric;
  term: readonly string[];
  /** Characters of the words that the term explains. */
  length: number;
  /** Whether it names growth or a share. */
  relates: boolean;
}

const marks = characterSet(`${spaces}“”"'‘’`);
const none: readonly Candidate[] = [];

function candidate(metric: Metric, term: readonly string[]): Candidate {
  const words = term.join("");
  return { metric, term, length: words.length, relates: relations.test(words) };
}

/** Terms by the first two characters of their first word, so that a head is compared with few of them. */
const byOpening = Map.groupBy(
  vocabulary.flatMap((metric) => metric.terms.map((term) => candidate(metric, term))),
  ({ term }) => pairOf(term[0] ?? "", 0),
);

/** What a term can begin with; a first look. */
const opensTerm = characterSet(
  vocabulary.flatMap(({ terms }) => terms.map((term) => term[0]?.charAt(0) ?? "")).join(""),
);

/** Whether a term names the words and leaves nothing unexplained that changes their meaning. */
function fits(words: string, { term, length, relates }: Candidate): boolean {
  if (words.length - length > mostLeft || !endsWell(words, term)) return false;
  const rest = withoutTerm(words, term);
  if (rest === null) return false;
  return rest === "" || (!turning.test(rest) && (relates || !relations.test(rest)));
}

/** The counted thing stands last in Chinese: 检验检测机构出具报告 counts reports. */
function endsWell(words: string, term: readonly string[]): boolean {
  const last = term.at(-1) ?? "", behind = words.slice(words.lastIndexOf(last) + last.length);
  return behind.length <= 3 || trailing.test(behind);
}

/** The words without a term's parts, in order; null where a part is missing. */
function withoutTerm(words: string, term: readonly string[]): string | null {
  let rest = "", at = 0;
  for (const part of term) {
    const found = words.indexOf(part, at);
    if (found < 0) return null;
    rest += words.slice(at, found);
    at = found + part.length;
  }
  return rest + words.slice(at);
}
