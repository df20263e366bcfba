import { assert, assertEquals, assertRejects } from "@std/assert";
import { sha256 } from "../../pipelines/model/id.ts";
import { searchInWorkers } from "../../publish/search/client.ts";
import { buildIndex } from "../../publish/search/index.ts";
import { openIndex } from "../../publish/search/query.ts";
import { parseTerms } from "../../publish/search/terms.ts";
import { workingDatabase, type Written, written } from "../api/small_release.ts";

async function built(path: string, documents: readonly Written[]): Promise<number> {
  const database = await workingDatabase(documents);
  try {
    return (await buildIndex(database, path)).documents;
  } finally {
    database.close();
  }
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("buildIndex() gives the same bytes for the same documents in any order", () =>
  inFolder(async (folder) => {
    assertEquals(await built(`${folder}/one`, written), written.length);
    await built(`${folder}/two`, written.toReversed());
    assertEquals(sha256(await Deno.readFile(`${folder}/one`)), sha256(await Deno.readFile(`${folder}/two`)));
  }));

Deno.test("buildIndex() leaves nothing beside the index", () =>
  inFolder(async (folder) => {
    await built(`${folder}/one`, written);
    assertEquals([...Deno.readDirSync(folder)].map(({ name }) => name), ["one"]);
  }));

Deno.test("search() gives the digest of the archived answer as it was indexed, of whatever form", () =>
  inFolder(async (folder) => {
    const digests = [`sha256:${"0af9".repeat(16)}`, "sha256:x", `sha512:${"0af9".repeat(16)}`];
    for (const [number, digest] of digests.entries()) {
      const database = await workingDatabase(written.slice(0, 1));
      await database.run("UPDATE document_versions SET archive = $1", [digest]);
      await buildIndex(database, `${folder}/${number}`);
      database.close();
      const index = openIndex(`${folder}/${number}`);
      const { hits } = index.search({ terms: [], filters: {}, limit: 1, after: null });
      assertEquals(hits.map(({ archive }) => archive), [digest]);
      index.close();
    }
  }));

Deno.test("buildIndex() refuses a file that is there", () =>
  inFolder(async (folder) => {
    await built(`${folder}/one`, []);
    await assertRejects(() => built(`${folder}/one`, []), Error, "already exists");
  }));

Deno.test("buildIndex() leaves out a text whose rights do not allow it", () =>
  inFolder(async (folder) => {
    const secret = {
      id: "x",
      title: "甲",
      url: "http://a.sample.example/",
      rights: "quote",
      text: "不可公布的全文",
    } as const;
    await built(`${folder}/one`, [secret]);
    const index = openIndex(`${folder}/one`);
    assertEquals(index.search({ terms: parseTerms("全文"), filters: {}, limit: 1, after: null }).count, 0);
    assertEquals(index.search({ terms: [], filters: {}, limit: 1, after: null }).hits[0]?.snippet, null);
    index.close();
  }));

Deno.test("searchInWorkers() answers as the index does, many at a time", () =>
  inFolder(async (folder) => {
    await built(`${folder}/one`, written);
    const index = openIndex(`${folder}/one`);
    const searcher = searchInWorkers(`${folder}/one`, 2);
    const requests = ["检验检测", "计量", "共享 -联盟", ""].map((query) => (
      { terms: parseTerms(query), filters: {}, limit: 3, after: null }
    ));
    const answers = await Promise.all(requests.map((request) => searcher.search(request)));
    assertEquals(answers, requests.map((request) => index.search(request)));
    const inBytes = await Promise.all(requests.map((request) => searcher.written(request)));
    const read = inBytes.map(({ hits, ...found }) => ({
      ...found,
      hits: JSON.parse(new TextDecoder().decode(hits)),
    }));
    assertEquals(read, answers);
    assert(answers.every(({ hits }) => hits.length > 0), "there must be hits to compare");
    searcher.close();
    index.close();
    const late = () => searcher.search({ terms: [], filters: {}, limit: 1, after: null });
    await assertRejects(late, Error, "it was closed");
  }));

Deno.test("searchInWorkers() answers each of many questions that wait for one worker, and gives up those left", () =>
  inFolder(async (folder) => {
    await built(`${folder}/one`, written);
    const index = openIndex(`${folder}/one`), searcher = searchInWorkers(`${folder}/one`, 1);
    const requests = Array.from({ length: 50 }, (_, at) => (
      { terms: parseTerms(at % 2 ? "检验检测" : "计量"), filters: {}, limit: 1 + at % 7, after: null }
    ));
    const asked = requests.map((request, at) =>
      at % 10 === 9 ? searcher.suggest("计", 3) : searcher.search(request)
    );
    const wanted = requests.map((request, at) =>
      at % 10 === 9 ? index.suggest("计", 3) : index.search(request)
    );
    assertEquals(await Promise.all(asked), wanted);
    const left = requests.map((request) =>
      assertRejects(() => searcher.search(request), Error, "it was closed")
    );
    searcher.close();
    await Promise.all(left);
    index.close();
  }));

Deno.test("searchInWorkers() says so when there is no index", () =>
  inFolder(async (folder) => {
    const searcher = searchInWorkers(`${folder}/none`, 2);
    const ask = () => searcher.search({ terms: [], filters: {}, limit: 1, after: null });
    await assertRejects(ask, Error, `Cannot search ${folder}/none`);
    await assertRejects(ask, Error, `Cannot search ${folder}/none`);
    searcher.close();
  }));
