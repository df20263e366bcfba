/** Many namings of one body in a document made one, the first of them its evidence. @module */
import { successorOf } from "../../normalise/names.ts";
import { evidence, type Paper } from "../paper.ts";
import type { FoundBody, OrganizationFact, OrganizationKey } from "./found.ts";

/** One text for a key, for maps. */
export function keyText({ name, region_code }: OrganizationKey): string {
  return `${name}\u001f${region_code ?? ""}`;
}

/** Short names that stand for a longer one of the document: 韶关市质计所 for 韶关市质量计量监督检测所. */
export function shortNames(bodies: readonly FoundBody[]): ReadonlyMap<string, OrganizationKey> {
  const full = new Map(bodies.map((body) => [keyText(body), body]));
  const meant = new Map<string, OrganizationKey>();
  for (const body of full.values()) {
    if (body.type !== "institute" && body.type !== "centre") continue;
    const longer = [...full.values()].filter((other) => stands(body, other));
    const [only] = longer;
    if (only && longer.length === 1) {
      meant.set(keyText(body), { name: only.name, region_code: only.region_code });
    }
  }
  return meant;
}

/** A short name has at most two thirds of the full one's characters, in their order, with the same end and place. */
function stands(short: FoundBody, full: FoundBody): boolean {
  if (short.region_code !== full.region_code || short.name.length * 3 > full.name.length * 2) return false;
  if (short.name.at(-1) !== full.name.at(-1) || short.name.slice(0, 2) !== full.name.slice(0, 2)) {
    return false;
  }
  let at = 0;
  for (const character of short.name) {
    at = full.name.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** The bodies of a document, each once, in the order of their first naming. */
export function mergeBodies(
  paper: Paper,
  { bodies, meant }: { bodies: readonly FoundBody[]; meant: ReadonlyMap<string, OrganizationKey> },
): OrganizationFact[] {
  const groups = new Map<string, FoundBody[]>();
  for (const body of bodies) {
    const key = keyText(meant.get(keyText(body)) ?? body);
    const group = groups.get(key);
    if (group) group.push(body);
    else groups.set(key, [body]);
  }
  const facts = [...groups].map(([key, group]) => mergeOne(paper, { key, group }));
  return facts.map((fact) => ({
    ...fact,
    parent: fact.parent && otherThan(fact, meant.get(keyText(fact.parent)) ?? fact.parent),
  }));
}

/** A body is not its own parent under a short name. */
function otherThan(fact: OrganizationKey, parent: OrganizationKey): OrganizationKey | null {
  return keyText(fact) === keyText(parent) ? null : parent;
}

function mergeOne(paper: Paper, { key, group }: { key: string; group: FoundBody[] }): OrganizationFact {
  const full = group.find((body) => keyText(body) === key) ?? group[0];
  const first = group[0];
  if (!full || !first) throw new TypeError(`Cannot merge namings of ${key}: wanted one at least, found none`);
  const stated = <Value>(read: (body: FoundBody) => Value | null): Value | null =>
    group.map(read).find((value) => value !== null) ?? null;
  const place = evidence(paper, first);
  const others = group.flatMap((body) => [...body.aliases, evidence(paper, body).quote]);
  const { name, type, level, region_code } = full;
  return {
    name,
    type,
    level,
    region_code,
    cma_number: stated((body) => body.cma_number),
    founded: stated((body) => body.founded),
    succeeded_by: type === "agency" ? successorOf(name) : null,
    fields: [...new Set(group.flatMap((body) => body.fields))],
    name_text: place.quote,
    aliases: [...new Set(others)].filter((other) => other !== name && other !== place.quote),
    parent: stated((body) => body.parent),
    ...place,
  };
}
