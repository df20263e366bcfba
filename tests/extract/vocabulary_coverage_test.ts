/** How much of what public pages count the vocabulary of metrics can name. */
import { assert } from "@std/assert";
import { metricOf } from "../../pipelines/extract/metrics/mod.ts";
import { unitAt } from "../../pipelines/normalise/units.ts";
import { shared } from "../shared.ts";

const path = shared("gold/figures-from-public-pages.jsonl");

interface Page {
  figures: { what: string; unit: string; core: boolean }[];
}

Deno.test({
  name: "metricOf() names at least 70 % of the core figures of public pages",
  ignore: path === null,
  fn() {
    const pages: Page[] = Deno.readTextFileSync(path ?? "").trim().split("\n").map((line) =>
      JSON.parse(line)
    );
    const core = pages.flatMap(({ figures }) => figures.filter((figure) => figure.core));
    const named = core.filter(({ what, unit }) => metricOf(what, unitAt(unit, 0)?.class ?? null) !== null);
    assert(core.length > 500, `wanted more than 500 core figures to judge by, found ${core.length}`);
    const share = named.length / core.length;
    assert(share >= 0.7, `wanted 0.70 of ${core.length} core figures, found ${share.toFixed(3)}`);
  },
});
