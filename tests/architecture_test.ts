/** The house rules that a machine can check. @module */
import { assert, assertEquals } from "@std/assert";

const root = new URL("../", import.meta.url);
const order = ["sources", "pipelines", "publish", "zhiji.ts", "tests"];

interface Module {
  path: string;
  text: string;
}

async function modules(folder: string): Promise<Module[]> {
  const found: Module[] = [];
  for await (const entry of Deno.readDir(new URL(folder, root))) {
    const path = `${folder}${entry.name}`;
    if (entry.isDirectory) found.push(...await modules(`${path}/`));
    else if (/\.tsx?$/.test(path)) found.push({ path, text: await Deno.readTextFile(new URL(path, root)) });
  }
  return found;
}

async function everyModule(): Promise<Module[]> {
  const found = [{ path: "zhiji.ts", text: await Deno.readTextFile(new URL("zhiji.ts", root)) }];
  for (const folder of ["sources/", "pipelines/", "publish/", "tests/"]) found.push(...await modules(folder));
  return found;
}

function imports({ path, text }: Module): string[] {
  const specifiers = text.matchAll(/^(?:import|export)\b[^;]*?\bfrom\s+"(\.[^"]+)"/gm);
  return [...specifiers].map(([, specifier]) =>
    new URL(specifier ?? "", new URL(path, root)).href.slice(root.href.length)
  );
}

const rank = (path: string) => order.indexOf(path.split("/")[0] ?? "");

const all = await everyModule();

Deno.test("imports go one way: sources ← pipelines ← publish ← zhiji.ts ← tests", () => {
  const wrong = all.flatMap((module) =>
    imports(module).filter((target) => rank(target) > rank(module.path)).map((target) =>
      `${module.path} → ${target}`
    )
  );
  assertEquals(wrong, []);
  assert(all.flatMap(imports).length > 100, "the check must see the imports it judges");
});

Deno.test("only fetch, serve and the sample server touch the network", () => {
  const allowed = /^(pipelines\/fetch\/|publish\/api\/|sources\/samples\/server|tests\/)/;
  const touching = all.filter(({ path, text }) =>
    /\bfetch\(|Deno\.(serve|connect|listen)\b/.test(code(text)) && !allowed.test(path)
  );
  assertEquals(touching.map(({ path }) => path), []);
});

Deno.test("clock, randomness and printing stand only at the edge", () => {
  const allowed = /^(zhiji\.ts|tests\/)/;
  const impure = all.filter(({ path, text }) =>
    /\bDate\.now\(|\bnew Date\(\)|Math\.random\(|\bconsole\./.test(code(text)) && !allowed.test(path)
  );
  assertEquals(impure.map(({ path }) => path), []);
});

Deno.test("every file is at most 400 lines and says what it is in a module header", () => {
  const own = all.filter(({ path }) => !path.endsWith(".d.ts"));
  assertEquals(own.filter(({ text }) => text.split("\n").length > 401).map(({ path }) => path), []);
  const headless = own.filter(({ path, text }) => !path.startsWith("tests/") && !text.includes("@module"));
  assertEquals(headless.map(({ path }) => path), []);
});

Deno.test("a source definition is at most 60 lines", () => {
  const definitions = all.filter(({ path }) => /^sources\/.*\/source\.ts$/.test(path));
  assert(definitions.length >= 5, "the sample sources must be among them");
  assertEquals(definitions.filter(({ text }) => text.split("\n").length > 61).map(({ path }) => path), []);
});

/** The text without comments and strings, roughly: enough to tell a call from a mention. */
function code(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/\/\/.*$/gm, "").replaceAll(
    /"(?:[^"\\\n]|\\.)*"/g,
    '""',
  );
}
