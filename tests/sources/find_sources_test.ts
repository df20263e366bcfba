/** Discovery of source folders. @module */
import { assertEquals, assertRejects } from "@std/assert";
import { findSources } from "../../sources/mod.ts";

const define = new URL("../../sources/define.ts", import.meta.url).href;
const plain = new URL("../../sources/families/plain.ts", import.meta.url).href;
const article = new URL("../../sources/families/article.ts", import.meta.url).href;

const definition = `import { defineSource } from "${define}";
import { plain } from "${plain}";
import { article } from "${article}";
export default defineSource({
  title: { zh: "甲", en: "A" }, publisher: "样例局", region: "210000", home: "http://a.example/", rights: "open",
  status: "unverified", schedule: "weekly",
  list: plain({ start: "http://a.example/", list: "ul", rows: { row: "li" } }),
  article: article({ body: ["#zoom"] }), expect: { rows: 1 },
});`;

async function withFolder(files: Record<string, string>, run: (folder: URL) => Promise<void>): Promise<void> {
  const path = await Deno.makeTempDir();
  try {
    for (const [name, text] of Object.entries(files)) {
      const file = `${path}/${name}`;
      await Deno.mkdir(file.slice(0, file.lastIndexOf("/")), { recursive: true });
      await Deno.writeTextFile(file, text);
    }
    await run(new URL(`file://${path}/`));
  } finally {
    await Deno.remove(path, { recursive: true });
  }
}

Deno.test("findSources() gives folders with a source.ts, sorted, their names as ids", async () => {
  const files = {
    "liaoning_amr_notices/source.ts": definition,
    "anhui_amr_notices/source.ts": definition,
    "families/trs.ts": "throw new Error('not a source');",
    "samples/sample_a_notices/source.ts": definition,
  };
  await withFolder(files, async (folder) => {
    const ids = (await findSources(folder)).map(({ id }) => id);
    assertEquals(ids, ["anhui_amr_notices", "liaoning_amr_notices"]);
    const samples = (await findSources(new URL("samples/", folder))).map(({ id }) => id);
    assertEquals(samples, ["sample_a_notices"]);
  });
});

const wrong: [what: string, name: string, text: string][] = [
  ["a name that is no id", "Liaoning-AMR", definition],
  ["a file without a definition", "liaoning_amr_none", "export const x = 1;"],
  ["a definition that is wrong", "liaoning_amr_region", definition.replace("210000", "21")],
];
for (const [what, name, text] of wrong) {
  Deno.test(`findSources() names the folder with ${what}`, async () => {
    await withFolder({ [`${name}/source.ts`]: text }, async (folder) => {
      await assertRejects(() => findSources(folder), TypeError, name);
    });
  });
}
