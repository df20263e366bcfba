import { assert, assertEquals } from "@std/assert";
import type { Capture } from "../../pipelines/archive/capture.ts";
import { archivedIssues, isListFile, pieceHints } from "../../pipelines/lists/archived_issues.ts";
import { givenFiles } from "../../pipelines/given_files.ts";
import type { PublishedList, Source } from "../../sources/define.ts";

const source = (each: PublishedList["each"]): Source => ({
  ...givenFiles,
  id: "sample_lists",
  region: "440000",
  publishes: { kind: "capabilities", name: "能力表", each },
});

function capture(role: Capture["role"], url: string, more: Partial<Capture> = {}): Capture {
  return {
    source: "sample_lists",
    role,
    url,
    finalUrl: url,
    date: "2026-03-01T04:00:00Z",
    status: 200,
    outcome: "ok",
    contentType: "",
    etag: null,
    lastModified: null,
    digest: `sha256:${url}`,
    length: 1,
    row: null,
    revisit: false,
    ...more,
  };
}

const article = (number: number, date: string, files: string[]) => {
  const url = `https://a.example/${number}.html`;
  const row = { url, title: `第${number}期`, date, note: null };
  return [
    capture("article", url, { row, links: files.map((file) => ({ url: file, title: file })) }),
    ...files.map((file) => capture("attachment", file, { parent: url, hints: { name: `${file}.xlsx` } })),
  ];
};
const report = capture("report", "urn:report");

Deno.test("archivedIssues() makes an issue of each article with its files, oldest first, once a collection is finished", () => {
  const captures = [...article(2, "2026-02-01", ["f2", "f1"]), ...article(1, "2026-01-01", [])];
  assertEquals(archivedIssues(captures, source("whole")), []);
  const issues = archivedIssues([...captures, report], source("whole"));
  assertEquals(
    issues.map((
      { day, name, region, files, expected },
    ) => [day, name, region, files.map(({ name }) => name), expected]),
    [
      ["2026-01-01", "能力表", "440000", ["第1期"], false],
      ["2026-02-01", "能力表", "440000", ["f1.xlsx", "f2.xlsx"], true],
    ],
  );
});

Deno.test("archivedIssues() adds an issue only where files changed, and never lets an old article take the place of a newer", () => {
  const first = [...article(1, "2026-01-01", ["f1"]), ...article(2, "2026-02-01", ["f2"]), report];
  const whole = archivedIssues(first, source("whole"));
  const same = [...first, ...article(2, "2026-02-01", ["f2"]), report];
  assertEquals(archivedIssues(same, source("whole")), whole);
  const edited = (number: number, date: string, file: string) =>
    article(number, date, [file]).map((one) =>
      one.role === "attachment" ? { ...one, digest: "sha256:new" } : one
    );
  const newer = archivedIssues([...same, ...edited(2, "2026-02-01", "f2"), report], source("whole"));
  assertEquals([newer.slice(0, 2), newer.length, newer[2]?.files[0]?.digests], [whole, 3, ["sha256:new"]]);
  assertEquals(archivedIssues([...same, ...edited(1, "2026-01-01", "f1"), report], source("whole")), whole);
  const parts = archivedIssues([...same, ...edited(1, "2026-01-01", "f1"), report], source("part"));
  assertEquals(parts.map(({ key }) => key), [
    "能力表 https://a.example/1.html",
    "能力表 https://a.example/2.html",
    "能力表 https://a.example/1.html",
  ]);
});

Deno.test("archivedIssues() leaves out files that an article no longer links", () => {
  const captures = [
    ...article(1, "2026-01-01", ["f1", "f2"]),
    report,
    ...article(1, "2026-01-01", ["f2"]),
    report,
  ];
  const last = archivedIssues(captures, source("whole")).at(-1);
  assertEquals(last?.files.map(({ name }) => name), ["f2.xlsx"]);
});

const piece = (name: string, at: number, of: number, digest: string) =>
  capture("file", `urn:${digest}`, {
    source: givenFiles.id,
    digest,
    hints: pieceHints({
      kind: "demands",
      list: "需求",
      mapping: null,
      region: "510000",
      withdrawAll: false,
      name,
      at,
      of,
    }),
  });

Deno.test("archivedIssues() joins the pieces of given files, and forgets those of an intake that was killed", () => {
  const captures = [
    capture("file", "urn:document", { source: givenFiles.id }),
    piece("甲.csv", 1, 3, "killed"),
    piece("甲.csv", 1, 3, "a"),
    piece("甲.csv", 2, 3, "b"),
    piece("乙.csv", 3, 3, "c"),
  ];
  const issues = archivedIssues(captures, givenFiles);
  assertEquals(issues.map(({ kind, name, region, files }) => ({ kind, name, region, files })), [{
    kind: "demands",
    name: "需求",
    region: "510000",
    files: [{ name: "甲.csv", digests: ["a", "b"] }, { name: "乙.csv", digests: ["c"] }],
  }]);
});

Deno.test("isListFile() tells rows from documents", () => {
  assert(isListFile(piece("甲.csv", 1, 1, "a"), givenFiles));
  assert(!isListFile(capture("file", "urn:a"), givenFiles));
  const sheet = capture("attachment", "https://a.example/f", { hints: { name: "附件1.XLSX" } });
  assert(isListFile(sheet, source("whole")));
  assert(!isListFile(sheet, { ...source("whole"), publishes: undefined }));
  assert(!isListFile(capture("attachment", "https://a.example/f.pdf"), source("whole")));
});
