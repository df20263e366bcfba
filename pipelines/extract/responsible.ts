/**
 * Who is responsible for a task: the closing bracket （省市场监管局负责）, the label 责任单位：…, a sentence
 * (由省市场监管局牵头，省科技厅配合), leading bodies first.
 *
 * Who leads and who cooperates is told by the paper's own words: 牵头 and 主办 lead, 配合, 协办 and 参与 cooperate, and those
 * who 负责 lead where others 配合 or where they stand alone. Order tells it only where the paper says that the body named
 * first leads ({@linkcode firstLeads}); several that 按职责分工负责 have no leader.
 *
 * @module
 */
import { splitBodies, splitCharged, subjectOf } from "./bodies.ts";
import { matchesOf } from "../normalise/matches.ts";

/** A statement of responsibility. */
export interface Responsibility {
  /** Names as printed, leading bodies first, each once; a closing 等部门 stays. */
  names: string[];
  /** Bodies that lead, and bodies that cooperate, where the paper tells; 等部门 is in neither. */
  lead: string[];
  cooperating: string[];
  /** Offsets in the text that was read, brackets included. */
  start: number;
  end: number;
}

const bracket = /[(\[【](?<inner>[^()\[\]【】]{2,300}(?:\([^()\n]{1,40}\)[^()\[\]【】]{0,300}){0,8})[)\]】]/g;
const label =
  /(?:(?:责任|牵头|负责|配合|主办|协办|参与|参加|落实|承办)(?:单位|部门|机构|机关|主体|[处科股]室|方)|责任分工|(?<=^|[\n。;； ])(?:责任|牵头|主办|配合))[:：](?:[^。\n()\[\]【】]|\([^()\n]{1,40}\)){2,300}/g;
/** What a label ends with; most items have none. */
const colon = /[:：]/;
const says = /负责|牵头|配合|落实|参[与加]|分工|责任|[主协承]办|组织实施/;

/** All statements of responsibility in an item, in order. */
export function findResponsible(text: string): Responsibility[] {
  const found: Responsibility[] = [];
  for (const pattern of colon.test(text) ? [bracket, label] : [bracket]) {
    for (const match of matchesOf(text, pattern)) {
      const start = match.index, end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const inner = (pattern === label ? match[0] : match.groups?.inner ?? "").replace(/\n/g, "");
      const named = says.test(inner) || closes(text, { start, end }) ? readNames(inner) : null;
      if (named && named.names.length > 0) found.push({ ...named, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A bracket of bodies that stands behind a task's last sentence needs no word of duty. */
function closes(text: string, { start, end }: { start: number; end: number }): boolean {
  return /(?:^|[。;；\n])\s*$/.test(text.slice(Math.max(0, start - 3), start)) &&
    /^\s*(?:$|\n|[。;；])/.test(text.slice(end, end + 3));
}

/** How far apart statements of one task may stand: a line break, 完成时限：…. */
const widestGap = 40;

/**
 * All statements of an item ({@linkcode findResponsible}) read as one, from the first on as far as they follow one another;
 * without any, the first sentence that appoints someone; null without either.
 */
export function responsibilityIn(text: string, found: readonly Responsibility[]): Responsibility | null {
  const [first] = found;
  if (!first) return spokenIn(text);
  let count = 1;
  while (follows(text, found[count - 1], found[count])) count++;
  if (count === 1) return first;
  const run = found.slice(0, count);
  const words = run.map(({ start, end }) => text.slice(start, end).replace(/^[(\[【]|[)\]】]$|\n/g, ""));
  return { ...readNames(words.join(";")), start: first.start, end: run.at(-1)?.end ?? first.end };
}

function follows(text: string, one: Responsibility | undefined, next: Responsibility | undefined): boolean {
  const gap = one && next ? text.slice(one.end, next.start) : null;
  return gap !== null && gap.length <= widestGap && !/\S。\s*\S/.test(gap);
}

const appointed =
  /(?<=^|[,，:：、\s])由(?!于|此)(?<lead>[^,，。;；:：\n]{2,80}?)(?:按照?职责分工|共同|具体|统一|分别|各自){0,2}(?<duty>负责|牵头|[主承]办|承担(?!单位|机构)|统筹|组织(?!部)|实施|落实|汇总|审核|安排|提供|每[年月季半]|定期|开展|制定|建立|发布|指导|予以|给予|立案|查处|调查|监督|验收|推荐|选取|摸排|梳理|收集|推进|公布|确定|向|对(?!外)|研究(?!院|所|中心|会)|依法|按照?(?!摩))/;
/** A clause in mid-sentence: …，齐鲁化工区管委会负责落实用地. */
const chargedInside =
  /(?<=^|[,，])(?<lead>[一-龥][^,，。;；:：\n由]{2,60}?)(?:按照?职责分工|共同|具体|统一|分别){0,2}(?<duty>(?<=[,，].{2,60})负责|牵头)/;
const charging = /负责|牵头/;
const helped =
  /[,，、](?<help>[^,，。;；\n]{2,100}?)(?:积极|共同|协同|予以){0,2}(?:配合|参[与加]|协助|协办|选派|派员)/;
const dutiful = /^[省市县区州旗镇各]|^.{1,6}[省市县区州旗]/;
/** How much of an item is searched for such sentences, in characters. */
const longestSpoken = 1500;

const sentences = /[^。;；\n]+/g;

/** The first sentence that appoints bodies (由…牵头，…配合) or says no more than who does it. */
function spokenIn(text: string): Responsibility | null {
  for (const match of matchesOf(text.slice(0, longestSpoken), sentences)) {
    const sentence = match[0].trim(), start = match.index + match[0].indexOf(sentence);
    const told = appointedIn(sentence) ?? saidOf(sentence);
    if (told) return { ...told, start, end: start + sentence.length };
  }
  return null;
}

/** The bodies that the first sentence with such a subject says must act: 省市场监管局要会同…; empty without one. */
export function actingBodies(text: string): string[] {
  const paragraph = /^[^\n]{0,30}\n+[^\n]*|^[^\n]*/.exec(text.slice(0, longestSpoken))?.[0] ?? "";
  for (const sentence of paragraph.split(/[。;；\n]/)) {
    const names = subjectOf(sentence.trim()).filter((name) => dutiful.test(name) && !/[我本]/.test(name));
    if (names.length > 0) return names;
  }
  return [];
}

type Named = Pick<Responsibility, "names" | "lead" | "cooperating">;

/** Bodies that the first appointing sentence (由 …) of a text names, in order; empty without one. */
export function appointedBodies(text: string): string[] {
  for (const sentence of text.slice(0, longestSpoken).split(/[。;；\n]/)) {
    const found = appointedIn(sentence.trim());
    if (found) return found.names;
  }
  return [];
}

function appointedIn(sentence: string): Named | null {
  const match = (sentence.includes("由") ? appointed.exec(sentence) : null) ??
    (charging.test(sentence) ? chargedInside.exec(sentence) : null);
  const names = match ? splitCharged((match.groups?.lead ?? "").replace(/牵头$/, "")) : [];
  if (!match || names.length === 0) return null;
  const rest = sentence.slice(match.index + match[0].length);
  const cooperating = splitCharged(helped.exec(rest)?.groups?.help ?? "");
  const leads = match.groups?.duty === "牵头" || cooperating.length > 0 || names.length === 1;
  return {
    names: [...new Set([...names, ...cooperating])],
    lead: leads ? bodies(names) : [],
    cooperating: bodies(cooperating),
  };
}

/** A closing clause on when, …，2025年6月底前开工. */
const untold = /(?:[,，](?:\d|今年|明年|年底|长期|持续|每)[^,，]{1,24})+$/;

/** 市科技局牵头，市财政局配合: nothing else in the sentence. */
function saidOf(sentence: string): Named | null {
  if (!dutyWords.test(sentence)) return null;
  const told = sentence.replace(untold, "");
  if (told.length > 200 || !dutiful.test(told) && !/牵头/.test(told) || !duty.test(told)) return null;
  const named = readNames(told);
  return named.names.length > 0 ? named : null;
}

const role =
  /^(?<role>责任|牵头|负责|配合|主办|协办|参与|参加|落实|承办)(?:单位|部门|机构|机关|主体|[处科股]室|方|分工)?[:：]/;
const duty =
  /(?:(?:按照?|根据|依)(?:各自)?(?:职责|职能)?(?:分工)?|分别|共同|具体|联合|积极){0,2}(?:负责(?:落实|实施|推进)?|牵头(?:负责|落实|推进|实施|组织实施)?|配合(?:落实|实施|推进)?|组织(?:落实|实施|推进)|落实|协助|协办|推进|实施|参[与加]|承[担办])$/;

/** What a sentence must hold to end in one of them. */
const dutyWords = /负责|牵头|配合|落实|推进|实施|协助|协办|参[与加]|承[担办]/;

const shared = /分别|分工|各自|共同|联合/;

/** Clauses are parted by 。；, and by a comma behind 牵头 or 配合: 省科技厅牵头，省财政厅配合. */
function readNames(inner: string): Pick<Responsibility, "names" | "lead" | "cooperating"> {
  const leaders: string[] = [], charged: string[] = [], cooperating: string[] = [], others: string[] = [];
  let divided = false;
  const clauses = inner.replace(/(牵头|配合|负责)[,，、]/g, "$1;").split(
    /[;；。]|[,，、 \u3000]+(?=[^,，、 :：]{2,4}(?:单位|部门|机构|[处科股]室|时限|期限|时间|分工)?[:：])/,
  );
  for (const raw of clauses) {
    const clause = raw.trim(), label = role.exec(clause);
    const rest = clause.slice(label?.[0].length), closing = duty.exec(rest);
    const named = label?.groups?.role ?? closing?.[0] ?? "";
    const plain = rest.slice(0, closing?.index).trim();
    const names = named ? splitCharged(plain) : splitBodies(plain);
    divided ||= shared.test(named);
    if (/牵头|主办/.test(named)) leaders.push(...names);
    else if (/配合|协[办助]|参[与加]/.test(named)) cooperating.push(...names);
    else if (/责任|负责|落实|实施|推进|承[担办]/.test(named)) charged.push(...names);
    else others.push(...names);
  }
  const names = [...new Set([...leaders, ...charged, ...others, ...cooperating])];
  const leads = leaders.length > 0
    ? leaders
    : cooperating.length > 0 || (charged.length === 1 && !divided)
    ? charged
    : [];
  return {
    names,
    lead: bodies(leads),
    cooperating: bodies(leaders.length > 0 ? [...charged, ...cooperating] : cooperating),
  };
}

/** Each name once, without 等部门. */
function bodies(names: readonly string[]): string[] {
  return [...new Set(names.filter((name) => !isOthers(name)))];
}

/** Whether an element of a list says that it goes on: 等, 等部门. */
export function isOthers(name: string): boolean {
  return name.startsWith("等");
}

const order =
  /(?:列|排|署|标)?(?:在|于)?(?:第一位|首位|第一个|最前|首个)[^,，。;；\n]{0,8}?(?:为|是|系)(?:该项|本项|各项)?(?:任务|工作|措施)?的?(?:牵头|主办)/;

/** Whether a paper says that of several bodies the one named first leads: 列第一位的为牵头单位. */
export function firstLeads(text: string): boolean {
  return order.test(text);
}

/** The same statement read by that rule: who is named first leads, the others cooperate; where roles are told, as told. */
export function withFirstLeading(found: Responsibility): Responsibility {
  const [first, ...others] = found.names;
  if (!first || found.lead.length > 0 || found.cooperating.length > 0) return found;
  return { ...found, lead: [first], cooperating: bodies(others) };
}
