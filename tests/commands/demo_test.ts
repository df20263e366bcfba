/** The main job end to end, as a newcomer runs it. @module */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { zhiji } from "./zhiji.ts";

interface Summary {
  version: string;
  documents: number;
  indicators: number;
  commitments: number;
  issues: number;
}

function lastLine(stdout: string): Summary {
  return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
}

async function hashes(folder: string): Promise<string> {
  return await Deno.readTextFile(`${folder}/SHA256SUMS`);
}

Deno.test("demo collects five sites, publishes, and a second one finds nothing changed; rebuild gives the same bytes", async (t) => {
  const data = await Deno.makeTempDir();
  let first: Summary | undefined;
  await t.step("the first run makes release 1 and sums it up in the last line", async () => {
    const { code, stdout, stderr } = await zhiji(["demo", "--once", "--data", data]);
    assertEquals(code, 0, stderr);
    first = lastLine(stdout);
    assert(first.documents >= 25, `wanted at least 25 documents, found ${first.documents}`);
    assert(first.indicators > first.documents, `wanted several figures a page, found ${first.indicators}`);
    assert(first.commitments > 20, `wanted more than 20 commitments, found ${first.commitments}`);
    for (const site of ["trs", "jpage", "jpaas", "gkmlpt", "plain"]) {
      assertStringIncludes(stdout, `sample_${site}`);
    }
  });
  await t.step("the second run makes no new version and says so", async () => {
    const { code, stdout, stderr } = await zhiji(["demo", "--once", "--data", data]);
    assertEquals(code, 0, stderr);
    assertEquals(lastLine(stdout), first);
    assertStringIncludes(stdout, "Nothing changed, no new version");
    const releases = [...Deno.readDirSync(`${data}/releases`)].filter((entry) => entry.isDirectory);
    assertEquals(releases.length, 1);
  });
  await t.step("rebuild with no network gives the same CSV and Parquet, byte for byte", async () => {
    const before = await hashes(`${data}/releases/${first?.version}`);
    const { code, stdout, stderr } = await zhiji(["rebuild", "--json", "--data", data]);
    assertEquals(code, 0, stderr);
    const { identical, different } = JSON.parse(stdout);
    assertEquals(different, []);
    assertEquals(identical, true);
    assertEquals(await hashes(`${data}/releases/${first?.version}`), before);
  });
  await t.step("verify finds every hash, count and quote in order", async () => {
    const { code, stdout } = await zhiji(["verify", first?.version ?? "", "--data", data]);
    assertEquals(code, 0, stdout);
  });
  await t.step("a file given by hand does not get into a folder of sample data", async () => {
    const file = `${data}/notice.txt`;
    await Deno.writeTextFile(file, "关于开展能力验证的通知\n\n各有关单位：\n全省共有检验检测机构12家。\n");
    const { code, stderr } = await zhiji(["ingest", file, "--data", data]);
    assertEquals(code, 1);
    assertStringIncludes(stderr, "wanted real data only");
  });
  await Deno.remove(data, { recursive: true });
});
