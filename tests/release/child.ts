/**
 * A process of its own for tests of determinism and of `kill -9`.
 *
 *     child.ts export <folder> <threads>   writes the fixture and many regions with so many threads
 *     child.ts die <data> <step>           releases, and kills itself before that change to the file system
 *
 * @module
 */
import { localFiles } from "../../pipelines/effects.ts";
import { exportTables, release } from "../../publish/release/mod.ts";
import { database, dyingFiles, effects, fewTables, options, rows } from "./fixture.ts";

const [command, folder = "", number = "1"] = Deno.args;

if (command === "export") {
  const working = await database(rows(), Number(number));
  // three row groups, inserted in another order than the key's
  await working.run(`INSERT INTO regions
    SELECT * EXCLUDE (n) REPLACE (CAST(n AS VARCHAR) AS code, '区' || n AS name, '"' || n AS short_name)
    FROM regions, (SELECT 999999 - n AS n FROM range(50000) AS numbers(n)) WHERE code = '440000'`);
  await exportTables(working, folder, { files: localFiles(), tables: fewTables });
  working.close();
} else {
  const files = dyingFiles(Number(number), () => Deno.kill(Deno.pid, "SIGKILL"));
  const working = await database();
  await release(options(folder, working, { effects: effects("2024-09-06T08:00:00.000Z", files) }));
  working.close();
}
