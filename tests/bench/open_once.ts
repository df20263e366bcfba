/** Opens an archive in a process of its own, with or without its index: `open_once.ts <folder>`. @module */
import { openArchive } from "../../pipelines/archive/mod.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { tell } from "./usage.ts";

const start = performance.now();
const archive = await openArchive(Deno.args[0] ?? "", { effects: { files: localFiles() }, writable: true });
const seconds = (performance.now() - start) / 1000;
let captures = 0;
for (const _ of archive.captures()) captures++;
await archive.close();
await tell({ captures, seconds });
