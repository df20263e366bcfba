import { assert, assertEquals } from "@std/assert";
import { tables } from "../../pipelines/model/mod.ts";
import { tableReader } from "../../publish/api/pages.ts";
import { withService } from "./small_release.ts";

const rows: [path: string, ids: string[]][] = [
  ["/v1/indicators?value__gt=20", ["i-instruments"]],
  ["/v1/indicators?value__gte=20&sort=value", ["i-sites", "i-instruments"]],
  ["/v1/indicators?value__lt=368", ["i-sites"]],
  ["/v1/indicators?value__lte=19.5", []],
  ["/v1/indicators?value__in=20,21", ["i-sites"]],
  ["/v1/indicators?kind__ne=target", ["i-instruments"]],
  ["/v1/indicators?period__null=true", ["i-instruments"]],
  ["/v1/indicators?period__ne=2025", ["i-instruments"]],
  ["/v1/indicators?quote__contains=仪器", ["i-instruments"]],
  ["/v1/indicators?quote__contains=%25", []],
  ["/v1/indicators?sort=-value", ["i-instruments", "i-sites"]],
  ["/v1/indicators?sort=period", ["i-sites", "i-instruments"]],
  ["/v1/indicators?sort=-period", ["i-sites", "i-instruments"]],
  ["/v1/commitments?responsible__contains=科技", ["c-sites"]],
  ["/v1/commitments?responsible__in=市科技局,省科技厅", ["c-sites"]],
  ["/v1/commitments?responsible__ne=市科技局", []],
  ["/v1/documents?region_code=440000", ["hostile", "reply"]],
  ["/v1/documents?region_code=440200&sort=-published", ["reply", "hostile"]],
  ["/v1/documents?region_code__in=440200", ["reply"]],
  ["/v1/documents?region_code=330000", []],
  ["/v1/documents?region_code__null=true", ["undated"]],
  ["/v1/documents?published__gte=2024-03-03&sort=published", ["repost", "reply"]],
  ["/v1/documents?as_of=2024-09-10&title=计量器具目录", ["undated"]],
];

Deno.test("filters of every kind keep what their schema says", async () => {
  await withService(async ({ get }) => {
    for (const [path, ids] of rows) {
      const response = await get(encodeURI(path).replaceAll("%2525", "%25"));
      assertEquals(response.status, 200, path);
      const { count, data } = await response.json();
      assertEquals([count, data.map((row: { id: string }) => row.id)], [ids.length, ids], path);
    }
  });
});

Deno.test("fields leaves out all other columns, and a walk by any sort still gives every record once", async () => {
  await withService(async ({ get }) => {
    const whole = await (await get("/v1/documents?limit=100&fields=title,id&sort=-published,kind")).json();
    assertEquals(Object.keys(whole.data[0]), ["title", "id"]);
    assertEquals(new Set(whole.data.map((row: { id: string }) => row.id)).size, 30);
    assertEquals(whole.data.at(-1).id, "undated"); // nulls come last
    const walked: unknown[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const path: string = `/v1/documents?limit=7&fields=title,id&sort=-published,kind${
        cursor && `&cursor=${cursor}`
      }`;
      const page: { data: unknown[]; next: string | null } = await (await get(path)).json();
      walked.push(...page.data);
      cursor = page.next;
    }
    assertEquals(walked, whole.data);
  });
});

Deno.test("a day before the first release is not found, a day beside a version is refused", async () => {
  await withService(async ({ get }) => {
    const before = await get("/v1/documents?as_of=2024-09-09");
    assertEquals([before.status, (await before.json()).type], [404, "urn:problem-type:zhiji:not_found"]);
    const both = await get("/v1/documents?as_of=2024-09-10&version=2024-09-10");
    assertEquals([both.status, (await both.json()).errors[0].parameter], [400, "as_of"]);
  });
});

Deno.test("tableReader() has a filter for every column, and no two of one name", () => {
  for (const table of tables) {
    const { filters, columns } = tableReader(table);
    const names = filters.map(({ name }) => name);
    assertEquals(new Set(names).size, names.length, table.name);
    assertEquals(new Set(filters.map(({ column }) => column.name)).size, columns.length, table.name);
    assert(filters.every(({ schema }) => schema.description), table.name);
  }
});

Deno.test("an unknown way to compare is refused with those of its column, an unknown column with all columns", async () => {
  await withService(async ({ get }) => {
    const wanted = async (query: string) =>
      (await (await get(`/v1/metrics?${query}`)).json()).errors[0].wanted as string;
    assertEquals(
      await wanted("id__eq=1"),
      "one of id, id__ne, id__gt, id__gte, id__lt, id__lte, id__in, id__contains",
    );
    const columns = await wanted("nothing=1");
    assert(/^one of id, .*\blimit\b/.test(columns) && !columns.includes("__"), columns);
  });
});
