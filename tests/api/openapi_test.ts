import { assert, assertEquals } from "@std/assert";
import { tables } from "../../pipelines/model/mod.ts";
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
