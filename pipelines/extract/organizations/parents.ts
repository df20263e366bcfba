/**
 * What a body belongs to or rests on, where words beside its name or its name itself say so.
 *
 *     国家某某质检中心依托四川省计量院建设 · 依托四川省计量院建设国家某某质检中心 · 挂靠, 隶属, 设在 · 某某质检中心江苏分中心
 *
 * A parent must be a body that one can point at: a named one of the field, or a university or company by its full name.
 *
 * @module
 */
import type { Paper } from "../paper.ts";
import type { FoundBody, OrganizationKey } from "./found.ts";
import { typeOfListed } from "./kinds.ts";
import { type Issue, listedName } from "./naming.ts";

/** Bodies with their parents, and parents that no other reader has found. */
export interface WithParents {
  bodies: FoundBody[];
  parents: FoundBody[];
}

const name = "([一-龥]{4,30}?)";
const build = "(?:建设|组建|成立|设立|筹建|建成|运行|运营|申报|获批|承建)";
/** Right behind the body's name. */
const behind = [
  new RegExp(`^[”"]?(?:挂靠|隶属|落户)(?:在|于)?${name}(?=[,，。;；、)\\n]|$)`),
  new RegExp(`^[”"]?设(?:立)?(?:在|于)${name}(?=[,，。;；、)\\n]|$)`),
  new RegExp(`^[”"]?[,，]?\\(?依托单位(?:为|是|:)${name}(?=[,，。;；、)\\n]|$)`),
  new RegExp(`^[”"]?[,，]?(?:依托|由)${name}(?:负责|牵头|承担|投资)?${build}`),
];
/** Right before it. */
const before = [
  new RegExp(`依托${name}(?:牵头|负责)?${build}(?:的|了)?[“"]?$`),
  new RegExp(`(?:^|[,，。;；\\n])${name}(?:下设|内设|所属|下属|承建|承担建设|牵头建设)(?:的|了)?[“"]?$`),
];
/** Words for kinds of bodies, and what no name holds. */
const noName =
  /^(?:科研|高校|高等|有关|相关|各|骨干|龙头|优势|现有|多家|若干|一批|市县|所在|当地|企业|检验检测机构|技术机构|其|该|本)|院所$|机构$|[的了和与及在将把]/;
const reach = 44;

/** Finds parents. Linear: looks no farther than a name and a verb from each body. */
export function withParents(paper: Paper, found: readonly FoundBody[]): WithParents {
  const parents: FoundBody[] = [];
  const names = new Map(found.map((body) => [body.name, body]));
  const bodies = found.map((body) => {
    if (body.parent) return body;
    const stated = beside(paper, body);
    if (stated && stated.name !== body.name) {
      parents.push(stated);
      return { ...body, parent: keyOf(stated) };
    }
    const whole = stated ? null : wholeOf(body, names);
    return whole ? { ...body, parent: keyOf(whole) } : body;
  });
  return { bodies, parents };
}

function keyOf({ name, region_code }: FoundBody): OrganizationKey {
  return { name, region_code };
}

function beside({ text, region_code, anchor }: Paper, body: FoundBody): FoundBody | null {
  const issue = { issuer: region_code, on: anchor };
  const after = text.slice(body.end, body.end + reach), from = Math.max(0, body.start - reach);
  const ahead = text.slice(from, body.start);
  for (const pattern of behind) {
    const match = pattern.exec(after);
    const parent = match && parentOf(match[1] ?? "", issue);
    if (match && parent) {
      return at(parent, { words: match[1] ?? "", start: body.end + match[0].indexOf(match[1] ?? "") });
    }
  }
  for (const pattern of before) {
    const match = pattern.exec(ahead);
    const parent = match && parentOf(match[1] ?? "", issue);
    if (match && parent) {
      const start = from + match.index + match[0].indexOf(match[1] ?? "");
      return at(parent, { words: match[1] ?? "", start });
    }
  }
  return null;
}

type Named = Pick<FoundBody, "name" | "type" | "level" | "region_code">;

function at(named: Named, { words, start }: { words: string; start: number }): FoundBody {
  const unsaid = { cma_number: null, founded: null, fields: [], parent: null, aliases: [] };
  return { ...named, ...unsaid, start, end: start + words.length };
}

function parentOf(words: string, issue: Issue): Named | null {
  const type = typeOfListed(words);
  if (type === "body" || noName.test(words)) return null;
  const named = listedName(words, { ...issue, type });
  const whole = /(?:大学|学院|有限公司|集团)$/.test(words) || named?.name !== words ||
    /^(?:国家|中国)|[省市区县州]/.test(words);
  return named && whole ? named : null;
}

const partOf = /^[^,，。;；、]{0,12}(?:分中心|分院|分所|分站|实验室|工作站|中心|站点)$/;

/** The body whose whole name this one's begins with: 江苏省计量科学研究院 of its 力学检测实验室. */
function wholeOf(body: FoundBody, names: ReadonlyMap<string, FoundBody>): FoundBody | null {
  for (let length = body.name.length - 2; length >= 6; length--) {
    const whole = names.get(body.name.slice(0, length));
    if (whole && partOf.test(body.name.slice(length)) && /centre|institute/.test(whole.type)) return whole;
  }
  return null;
}
