/** The command line: `zhiji ingest FILE --as KIND`. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { zhiji } from "../commands/zhiji.ts";
import { listOf } from "./taking.ts";

async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "zhiji-ingest-" });
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const rows = Array.from({ length: 8 }, (_, index) => ({ parameter: `参数${index + 1}` }));

Deno.test("zhiji ingest --as shows the mapping with five rows, loads, and tells what the next issue changed", async () => {
  await inFolder(async (folder) => {
    const path = `${folder}/能力表.csv`, data = `--data=${folder}/data`;
    await Deno.writeTextFile(path, listOf(rows));
    const preview = await zhiji(["ingest", path, "--as", "capabilities", "--preview", data]);
    assertEquals(preview.code, 0, preview.stderr);
    assertMatch(preview.stdout, /检测对象 → object: 示例电器 \| 示例电器/);
    assert(preview.stdout.includes("参数5") && !preview.stdout.includes("参数6"), "five rows are shown");
    const first = await zhiji(["ingest", path, "--as", "capabilities", "--no-release", data]);
    assertMatch(first.stdout, /清单 List 能力表: 读 read 8 rows, 收 records 8, 未收 rejected 0/);
    await Deno.writeTextFile(path, listOf([...rows.slice(1), { parameter: "新" }, { parameter: "又一" }]));
    const second = await zhiji(["ingest", path, "--as", "capabilities", "--no-release", "--json", data]);
    const { list, preview: { sheets: [sheet] }, report } = JSON.parse(second.stdout);
    assertEquals([list, sheet.mapping.columns["参数"], sheet.samples.length], ["能力表", "parameter", 5]);
    assertEquals([report.added, report.withdrawn, report.records], [2, 1, 9]);
  });
});

Deno.test("zhiji ingest --as refuses what is no list before it keeps anything", async () => {
  await inFolder(async (folder) => {
    const path = `${folder}/a.csv`;
    await Deno.writeTextFile(path, "日期,气温\n2026-01-01,3\n2026-01-02,4\n");
    const run = (...more: string[]) => zhiji(["ingest", ...more, `--data=${folder}/data`]);
    const wrong = await run(path, "--as", "capabilities");
    assertEquals(wrong.code, 1);
    assertMatch(
      wrong.stderr,
      /NoHeader: Cannot read a\.csv as a list of capabilities: wanted a header with known columns/,
    );
    assertMatch(wrong.stderr, /next +deno task zhiji ingest FILE --as KIND --mapping JSON/);
    const kept = await Array.fromAsync(Deno.readDir(`${folder}/data/archive`));
    assertEquals(kept.filter(({ name }) => name.includes(".warc")), []);
    assertEquals((await run(path, "--as", "things")).code, 2);
    assertEquals((await run(path, "--list", "x")).code, 2);
    assertMatch((await run("https://a.example/list.xlsx", "--as", "demands")).stderr, /define a source/);
  });
});

Deno.test("zhiji ingest --as refuses an issue without rows, until --withdraw-all says that it is meant", async () => {
  await inFolder(async (folder) => {
    const path = `${folder}/能力表.csv`;
    const run = (...more: string[]) =>
      zhiji(["ingest", path, "--as", "capabilities", "--no-release", `--data=${folder}/data`, ...more]);
    await Deno.writeTextFile(path, listOf(rows));
    assertEquals((await run()).code, 0);
    await Deno.writeTextFile(path, listOf([]));
    const refused = await run();
    assertEquals(refused.code, 1);
    assertMatch(refused.stderr, /wanted rows below the header, found none/);
    assertMatch(refused.stderr, /--withdraw-all/);
    const meant = await run("--withdraw-all");
    assertMatch(meant.stdout, /收 records 0,[\s\S]*撤下 withdrawn 8/, meant.stderr);
    const again = await run("--withdraw-all");
    assertMatch(again.stdout, /内容未变 nothing new/);
  });
});

Deno.test("zhiji ingest --as tells certificate numbers that are none, with counts and first rows", async () => {
  await inFolder(async (folder) => {
    const path = `${folder}/能力表.csv`;
    const faulty = ["23002034976", "23002034976", "990020349767", "粤字第8号", ""];
    await Deno.writeTextFile(path, listOf([...rows, ...faulty.map((certificate) => ({ certificate }))]));
    const run = (...more: string[]) =>
      zhiji(["ingest", path, "--as", "capabilities", "--no-release", `--data=${folder}/data`, ...more]);
    const { stdout, stderr } = await run();
    assertMatch(
      stdout,
      /not twelve digits: 3 rows, first 第 10 行 “23002034976”、第 13 行 “粤字第8号”/,
      stderr,
    );
    assertMatch(stdout, /implausible year: 1 rows, first 第 12 行 “990020349767”/);
    assertMatch(stdout, /收 records 13/);
    await Deno.writeTextFile(path, listOf([...rows, { certificate: "990020349767" }]));
    const { report } = JSON.parse((await run("--json")).stdout);
    assertEquals(report.certificates, [{
      reason: "implausible_year",
      rows: 1,
      first: [{ sheet: "", row: 12, text: "990020349767" }],
    }]);
  });
});

Deno.test("zhiji ingest --mapping says which column is which field", async () => {
  await inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/a.csv`, "甲,乙,丙\n水泥,强度,x\n砂浆,稠度,y\n");
    await Deno.writeTextFile(
      `${folder}/m.json`,
      JSON.stringify({
        columns: { 甲: "object", 乙: "parameter", 丙: null },
        constants: { institution: "示例检测" },
      }),
    );
    const args = [
      `${folder}/a.csv`,
      "--as",
      "capabilities",
      "--mapping",
      `${folder}/m.json`,
      "--no-release",
      "--json",
    ];
    const { stdout, stderr, code } = await zhiji(["ingest", ...args, `--data=${folder}/data`]);
    assertEquals(code, 0, stderr);
    assertEquals(JSON.parse(stdout).report.records, 2);
    await Deno.writeTextFile(`${folder}/m.json`, JSON.stringify({ columns: { 甲: "colour" } }));
    const wrong = await zhiji(["ingest", ...args, `--data=${folder}/data`]);
    assertMatch(
      wrong.stderr,
      /DefinitionError: Cannot read a mapping of capabilities: wanted one of .*, found colour/,
    );
  });
});

Deno.test("a folder of lists alone becomes a release that match answers from", async () => {
  await inFolder(async (folder) => {
    const data = `--data=${folder}/data`;
    await Deno.mkdir(`${folder}/清单/二`, { recursive: true });
    await Deno.writeTextFile(`${folder}/清单/一.csv`, listOf([{ object: "水泵", parameter: "噪声" }]));
    await Deno.writeTextFile(`${folder}/清单/二/二.csv`, listOf([{ object: "灯具", parameter: "噪声" }]));
    const given = await zhiji([
      "ingest",
      `${folder}/清单`,
      "--as",
      "capabilities",
      "--region",
      "440000",
      "--json",
      data,
    ]);
    assertEquals(given.code, 0, given.stderr);
    assertEquals(JSON.parse(given.stdout).report.records, 2);
    const found = await zhiji(["match", "灯具 噪声", "--json", data]);
    assertEquals(found.code, 0, found.stderr);
    const { release, count, hits: [hit] } = JSON.parse(found.stdout);
    assertEquals([count, hit.grade, hit.origin.sheet, hit.origin.row], [1, "full", "二.csv", 2]);
    const verified = await zhiji(["verify", release, data]);
    assertEquals(verified.code, 0, verified.stderr);
  });
});
