import { assert, assertEquals } from "@std/assert";
import { localFiles } from "../../pipelines/effects.ts";
import { openDatabase } from "../../pipelines/load/duckdb.ts";
import { fileDigest, listFiles, sumsText } from "../../publish/release/checksums.ts";
import { jsonBytes } from "../../publish/release/manifest.ts";
import { readManifest, releaseFolder, verify } from "../../publish/release/mod.ts";
import { fewTables as tables, released, withFolder } from "./fixture.ts";

const files = localFiles();

/** Runs `work` with the folder of a fresh release. */
function withRelease(work: (folder: string) => Promise<void>): Promise<void> {
  return withFolder(async (data) => {
    await released(data);
    await work(releaseFolder(data, "2024-09-06"));
  });
}

async function flipBit(path: string): Promise<void> {
  const bytes = await Deno.readFile(path);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await Deno.writeFile(path, bytes);
}

/** Rewrites every list of hashes so that it fits the files, as a forger would. */
async function forgeHashes(folder: string): Promise<void> {
  const digest = (path: string) => fileDigest(folder, { path, files });
  const descriptor = JSON.parse(await Deno.readTextFile(`${folder}/datapackage.json`));
  for (
    const resource of descriptor.resources.flatMap((
      one: { alternates: { path: string }[] },
    ) => [one, ...one.alternates])
  ) {
    const { bytes, sha256 } = await digest(resource.path);
    Object.assign(resource, { bytes, hash: `sha256:${sha256}` });
  }
  await files.write(`${folder}/datapackage.json`, jsonBytes(descriptor));
  const manifest = await readManifest(folder, files);
  manifest.files = await Promise.all(manifest.files.map(({ path }) => digest(path)));
  await files.write(`${folder}/manifest.json`, jsonBytes(manifest));
  const sums = [...manifest.files, await digest("manifest.json")];
  await Deno.writeTextFile(`${folder}/SHA256SUMS`, sumsText(sums));
}

Deno.test("verify() finds nothing wrong with a fresh release", () =>
  withRelease(async (folder) => {
    const report = await verify(folder, { files });
    assertEquals(report.findings, []);
    assert(report.ok);
    // Four files a table, and twelve beside them: three pages, three citations, three descriptors, inputs, manifest, database.
    assertEquals([report.version, report.sample, report.files], ["2024-09-06", true, 4 * tables.length + 12]);
    assertEquals(report.rows["document_versions"], 4);
    assertEquals(report.evidence, { checked: 4, withheld: 2 });
  }));

Deno.test("verify() names every file in which one bit is flipped", () =>
  withRelease(async (folder) => {
    for (const path of await listFiles(folder, files)) {
      const whole = await Deno.readFile(`${folder}/${path}`);
      if (whole.length === 0) continue;
      await flipBit(`${folder}/${path}`);
      const report = await verify(folder, { files });
      const named = report.findings.some(({ subject, found }) => `${subject} ${found}`.includes(path));
      // a flipped list of hashes shows in the file whose line it is
      assert(!report.ok && (named || path.startsWith("SHA256SUMS")), path);
      await Deno.writeFile(`${folder}/${path}`, whole);
    }
    assert((await verify(folder, { files })).ok);
  }));

Deno.test("verify() names missing and added files", () =>
  withRelease(async (folder) => {
    await Deno.remove(`${folder}/tables/metrics.csv`);
    await Deno.writeTextFile(`${folder}/tables/more.csv`, "id\r\n");
    const { findings } = await verify(folder, { files });
    assertEquals([...new Set(findings.map(({ subject }) => subject))].sort(), [
      "tables/metrics.csv",
      "tables/more.csv",
    ]);
  }));

Deno.test("verify() sees rows that were changed although all hashes of files fit", () =>
  withRelease(async (folder) => {
    const forger = await openDatabase(":memory:");
    const path = `${folder}/tables/indicators.parquet`;
    await forger.run(`CREATE TABLE forged AS SELECT * FROM read_parquet('${path}')`);
    await forger.run("UPDATE forged SET value = 99 WHERE id = 'ind1'");
    await forger.run(`COPY forged TO '${path}' (FORMAT parquet)`);
    forger.close();
    await forgeHashes(folder);
    const { findings } = await verify(folder, { files });
    assertEquals(findings.map(({ check, subject }) => [check, subject]), [["sets", "indicators"]]);
  }));

Deno.test("verify() sees a quote that its text does not hold although all hashes of files fit", () =>
  withRelease(async (folder) => {
    const forger = await openDatabase(":memory:");
    const path = `${folder}/tables/document_versions.parquet`;
    await forger.run(`CREATE TABLE forged AS SELECT * FROM read_parquet('${path}')`);
    await forger.run("UPDATE forged SET text = replace(text, '12', '99')");
    await forger.run(`COPY forged TO '${path}' (FORMAT parquet)`);
    forger.close();
    await forgeHashes(folder);
    const { findings } = await verify(folder, { files });
    assertEquals(findings.map(({ check, subject }) => [check, subject]), [
      ["sets", "document_versions"],
      ["evidence", "indicators ind1, characters 6 to 13"],
      ["evidence", "discrepancies dis1, characters 6 to 13"],
    ]);
  }));

Deno.test("verify() reports a hand-edited manifest, a missing one, and a descriptor that reaches outside", () =>
  withRelease(async (folder) => {
    const manifest = `${folder}/manifest.json`, text = await Deno.readTextFile(manifest);
    await Deno.writeTextFile(manifest, text.replace('"captures": 3', '"captures": 4'));
    const edited = await verify(folder, { files });
    assertEquals(edited.findings.map(({ subject }) => subject), ["manifest.json"]);

    await Deno.writeTextFile(manifest, text);
    const descriptor = await Deno.readTextFile(`${folder}/datapackage.json`);
    await Deno.writeTextFile(
      `${folder}/datapackage.json`,
      descriptor.replaceAll('"name": "regions"', '"name": "../x"'),
    );
    const manifestOnly = await readManifest(folder, files);
    const digest = await fileDigest(folder, { path: "datapackage.json", files });
    manifestOnly.files = manifestOnly.files.map((file) => file.path === digest.path ? digest : file);
    await files.write(manifest, jsonBytes(manifestOnly));
    const sums = [...manifestOnly.files, await fileDigest(folder, { path: "manifest.json", files })];
    await Deno.writeTextFile(`${folder}/SHA256SUMS`, sumsText(sums));
    const outside = await verify(folder, { files });
    assertEquals(outside.findings.map(({ check }) => check), ["tables"]);

    await Deno.remove(manifest);
    assertEquals((await verify(folder, { files })).version, null);
  }));

const sha256sum = await new Deno.Command("sha256sum", { args: ["--version"], stdout: "null", stderr: "null" })
  .output()
  .then(({ success }) => success, () => false);

Deno.test({
  name: "SHA256SUMS passes sha256sum -c",
  ignore: !sha256sum,
  fn: () =>
    withRelease(async (folder) => {
      for (const list of ["SHA256SUMS", "SHA256SUMS.db"]) {
        const { success, stderr } = await new Deno.Command("sha256sum", {
          args: ["--check", "--strict", list],
          cwd: folder,
        }).output();
        assert(success, new TextDecoder().decode(stderr));
      }
    }),
});

Deno.test("verify() tells of each step how far it is, to its end", () =>
  withRelease(async (folder) => {
    const steps = new Map<string, [number, number]>();
    await verify(folder, { files, progress: (step, done, total) => void steps.set(step, [done, total]) });
    const listed = (await listFiles(folder, files)).length - 2; // the two lists of hashes are not in them
    assertEquals([...steps], [
      ["signature", [1, 1]],
      ["chain", [0, 0]],
      ["hashes of files", [listed, listed]],
      ["rows and set hashes of tables", [tables.length, tables.length]],
      ["evidence", [6, 6]],
      ["keys", [1, 1]],
    ]);
  }));
