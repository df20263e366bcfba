import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { writeDoc } from "./doc_fixture.ts";
import { type Convert, defaultLimits, openFileReader } from "../../../pipelines/parse/files/mod.ts";
import { ascii, assemble, stream, writePdf } from "./pdf_fixture.ts";
import { docx, kinds, paragraph, read, text } from "./reading.ts";

/** A Word document older than 97, which only a program reads. */
const old = writeDoc([{ paragraph: "正文" }], { version: 0x65, flags: 0 });
const walls = { timeout: 60_000, memory: 2 ** 31, limits: defaultLimits, convert: null };

/** A PDF of one page with this content: pdf.js unpacks and reads it whole. */
function page(content: Uint8Array): Uint8Array {
  return assemble([
    ascii("<< /Type /Catalog /Pages 2 0 R >>"),
    ascii("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
    ascii("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 4 0 R >>"),
    stream(content),
  ]);
}

const csv = text("名称,数量\n天平,2\n");

Deno.test("openFileReader() reads in a worker what readFile() reads here", async () => {
  const reader = openFileReader(walls);
  try {
    const files: [Uint8Array, string][] = [
      [writePdf([[{ text: "通知正文", x: 90, y: 700, size: 12 }]]), "通知.pdf"],
      [docx(paragraph("通知正文")), "通知.doc"],
      [csv, "名单.csv"],
      [new Uint8Array(), "空.pdf"],
    ];
    const found = await Promise.all(files.map(([bytes, name]) => reader.read(bytes, name)));
    for (const [index, [bytes, name]] of files.entries()) assertEquals(found[index], await read(bytes, name));
  } finally {
    await reader.close();
  }
});

Deno.test("openFileReader() stops a parser that does not end, and reads the next file", async () => {
  const steps = new Uint8Array(40 * 2 ** 20);
  for (let at = 0; at < steps.length; at++) steps[at] = at % 2 === 0 ? 113 : 10; // q, line feed
  const reader = openFileReader({ ...walls, timeout: 1000 });
  try {
    const endless = await reader.read(page(steps), "通知.pdf");
    assertEquals([endless.type, endless.text, kinds(endless)], ["pdf", "", ["stopped"]]);
    assertStringIncludes(endless.issues[0]?.message ?? "", "wanted it read in 1000 ms");
    assertEquals((await reader.read(csv, "名单.csv")).text, "名称\t数量\n天平\t2");
  } finally {
    await reader.close();
  }
});

Deno.test("openFileReader() stops a parser that takes too much memory", async () => {
  const spaces = new Uint8Array(256 * 2 ** 20).fill(32);
  const bytes = page(spaces);
  const reader = openFileReader({ ...walls, memory: 2 ** 27 });
  try {
    const greedy = await reader.read(bytes, "通知.pdf");
    assertEquals(kinds(greedy), ["stopped"]);
    assertStringIncludes(greedy.issues[0]?.message ?? "", "of memory");
    assertEquals((await reader.read(csv, "名单.csv")).type, "csv");
  } finally {
    await reader.close();
  }
});

Deno.test("openFileReader() asks this thread for a conversion and reads its result", async () => {
  const asked: string[] = [];
  const convert: Convert = ({ bytes, type }) => {
    asked.push(`${type} ${bytes.length}`);
    return Promise.resolve({ type: "docx", bytes: docx(paragraph("转换后的正文")), program: "word 1.0" });
  };
  const reader = openFileReader({ ...walls, convert });
  try {
    const content = await reader.read(old, "通知.doc");
    assertEquals([content.type, content.text, asked], ["doc", "转换后的正文", [`doc ${old.length}`]]);
    assertEquals(content.issues, [{
      kind: "converted",
      message: "Noted of 通知.doc: its text was read through word 1.0, and depends on it",
    }]);
  } finally {
    await reader.close();
  }
});

Deno.test("openFileReader() ends a conversion with its time", async () => {
  let aborted = false;
  const convert: Convert = (_, { signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => {
        aborted = true;
        reject(new Error("aborted"));
      });
    });
  const reader = openFileReader({ ...walls, timeout: 300, convert });
  try {
    assertEquals(kinds(await reader.read(old, "通知.doc")), ["stopped"]);
    assert(aborted);
  } finally {
    await reader.close();
  }
});

Deno.test("openFileReader() reads nothing once it is closed", async () => {
  const reader = openFileReader(walls);
  await reader.close();
  await assertRejects(() => reader.read(csv, "名单.csv"), TypeError, "found it closed");
});
