/** Extraction scored against hand-made answers that it was not written from. @module */
import { assert, assertEquals } from "@std/assert";
import { extract } from "../pipelines/extract/mod.ts";
import { parseFile } from "../pipelines/parse/mod.ts";
import { shared } from "./shared.ts";

const seeds = shared("seeds");
const score = shared("gold/score.ts");

/** What `zhiji extract --json` prints for a file. */
function extracted(path: string) {
  const parsed = parseFile({ bytes: Deno.readFileSync(path), name: path });
  return { ...extract({ ...parsed, hints: {} }), text: parsed.text };
}

/** How many of a kind are right over all documents, of how many. */
function right(table: string, kind: string): { right: number; of: number } {
  const counts = [...table.matchAll(new RegExp(`${kind} (\\d+)/(\\d+)`, "g"))];
  return counts.reduce(
    (sum, [, right, of]) => ({ right: sum.right + Number(right), of: sum.of + Number(of) }),
    {
      right: 0,
      of: 0,
    },
  );
}

Deno.test({
  name:
    "extract reaches precision 0.95, recall 0.93, attributes 0.92, 40 of 43 commitments and 34 of 35 metadata fields",
  ignore: seeds === null || score === null,
  async fn() {
    const out = await Deno.makeTempDir();
    for (const entry of Deno.readDirSync(seeds ?? "")) {
      const facts = JSON.stringify(extracted(`${seeds}/${entry.name}`));
      await Deno.writeTextFile(`${out}/${entry.name.replace(/\.txt$/, ".json")}`, facts);
    }
    const bounds = ["--min-precision", "0.95", "--min-recall", "0.93", "--min-attributes", "0.92"];
    const args = ["run", "--quiet", "--no-check", "--no-config", "--allow-read", score ?? "", out, ...bounds];
    const { code, stdout } = await new Deno.Command(Deno.execPath(), { args }).output();
    const table = new TextDecoder().decode(stdout);
    assertEquals(code, 0, table);
    const [commitments, metadata] = [right(table, "commitments"), right(table, "metadata")];
    assert(commitments.right >= 40, `wanted 40 of 43 commitments, found ${commitments.right}\n${table}`);
    assert(metadata.right >= 34, `wanted 34 of 35 metadata fields, found ${metadata.right}\n${table}`);
    assertEquals([commitments.of, metadata.of], [43, 35], table);
    await Deno.remove(out, { recursive: true });
  },
});

Deno.test({
  name: "every span of the shared documents slices its quote out of the clean text",
  ignore: seeds === null,
  fn() {
    let checked = 0;
    for (const entry of Deno.readDirSync(seeds ?? "")) {
      const { text, indicators, commitments } = extracted(`${seeds}/${entry.name}`);
      for (const { quote, start, end } of [...indicators, ...commitments]) {
        assertEquals(text.slice(start, end), quote);
        checked++;
      }
    }
    assert(checked > 60, `wanted more than 60 facts to check, found ${checked}`);
  },
});
