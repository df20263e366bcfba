import { assert, assertEquals } from "@std/assert";
import { z } from "zod";
import { tables } from "../../pipelines/model/mod.ts";
import { hitSchema, searchExtras, suggestionSchema } from "../../publish/api/answer_schemas.ts";
import { operations } from "../../publish/api/openapi.ts";
import { type Described, randomAddress, seeded, wrongWith } from "./fuzz.ts";
import { withService } from "./small_release.ts";

Deno.test("openapi.json is OpenAPI 3.1 with every table, and every reference in it leads somewhere", async () => {
  await withService(async ({ get }) => {
    const text = await (await get("/openapi.json")).text();
    const described = JSON.parse(text);
    assertEquals(described.openapi, "3.1.0");
    for (const { name } of tables) assert(described.paths[`/v1/${name}`], name);
    for (const [, name = ""] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      assert(described.components.schemas[name], name);
    }
    const ids = Object.values<{ get: { operationId: string } }>(described.paths).map((one) =>
      one.get.operationId
    );
    assertEquals(new Set(ids).size, ids.length);
    const headings: string[] = described.tags.map(({ name }: { name: string }) => name);
    const used = Object.values<{ get: { tags: string[] } }>(described.paths).flatMap((one) => one.get.tags);
    assertEquals(new Set(used), new Set(headings), "each operation stands under a heading, none is empty");
    assertEquals(described.paths["/v1/regions/{code}"].get.tags, ["地区 Regions"]);
  });
});

Deno.test("every example of the description is answered", async () => {
  await withService(async ({ get }) => {
    const examples = operations().flatMap(({ example, types }) =>
      example === null ? [] : [{ example, types }]
    );
    assert(examples.length > tables.length);
    for (const { example, types } of examples) {
      const response = await get(example);
      const type = response.headers.get("content-type")?.split(";")[0] ?? "";
      assertEquals([response.status, types.includes(type)], [200, true], example);
      await response.body?.cancel();
    }
  });
});

Deno.test("answers of search and suggestion are as the description says, to the last field", async () => {
  await withService(async ({ get }) => {
    const extras = z.object(searchExtras);
    for (
      const query of ["q=计量&facets=true", "q=一站式", "q=韶光市", "limit=100", "q=质检中心&synonyms=true"]
    ) {
      const { data, ...head } = await (await get(`/v1/search?${query}`)).json();
      for (const hit of data) hitSchema.parse(hit);
      extras.parse(head);
      assert(data.length + head.did_you_mean.length > 0 || head.synonyms.length > 0, query);
    }
    const { data } = await (await get("/v1/suggest?q=jian")).json();
    assert(data.length > 0);
    for (const one of data) suggestionSchema.parse(one);
    const described = await (await get("/openapi.json")).json();
    const answer = (path: string) =>
      described.paths[path].get.responses[200].content["application/json"].schema;
    assertEquals(answer("/v1/search").properties.data.items.required, Object.keys(hitSchema.shape));
    const { properties } = answer("/v1/match");
    for (const name of ["demand", "valid_on", "full", "unknown"]) assert(properties[name], name);
    assert(properties.data.items.properties.capability.properties.standard_no);
  });
});

Deno.test("the page to try the API on asks nobody else for anything", async () => {
  await withService(async ({ get }) => {
    const response = await get("/docs");
    const page = await response.text();
    assert(!/(src|href)="(https?:)?\/\//.test(page));
    assert(
      response.headers.get("content-security-policy")?.startsWith("default-src 'none'; script-src 'self';"),
    );
    for (const [, path = ""] of page.matchAll(/(?:src|href)="(\/docs\/[^"]+|\/openapi\.json)"/g)) {
      const { status, body } = await get(path);
      assertEquals(status, 200, path);
      await body?.cancel();
    }
  });
});

Deno.test("300 random requests bring no failure of the server, and every error is problem details", async () => {
  await withService(async ({ get, warnings }) => {
    const described: Described = await (await get("/openapi.json")).json();
    const random = seeded(7);
    for (let count = 0; count < 300; count++) {
      const address = randomAddress(described, random);
      assertEquals(await wrongWith(await get(address)), null, `${address} ${warnings.at(-1) ?? ""}`);
    }
  });
});
