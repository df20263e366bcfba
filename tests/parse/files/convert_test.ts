import { assertEquals, assertRejects } from "@std/assert";
import { localFiles } from "../../../pipelines/effects.ts";
import { installedPrograms, localPrograms } from "../../../pipelines/parse/files/mod.ts";
import type { Run } from "../../../pipelines/parse/files/convert.ts";
import { docx, paragraph, text } from "./reading.ts";

const { signal } = new AbortController();

/** Runs only the programs given; the others are not installed. */
function machine(programs: Record<string, (args: string[], input: Uint8Array) => Promise<Uint8Array>>) {
  const calls: string[] = [];
  const run: Run = async ({ program, args, input }) => {
    calls.push(program);
    const found = programs[program];
    return found === undefined ? null : { code: 0, output: await found(args, input) };
  };
  return { calls, run };
}

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await use(`${folder}/work`);
    assertEquals([...Deno.readDirSync(folder)].length, 0, "temporary files are gone");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("installedPrograms() takes LibreOffice's DOCX when it is installed", async () => {
  await inFolder(async (folder) => {
    const made = docx(paragraph("正文"));
    const { run, calls } = machine({
      soffice: async (args) => {
        assertEquals(await Deno.readTextFile(args.at(-1) ?? ""), "{\\rtf1}");
        const out = args[args.indexOf("--outdir") + 1] ?? "";
        await Deno.mkdir(out, { recursive: true });
        await Deno.writeFile(`${out}/input.docx`, made);
        return new Uint8Array();
      },
    });
    const convert = installedPrograms({ run, files: localFiles(), folder });
    const result = await convert({ bytes: text("{\\rtf1}"), type: "rtf" }, { signal });
    assertEquals(result, { type: "docx", bytes: made });
    assertEquals(calls, ["soffice"]);
  });
});

Deno.test("installedPrograms() takes the first plain reader that is installed, or none", async () => {
  await inFolder(async (folder) => {
    const { run, calls } = machine({ catdoc: () => Promise.resolve(text("正文\n")) });
    const convert = installedPrograms({ run, files: localFiles(), folder });
    const result = await convert({ bytes: text("..."), type: "doc" }, { signal });
    assertEquals(result, { type: "txt", bytes: text("正文\n") });
    assertEquals(calls, ["soffice", "antiword", "catdoc"]);

    const bare = installedPrograms({ run: machine({}).run, files: localFiles(), folder });
    assertEquals(await bare({ bytes: text("..."), type: "doc" }, { signal }), null);
  });
});

Deno.test("localPrograms() runs a program, tells a missing one, and ends one that says too much", async () => {
  const run = localPrograms({ most: 1000 });
  const input = text("正文\n");
  assertEquals(await run({ program: "cat", args: [], input }, { signal }), { code: 0, output: input });
  assertEquals(await run({ program: "no-such-program", args: [], input }, { signal }), null);
  await assertRejects(
    () => run({ program: "yes", args: [], input }, { signal }),
    Error,
    "wanted at most 1000 bytes",
  );
});
