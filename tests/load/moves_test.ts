/** Which pages are one document. @module */
import { assertEquals } from "@std/assert";
import { followed, groupPages, type MarkedPage } from "../../pipelines/load/moves.ts";

/** A page with its texts, oldest first; born in the order of ids. */
function page(id: string, texts: string, goneSince: string | null = null): MarkedPage {
  const marks = texts === "" ? [] : [...texts];
  return { id, born: id, mark: marks.at(-1) ?? null, marks, gone_since: goneSince };
}

const cases: [what: string, pages: MarkedPage[], wanted: string[][]][] = [
  ["pages with one text", [page("a", "x"), page("b", "x"), page("c", "y")], [["a", "b"], ["c"]]],
  ["a page that is gone and the one that has its text", [page("a", "x", "2026-01-05"), page("b", "x")], [[
    "a",
    "b",
  ]]],
  ["a moved page that was edited since", [page("a", "x", "2026-01-05"), page("b", "xy")], [["a", "b"]]],
  ["a page that moved twice", [
    page("a", "x", "2026-01-05"),
    page("b", "xy", "2026-02-01"),
    page("c", "yz"),
  ], [["a", "b", "c"]]],
  ["not pages whose texts parted while both stand", [page("a", "x"), page("b", "xy")], [["a"], ["b"]]],
  ["not a second page that left the text another way", [
    page("a", "x", "2026-01-05"),
    page("b", "xy"),
    page("c", "xz"),
  ], [["a", "b"], ["c"]]],
  ["not a page that was gone before the first one", [
    page("a", "x", "2026-01-05"),
    page("b", "xy", "2026-01-03"),
  ], [["a"], ["b"]]],
  ["not pages that cannot be told apart", [page("a", ""), page("b", "")], [["a"], ["b"]]],
];

for (const [what, pages, wanted] of cases) {
  Deno.test(`groupPages() joins ${what}, in whatever order they are given`, () => {
    for (const given of [pages, pages.toReversed()]) {
      assertEquals(groupPages(given).map((group) => group.map(({ id }) => id)), wanted);
    }
  });
}

Deno.test("followed() goes on from a page that is gone to the next that stood longer", () => {
  const path = (...days: (string | null)[]) =>
    followed(days.map((goneSince) => ({ goneSince }))).map(({ goneSince }) => goneSince);
  assertEquals(path(null, null), [null]);
  assertEquals(path("2026-01-05", "2026-01-03", "2026-02-01", null, null), [
    "2026-01-05",
    "2026-02-01",
    null,
  ]);
});
