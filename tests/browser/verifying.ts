/**
 * A release verified in the browser, and three copies that are not what they say: a bit flipped, a file missing, and a quote
 * changed together with its hash, which only cutting it out of its text again can find.
 *
 * @module
 */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { literal, openDatabase } from "../../pipelines/load/duckdb.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import { picture, serve, type Tab, type Visit } from "./site.ts";

/** Tries all of them. */
export async function checkVerifying(site: Visit, t: Deno.TestContext): Promise<void> {
  await t.step(
    "a release as it was made is found to be so, read from Parquet with nobody else's script",
    async () => {
      await verified(site, site.origin, async ({ page, asked }, response) => {
        assertEquals(await page.locator("#files .wrong").count(), 0);
        assertStringIncludes(await page.locator("#state").innerText(), "全部相符");
        const said = await page.locator("#files").innerText();
        const [, quotes] = /(\d+) 条引文在原位/.exec(said) ?? [];
        assert(Number(quotes) > 1_000, said.slice(-400));
        assertStringIncludes(said, "tables/indicators.parquet 相符");
        assertStringIncludes(asked.join(), "/assets/hyparquet/index.js");
        assertEquals(
          asked.filter((address) => /\.jsonl\.gz$|\.csv$/.test(address) && address.includes("/tables/")),
          [],
        );
        const policy = response.headers()["content-security-policy"] ?? "";
        assert(policy.includes("script-src 'self'") && !policy.includes("unsafe"), policy);
        await picture(page, "verified");
      });
    },
  );
  await t.step("one bit flipped in a table is found", () =>
    spoilt(site, async (folder, page) => {
      const path = `${folder}/tables/indicators.parquet`, bytes = await Deno.readFile(path);
      const middle = bytes.length >> 1;
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      await Deno.writeFile(path, bytes);
      return page(["tables/indicators.parquet 不符"]);
    }));
  await t.step(
    "a file that is missing is found, and the others are looked at all the same",
    () =>
      spoilt(site, async (folder, page) => {
        await Deno.remove(`${folder}/tables/cases.parquet`);
        return page(["tables/cases.parquet 不符"]);
      }),
  );
  await t.step(
    "a quote changed together with the hash of its file is found",
    () =>
      spoilt(site, async (folder, page) => {
        await forge(folder);
        return page(["1 条引文不在原位"]);
      }),
  );
}

async function verified(
  site: Visit,
  origin: string,
  look: (tab: Tab, response: { headers(): Record<string, string> }) => Promise<void>,
): Promise<void> {
  const tab = await site.open({ viewport: { width: 1280, height: 900 } });
  const response = await tab.page.goto(`${origin}/verify`);
  assert(response);
  await tab.page.getByRole("button", { name: "开始核验" }).click();
  await tab.page.getByText("核验完毕").waitFor({ timeout: 300_000 });
  await look(tab, response);
  assertEquals(tab.asked.filter((address) => !address.startsWith(origin)), []);
  await tab.context.close();
}

/** Spoils a copy of the newest release, serves it, and looks for what the page says is wrong. */
async function spoilt(
  site: Visit,
  spoil: (folder: string, page: (wrong: string[]) => Promise<void>) => Promise<void>,
): Promise<void> {
  const data = await Deno.makeTempDir();
  try {
    const { latest } = JSON.parse(await Deno.readTextFile(`${site.data}/releases/versions.json`));
    await copyFolder(`${site.data}/releases/${latest}`, `${data}/releases/${latest}`);
    await Deno.copyFile(`${site.data}/releases/versions.json`, `${data}/releases/versions.json`);
    await spoil(
      `${data}/releases/${latest}`,
      (wrong) =>
        serve(data, (origin) =>
          verified(site, origin, async ({ page }) => {
            const found = (await page.locator("#files .wrong").allInnerTexts()).join("\n");
            for (const text of wrong) assertStringIncludes(found, text);
            assertStringIncludes(await page.locator("#state").innerText(), "请勿使用");
            assert(await page.locator("#files .right").count() > 20);
          })),
    );
  } finally {
    await Deno.remove(data, { recursive: true });
  }
}

/** Changes one word of a quote in the Parquet of figures, and lists the new file's hash. */
async function forge(folder: string): Promise<void> {
  const path = `${folder}/tables/indicators.parquet`;
  const database = await openDatabase(":memory:");
  try {
    await database.run(
      `CREATE TABLE forged AS SELECT * FROM read_parquet(${literal(path)});
       UPDATE forged SET quote = concat('又', quote[2:]) WHERE id = (SELECT min(id) FROM forged);
       COPY forged TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`,
    );
  } finally {
    database.close();
  }
  const manifest = JSON.parse(await Deno.readTextFile(`${folder}/manifest.json`));
  const bytes = await Deno.readFile(path);
  const entry = manifest.files.find((file: { path: string }) => file.path === "tables/indicators.parquet");
  Object.assign(entry, { bytes: bytes.length, sha256: sha256(bytes) });
  await Deno.writeTextFile(`${folder}/manifest.json`, JSON.stringify(manifest));
}

async function copyFolder(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  for await (const { name, isDirectory } of Deno.readDir(from)) {
    if (isDirectory) await copyFolder(`${from}/${name}`, `${to}/${name}`);
    else await Deno.copyFile(`${from}/${name}`, `${to}/${name}`);
  }
}
