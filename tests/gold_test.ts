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

Deno.test({
  name: "extract reaches precision 0.80, recall 0.70 and 27 of 35 metadata fields on the shared documents",
  ignore: seeds === null || score === null,
  async fn() {
    const out = await Deno.makeTempDir();
    for (const entry of Deno.readDirSync(seeds ?? "")) {
      const facts = JSON.stringify(extracted(`${seeds}/${entry.name}`));
      await Deno.writeTextFile(`${out}/${entry.name.replace(/\.txt$/, ".json")}`, facts);
    }
    const bounds = ["--min-precision", "0.80", "--min-recall", "0.70"];
    const args = ["run", "--quiet", "--no-check", "--no-config", "--allow-read", score ?? "", out, ...bounds];
    const { code, stdout } = await new Deno.Command(Deno.execPath(), { args }).output();
    const table = new TextDecoder().decode(stdout);
    assertEquals(code, 0, table);
    const right = [...table.matchAll(/metadata (\d+)\//g)].reduce((sum, [, count]) => sum + Number(count), 0);
    assert(right >= 27, `wanted 27 of 35 metadata fields, found ${right}\n${table}`);
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
