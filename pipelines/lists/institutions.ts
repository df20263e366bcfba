/**
 * Resolves institutions across lists: one certificate number is one institution, then one name in one province.
 *
 * Where the lists contradict each other — a certificate with two names, a certificate in two provinces — the mentions are still one
 * institution, and the contradiction is written beside it. Pure; called on distinct mentions.
 *
 * @module
 */
import { stableId } from "../model/id.ts";
import type { InstitutionRecord } from "../model/institutions.ts";
import { comparableName } from "./cells.ts";

/** One way in which rows name an institution. */
export interface Mention {
  /** As printed. */
  name: string | null;
  certificate: string | null;
  region: string | null;
  /** Rows that name it so. */
  rows: number;
}

/** Institutions, and for each mention the id of the one it means; null when it names neither name nor certificate. */
export interface Resolved {
  records: InstitutionRecord[];
  ids: (string | null)[];
}

/** Resolves mentions; their order does not matter. */
export function resolveInstitutions(mentions: readonly Mention[]): Resolved {
  const groups = new Groups();
  const keys = mentions.map(({ name, certificate, region }) => {
    const byCertificate = certificate === null ? null : `c${certificate}`;
    const byName = name === null ? null : `n${comparableName(name)}\u001f${(region ?? "").slice(0, 2)}`;
    if (byCertificate !== null && byName !== null) groups.join(byCertificate, byName);
    return byCertificate ?? byName;
  });
  const members = new Map<string, Mention[]>();
  for (const [index, mention] of mentions.entries()) {
    const key = keys[index];
    if (key === null || key === undefined) continue;
    const root = groups.root(key);
    const group = members.get(root);
    if (group === undefined) members.set(root, [mention]);
    else group.push(mention);
  }
  const records = new Map([...members].map(([root, group]) => [root, record(group)]));
  return {
    records: [...records.values()].sort((a, b) => a.id < b.id ? -1 : 1),
    ids: keys.map((key) => key === null ? null : records.get(groups.root(key))?.id ?? null),
  };
}

function record(group: readonly Mention[]): InstitutionRecord {
  const names = byRows(group, ({ name }) => name);
  const certificates = sorted(group.map(({ certificate }) => certificate));
  const provinces = sorted(group.map(({ region }) => region?.slice(0, 2) ?? null));
  const name = names[0] ?? certificates[0] ?? "";
  const spellings = new Set(names.map(comparableName));
  const conflicts = [
    ...certificates.length > 1 ? ["certificates"] : [],
    ...spellings.size > 1 ? ["names"] : [],
    ...provinces.length > 1 ? ["regions"] : [],
  ];
  return {
    id: certificates[0] === undefined
      ? stableId("institution", "name", comparableName(name), provinces[0] ?? "")
      : stableId("institution", "certificate", certificates[0]),
    name,
    names: sorted(names),
    certificate_numbers: certificates,
    region_code: provinces.length === 1 ? byRows(group, ({ region }) => region)[0] ?? null : null,
    conflicts,
  };
}

/** Values by the rows that bear them, most first, equal ones in order. */
function byRows(group: readonly Mention[], value: (mention: Mention) => string | null): string[] {
  const counts = new Map<string, number>();
  for (const mention of group) {
    const key = value(mention);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + mention.rows);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([key]) => key);
}

function sorted(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))].sort();
}

/** Disjoint groups of keys. */
class Groups {
  readonly #parents = new Map<string, string>();

  root(key: string): string {
    let root = key;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root)) {
      root = parent;
    }
    while (key !== root) {
      const parent = this.#parents.get(key) ?? root;
      this.#parents.set(key, root);
      key = parent;
    }
    return root;
  }

  join(one: string, other: string): void {
    const [a, b] = [this.root(one), this.root(other)].sort();
    if (a !== undefined && b !== undefined && a !== b) this.#parents.set(b, a);
  }
}
