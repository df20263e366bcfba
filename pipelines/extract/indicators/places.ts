/**
 * Where a figure holds: the place that opens its clause or list item, else the issuer's own.
 *
 * A place governs the clauses behind it up to the end of the sentence or the next place (`绵阳市建成平台,开放设备8528台`). A
 * place inside the words of a clause (联合重庆市市场监管局) names a partner and governs nothing. Places in a row are joined:
 * 川渝 is `510000+500000`. What a body of the nation did (市场监管总局批准22个…) holds for the nation, unless a place stands
 * between. A place that the issuer lies in, before a noun (江苏省服务名牌3个), belongs to the name of an award.
 *
 * @module
 */
import { characterSet, ciphers, isAt } from "../../normalise/character_set.ts";
import { liesIn } from "../../normalise/gazetteer.ts";
import { findPlaces, levelOf, type PlaceMention } from "../../normalise/regions.ts";
import type { IndicatorRecord } from "../../model/mod.ts";
import type { Measure } from "../../normalise/measures.ts";
import type { Sentence, Span } from "./layout.ts";

/** A place that governs from `start` on. */
export interface Ground {
  start: number;
  /** Where its name ends. */
  end: number;
  code: string;
  /** Whether it opens a list item only and governs no further than that. */
  item: boolean;
  /** Where the next place stands, behind which it does not hold; 0 where places do not end it. */
  until: number;
}

const openers =
  /^(?:\d{1,3}[\t ]+(?=$)|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、]|\([一二三四五六七八九十\d]{1,3}\)|第[一二三四五六七八九]|[一二三四五六七八九]是|再一方面|另一方面|一方面|其中|同时|此外|如|例如|截[至止]目前|目前|近年来|今年以来|去年|今年|\d{4}年(?:底|末|\d{1,2}月(?:\d{1,2}日|底)?)?|截[至止]|在|于|由|支持|推动|指导|使|我[局厅委办院](?=在)|[,，\s“(])*$/;

/** A sentence, the places inside it, and the code of its paper's issuer. */
interface Placed {
  sentence: Sentence;
  places: readonly PlaceMention[];
  issuer: string | null;
}

/** Places that open a clause or item of a sentence, in order. */
export function groundsOf(
  text: string,
  { sentence, places, issuer }: Placed,
): Ground[] {
  const grounds = [
    ...nationalGrounds(text, { sentence, places }),
    ...wordedGrounds(text, { sentence, places, issuer }),
  ];
  let c = 0, last: PlaceMention | null = null;
  for (const [index, place] of places.entries()) {
    const before = places[index - 1];
    while ((sentence.clauses[c + 1]?.start ?? Infinity) <= place.start) c++;
    const clause = sentence.clauses[c];
    if (!clause || place.start < clause.start) continue;
    const ground = grounds.at(-1);
    if (ground && last && joins(text.slice(last.end, place.start))) {
      ground.end = place.end;
      ground.code = [...new Set([...ground.code.split("+"), place.code])].join("+");
      last = place;
      continue;
    }
    const between = before === undefined ? "" : text.slice(before.end, place.start);
    const listed = between !== "" && joins(between);
    const bearing = listed ? null : bearingOf(text, { clause, place, issuer }); // 建设城东、城西2个园区: what is counted lies in both
    last = bearing ? place : null;
    if (bearing) {
      grounds.push({ ...groundOf(place, bearing), until: reachOf(text, { sentence, clause, place }) });
    }
  }
  return grounds.sort((a, b) => a.start - b.start);
}

function groundOf({ start, end, code }: PlaceMention, bearing: "clause" | "item"): Ground {
  return { start, end, code, item: bearing === "item", until: 0 };
}

/** 支持九江建设…；到2025年,…: a place that something is done for holds up to the next ；, 0 else. */
function reachOf(
  text: string,
  { sentence, clause, place }: { sentence: Sentence; clause: Span; place: PlaceMention },
): number {
  if (
    /[在于]$/.test(text.slice(clause.start, place.start)) &&
    ofAll.test(text.slice(clause.end, clause.end + 6))
  ) {
    return clause.end;
  }
  if (
    !opensPart(text, place.start) && !/(?:支持|推动|指导|帮助)$/.test(text.slice(clause.start, place.start))
  ) {
    return 0;
  }
  const stop = text.slice(place.end, sentence.end).search(/[;；]/);
  return stop < 0 ? 0 : place.end + stop;
}

/** 在甲区建成站点6个，累计服务…: what is said of all behind what was done at a place. */
const ofAll = /^[,，] ?(?:累计|总共|共计|全[省市县区州])/;

/** Whether a place governs its clause and those behind it, its list item only, or nothing. */
function bearingOf(
  text: string,
  { clause, place, issuer }: { clause: Span; place: PlaceMention; issuer: string | null },
): "clause" | "item" | null {
  const left = text.slice(Math.max(clause.start, place.start - 24), place.start);
  const right = text.slice(place.end, place.end + 8);
  const counted = /^ ?(?:[近约超]|\d+(?!年|\d))/.test(right);
  if (ranked.test(left) && shared.test(text.slice(place.end, clause.end + longestShared))) return "clause";
  if (counted && /(?:[高低快慢优多少好]于|超过|超)$/.test(left)) return "item";
  if (place.start - clause.start < 24 && openers.test(left)) {
    if (ofCompanies.test(text.slice(place.end, place.end + longestName))) return null;
    if (counted) return opensPart(text, place.start) ? "clause" : "item";
    return isAbove(place, issuer) && !predicate.test(right) ? null : "clause";
  }
  if (counted && isWithin(place.code, issuer)) return "item"; // 涉及合肥市5家
  return /[、(]$|[(,，]其中$/.test(left) && (counted || isWithin(place.code, issuer)) ? "item" : null;
}

/** 排名前三的是唐山市、保定市和沧州市,分别为301家、…: places at the end of a clause, each with its own figure behind it. */
const ranked = /(?:排|居|列|位|前|最)[^,，:：]{0,16}(?:是|为|有)$/,
  shared = /^(?:[、和与及][一-龥]{2,8}){0,8}[,，]?分别[是为有]/,
  longestShared = 8;

/** 石家庄某某检测有限公司等2家机构: bodies of which one is named. */
const ofCompanies = /^[^,，。;；、\d]{2,24}(?:公司|集团|厂|中心|研究院|研究所|检验所)等\d/, longestName = 36;

/** ；毕节市38万件，增速最快，达15%: what a semicolon parts from others goes on about its place. */
function opensPart(text: string, at: number): boolean {
  return /[;；] ?$/.test(text.slice(at - 2, at));
}

/** What makes a place the subject of its clause rather than the first word of a name. */
const predicate =
  /^(?:[省市]?(?:内|境内)?(?:的|共|现|已|有|拥有|仅|则|就|也|还|将|要|建|设|获|新|全|各|\d|[,，]|检验检测|制造业|机构|年|率先|累计|开展|推))/;

/** A named place that the issuer's own lies in. */
function isAbove({ code, kind }: PlaceMention, issuer: string | null): boolean {
  return kind === "name" && issuer !== null && code !== issuer && code !== "000000" && liesIn(issuer, code);
}

const nationalBody =
  /^(?:近日|日前|近期|此前|当天|今年|去年|\d{1,2}月\d{1,2}日|[,， ])*(?:国家(?:[一-龥]{2,12}(?:总局|委员会|管理局|标准委|认监委)|标准委|认监委)|市场监管总局|质检总局|认监委|国务院)(?!批准|同意|授权|认定的|的)/;

/** What such a clause begins with. */
const nationalFirsts = characterSet(`${ciphers}近日此当今去,， 国市质认`);

/** Clauses that a body of the nation opens; no place may stand between it and the figure. */
function nationalGrounds(
  text: string,
  { sentence, places }: { sentence: Sentence; places: readonly PlaceMention[] },
): Ground[] {
  const grounds: Ground[] = [];
  for (const { start, end } of sentence.clauses) {
    if (!isAt(nationalFirsts, text, start)) continue;
    const body = nationalBody.exec(text.slice(start, Math.min(end, start + 40)))?.[0];
    if (body === undefined) continue;
    const place = places.find((p) => p.start > start && p.code !== "000000");
    const until = place?.start ?? Infinity;
    grounds.push({ start, end: start + body.length, code: "000000", item: false, until });
  }
  return grounds;
}

const others = /^(?:其他|其它|其余)(?:各)?(?:市|州|县|区|地区?|设区市|市州|市县|地市)/;
const helped =
  /^(?:支持|推动|指导|帮助)([一-龥]{2,3}?)(?=建成|建设|建立|创建|新建|获批|申报|打造|成立|设立|筹建|开展)/;

/** What such a clause begins with. */
const wordedFirsts = characterSet("其支推指帮");

/** Clauses of 其他市, which is no place named before, and of counties named without their rank (支持浏阳建成…). */
function wordedGrounds(
  text: string,
  { sentence, places, issuer }: Placed,
): Ground[] {
  const grounds: Ground[] = [];
  if (issuer === null || issuer === "000000") return grounds;
  for (const { start, end } of sentence.clauses) {
    if (!isAt(wordedFirsts, text, start)) continue;
    const words = text.slice(start, Math.min(end, start + 12));
    const name = helped.exec(words)?.[1];
    const code = name ? placeNamed(name, { issuer, on: null }) : others.test(words) ? issuer : null;
    if (code === null || places.some((p) => p.start < start + 5 && p.end > start)) continue;
    const stop = name ? text.slice(start, sentence.end).search(/[;；]/) : -1;
    grounds.push({ start, end: start + 2, code, item: false, until: stop < 0 ? 0 : start + stop });
  }
  return grounds;
}

function joins(between: string): boolean {
  return between === "" || between === "、" || between === "和" || between === "与";
}

function isWithin(code: string, issuer: string | null): boolean {
  return issuer === null || (code !== issuer && liesIn(code, issuer));
}

/** The ground of a figure at `at`, with `itemStart` the start of its list item; null where the issuer's place holds. */
export function groundAt(
  grounds: readonly Ground[],
  { at, itemStart }: { at: number; itemStart: number },
): Ground | null {
  const holds = (g: Ground) =>
    g.start < at && (!g.item || g.start >= itemStart) && (g.until === 0 || at <= g.until);
  return grounds.findLast(holds) ?? null;
}

/**
 * Code of a ground for the figure at `at`. 东莞、佛山分别为412家、305家 gives each place its own figure, where there are as many
 * figures of one unit as places; else all places hold it together.
 */
export function codeAt(
  text: string,
  { ground, at, measures }: { ground: Ground; at: number; measures: readonly Measure[] },
): string {
  const codes = ground.code.split("+");
  if (
    codes.length < 2 ||
    !/^[^,，。;；\d]{0,16}(?:[,，][^,，。;；\d]{0,6})?分别/.test(text.slice(ground.end, ground.end + 26))
  ) {
    return ground.code;
  }
  const behind = measures.filter(({ start }) => start > ground.end).slice(0, codes.length);
  const same = behind.length === codes.length && behind.every(({ unit }) => unit === behind[0]?.unit);
  return same ? codes[behind.findIndex(({ start }) => start === at)] ?? ground.code : ground.code;
}

/** 合计 and 全省 are the table's own place; a bare name of a county is the one that lies in it. Null for what is no place of GB/T 2260. */
export function placeNamed(
  words: string,
  { issuer, on }: { issuer: string | null; on: string | null },
): string | null {
  if (/^(?:合计|总计|全[省市县区州国]|全自治[区州]|总体)$/.test(words)) return issuer;
  const whole = (name: string) =>
    findPlaces(name, issuer, { on })
      .find(({ start, end }) => start === 0 && /^州?$/.test(name.slice(end)))?.code ?? null;
  const named = whole(words);
  if (named !== null || issuer === null) return named;
  const inside = [...new Set(["市", "区", "县", "州", "旗"].map((rank) => whole(words + rank)))]
    .filter((code) => code !== null && liesIn(code, issuer));
  return inside.length === 1 ? inside[0] ?? null : null;
}

/** Level of a code, of the first of several. */
export function scopeOf(code: string | null): IndicatorRecord["scope"] {
  return code === null ? null : levelOf(code.slice(0, 6));
}
