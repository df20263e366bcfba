import { assertEquals } from "@std/assert";
import { verdictsIn } from "./all.ts";
import { readVerdicts, verdict, verdictLine } from "./verdict.ts";

Deno.test("readVerdicts() reads what verdictLine() writes, among other lines", () => {
  const verdicts = [
    verdict({ what: "export beside COPY; twice", most: 1.5 }, 1.25),
    verdict({ what: "pages a second", least: 5 }, 4.5),
    verdict({ what: "not come to", least: 5 }, NaN),
  ];
  assertEquals(verdicts.map(({ met }) => met), [true, false, false]);
  const printed = ["release  {}", ...verdicts.map(verdictLine), "met by chance"].join("\n");
  assertEquals(readVerdicts(printed), verdicts);
});

Deno.test("verdictsIn() takes a bench at its word, else the worst figure, and misses what was not measured", () => {
  const bars = [
    { what: "ratio", most: 5, found: /= ([\d.]+) times/ },
    { what: "speed", least: 8, found: /(\d+) a second/ },
    { what: "size", most: 1, found: /size (\d+)/ },
  ];
  const figures = verdictsIn("/ = 1.5 times\n/x = 6.1 times\n9 a second\n12 a second\n", bars);
  assertEquals(figures.map(({ found, met }) => [found, met]), [[6.1, false], [9, true], [NaN, false]]);
  const own = verdictsIn(`size 3\n${verdictLine(verdict({ what: "own", most: 1 }, 0.5))}\n`, bars);
  assertEquals(own.map(({ what }) => what), ["own"]);
});
