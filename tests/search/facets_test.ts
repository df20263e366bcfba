import { assertEquals } from "@std/assert";
import { DatabaseSync } from "node:sqlite";
import { buildIndex } from "../../publish/search/index.ts";
import { openIndex } from "../../publish/search/query.ts";
import { parseTerms } from "../../publish/search/terms.ts";
import { workingDatabase, written } from "../api/small_release.ts";
import { withIndex } from "./with_index.ts";

Deno.test("search() counts by kind, place, publisher, year and chain mentioned", async () => {
  await withIndex(written, (index) => {
    const request = { filters: {}, limit: 1, after: null, facets: true };
    assertEquals(index.search({ ...request, terms: parseTerms("检验检测") }).facets, {
      of: 3,
      kinds: ["consultation", "measures", "proposal_reply"].map((value) => ({ value, count: 1 })),
      regions: [{ value: "440000", count: 2 }, { value: "320000", count: 1 }],
      within: [],
      publishers: [
        { value: "江蘇省市場監督管理局", count: 1 },
        { value: "韶关市市场监督管理局", count: 1 },
        { value: '韶关市武江区市场监督管理局"><img src=x>', count: 1 },
      ],
      years: [{ value: "2022", count: 1 }, { value: "2023", count: 1 }, { value: "2024", count: 1 }],
      chains: [{ value: "meters", count: 1 }, { value: "platforms", count: 1 }],
    });
    assertEquals(index.search({ ...request, facets: false, terms: [] }).facets, null);
  });
});

Deno.test("search() counts the cities of a province and the counties of a city asked for", async () => {
  await withIndex(written, (index) => {
    const within = (region: string) =>
      index.search({ terms: [], filters: { region }, limit: 1, after: null, facets: true }).facets?.within;
    assertEquals(within("440000"), [{ value: "440200", count: 2 }]);
    assertEquals(
      within("440200"),
      [{ value: "440203", count: 1 }],
      "what the city itself published is left out",
    );
    assertEquals(within("440203"), []);
    assertEquals(within("000000"), []);
  });
});

Deno.test("search() of an index made before chains were looked for finds all else and no chain", async () => {
  const folder = await Deno.makeTempDir();
  const database = await workingDatabase(written);
  try {
    await buildIndex(database, `${folder}/search.sqlite`);
    const earlier = new DatabaseSync(`${folder}/search.sqlite`);
    earlier.exec("DROP TABLE chains; ALTER TABLE chunks DROP COLUMN chains");
    earlier.close();
    const index = openIndex(`${folder}/search.sqlite`);
    const request = { terms: parseTerms("检验检测"), limit: 9, after: null, facets: true };
    const answer = index.search({ ...request, filters: {} });
    assertEquals([answer.count, answer.facets?.chains], [3, []]);
    assertEquals(index.search({ ...request, filters: { chain: "meters" } }).count, 0);
    index.close();
  } finally {
    database.close();
    await Deno.remove(folder, { recursive: true });
  }
});
