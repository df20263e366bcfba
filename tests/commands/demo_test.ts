/** The main job end to end, as a newcomer runs it. @module */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import Papa from "papaparse";
import { sampleDays } from "../../sources/samples/days.ts";
import { checkFullness } from "../site/fullness.ts";
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

async function table(data: string, name: string): Promise<Record<string, string>[]> {
  const text = await Deno.readTextFile(`${data}/releases/${sampleDays.at(-1)}/tables/${name}.csv`);
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

/** `陕西质量强省建设数据速览 2026-03-02 edited`, as sources/samples/days.ts plans it; a page that moved has no line. */
const edits = [
  "我省新批筹建三个省级质检中心 2026-03-02 removed",
  "关于发布2024年重点产业链检验检测难题“揭榜挂帅”榜单的通知 2026-03-02 edited",
  "绵阳大型仪器共享平台入网设备突破九千台套 2026-03-02 removed",
  "陕西质量强省建设数据速览 2026-03-02 edited",
  "四川省质量基础设施能力提升行动方案（2023—2025年） 2026-03-30 edited",
  "河南推出十条举措打通检验检测服务企业“最后一公里” 2026-03-30 edited",
  "辽宁省质量基础设施建设三年任务完成情况 2026-03-30 edited",
  "陕西质量强省建设数据速览 2026-03-30 restored",
];

async function hashes(folder: string): Promise<string> {
  return await Deno.readTextFile(`${folder}/SHA256SUMS`);
}

Deno.test("demo collects five sites, publishes, and a second one finds nothing changed; rebuild gives the same bytes", async (t) => {
  const data = await Deno.makeTempDir();
  let first: Summary | undefined;
  await t.step("the first run makes a release a day and sums the last one up in the last line", async () => {
    const { code, stdout, stderr } = await zhiji(["demo", "--once", "--data", data]);
    assertEquals(code, 0, stderr);
    first = lastLine(stdout);
    assert(first.documents >= 25, `wanted at least 25 documents, found ${first.documents}`);
    assert(first.indicators > first.documents, `wanted several figures a page, found ${first.indicators}`);
    assert(first.commitments > 20, `wanted more than 20 commitments, found ${first.commitments}`);
    for (const site of ["trs", "jpage", "jpaas", "gkmlpt", "plain"]) {
      assertStringIncludes(stdout, `sample_${site}`);
    }
    assertEquals(first.version, sampleDays.at(-1));
    // of the last day four pages are edited or put back; all others are confirmed
    const fetched = [...stderr.slice(stderr.lastIndexOf("采集 collect")).matchAll(/listed, (\d+) fetched/g)];
    assertEquals(fetched.reduce((sum, [, count]) => sum + Number(count), 0), 4);
  });
  await t.step("the last release tells what was edited, put back, removed and moved", async () => {
    const titles = new Map((await table(data, "documents")).map(({ id, title }) => [id, title]));
    const versions = (await table(data, "document_versions")).filter(({ change }) => change !== "first");
    const found = versions.map((one) => `${titles.get(one.document_id)} ${one.seen_from} ${one.change}`);
    assertEquals(found.sort(), edits.toSorted());
    assertEquals((await table(data, "document_aliases")).length, 1);
  });
  await t.step("every kind of page is filled", (step) => checkFullness(data, step));
  await t.step("the second run makes no new version and says so", async () => {
    const { code, stdout, stderr } = await zhiji(["demo", "--once", "--data", data]);
    assertEquals(code, 0, stderr);
    assertEquals(lastLine(stdout), first);
    assertStringIncludes(stdout, "Nothing changed, no new version");
    const releases = [...Deno.readDirSync(`${data}/releases`)].filter((entry) => entry.isDirectory);
    assertEquals(releases.map(({ name }) => name).sort(), [...sampleDays]);
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
