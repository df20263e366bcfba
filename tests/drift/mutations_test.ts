/** Every kind of damage to every source's pages is noticed, and nothing is noticed of pages as they are. @module */
import { assert, assertEquals } from "@std/assert";
import {
  detectDrift,
  type DriftFinding,
  expectationsOf,
  isHeld,
  type Observation,
  profileOf,
} from "../../pipelines/drift/mod.ts";
import { type Fixture, fixtures, observe, textOf, withText } from "./fixture.ts";
import { mutations, withArticles, withList } from "./mutations.ts";
import { eachRow } from "./row_fragments.ts";

const all = await fixtures();
const nothing = new Map<string, number>();

/** What was observed of each fixture as it is: reading its pages is most of the work, and they do not change. */
const unharmed = new Map<Fixture, Observation>();

function asItIs(fixture: Fixture): Observation {
  const observation = unharmed.get(fixture) ?? observe(fixture, nothing);
  unharmed.set(fixture, observation);
  return observation;
}

/** What is found in a collection that follows the unharmed one. */
function after(fixture: Fixture, changed: Fixture): DriftFinding[] {
  const before = asItIs(fixture);
  const lengths = new Map(before.articles.map(({ url, length }) => [url, length]));
  return detectDrift(observe(changed, lengths), expectationsOf(fixture.source, profileOf(before, null)));
}

/** Kinds that a fixture has nothing for: rows without dates have no date to change. */
const inapplicable = new Set([
  "national_samr_consultations: another date format",
  "national_samr_consultations: an ancient, frozen list",
]);

Deno.test("the corpus has at least 12 kinds, and the sample sites with five families", () => {
  assert(mutations.length >= 12);
  const families = new Set(all.map(({ source }) => source.list.family));
  for (const family of ["trs", "jpage", "jpaas", "gkmlpt", "plain"]) assert(families.has(family), family);
});

for (const fixture of all) {
  const { id, list: { family } } = fixture.source;

  Deno.test(`detectDrift() finds nothing in ${id} (${family}) as it is, on first sight or again`, () => {
    const { source } = fixture;
    assertEquals(detectDrift(asItIs(fixture), expectationsOf(source, null)), []);
    assertEquals(after(fixture, fixture), []);
  });

  Deno.test(`detectDrift() holds ${id} (${family}) back for every kind of damage to its list`, () => {
    for (const mutation of mutations.filter(({ list }) => list !== null)) {
      const name = `${id}: ${mutation.name}`;
      const changed = withList(fixture, mutation);
      assertEquals(changed === null, inapplicable.has(name), name);
      if (changed) assert(isHeld(after(fixture, { ...changed, articles: [] })), name);
    }
  });

  Deno.test(`detectDrift() names each damaged article of ${id} (${family})`, () => {
    for (const mutation of mutations.filter(({ article }) => article !== null)) {
      fixture.articles.forEach(({ url }, at) => {
        const changed = withArticles(fixture, mutation, (order) => order === at);
        assert(changed, mutation.name);
        const one = { ...changed, lists: [], articles: changed.articles.filter((_, order) => order === at) };
        const urls = after(fixture, one).map((finding) => finding.url);
        assert(urls.includes(url), `${mutation.name}: ${url}`);
      });
    }
  });

  if (fixture.articles.length < 5) continue; // a past of fewer articles has no habits to break

  Deno.test(`detectDrift() holds ${id} (${family}) back when all its articles are damaged alike`, () => {
    for (const mutation of mutations.filter(({ article }) => article !== null)) {
      const changed = withArticles(fixture, mutation, () => true);
      assert(changed && isHeld(after(fixture, { ...changed, lists: [] })), mutation.name);
    }
  });
}

const harmless: [what: string, change: (fixture: Fixture) => Fixture][] = [
  ["a wrong charset in the header", (fixture) => ({
    ...fixture,
    lists: fixture.lists.map((page) => ({ ...page, contentType: "text/html; charset=iso-8859-1" })),
    articles: fixture.articles.map((page) => ({ ...page, contentType: "text/html; charset=iso-8859-1" })),
  })],
  [
    "one row fewer",
    (fixture) =>
      lastList(
        fixture,
        (text) => eachRow(text, fixture.rows, (row, order) => order === fixture.rows.length - 1 ? null : row),
      ),
  ],
  ["a comment at the end of each page", (fixture) => ({
    ...fixture,
    articles: fixture.articles.map((page) => withText(page, `${textOf(page)}<!-- 4 ms -->`)),
  })],
  ["a sentence more in each article", (fixture) => ({
    ...fixture,
    articles: fixture.articles.map((page) => {
      const text = textOf(page), at = text.lastIndexOf("。");
      return at < 0 ? page : withText(page, `${text.slice(0, at)}。特此补充说明${text.slice(at)}`);
    }),
  })],
];

function lastList(fixture: Fixture, change: (text: string) => string): Fixture {
  const lists = fixture.lists.map((page, at) =>
    at === fixture.lists.length - 1 ? withText(page, change(textOf(page))) : page
  );
  return { ...fixture, lists };
}

for (const [what, change] of harmless) {
  Deno.test(`detectDrift() does not mind ${what}`, () => {
    for (const fixture of all) {
      const source = { ...fixture.source, expect: { rows: Math.min(2, fixture.rows.length) } };
      assertEquals(after({ ...fixture, source }, { ...change(fixture), source }), [], fixture.source.id);
    }
  });
}

Deno.test("detectDrift() only notes what has no past to be held against", () => {
  const [fixture] = all;
  assert(fixture);
  const renamed = mutations.find(({ name }) => name === "the body's container renamed");
  const changed = renamed && withArticles(fixture, renamed, () => true);
  assert(changed);
  const first: Observation = observe({ ...changed, lists: [] }, nothing);
  const findings = detectDrift(first, expectationsOf(fixture.source, null));
  assertEquals(findings.map(({ kind, severity }) => [kind, severity]), [["bodies_not_found", "warn"]]);
});
