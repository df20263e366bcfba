import { assertEquals, assertThrows } from "@std/assert";
import { TextSpool } from "../../publish/search/text_spool.ts";

const utf16 = new TextDecoder("utf-16le", { ignoreBOM: true });

async function inFolder(work: (path: string, folder: string) => void): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    work(`${folder}/texts`, folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function taken(texts: TextSpool, number: number): string | null {
  const bytes = texts.take(number);
  return bytes && utf16.decode(bytes);
}

Deno.test("TextSpool gives back texts of any length in any order, and null where none was put", () =>
  inFolder((path) => {
    using texts = new TextSpool(path, 5);
    const long = "计量检定，𠮷野。".repeat(100_000); // more than is held back
    texts.put(3, long);
    texts.put(0, "");
    texts.put(4, "\uFEFF甲\n");
    texts.put(1, "乙");
    assertEquals(taken(texts, 1), "乙");
    assertEquals(taken(texts, 3) === long, true);
    assertEquals(taken(texts, 4), "\uFEFF甲\n");
    assertEquals(taken(texts, 0), "");
    assertEquals(taken(texts, 2), null);
    assertEquals(taken(texts, 5), null);
  }));

Deno.test("TextSpool takes its file away", () =>
  inFolder((path, folder) => {
    const texts = new TextSpool(path, 1);
    assertThrows(() => new TextSpool(path, 1), Deno.errors.AlreadyExists);
    assertEquals([...Deno.readDirSync(folder)].length, 1);
    texts[Symbol.dispose]();
    assertEquals([...Deno.readDirSync(folder)], []);
  }));
