/** The same facts through every noise of real pages, or none where the figures are gone. */
import { assertEquals, assertStrictEquals } from "@std/assert";
import type { DocumentFacts, IndicatorFact } from "../../pipelines/extract/facts.ts";
import { extract } from "../../pipelines/extract/mod.ts";
import { parseFile } from "../../pipelines/parse/mod.ts";
import { dates } from "../cases/noise/dates.ts";
import { furniture } from "../cases/noise/furniture.ts";
import { writing } from "../cases/noise/writing.ts";
import { shared } from "../shared.ts";

const cases = [...writing, ...dates, ...furniture];

function line({ value, unit, comparator, kind, period, region_code }: IndicatorFact): string {
  return [value, unit, comparator, kind, period ?? "-", region_code ?? "-"].join(" | ");
}

for (const { tags, page, url, facts, document } of cases) {
  Deno.test(`extract() reads through ${tags.join(", ")}`, () => {
    const parsed = parseFile({ bytes: new TextEncoder().encode(page), name: "page.txt" });
    const found = extract({ ...parsed, hints: { region_code: "360000", ...(url && { url }) } });
    assertEquals(found.indicators.filter(({ quantified }) => quantified).map(line), facts);
    for (const [field, wanted] of Object.entries(document ?? {})) {
      assertStrictEquals(found.document[field as keyof DocumentFacts], wanted, field);
    }
    for (const { start, end, quote } of found.indicators) {
      assertStrictEquals(parsed.text.slice(start, end), quote);
    }
  });
}

/** Noise that is in an address or a host and not in a text: told by the source, not by extraction. */
const notInText = ["spam_host", "mirror_of_gov_path", "same_path_mirror", "uuid_detail_url"];
const catalogue = shared("domain/noise.md");

Deno.test({
  name: "every noise of the shared catalogue has a case",
  ignore: catalogue === null,
  fn() {
    const known = new Set(
      [...notInText, ...cases.flatMap(({ tags }) => tags)].flatMap((tag) => tag.split("_")),
    );
    const rows = Deno.readTextFileSync(catalogue ?? "").split("\n").filter((row) => /^\| [a-z]/.test(row))
      .slice(1);
    const words = rows.flatMap((row) => row.split("|")[1]?.match(/[a-z.0-9]{3,}/g) ?? []);
    assertEquals(words.filter((word) => !known.has(word)), []);
  },
});
