/** What sentences say of an alliance: when it was founded, its fields, and who chairs it. @module */
import { resolvePeriod } from "../../normalise/dates.ts";
import type { Paper } from "../paper.ts";
import type { Sentence } from "../sentences.ts";
import type { FoundBody } from "./found.ts";
import type { Role } from "./lists.ts";
import { typeOfListed } from "./kinds.ts";
import { listedName } from "./naming.ts";

/** A body that a sentence gives an office in a group. */
export interface Office {
  body: FoundBody;
  role: Role;
  /** ISO day, month or year it is a member from, where the sentence says. */
  since: string | null;
}

const founding = /(?:成立|组建|揭牌|设立)/;

/** Day, month or year of founding that the sentence of a naming states; null where it states none or several. */
export function foundedIn(paper: Paper, sentence: Sentence): string | null {
  const words = paper.text.slice(sentence.start, sentence.end);
  if (!founding.test(words) || /自成立|成立以来|拟|计划|将成立|力争/.test(words)) return null;
  const dates = paper.dates.filter(({ start, end, kind }) =>
    start >= sentence.start && end <= sentence.end && kind === "point"
  );
  const [only] = dates;
  return only && dates.length === 1 ? resolvePeriod(only, paper.anchor) : null;
}

const covering =
  /联盟[^。;；\n]{0,24}?(?:覆盖|涵盖|设置|设立|涉及)(?:了)?([一-龥、和及]{4,80}?)等?(?:[\d一二三四五六七八九十]{1,2})个(?:领域|专业组|专业|方向|行业)/;

/** Fields that a sentence says an alliance covers. */
export function fieldsIn(words: string): string[] {
  const list = covering.exec(words)?.[1];
  return list ? list.split(/[、和及]/).map((field) => field.trim()).filter((field) => field.length >= 2) : [];
}

const office =
  /(?:由|确定|推选|选举|明确)([^,，。;；、由]{3,30}?)(?:担任|为|任|当选(?:为)?)(?:首届|第一届|联盟)?(副?理事长|秘书长|秘书处|牵头|主席)单位|(副?理事长|秘书长|主席)单位(?:为|是|[:：])([^,，。;；、]{3,30})|(秘书处)设在([^,，。;；、]{3,30})|(?<=^|[,，。;；])([^,，。;；、由]{3,30}?)(?:当选|出任)(?:为)?(?:首届|第一届|联盟)?(副?理事长|秘书长|主席)单位/g;

const led =
  /由([^,，。;；、由]{4,30}?)(?:牵头|发起)[,，]?(?:联合|会同|携手|组织)([^。;；]{4,200}?)(?:等)?(?:[\d一二三四五六七八九十]{1,4}[家个](?:成员)?(?:单位|机构|企业)?)?(?:共同|联合)?(?:组建|成立|发起|组成)/;
const membersAre =
  /(?:成员|理事|会员)单位(?:包括|有|为|是|:)([^。;；]{4,300})|联盟由([^。;；]{4,300}?)等?(?:[\d一二三四五六七八九十]{1,4}[家个](?:单位|机构|企业)?)?(?:共同|联合)(?:发起|组建|成立)/;

/** Offices that a sentence gives, and members that it names. */
export function officesIn(paper: Paper, sentence: Sentence): Office[] {
  const words = paper.text.slice(sentence.start, sentence.end);
  const offices = [...words.matchAll(office)].flatMap((match) => {
    const name = (match[1] ?? match[4] ?? match[6] ?? match[7] ?? "").trim();
    const word = match[2] ?? match[3] ?? match[5] ?? match[8] ?? "";
    const role: Role = word.startsWith("副") ? "vice_chair" : /秘书/.test(word) ? "secretariat" : "chair";
    return officeOf(paper, {
      name,
      role,
      since: null,
      at: sentence.start + match.index + match[0].indexOf(name),
    });
  });
  return [...offices, ...foundersIn(paper, sentence)];
}

/** 由甲院牵头，联合乙所、丙公司等12家单位组建…; the day of founding is theirs. 成员单位包括…. */
function foundersIn(paper: Paper, sentence: Sentence): Office[] {
  const words = paper.text.slice(sentence.start, sentence.end);
  const founded = led.exec(words), listed = founded ? null : membersAre.exec(words);
  const since = founded ? foundedIn(paper, sentence) : null;
  const list = founded?.[2] ?? listed?.[1] ?? listed?.[2] ?? "";
  const from = sentence.start + words.indexOf(list);
  const chair = founded?.[1] ?? "";
  const members = [...list.matchAll(/[^、,，和及]+/g)].flatMap(({ 0: part, index }) => {
    const name = part.trim().replace(/等(?:[\d一二三四五六七八九十]{1,4}[家个].*)?$/, "");
    return officeOf(paper, { name, role: "member", since, at: from + index + part.indexOf(name) });
  });
  const leader = officeOf(paper, {
    name: chair,
    role: "chair",
    since,
    at: sentence.start + words.indexOf(chair),
  });
  return list === "" ? [] : [...(founded ? leader : []), ...members];
}

function officeOf(
  paper: Paper,
  { name, role, since, at }: { name: string; role: Role; since: string | null; at: number },
): Office[] {
  const type = typeOfListed(name);
  const issue = { issuer: paper.region_code, on: paper.anchor };
  const named = type === "body" ? null : listedName(name, { type, ...issue });
  if (!named) return [];
  const body = { ...named, cma_number: null, founded: null, fields: [], parent: null, aliases: [] };
  return [{ role, since, body: { ...body, start: at, end: at + name.length } }];
}
