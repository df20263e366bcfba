/** The release after a re-issued list: only the parts of provinces whose rows changed are written, all others stand as they are. */
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { sha256 } from "../../pipelines/model/id.ts";
import { releaseInputs } from "../../pipelines/workspace.ts";
import { release, releaseFolder } from "../../publish/release/mod.ts";
import { effects, type Giving, giving } from "./given.ts";
import { listOf } from "./taking.ts";

const addresses = ["广东省韶关市示例路1号", "四川省绵阳市示例路2号", "江西省南昌市示例路3号", "某地"];
const rows = Array.from({ length: 40 }, (_, index) => ({
  institution: `示例检测${index % 4}有限公司`,
  certificate: `2300${index % 4}0349767`,
  address: addresses[index % 4] ?? "",
  parameter: `参数${index}`,
}));

interface Part {
  sha256: string;
  /** The file on the disk: two names with one number are stored once. */
  inode: number | null;
}

/** Makes a release with every table of places in parts, and tells the files of capabilities by their names. */
async function parts({ workspace, folder }: Giving): Promise<Map<string, Part>> {
  const data = `${folder}/data`;
  const { version } = await release({
    data,
    database: workspace.store.database,
    effects,
    sample: false,
    inputs: releaseInputs(workspace),
    splitFrom: 1,
  });
  assert(version !== null, "a release was made");
  const of = `${releaseFolder(data, version)}/tables/capabilities`;
  const found = new Map<string, Part>();
  for await (const { name } of Deno.readDir(of)) {
    const { ino } = await Deno.stat(`${of}/${name}`);
    found.set(name, { sha256: sha256(await Deno.readFile(`${of}/${name}`)), inode: ino });
  }
  return found;
}

Deno.test("the release after a re-issue writes the parts of touched provinces only; others keep bytes and file", async () => {
  await giving(async (place) => {
    await place.give({ "list.csv": listOf(rows) });
    const before = await parts(place);
    const provinces = new Set([...before.keys()].map((name) => name.slice(0, name.indexOf("."))));
    assertEquals([...provinces].sort(), ["36", "44", "51", "none"]);
    const next = [...rows.map((row, index) => index === 5 ? { ...row, restriction: "不测：现场" } : row), {
      ...rows[1],
      parameter: "新参数",
    }];
    const [load] = await place.give({ "list.csv": listOf(next) });
    assertEquals(load?.report?.provinces, ["51"]);
    const after = await parts(place);
    assertEquals([...after.keys()].sort(), [...before.keys()].sort());
    for (const [name, part] of after) {
      if (name.startsWith("51.")) assertNotEquals(part.sha256, before.get(name)?.sha256, name);
      else assertEquals(part, before.get(name), name);
    }
  });
});
