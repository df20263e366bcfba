/**
 * What a figure counts, as the document words it, and the words to quote for it.
 *
 * Chinese names the counted thing left of the figure (`拥有检验检测机构2558家`) or right of it (`66个服务中心`). The left reading is
 * cut at the last verb of getting or doing (建成, 开展, 举办); the right one ends at the next verb or preposition. Items of a
 * list take the verb (主导制定国际标准42项、国家标准112项), the total (47人,其中高级1人) or the subject (…,同比增长9%) from
 * what stands before them.
 *
 * @module
 */
import { characterSet, ciphers, holdsAny, isAt, spaces } from "../../normalise/character_set.ts";
import { matchesOf } from "../../normalise/matches.ts";
import type { Measure } from "../../normalise/measures.ts";
import { comparable, type UnitClass } from "../../normalise/units.ts";
import type { Span } from "./layout.ts";

/** The counted thing and the stretch of text that states it. */
export interface Head extends Span {
  what: string;
  unitClass: UnitClass;
  /** Whether it sets another figure's thing against an earlier or greater one: 较上年增加9家. */
  relates: boolean;
  /** Whether it is a part of a total and named by nothing else: 其中800万元. */
  part: boolean;
  /** Verb that later items of the same list share (主导制定), empty without one. */
  verb: string;
}

/** Where the reading may look. */
export interface HeadSpot {
  /** The clause of the measure. */
  clause: Span;
  /** The clause before in the same sentence, or null. */
  before: Span | null;
  /** End of the figure before in this clause, with its head; the clause's start without one. */
  from: number;
  /** Start of the measure behind in this clause; the clause's end without one. */
  to: number;
  /** Where the words on the right start: behind the measure, or behind the next one where both stand together (12类534种产品). */
  rightFrom: number;
  /** The last place before the measure, or null. */
  place: Span | null;
  /** Head of the figure before in the same sentence, or null. */
  previous: Head | null;
  /** Head of the total that 其中 divides, or null. */
  total: Head | null;
  /** Head of the last figure of the paragraph's sentences before, or null. */
  earlier: Head | null;
  /** Head of the last figure of the paragraph that counts things, or null. */
  counted: Head | null;
}

const longestLeft = 60, longestRight = 40, longestWhat = 80;

/** Verbs that say that something is there or was got; they add nothing to what is counted, wherever they stand. */
const plainVerbs =
  "决定下达|决定批准|建成投用|建成|拥有|共有|现有|已有|设有|设立|建有|达成|成立|获批筹建|获批|批筹|遴选认定|遴选|评选|选取|选择|创建|开展|举办|举行|召开|" +
  "(?<![证化])组织(?!机构)|立项|开放共享|安排|投入|集聚(?![区地])|入驻|吸引|给予|评出|发起|提供(?!者|方)";

/** The same, but nouns as often: they count as verbs only at the head. */
const headVerbs =
  "开放共享|出台|建设|建立|再建|筹建|认定|批准|登记|落实|打造|布局|形成|完成|实现|争取|汇聚|收录|归集|拨付|下达|达到|具备|涵盖|推进|实施|累计";

/** Verbs that say which of several things is counted; they stay in what. */
const tellingVerbs =
  "开放(?!共享|日)|主导或参与制修订|主导和参与制修订|主持或参与制修订|主导或参与制定|主导参与制修订|主导参与制定|主持参与制定|牵头或参与制修订|参与制修订|参与制定|主导制修订|主导制定|主持制定|牵头制定|" +
  "牵头起草|制修订|制定修订|制定|修订|研制|发布|备案|新增|新建成|新建|新获批|新获|新培育|培育|培训|发放|服务|帮扶|帮助|解决|出具|承担|参与|为企业|取得|获得|通过|覆盖|检定|校准|检测|抽查|抽检|受理|引进|引育|支持|惠及|减免|节约|降低";

const plain = new RegExp(`(?:${plainVerbs})(?:了|着|起|出|并|有(?!效|机))?`, "g");
const heading = new RegExp(`^(?:${headVerbs})(?:了|着|起|出|并|有(?!效|机))?`);
/** Behind a verb inside the words these make it a noun: 标准制定周期, 质量基础设施建设项目. */
const nounTail =
  /^(?:率|数|总数|量|周期|能力|水平|项目|资金|经费|面积|用地|规模|情况|单位|期|投资|领域|产业|区|前|后)/;
const telling = new RegExp(`^(?:${tellingVerbs})了?`);
const words = (line: string) => `(?:${line.trim().split(/\s+/).join("|")})`;
/** Words in front of a head: order, time, mood, place words, prepositions. */
const opening = new RegExp(
  `^(?:[和及与或、,，\\s“”"'‘’《》•·-]|${
    words(`
  以及 其中 同时 另外 此外 并且? 还 也 再(?!建) 但 而 仅 先后 [一二三四五六]是 \\d{1,2}[.、] \\([一二三四五六七八九十\\d]{1,3}\\) [一二三四五六七八九十]{1,3}、
  (?:到|于|至|在|截至|截止)?\\d{4}年(?:底|末|度|上半年|下半年|以来|\\d{1,2}月)? 于?\\d{1,2}月(?:\\d{1,2}日)?(?:[上中下]旬|底|末)?前? 截[至止]目前 截[至止] 目前 当前
  年[末底]前? 分别 依次 今年(?:以来)? 去年 明年 来年 全年 每年 (?:近|过去|未来)[一二三四五六七八九十两\\d]{1,2}年 累计 力争 争取 预计 预期 有望 确保 每[家个人项市县区] 其[他它余]各?[市州县区] 计划 拟 将 要(?!素|点|求) 已经? 正(?!式) 现(?!代|场|行) 共(?!享|性|同|建) 总共 最高(?=给予|补|奖|可) 新(?=创建)
  我们 我[省市局县区州盟委厅] 全[省市县区] 全国(?!(?:专业)?标准化技术委员会|标委会) 本[省市] 各地市? 各类 持续 继续 进一步 着力 积极 扎实 全面(?!质量) 大力 深入 率先 成功 来自 建成后 投[产用]后 可(?!疑|靠|持) 年内 联合(?!体|会|国|实|发) 努力
  推动 支持 围绕 聚焦 面向 特别是 包括 涉及 有(?!效|关|机(?!构)|色) 在(?!建|筹|线|研|册|用|校|岗|职|编) 对(?!外|口|接) 为(?!企业) 从(?!业|事) 由 使(?!用|命) 更正为 十[二三四五]五[“”]?(?:以来|期间|时期) 等(?!级|离) 的`)
  })+`,
);
/** Words behind a head that lead to its figure: 达到, 增加到, 由2018年的, 缩短至. */
const closing = new RegExp(
  `(?:[“”"'‘’（()、:：\\s]|${
    words(`
  达到?了? 为 是 由?现有 (?:由|从)[一-龥]{2,6}(?:之初|初期|时) (?<![认许])可 有 共有? 共计 合计 总计 累计 已 平均 均在? 各 (?<![一二三特])等 的 了 至少 更正 每年 总共 完成 突破 给予 分别 依次 首次 首超 仅 只 不过 原来 原先 现在 目前 由 从 (?:由|从|到)?\\d{4}年(?:底|末)?
  (?:由|从)[“”]?十[二三四五]五[“”]?(?:时期|期间)?[初末]? (?:由|从)(?:去年|上年|年初)(?:底|末|同期)?
  (?:增加|增长|提升|提高|缩短|压缩|压减|降低|下降|扩大|发展|拓展|上升)[至到] 增至 降[至到] 升至 (?:控制|稳定|保持|维持)在`)
  })+$`,
);
const rightStop =
  /全覆盖|(?:之?中|里)(?:遴选|选[取择出])|用于|进行|开展|通过|参加|参与|覆盖|先行|占(?!地)|同比|较|比上|比去|增长|下降|与|及其|以及|获得|取得|完成|达到|实现|为(?!企业)|来自|对接|正在|已|将|均|纳入|入选|被|向|在(?!线|建|研)|能力建设|其中|分别|并|涵盖|涉及|联合|联动|发起|启动|公布|认可|落户|签约|(?<=集群|产业链|企业|机构|单位|园区)(?:建立|建成|设立)|现场|提供(?!商|者|方)|(?<=机构|单位|企业|院所|高校)开放|(?<=[一-龥])代表(?!队|性|团)|共同|成为|建设(?!项目|工程|单位|领域|标准|领军|标杆|示范|$|[,，。;；、])|[,，。;；:：、\n\d]/;
const rightVerb =
  /^(?:[()]|用于|以|从|到(?!期|岸|货)|于|和|及|或|等|后|前|时|内|中(?!小|心|国|级)|左右|上下|起|增|提|升|降|减|缩|压|扩|拓展[至到为]|发展到)/;

/** What the patterns above and below can begin with, or end with where they look at the end; see there. */
const firsts = {
  opening: characterSet(
    `${spaces}${ciphers}和及与或、,，“”"'‘’《》•·-(以其同另此并还也再但而仅先一二三四五六七八九十到于至在截目当今去全每近过未累力争预有确计拟将要已正现共总` +
      "最新我本各持继进着积扎大深率成来建投可年联努推支围聚面特包涉对为从由使更等的明分依",
  ),
  heading: characterSet("开出建再筹认批登落打布形完实争汇收归拨下达具涵推累"),
  telling: characterSet("开主牵参制修研发备新培服帮解出承为取获通覆检校抽受引支惠减节降"),
  rightVerb: characterSet("()用以从到于和及或等后前时内中左上起增提升降减缩压扩拓发"),
  attributive: characterSet("在有具与"),
  relation: characterSet("总数规金同环较比占年平增下提降上减高低连"),
  joint: characterSet(`${spaces}${ciphers}(、,，;；)和以及`),
};
const lasts = {
  closing: characterSet(
    `${spaces}“”"'‘’（()、:：达到了为是有共计已均各等的少年成破予别次仅只过来先在前由从底末至正可初时期`,
  ),
  loose: characterSet("和及的(展中"),
};
const plainFirsts = characterSet("决建拥共现已设达成获批遴评选创开举召组立安投集入吸给发提");
const marks = characterSet(`${spaces}“”"'‘’《》`), blanks = characterSet(spaces);

/** The words without opening words. */
function opened(words: string): string {
  return isAt(firsts.opening, words, 0) ? words.replace(opening, "") : words;
}

/** The words without what leads on to a figure. */
function closed(words: string): string {
  return isAt(lasts.closing, words, words.length - 1) ? words.replace(closing, "") : words;
}

/** The words without what stands in brackets. */
function unbracketed(words: string): string {
  return words.includes("(") ? words.replace(/\([^()]*\)/g, "") : words;
}

/** An attribute that starts like a predicate: 2个在国内有影响力的集聚区. */
const attributive = /^(?:在|有|具有|具备|与)[^,，。;；、\d]{1,20}的(?=[一-龥]{2})/;

/** 11个县(市、区): one word for them all. */
const counties = /^[县市]\((?:[市州县区旗]、?){1,3}\)/,
  unitOfPlace = /^(?:县|市|区|乡镇|街道|地市|市州|省份)/;

/** Reads the head of a measure. `what` is empty where the text names nothing. */
export function headOf(text: string, measure: Measure, spot: HeadSpot): Head {
  const from = Math.max(Math.min(measure.start, spot.from), itemStart(text, measure, spot.from));
  const left = leftHead(
    withoutPlace(
      text,
      { start: Math.max(from, measure.start - longestLeft), end: measure.start },
      spot.place,
    ),
  );
  const right = rightHead(text.slice(spot.rightFrom, Math.min(spot.to, spot.rightFrom + longestRight)));
  const given = measure.unitClass === "money" &&
    /(?:奖励|补助|补贴|资金|经费|资助|奖金|支持)$/.test(right.what);
  const useRight = given || right.what.length >= (left.what ? 2 : 1) &&
      (left.what.length < 2 || countsThings(measure));
  const start = firstWord(text, { start: Math.max(from, measure.start - longestLeft), end: measure.start });
  const end = useRight && spot.rightFrom === measure.end ? measure.end + right.length : measure.end;
  const verb = useRight && left.what ? "" : left.verb;
  const spent = measure.unitClass === "money" && !useRight && left.what === "" ? left.did : "";
  const what = verb + (useRight ? right.what : left.what || spent);
  const head = complete(text, {
    what,
    verb,
    start,
    end,
    unitClass: measure.unitClass,
    relates: false,
    part: false,
  }, spot);
  return { ...head, what: head.what.slice(0, longestWhat) };
}

/** The words of an item without a place that is its subject (绵阳市建设…) or all of it (山东1924家). */
function withoutPlace(text: string, { start, end }: Span, place: Span | null): string {
  const item = text.slice(start, end);
  if (!place || place.start < start || opened(item.slice(0, place.start - start)) !== "") {
    return item;
  }
  const behind = text.slice(place.end, end);
  const leads = closed(behind).trim() === "" || /^\d{4}年/.test(behind) || heading.test(opened(behind));
  return leads ? behind : item;
}

/** Counts stand before what they count; money, shares and spans of time behind it. */
export function countsThings({ unitClass }: Pick<Measure, "unitClass">): boolean {
  return ["count", "institutions", "people", "equipment"].includes(unitClass);
}

/**
 * Start of the list item that a measure stands in: behind the last 、 or opening bracket outside quotation marks. A share is
 * that of all that are named before it (产品、工程合格率达到95%), up to the figure before.
 */
function itemStart(text: string, measure: Measure, floor: number): number {
  const shared = measure.unitClass === "percent" || measure.unitClass === "points";
  let depth = 0;
  for (let at = measure.start - 1; at >= Math.max(floor, measure.start - longestLeft); at--) {
    const c = text.charAt(at);
    if (c === "”" || c === ")" || c === "》") depth++;
    else if (c === "“" || c === "《") depth = Math.max(0, depth - 1);
    else if (c === "(") {
      if (depth === 0) return at + 1;
      depth--;
    } else if (c === "、" && depth === 0 && !(shared && at > floor) && !isJoint(text, at, measure)) {
      return at + 1;
    }
  }
  return floor;
}

/** 国家标准、行业标准、地方标准达到100项: things of one kind before one figure are counted together. */
function isJoint(text: string, at: number, { start }: Measure): boolean {
  const kind = closed(text.slice(at + 1, start)).slice(-2);
  return kind.length === 2 && text.slice(at - 2, at) === kind;
}

/** The first character of a stretch that is neither space nor a joining word. */
function firstWord(text: string, { start, end }: Span): number {
  if (!isAt(firsts.joint, text, start)) return start;
  const joint =
    /^(?:\d{1,2}[.、](?!\d)|\([一二三四五六七八九十\d]{1,3}\))?(?:[、,，;；)\s]|和(?!谐)|以及|及)*/.exec(
      text.slice(start, end),
    );
  return start + (joint?.[0].length ?? 0);
}

/** What stands left of a figure: the thing, the verb that tells which, and what was done where nothing else is said (投入). */
function leftHead(raw: string): { what: string; verb: string; did: string } {
  const words = unranked(unbracketed(raw));
  const whole = opened(closed(holdsAny(blanks, words) ? words.replace(/\s+/g, "") : words));
  const rest = opened(afterPlainVerb(whole));
  const verb = isAt(firsts.telling, rest, 0) ? telling.exec(rest)?.[0] ?? "" : "";
  const did = whole.length >= 2 && whole.length <= 4 ? whole : "";
  if (rest === "培训" && rest !== whole) return { verb: "", what: rest, did }; // 开展培训4场: a noun
  return { verb, what: bare(rest.slice(verb.length)), did };
}

/** 机构数量排名前三的是成都市、绵阳市: the words that are ranked. */
function unranked(words: string): string {
  return words.includes("前")
    ? words.replace(/(?:排名?|居|列)前[一二三四五六七八九十\d]{1,2}位?的.*$/, "")
    : words;
}

/** What stands behind the last verb of getting or doing. */
function afterPlainVerb(words: string): string {
  const head = isAt(firsts.heading, words, 0) ? heading.exec(words)?.[0].length ?? 0 : 0;
  let cut = head > 0 && nounTail.test(words.slice(head)) ? 0 : head;
  if (!holdsAny(plainFirsts, words)) return words.slice(cut);
  for (const match of matchesOf(words, plain)) {
    const end = match.index + match[0].length;
    const noun = end === words.length || nounTail.test(words.slice(end));
    if (match.index <= cut || !noun) cut = end;
  }
  return words.slice(cut);
}

function bare(phrase: string): string {
  return closed(holdsAny(marks, phrase) ? phrase.replace(/[“”"'‘’《》\s]/g, "") : phrase);
}

function rightHead(raw: string): { what: string; length: number } {
  if (raw === "" || (isAt(firsts.rightVerb, raw, 0) && rightVerb.test(raw))) return { what: "", length: 0 };
  const attribute = isAt(firsts.attributive, raw, 0) ? attributive.exec(raw)?.[0].length ?? 0 : 0;
  const ranks = counties.exec(raw)?.[0] ?? "", from = attribute || ranks.length;
  const stop = raw.slice(from).search(rightStop);
  const open = raw.lastIndexOf("("), cut = stop < 0 ? raw.length : from + stop;
  const whole = raw.slice(0, open > raw.lastIndexOf(")") ? Math.min(open, cut) : cut);
  const loose = isAt(lasts.loose, whole, whole.length - 1);
  const phrase = loose ? whole.replace(/(?:[和及的(]|发展|(?<=机构|单位|企业|项目|产品)中)+$/, "") : whole;
  return {
    what: ranks + bare(unbracketed(phrase.slice(from).replace(/^ *的?/, ""))),
    length: phrase.trimEnd().length,
  };
}

/** Words of growth, share or number that name no subject of their own. */
const relation =
  /^(?:总?数量?|总量|规模|金额)(?:达|$)|^(?:总?数量?|总量|规模|金额)?(?:同比|环比|较|比(?![例重对])|占(?!地)|(?:年均|年平均|平均)?(?:增长|增加|增速|增幅|下降|提高|提升|降低(?!成本|费用)|上升|减少(?!成本|费用)|高于|低于)|连续)/;

/** 发布地方标准236项,废止61项: another thing done to the same. */
const ofSame = /^(?:废止|撤[销并]|注销|吊销|暂停|淘汰|取消)$/,
  done = /^(?:发布|新组建|组建|新增|受理|发放|撤销|吊销|暂停)/;

/** 规模以上机构7558家,营业收入3743.6亿元: what is said behind bodies of one sort is said of them. */
const ofBodies = /^(?:全年|年度|年)?(?:实现)?(?:总)?(?:营业收入|营收|从业人员|资产总额|利润总额)$/;
const particular = /(?:规模以上|规上|民营|外资|国有|事业单位|企业制|上市).*(?:机构|企业|单位)(?:数量|总数)?$/;

/** 新增平台9个,总数41个 and 新增平台9个,累计达到41个: the total is not that of the new ones. */
const added = /^新(?:增|建|获批?|建成)/, inAll = /累计|累积/;

/** Words that set a growth or share against another. */
const against = /^(?:高于|低于)/;

/** Takes from before what the item leaves out: the total, the subject or the verb. */
function complete(text: string, head: Head, spot: HeadSpot): Head {
  const { what, verb } = head, { previous, total } = spot;
  if (
    total?.unitClass === head.unitClass && what.length <= 4 && head.unitClass !== "percent" &&
    !unitOfPlace.test(what)
  ) {
    const again = total.what.endsWith(what) || (what === verb && total.what.startsWith(what));
    return { ...head, part: what === "", what: again ? total.what : total.what + what };
  }
  if (
    previous?.unitClass === head.unitClass && what.startsWith("含") && text.charAt(head.start - 1) === "("
  ) {
    return { ...head, what: previous.what + what.slice(1) }; // 新增机构5家(含县级2家)
  }
  if (what === "" && previous?.relates && listed.test(text.slice(previous.end, head.start))) {
    return { ...head, relates: true, what: previous.what }; // 分别增加2项、11项和9项
  }
  const ranked = previous && /级$/.test(what) ? ofRank(previous.what, what) : null;
  if (ranked) return { ...head, what: ranked };
  const subject = previous ?? spot.earlier;
  if (subject && isAt(firsts.relation, what, 0) && relation.test(what)) {
    const of = against.test(what) ? subject.what : subjectOf(subject.what);
    return {
      ...head,
      relates: !/^总/.test(what),
      what: (/^总[数量]/.test(what) ? of.replace(added, "") : of) + what,
    };
  }
  if (previous && ofSame.test(what)) {
    return { ...head, what: subjectOf(previous.what).replace(done, "") + what };
  }
  if (subject && ofBodies.test(what) && particular.test(subject.what) && previous) {
    return { ...head, what: subject.what.replace(/(?:数量|总数)$/, "") + what };
  }
  if (what.length >= 2 && what !== verb) {
    const shared = previous && !verb && spot.from > spot.clause.start ? previous.verb : "";
    return { ...head, verb: verb || shared, what: shared + what };
  }
  const did = what ? "" : predicate(text, head, spot.clause);
  const said = did ? "" : subjectBefore(text, head, spot);
  const before = inAll.test(text.slice(spot.from, spot.rightFrom)) ? said.replace(added, "") : said;
  const named = did || (what !== "" && before.endsWith(what) ? before : before + what);
  const same = spot.counted && comparable(spot.counted.unitClass, head.unitClass);
  return { ...head, what: named || (same ? spot.counted?.what ?? "" : "") };
}

const listed = /^ ?[、和及]? ?$/;
const rank = /(?:国家|部|省|市|州|县|区|[一二三四五六特甲乙丙]|[高中初]|正高|副高)级|^国家/;
const rankAlone = /^(?:(?:国家|部|省部?|市|州|县|区|[一二三四五六特甲乙丙]|[高中初]|正高|副高)级)$/;

/** 国家级质检中心3个、省级11个, 注册计量师一级186人、二级921人: the same thing of another rank; null where it is none. */
function ofRank(previous: string, what: string): string | null {
  if (!rankAlone.test(what)) return null;
  const named = previous.replace(rank, what);
  return named !== previous && named !== what ? named : null;
}

/** The words of a head before its own growth or share. */
function subjectOf(what: string): string {
  const at = what.search(/同比|环比|较|占|年均|增长|增加|净增|减少|下降|提高|比[上年]/);
  return at > 1 ? what.slice(0, at) : what;
}

/** What the clause before speaks of: its figure's head, else its own words. */
function subjectBefore(text: string, head: Head, { before, previous, clause }: HeadSpot): string {
  if (text.charAt(head.start - 1) === "(") {
    const { verb, what } = leftHead(
      text.slice(Math.max(clause.start, head.start - longestLeft), head.start - 1),
    );
    return verb + what;
  }
  const share = head.unitClass === "percent" || head.unitClass === "points";
  if (previous && previous.end > (before ?? clause).start) {
    return share ? previous.what : subjectOf(previous.what);
  }
  if (!before) return "";
  const { verb, what } = leftHead(text.slice(Math.max(before.start, before.end - longestLeft), before.end));
  return verb + what;
}

/** 47人通过评审获得职称: what the counted did, from its last verb on. */
function predicate(text: string, head: Head, clause: Span): string {
  const rest = text.slice(head.end, Math.min(clause.end, head.end + longestRight));
  const did = /^[^、(]{0,12}(?:获得|取得|通过|参加|参与|从事)/.exec(rest);
  return did ? bare(rest.slice(did[0].length)) : "";
}
