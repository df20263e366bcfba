import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { Ajv } from "ajv";
// @ts-types="./jsonld.d.ts"
import jsonld, { type Quad } from "jsonld";
import { localFiles } from "../../pipelines/effects.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import { openDatabase } from "../../pipelines/load/duckdb.ts";
import { release, releaseFolder, releasesFolder } from "../../publish/release/mod.ts";
import {
  citationBibtex,
  citationCff,
  citationGb7714,
  citationPlain,
} from "../../publish/release/metadata/citation.ts";
import { numbered } from "../../publish/release/metadata/croissant.ts";
import { hasProgram } from "../programs.ts";
import { dataPackageProfile } from "./data_package_profile.ts";
import { database, fewTables, options, released, withFolder } from "./fixture.ts";

const files = localFiles();
const day = "2024-09-06";

/** Runs `work` with the folder of a release, in one piece or with its tables in parts. */
function withRelease(work: (folder: string, data: string) => Promise<void>, splitFrom = 100): Promise<void> {
  return withFolder(async (data) => {
    await released(data, { splitFrom });
    await work(releaseFolder(data, day), data);
  });
}

const readJson = async (path: string) => JSON.parse(await Deno.readTextFile(path));

for (const splitFrom of [100, 1]) {
  const what = splitFrom === 1 ? "in parts" : "in one piece";
  Deno.test(`datapackage.json of tables ${what} is valid by the profile, and an untrue one is not`, () =>
    withRelease(async (folder) => {
      const validate = new Ajv({ allErrors: true }).compile(dataPackageProfile);
      const descriptor = await readJson(`${folder}/datapackage.json`);
      assertEquals([validate(descriptor), validate.errors], [true, null]);
      descriptor.resources[0].schema.fields[0].type = "text";
      assertEquals(validate(descriptor), false);
    }, splitFrom));

  Deno.test({
    name: `datapackage.json of tables ${what} passes frictionless validate`,
    ignore: !await hasProgram("frictionless", "--help"),
    fn: () =>
      withRelease(async (folder) => {
        const { success, stdout } = await new Deno.Command("frictionless", {
          args: ["validate", "datapackage.json"],
          cwd: folder,
        }).output();
        assert(success, new TextDecoder().decode(stdout));
      }, splitFrom),
  });

  Deno.test({
    name: `croissant.json of tables ${what} passes mlcroissant validate without a warning`,
    ignore: !await hasProgram("python3", "-c", "import mlcroissant"),
    fn: () =>
      withRelease(async (folder) => {
        const { success, stderr } = await new Deno.Command("mlcroissant", {
          args: ["validate", "--jsonld", "croissant.json"],
          cwd: folder,
        }).output();
        const text = new TextDecoder().decode(stderr);
        assert(success && !/warning/i.test(text), text);
      }, splitFrom),
  });
}

Deno.test("croissant.json names every file and field, with a version of three numbers", () =>
  withRelease(async (folder) => {
    const { recordSet, distribution, version } = await readJson(`${folder}/croissant.json`);
    assertEquals(recordSet.length, fewTables.length);
    assertEquals(distribution.length, fewTables.length * 4);
    for (const { contentUrl, sha256: hash } of distribution) {
      assertEquals(hash, sha256(await files.read(`${folder}/${contentUrl}`)));
    }
    assertEquals([version, numbered("2024-11-30.12")], ["2024.906.0", "2024.1130.11"]);
  }));

const dcat = "http://www.w3.org/ns/dcat#", dct = "http://purl.org/dc/terms/";
const rdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/** Properties that DCAT-AP 3 asks of each class: mandatory ones, and those of a series. */
const shapes: Record<string, string[]> = {
  [`${dcat}Catalog`]: [`${dct}title`, `${dct}description`, `${dct}publisher`, `${dcat}dataset`],
  [`${dcat}Dataset`]: [`${dct}title`, `${dct}description`, `${dcat}distribution`, `${dcat}inSeries`],
  [`${dcat}DatasetSeries`]: [`${dct}title`, `${dct}description`, `${dcat}last`, `${dct}accrualPeriodicity`],
  [`${dcat}Distribution`]: [`${dcat}accessURL`, `${dct}license`],
  "http://spdx.org/rdf/terms#Checksum": ["algorithm", "checksumValue"].map((name) =>
    `http://spdx.org/rdf/terms#${name}`
  ),
  "http://xmlns.com/foaf/0.1/Agent": ["http://xmlns.com/foaf/0.1/name"],
};

Deno.test("catalog.jsonld is RDF in the shape of DCAT-AP 3, with each release in one series", () =>
  withFolder(async (data) => {
    await released(data);
    const working = await database();
    await working.run("DELETE FROM issues");
    await release(options(data, working));
    working.close();
    const base = "https://data.sample.example/releases/catalog.jsonld";
    const quads = await jsonld.toRDF(await readJson(`${releasesFolder(data)}/catalog.jsonld`), { base });
    const of = (subject: string, predicate: string) =>
      quads.filter((quad: Quad) => quad.subject.value === subject && quad.predicate.value === predicate);
    for (const [kind, wanted] of Object.entries(shapes)) {
      const things = quads.filter(({ predicate, object }) =>
        predicate.value === rdfType && object.value === kind
      );
      assert(things.length > 0, kind);
      for (const { subject } of things) {
        for (const property of wanted) {
          assert(of(subject.value, property).length > 0, `${subject.value} ${property}`);
        }
      }
    }
    const second = `https://data.sample.example/releases/${day}.2/`;
    assertEquals(of(second, `${dcat}prev`)[0]?.object.value, `https://data.sample.example/releases/${day}/`);
  }));

Deno.test("dataset.jsonld is a schema.org Dataset whose files are there", () =>
  withRelease(async (folder) => {
    const dataset = await readJson(`${folder}/dataset.jsonld`);
    assertEquals([dataset["@type"], dataset.version], ["Dataset", day]);
    for (const { contentUrl } of dataset.distribution) {
      assert((await Deno.stat(`${folder}/${contentUrl}`)).isFile);
    }
  }));

Deno.test("a release is cited in four styles, with its hash where it is known", () => {
  const cited = { version: "2024-09-06.2", created: "2024-09-06T08:00:00Z", sample: false, manifest: "ab12" };
  const url = "https://data.sample.example/";
  assertEquals(
    citationGb7714({ ...cited, url }),
    `质基项目. 质基：中国区域质量基础设施开放数据: 版本 2024-09-06.2[DS/OL]. (2024-09-06). ${url}. sha256:ab12.\n`,
  );
  assertStringIncludes(citationBibtex(cited), "@misc{zhiji_2024_09_06_2,");
  assertMatch(citationCff(cited), /^cff-version: 1\.2\.0\n.*\ntype: dataset\n/);
  assertEquals(
    citationPlain(cited),
    "Zhiji project (2024). Zhiji: open data on China's regional quality infrastructure, version 2024-09-06.2. (sha256:ab12)\n",
  );
});

Deno.test("CODEBOOK.md gives each column a unit, a rule for what is missing and an example", () =>
  withRelease(async (folder) => {
    const lines = (await Deno.readTextFile(`${folder}/CODEBOOK.md`)).split("\n").filter((line) =>
      line.startsWith("| `")
    );
    for (const line of lines) assertEquals(line.split(/(?<!\\)\|/).length, 9, line);
    const value = lines.find((line) => line.startsWith("| `value_text` |"));
    assertStringIncludes(value ?? "", "85万余家次");
  }));

/** Blocks of one language in a README, one command a line. */
function blocks(readme: string, language: string): string[] {
  return [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([^\`]*)\`\`\``, "g"))].map(([, text]) =>
    text ?? ""
  );
}

Deno.test("README.md: the line for DuckDB runs", () =>
  withRelease(async (folder) => {
    const [block = ""] = blocks(await Deno.readTextFile(`${folder}/README.md`), "sql");
    const reader = await openDatabase(":memory:");
    assertEquals((await reader.all(block.replace("'tables/", `'${folder}/tables/`))).length, 2);
    reader.close();
  }));

for (const module of ["pandas", "polars"]) {
  Deno.test({
    name: `README.md: the lines for ${module} run`,
    ignore: !await hasProgram("python3", "-c", `import ${module}, pyarrow`),
    fn: () =>
      withRelease(async (folder) => {
        const [block = ""] = blocks(await Deno.readTextFile(`${folder}/README.md`), "python");
        const lines = block.split("\n").filter((line) => line.startsWith(`import ${module};`));
        assert(lines.length > 0);
        for (const line of lines) {
          const { success, stderr } = await new Deno.Command("python3", { args: ["-c", line], cwd: folder })
            .output();
          assert(success, new TextDecoder().decode(stderr));
        }
      }),
  });
}

for (const [index, needs] of ["utils", "jsonlite"].entries()) {
  Deno.test({
    name: `README.md: the line for R's ${needs} reads a table`,
    ignore: !await hasProgram("Rscript", "-e", `library(${needs})`),
    fn: () =>
      withRelease(async (folder) => {
        const [block = ""] = blocks(await Deno.readTextFile(`${folder}/README.md`), "r");
        const lines = block.trim().split("\n");
        assertEquals(lines.length, 2);
        const { success, stdout, stderr } = await new Deno.Command("Rscript", {
          args: ["-e", lines[index] ?? ""],
          cwd: folder,
        }).output();
        assert(success, new TextDecoder().decode(stderr));
        const printed = new TextDecoder().decode(stdout);
        for (const value of ["ind1", "ind2", "440000", "1e+20"]) assert(printed.includes(value), printed);
      }),
  });
}

/** A static server of one folder that knows Range, as every one does; counts the bytes it sends. */
async function withServer(
  folder: string,
  work: (base: string, sent: () => number) => Promise<void>,
): Promise<void> {
  let sent = 0;
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
    const bytes = await Deno.readFile(`${folder}${new URL(request.url).pathname}`);
    const range = /^bytes=(\d+)-(\d+)?$/.exec(request.headers.get("range") ?? "");
    const part = range ? bytes.slice(Number(range[1]), Number(range[2] ?? bytes.length - 1) + 1) : bytes;
    sent += request.method === "HEAD" ? 0 : part.length;
    const headers = { "content-length": String(part.length), "accept-ranges": "bytes" };
    return new Response(request.method === "HEAD" ? null : part, { status: range ? 206 : 200, headers });
  });
  try {
    await work(`http://127.0.0.1:${server.addr.port}`, () => sent);
  } finally {
    await server.shutdown();
  }
}

Deno.test("README.md: the lines for hyparquet read a table over HTTP", () =>
  withRelease((folder) =>
    withServer(folder, async (base) => {
      const [block = ""] = blocks(await Deno.readTextFile(`${folder}/README.md`), "js");
      const code = block.replaceAll("BASE", base) + "\nexport default rows;";
      const module = await Deno.makeTempFile({ dir: import.meta.dirname ?? ".", suffix: ".js" });
      try {
        await Deno.writeTextFile(module, code);
        const { default: read } = await import(`file://${module}`);
        assertEquals(read.map(({ id, value_text }: Record<string, unknown>) => [id, value_text]), [
          ["ind1", "12家"],
          ["ind2", "12家"],
        ]);
      } finally {
        await Deno.remove(module);
      }
    })
  ));

Deno.test({
  name: "README.md: the line for curl reads the start of a table",
  ignore: !await hasProgram("curl"),
  fn: () =>
    withRelease((folder) =>
      withServer(folder, async (base) => {
        const [block = ""] = blocks(await Deno.readTextFile(`${folder}/README.md`), "sh");
        const [, line = ""] = /curl (.*)/.exec(block.replaceAll("BASE", base)) ?? [];
        const { stdout } = await new Deno.Command("curl", { args: ["--silent", ...line.split(" ")] })
          .output();
        assertEquals([stdout.length, new TextDecoder().decode(stdout.slice(0, 3))], [100, "id,"]);
      })
    ),
});
