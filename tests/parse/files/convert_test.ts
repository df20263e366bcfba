/** Programs of the machine: which is asked, what is believed of them, and the real ones where they are installed. @module */
import { assertEquals, assertMatch, assertRejects } from "@std/assert";
import { localFiles } from "../../../pipelines/effects.ts";
import { converters, installedPrograms, localPrograms } from "../../../pipelines/parse/files/mod.ts";
import type { Run } from "../../../pipelines/parse/files/convert.ts";
import { hasProgram } from "../../programs.ts";
import { writeDoc } from "./doc_fixture.ts";
import { docx, paragraph, text } from "./reading.ts";

const { signal } = new AbortController();
const doc = { bytes: text("..."), type: "doc" } as const;

type Fake = (args: string[]) => Promise<Uint8Array | number>;

/** Runs only the programs given, which end with a code or write something; the others are not installed. */
function machine(programs: Record<string, Fake>) {
  const calls: string[] = [];
  const run: Run = async ({ program, args }) => {
    calls.push(program);
    const found = programs[program];
    const made = found === undefined ? null : await found(args);
    if (made === null) return null;
    const said = text("");
    return typeof made === "number" ? { code: made, output: said, said } : { code: 0, output: made, said };
  };
  return { calls, run };
}

/** Writes this whatever it is asked, and tells this version. */
const writes = (output: string, version = ""): Fake => (args) =>
  Promise.resolve(text(args.some((arg) => ["-V", "-h", "--version"].includes(arg)) ? version : output));

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await use(`${folder}/work`);
    assertEquals([...Deno.readDirSync(folder)].length, 0, "temporary files are gone");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("installedPrograms() takes LibreOffice's DOCX when it is installed, and tells its version", async () => {
  await inFolder(async (folder) => {
    const made = docx(paragraph("正文"));
    const { run, calls } = machine({
      soffice: async (args) => {
        if (args[0] === "--version") return text("LibreOffice 7.4.7.2 40(Build:2)\n");
        assertEquals(await Deno.readTextFile(args.at(-1) ?? ""), "...");
        const out = args[args.indexOf("--outdir") + 1] ?? "";
        await Deno.mkdir(out, { recursive: true });
        await Deno.writeFile(`${out}/input.docx`, made);
        return text("");
      },
      catdoc: writes("正文"),
    });
    const convert = installedPrograms({ run, files: localFiles(), folder });
    const result = await convert(doc, { signal });
    assertEquals(result, { type: "docx", bytes: made, program: "LibreOffice 7.4.7.2" });
    assertEquals(calls, ["soffice", "soffice"]);
  });
});

Deno.test("installedPrograms() takes the first program that is installed and does well, or none", async () => {
  await inFolder(async (folder) => {
    const files = localFiles();
    const rows: [programs: Record<string, Fake>, program: string | null][] = [
      [{}, null],
      [{ catdoc: writes("正文\n", "Catdoc Version 0.95") }, "catdoc 0.95"],
      [{ antiword: writes("正文\n", "Version: 0.37  (21 Oct 2005)"), catdoc: writes("x") }, "antiword 0.37"],
      [{ antiword: () => Promise.resolve(139), catdoc: writes("正文\n") }, "catdoc of unknown version"],
      // ends well and writes nothing
      [{ soffice: writes(""), catdoc: writes("正文\n", "Version 0.95") }, "catdoc 0.95"],
    ];
    for (const [programs, program] of rows) {
      const { run, calls } = machine(programs);
      const result = await installedPrograms({ run, files, folder })(doc, { signal });
      assertEquals(result?.program ?? null, program);
      if (program === null) assertEquals(calls, [...converters]);
    }
  });
});

Deno.test("installedPrograms() refuses what a program wrote that does not know Chinese", async () => {
  await inFolder(async (folder) => {
    const rows: [written: string, found: RegExp][] = [
      ["现将2025年度检?检测机构名单予以公布。".repeat(3), /catdoc lost 3 of 63 characters/],
      ["¸÷ÊÐÊÐ³¡¼à¶½¹ÜÀí¾Ö", /catdoc left \d+ of \d+ characters in a code page/],
    ];
    for (const [written, found] of rows) {
      const { run } = machine({ antiword: () => Promise.resolve(1), catdoc: writes(written) });
      const convert = installedPrograms({ run, files: localFiles(), folder });
      const error = await assertRejects(() => convert(doc, { signal }), Error);
      assertMatch(error.message, /^antiword ended with exit code 1, /);
      assertMatch(error.message, found);
    }
  });
});

Deno.test({
  name: "installedPrograms() reads a DOC through a real program, where one is installed",
  ignore: !(await hasProgram("catdoc", "-V")),
  fn: () =>
    inFolder(async (folder) => {
      const run = localPrograms({ most: 2 ** 20 });
      const convert = installedPrograms({ run, files: localFiles(), folder });
      const bytes = writeDoc([{ paragraph: "关于公布检验检测机构名单的通知" }, { paragraph: "特此通知。" }]);
      const result = await convert({ bytes, type: "doc" }, { signal });
      assertMatch(result?.program ?? "", /^(?:LibreOffice|antiword|catdoc) \d/);
      if (result?.type !== "txt") return;
      const lines = new TextDecoder().decode(result.bytes).split("\n").map((line) => line.trim());
      assertEquals(lines.filter((line) => line !== ""), ["关于公布检验检测机构名单的通知", "特此通知。"]);
    }),
});

Deno.test("localPrograms() runs a program, tells a missing one, and ends one that says too much", async () => {
  const run = localPrograms({ most: 1000 });
  const input = text("正文\n");
  assertEquals(await run({ program: "cat", args: [], input }, { signal }), {
    code: 0,
    output: input,
    said: text(""),
  });
  assertEquals(await run({ program: "no-such-program", args: [], input }, { signal }), null);
  await assertRejects(
    () => run({ program: "yes", args: [], input }, { signal }),
    Error,
    "wanted at most 1000 bytes",
  );
});

Deno.test({
  name: "localPrograms() counts a program that may not be run as not installed",
  permissions: { run: false, env: true },
  fn: async () => {
    const run = localPrograms({ most: 1000 });
    assertEquals(await run({ program: "cat", args: [], input: text("") }, { signal }), null);
  },
});
