import { assert, assertEquals } from "@std/assert";
import { localFiles } from "../../pipelines/effects.ts";
import { indexCapabilities } from "../../pipelines/match/mod.ts";
import { capabilities, listIssues, lists } from "../../pipelines/model/mod.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import { databaseName } from "../../publish/release/database_file.ts";
import { release } from "../../publish/release/mod.ts";
import { buildIndex } from "../../publish/search/index.ts";
import { capability, insertRows } from "../match/small_lists.ts";
import { answerCheck, realAddresses } from "./described.ts";
import { withFolder, withService, workingDatabase } from "./small_release.ts";

const effects = {
  files: localFiles(),
  clock: () => new Date("2024-09-10T08:00:00Z"),
  log: { info: () => {}, warn: () => {} },
};

/** Makes a release of the small documents and of one list with two capabilities. */
async function releaseWithLists(data: string): Promise<void> {
  const database = await workingDatabase();
  try {
    const list = { id: "list", source_id: "sample_site", kind: "capabilities", name: "样例", mapping: "{}" };
    await insertRows(database, lists, [{ ...list, given: false }]);
    const told = { date: "2024-09-10", file: "样例.xlsx", digest: sha256("") };
    const counted = { read: 2, rejected: 0, records: 2, added: 2, withdrawn: 0, changed: 0 };
    const unknown = { unclassified: 0, without_standard: 2 };
    await insertRows(database, listIssues, [
      { id: "issue", list_id: "list", number: 1, ...told, ...counted, ...unknown },
    ]);
    const rows = [{ object: "水表", region: "510100" }, {
      object: "水表",
      parameter: "流量",
      region: "440200",
    }]
      .map((one, index) => ({ ...capability(one, index), institution_id: null, source_id: "sample_site" }));
    await insertRows(database, capabilities, rows);
    const inputs = { captures: 1, digest: sha256("none"), until: "2024-09-10T08:00:00Z", code: "test" };
    const extras = async (folder: string) => {
      await buildIndex(database, `${folder}/search.sqlite`);
      await indexCapabilities(`${folder}/${databaseName}`);
    };
    await release({ data, database, effects, sample: true, inputs, extras });
  } finally {
    database.close();
  }
}

Deno.test("every answer is what the description says of its path, to the last field", async () => {
  const data = await Deno.makeTempDir();
  try {
    await releaseWithLists(data);
    await withFolder(data, async ({ get }) => {
      const description = await (await get("/openapi.json")).json();
      const check = answerCheck(description);
      const addresses = await realAddresses(get, description);
      const wrong: string[] = [];
      for (const [path, address] of addresses) {
        const response = await get(address), answer = await response.json();
        assertEquals(response.status, 200, address);
        const fault = check(path, answer);
        if (fault !== null) wrong.push(`${address}: ${fault}`);
      }
      assertEquals(wrong, []);
      const seen = new Set(addresses.map(([path]) => path));
      for (const path of ["search", "match", "compare", "releases", "documents/{id}", "regions/{code}"]) {
        assert(seen.has(`/v1/${path}`), path);
      }
      const row = await (await get("/v1/indicators?limit=1")).json();
      row.data[0].value = "many";
      assert(check("/v1/indicators", row)?.includes("value"), "an answer that is not so must be seen");
    });
  } finally {
    await Deno.remove(data, { recursive: true });
  }
});

Deno.test("/v1/status counts sources, documents and what is gone, of the release that is asked for", () =>
  withService(async ({ get, version }) => {
    const { release, data } = await (await get(`/v1/status?version=${version}`)).json();
    const { count } = await (await get("/v1/documents?limit=1")).json();
    assertEquals(release.version, version);
    assertEquals([data.documents, data.gone, data.sources, data.issues], [count, 0, { sample: 1 }, {}]);
    assertEquals(data.collected_until, "2024-09-10T08:00:00Z");
  }));
