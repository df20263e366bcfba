/** Bodies named in running text, and platforms by their short names (“川质通”). @module */
import { levelOf } from "../../normalise/regions.ts";
import type { Paper } from "../paper.ts";
import type { FoundBody } from "./found.ts";
import { endingsIn } from "./kinds.ts";
import { placeOfShortName, readName } from "./naming.ts";

/** Farthest back that a name may begin. */
const longest = 36;

/** What ends the stretch that a name may stand in. */
const border = /[、,，。;；:：!?！？\n\t \d《》()（）]/;

/** Behind a name these make it a kind, a count or a part of another word. */
const countedBehind =
  /^[”"]?(?:\d|[一二三四五六七八九十百千两]+[个家处所]|[从达增共](?!同)|由(?=[^,，。;；]{0,6}\d)|仅|约|近|超|不少于|突破|和省级|示范[区点]|集聚区|评审|管理办法|建设(?:指南|标准|规范|数量)|数量|总数)/;
/** Before a name these make it one of many. */
const countedBefore = /(?:\d|[一二两三四五六七八九十百]|若干|一批|多|几|余|每)(?:个|家|所|处|批)?$/;

/** All bodies that the running text names, each time it does. */
export function namedBodies(paper: Paper): FoundBody[] {
  return [...bodiesByEnding(paper), ...shortPlatforms(paper)].sort((a, b) => a.start - b.start);
}

function bodiesByEnding({ text, region_code, anchor }: Paper): FoundBody[] {
  return endingsIn(text).flatMap(({ start, end }) => {
    if (countedBehind.test(text.slice(end, end + 8))) return [];
    const from = nameFloor(text, start);
    for (let at = from; at < start + 1 && at < end - 3; at++) {
      if (!mayBegin(text, { at, from })) continue;
      const named = readName(text.slice(at, end), { issuer: region_code, on: anchor });
      if (!named || countedBefore.test(text.slice(Math.max(0, at - 5), at))) continue;
      return [{
        ...named,
        cma_number: null,
        founded: null,
        fields: [],
        parent: null,
        aliases: [],
        start: at,
        end,
      }];
    }
    return [];
  });
}

/** The border before a name; quotation marks within a name (“一站式”) are none. */
function nameFloor(text: string, start: number): number {
  let at = start;
  while (at > 0 && start - at < longest && !border.test(text.charAt(at - 1))) at--;
  return at;
}

const leading =
  /(?:建成|建设|成立|组建|筹建|加快|推动|推进|支持|依托|发挥|利用|通过|牵头|联合|批准|获批|由|在|与|和|及|以及|对|把|将|以|为|向|了|到|从|的|、|“|”|加入|登录|入驻|参观|召开|公布|关于|投用|启用|成为|作为|包括|下设|内设|所属|下属|如|是|新建|创建|争取|申报|验收|会同)$/;

/** A name begins where a stretch does, or behind a verb or joining word. */
function mayBegin(text: string, { at, from }: { at: number; from: number }): boolean {
  return at === from || leading.test(text.slice(Math.max(from, at - 4), at));
}

const shortName = /“([一-龥]{2,3}通)”|([一-龥][一-龥][通])(?=平台)/g;
/** Words in 通 that are no names. */
const noName = /新通$|(?:沟|流|交|普|联|互|贯|畅|开|直|共|相|精|变)通$/;

function shortPlatforms({ text }: Paper): FoundBody[] {
  return [...text.matchAll(shortName)].flatMap((match) => {
    const name = match[1] ?? match[2] ?? "";
    const place = noName.test(name) ? null : placeOfShortName(name);
    if (place === null) return [];
    const start = match.index + (match[1] ? 1 : 0), behind = text.slice(match.index + match[0].length);
    return [{
      name,
      type: "platform" as const,
      level: levelOf(place),
      region_code: place,
      cma_number: null,
      founded: null,
      fields: [],
      parent: null,
      aliases: behind.startsWith("平台") ? [`${name}平台`] : [],
      start,
      end: start + name.length,
    }];
  });
}
