/** The README of sources tells every field of a definition, and every family. @module */
import { assert, assertEquals } from "@std/assert";

const sources = new URL("../../sources/", import.meta.url);
const readme = await Deno.readTextFile(new URL("README.md", sources));

/** First cells of the table under a heading, without code marks. */
function firstCells(heading: string): string[] {
  const part = readme.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const rows = part.split("\n").filter((line) => line.startsWith("| `"));
  return rows.map((line) => line.split("|")[1]?.trim().replaceAll("`", "") ?? "");
}

/** Fields of the interface as `define.ts` has them; those of `expect` with its name. */
async function definedFields(): Promise<string[]> {
  const code = await Deno.readTextFile(new URL("define.ts", sources));
  const body = code.split("export interface SourceDefinition {")[1]?.split("\n}\n")[0] ?? "";
  const top = [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, name = ""]) => name);
  const inner = [...(body.split("  expect: {")[1] ?? "").matchAll(/^ {4}(\w+)\??:/gm)];
  return [...top.filter((name) => name !== "expect"), ...inner.map(([, name = ""]) => `expect.${name}`)];
}

Deno.test("sources/README.md tells every field of a definition, in the order of define.ts", async () => {
  const fields = await definedFields();
  assert(fields.length >= 15, fields.join(" "));
  assertEquals(firstCells("Fields"), fields);
});

Deno.test("sources/README.md says by what each family is recognised", async () => {
  const part = readme.split("## Which family")[1]?.split("\n## ")[0] ?? "";
  for await (const { name } of Deno.readDir(new URL("families/", sources))) {
    const code = await Deno.readTextFile(new URL(`families/${name}`, sources));
    const made = [...code.matchAll(/^export function (\w+)\([^]*?\): Listing \{/gm)].map(([, maker]) =>
      maker
    );
    for (const maker of made) assert(part.includes(`\`${maker}\``), `${name}: ${maker}`);
  }
});
