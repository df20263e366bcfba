/** Every source folder, held to the same promises. A new folder is tested by being there. @module */
import { assert, assertEquals, assertThrows } from "@std/assert";
import { textOfHtml } from "../../pipelines/parse/html.ts";
import type { ListPage, Page, Source } from "../../sources/define.ts";
import { NotAList } from "../../sources/families/not_a_list.ts";
import { everySource, findSources } from "../../sources/mod.ts";
import { loadExpected, loadSample, replay } from "../../sources/sample.ts";

const order =
  "title publisher region home rights status schedule season list fileHosts oldTls article kind publishes expect id"
    .split(" ");

const root = new URL("../../sources/", import.meta.url);
const folderOf = (source: Source) => new URL(`${source.id}/`, root);

/** Pages that are no list of any family, as sites serve them with status 200. */
const nothing: [what: string, text: string][] = [
  ["an empty answer", ""],
  ["an empty page", "<!DOCTYPE html><html><head><title></title></head><body></body></html>"],
  ["a soft 404", "<html><head><title>页面不存在</title></head><body><p>您访问的页面不存在</p></body></html>"],
  ["a challenge", "<html><head><script>$_ts=1</script></head><body></body></html>"],
  ["JSON of another kind", `{"code":"500","message":"系统繁忙"}`],
];

/** What a listing makes of a page: null where it refuses it. */
function readList(source: Source, page: Page): ListPage | null {
  try {
    return source.list.read(page, source.list.start);
  } catch (error) {
    if (error instanceof NotAList) return null;
    throw error;
  }
}

/** The page without its title, wherever the page prints it. */
function untitled(page: string, title: string): string {
  return page.replace(/<title>[^]*?<\/title>/i, "").replaceAll(title, "");
}

for (const source of await everySource()) {
  const { id } = source;
  Deno.test(`${id} declares its fields in the order of define.ts`, () => {
    assertEquals(Object.keys(source), order.filter((name) => name in source));
  });

  Deno.test(`${id} takes nothing for a list that is none`, () => {
    for (const [what, text] of nothing) {
      const found = readList(source, { url: source.list.start.url, text });
      assertEquals(found?.rows ?? [], [], what);
      assertEquals(found?.next ?? null, null, what);
    }
  });

  Deno.test(`${id} finds neither title nor body where there is no article`, () => {
    for (const [what, text] of nothing.slice(0, 2)) {
      const { title, body, container } = source.article({ url: source.home, text });
      assertEquals([title, body, container], [null, null, null], what);
    }
  });
}

const real = await findSources();

Deno.test("the real sources cover the nation, its regions and cities, and say that nobody has tried them", () => {
  assert(real.length >= 34, `wanted at least 34 sources, found ${real.length}`);
  const provinces = new Set(real.map(({ region }) => region.slice(0, 2)).filter((code) => code !== "00"));
  assert(provinces.size >= 30, `wanted sources of at least 30 provincial regions, found ${provinces.size}`);
  for (const { id, status } of real) assert(status !== "sample", `${id} is no sample`);
});

for (const source of real) {
  const { id } = source;
  const sample = await loadSample(folderOf(source));

  Deno.test(`${id} reads its sample as expected`, async () => {
    const { list, article } = replay(source, sample);
    const expected = await loadExpected(folderOf(source));
    const { body, ...rest } = article;
    const text = textOfHtml(body ?? "").split("\n").slice(0, expected.article.text.length);
    assertEquals({ list, article: { ...rest, text } }, expected);
    assert(expected.article.text.length > 0, "an expectation must hold some of the text");
    assert(expected.article.title !== null && expected.article.container !== null);
  });

  Deno.test(`${id} gives addresses that can be asked for`, () => {
    const { list } = replay(source, sample);
    for (const { url } of [...list.rows, ...(list.next ? [list.next] : [])]) {
      const { protocol, hostname, hash } = new URL(url);
      assert(/^https?:$/.test(protocol) && /\.[a-z]+$/.test(hostname) && hash === "", url);
    }
  });

  Deno.test(`${id} reads the same page twice alike`, () => {
    assertEquals(replay(source, sample), replay(source, sample));
  });

  Deno.test(`${id} has no title for a page without one, and no body for a page cut before it`, () => {
    const { url, article } = replay(source, sample);
    assert(article.title !== null);
    assertEquals(source.article({ url, text: untitled(sample.article, article.title) }).title, null);
    const cut = source.article({ url, text: sample.article.slice(0, sample.article.indexOf("</head>")) });
    assertEquals([cut.body, cut.container], [null, null]);
  });

  Deno.test(`${id} says at its sample that it is ours`, () => {
    for (const text of [...sample.lists, sample.article]) assert(text.includes("本项目"), text.slice(0, 200));
  });
}

Deno.test("replay() names the source whose sample has no row", () => {
  const [source] = real;
  assert(source);
  const empty = { ...source, list: { ...source.list, read: () => ({ rows: [], next: null, total: 0 }) } };
  assertThrows(() => replay(empty, { lists: ["x"], article: "" }), TypeError, source.id);
});
