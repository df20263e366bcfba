import { assertEquals, assertRejects } from "@std/assert";
import { ApiError, client } from "../../publish/api/client.ts";
import { withService } from "./small_release.ts";

Deno.test("client() asks with the types of the tables, walks to the end, and throws problem details", async () => {
  await withService(async ({ get }) => {
    const zhiji = client("http://localhost/", { fetch: (url) => get(url.slice("http://localhost".length)) });
    const { data: [first] } = await zhiji.list("indicators", { value__gte: 100 });
    const value: number | null | undefined = first?.value;
    assertEquals(value, 368);
    const ids: string[] = [];
    for await (const { id } of zhiji.walk("documents", { limit: 7 })) ids.push(id);
    assertEquals([ids.length, new Set(ids).size], [30, 30]);
    assertEquals((await zhiji.one("regions", "440203", {})).data.name, "武江区");
    assertEquals((await zhiji.search({ q: "提案" })).data[0]?.id, "reply");
    const error = await assertRejects(() => zhiji.list("indicators", { value__gte: "many" }), ApiError);
    assertEquals([error.status, error.errors.map(({ parameter }) => parameter)], [400, ["value__gte"]]);
  });
});
