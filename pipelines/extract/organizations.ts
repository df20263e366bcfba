/**
 * Organisations and memberships: the bodies that a document names, and who belongs to which alliance.
 *
 * Named are bodies that one can point at: 国家新能源汽车质检中心, 韶关市实验室联盟, “川质通”, a row of a list of members, the
 * authority that published. A kind (省级质检中心35个, 检验检测机构) is no body, and a word that is not the field's own (an
 * injected brand, a spun synonym) makes none. A body is the same in every document that writes its name and place out alike.
 *
 * @module
 */
import { resolveAgency } from "../normalise/names.ts";
import { levelOf } from "../normalise/regions.ts";
import { evidence, type Paper } from "./paper.ts";
import type { Sentence } from "./sentences.ts";
import { fieldsIn, foundedIn, type Office, officesIn } from "./organizations/alliances.ts";
import type { FoundBody, MembershipFact, OrganizationFact, OrganizationKey } from "./organizations/found.ts";
import { listedBodies, type ListedBody } from "./organizations/lists.ts";
import { keyText, mergeBodies, shortNames } from "./organizations/merge.ts";
import { namedBodies } from "./organizations/named.ts";
import { withParents } from "./organizations/parents.ts";

export type { MembershipFact, OrganizationFact, OrganizationKey } from "./organizations/found.ts";

/** What a document says of organisations. */
export interface OrganizationFacts {
  /** Each body once, in order of the text. */
  organizations: OrganizationFact[];
  memberships: MembershipFact[];
}

/** All organisations and memberships of a paper. */
export function extractOrganizations(paper: Paper): OrganizationFacts {
  const listed = listedBodies(paper), named = withSentences(paper, namedBodies(paper));
  const offices = officesOf(paper, named);
  const found = withParents(paper, [
    ...listed.bodies,
    ...named.map(({ body }) => body),
    ...offices.map(({ body }) => body),
    ...publishers(paper),
  ]);
  const bodies = [...found.bodies, ...found.parents, ...listed.parents]
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const meant = shortNames(bodies);
  const key = (body: OrganizationKey) => meant.get(keyText(body)) ?? pick(body);
  const group = groupOfList(paper, named);
  const memberships = [
    ...(group
      ? listed.bodies.filter(isMember).map((body) =>
        membership(paper, { ...body, body, group, role: body.role ?? "member" })
      )
      : []),
    ...offices.map((office) => membership(paper, { ...office, field: null })),
  ].map((fact) => ({ ...fact, member: key(fact.member), group: key(fact.group) }));
  return { organizations: mergeBodies(paper, { bodies, meant }), memberships: distinct(memberships) };
}

interface Spoken {
  body: FoundBody;
  sentence: Sentence | null;
}

/** Alliances take their fields and founding from the sentences they are named in. */
function withSentences(paper: Paper, bodies: FoundBody[]): Spoken[] {
  let next = 0;
  return bodies.map((body) => {
    while ((paper.sentences[next]?.end ?? Infinity) <= body.start) next++;
    const sentence = paper.sentences[next] ?? null;
    if (body.type !== "alliance" || !sentence) return { body, sentence };
    const words = paper.text.slice(sentence.start, sentence.end);
    return { body: { ...body, fields: fieldsIn(words), founded: foundedIn(paper, sentence) }, sentence };
  });
}

/** Offices in the alliance that was named last, in its own sentence or the next three. */
function officesOf(paper: Paper, named: Spoken[]): (Office & { group: FoundBody })[] {
  const alliances = named.filter(({ body }) => body.type === "alliance");
  let next = 0, since = Infinity, group: FoundBody | null = null;
  return paper.sentences.flatMap((sentence) => {
    since++;
    while ((alliances[next]?.body.start ?? Infinity) < sentence.end) {
      group = alliances[next++]?.body ?? null;
      since = 0;
    }
    const near = since <= 3 ? group : null;
    return near ? officesIn(paper, sentence).map((office) => ({ ...office, group: near })) : [];
  });
}

/** The alliance or platform whose members a paper lists: named in its title, else the first one of its text. */
function groupOfList({ title }: Paper, named: Spoken[]): FoundBody | null {
  if (!title || !/成员|名单|理事|入驻|会员/.test(title)) return null;
  const groups = named.map(({ body }) => body).filter(({ type }) =>
    type === "alliance" || type === "platform"
  );
  const inTitle = groups.find((body) =>
    title.includes(body.name) || body.aliases.some((alias) => title.includes(alias))
  );
  return inTitle ?? (/联盟/.test(title) ? groups.find(({ type }) => type === "alliance") ?? null : null);
}

function isMember(body: ListedBody): boolean {
  return body.type !== "alliance" && body.type !== "platform";
}

/** Authorities that signed the paper; one that the page alone names stands nowhere in the text and has no evidence. */
function publishers({ text, signature, publisher, region_code, anchor }: Paper): FoundBody[] {
  const names = signature?.bodies ?? (publisher?.split(" ") ?? []);
  return names.flatMap((words) => {
    const start = text.lastIndexOf(words);
    const { name, region_code: code } = resolveAgency(words, region_code, { on: anchor });
    if (start < 0 || !/(?:局|厅|委员会|委|部|总局|政府|办公室)$/.test(name)) return [];
    const level = code === null ? null : levelOf(code);
    const agency = { name, type: "agency" as const, level, region_code: code, aliases: [] };
    return [{
      ...agency,
      cma_number: null,
      founded: null,
      fields: [],
      parent: null,
      start,
      end: start + words.length,
    }];
  });
}

interface Joined {
  body: FoundBody;
  group: FoundBody;
  role: MembershipFact["role"];
  field: string | null;
  since: string | null;
}

function membership(paper: Paper, { body, group, role, field, since }: Joined): MembershipFact {
  return { member: pick(body), group: pick(group), role, field, since, ...evidence(paper, body) };
}

function pick({ name, region_code }: OrganizationKey): OrganizationKey {
  return { name, region_code };
}

/** Each member once for a group and role. */
function distinct(facts: MembershipFact[]): MembershipFact[] {
  const seen = new Set<string>();
  return facts.filter(({ member, group, role }) => {
    const text = [keyText(member), keyText(group), role].join("\u001e");
    return !seen.has(text) && seen.add(text);
  });
}
