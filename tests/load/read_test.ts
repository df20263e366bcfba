/** Reading one attached file of the archive: its title, and what is said of one that cannot be read. @module */
import { assertEquals } from "@std/assert";
import type { Capture } from "../../pipelines/archive/capture.ts";
import { type FoundIssue, type Met } from "../../pipelines/issues.ts";
import { readText } from "../../pipelines/load/read.ts";
import type { FileContent, FileReader } from "../../pipelines/parse/files/mod.ts";
import { archiveOf, source } from "./captures.ts";

const url = "http://s.example/1.doc";
const blank: FileContent = { type: "doc", text: "", sheets: [], parts: [], issues: [] };

/** What is read of a file whose link reads so, and whose reader gives this. */
async function readFile(name: string, content: Partial<FileContent>) {
  const archive = archiveOf([{ at: "2026-01-05", url, said: { title: "", text: "" }, role: "attachment" }]);
  const [first] = archive.all;
  const capture = { ...first, hints: { name } } as Capture;
  const reader: FileReader = {
    read: () => Promise.resolve({ ...blank, ...content }),
    close: () => Promise.resolve(),
  };
  const found: (FoundIssue & Met)[] = [];
  const read = await readText(capture, { source: source("s"), archive, reader, found });
  return { title: read?.facts.document.title, found };
}

Deno.test("readText() gives a file without a title that of the link to it, unless that says nothing", async () => {
  const text = "序号\t机构\n1\t甲检测公司";
  const rows: [name: string, title: string | null][] = [
    ["附件1：检验检测机构能力验证结果汇总表.csv", "检验检测机构能力验证结果汇总表"],
    ["附件 2.检验检测机构名单", "检验检测机构名单"],
    ["附件1", null],
    ["点击下载", null],
    ["附件：名单.xls", null],
  ];
  for (const [name, title] of rows) {
    assertEquals((await readFile(name, { type: "csv", text })).title, title, name);
  }
});

Deno.test("readText() says what to install for a file that a program would read", async () => {
  const message = "Cannot read 名单.doc: wanted a program that converts it";
  const { found } = await readFile("名单.doc", { issues: [{ kind: "needs_program", message }] });
  assertEquals(found.map(({ kind, next }) => [kind, next]).at(0), [
    "needs_program",
    "apt install libreoffice-writer-nogui && deno task zhiji rebuild",
  ]);
});
