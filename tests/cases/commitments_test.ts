/** Commitments read from whole papers: each `commitments/<name>.txt` is a case, `<name>.json` its rows worked out by hand. */
import { assertEquals, assertStrictEquals } from "@std/assert";
import { extract } from "../../pipelines/extract/mod.ts";
import type { CommitmentFact } from "../../pipelines/extract/facts.ts";

type Wanted = Pick<CommitmentFact, "number" | "text" | "responsible" | "due" | "status"> & { quote?: string };
interface Case {
  why: string;
  title: string;
  /** Day of the page, where the text does not give its own. */
  published?: string;
  doubts?: string[];
  commitments: Wanted[];
}

const folder = new URL("./commitments/", import.meta.url);
const names = [...Deno.readDirSync(folder)].map((entry) => entry.name).filter((name) => name.endsWith(".txt"))
  .sort();

for (const name of names) {
  const wanted: Case = JSON.parse(Deno.readTextFileSync(new URL(name.replace(".txt", ".json"), folder)));
  Deno.test(`extract() of ${name.replace(".txt", "")}: ${wanted.why}`, () => {
    const text = Deno.readTextFileSync(new URL(name, folder));
    const { commitments, doubts } = extract({
      title: wanted.title,
      text,
      fields: wanted.published ? { PubDate: wanted.published } : {},
      hints: {},
    });
    assertEquals(
      commitments.map(({ number, text, responsible, due, status }) => ({
        number,
        text,
        responsible,
        due,
        status,
      })),
      wanted.commitments.map(({ quote: _, ...row }) => row),
    );
    assertEquals(doubts.map(({ kind }) => kind), wanted.doubts ?? []);
    for (const [index, row] of commitments.entries()) {
      assertStrictEquals(text.slice(row.start, row.end), row.quote);
      const quote = wanted.commitments[index]?.quote;
      if (quote) assertStrictEquals(row.quote, quote);
    }
  });
}
