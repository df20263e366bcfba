/** What loading makes of edited, moved, removed and conflicting pages. @module */
import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { load } from "../../pipelines/load/mod.ts";
import { documentId } from "../../pipelines/load/records.ts";
import type {
  DiscrepancyRecord,
  DocumentAliasRecord,
  DocumentRecord,
  DocumentVersionRecord,
  IssueRecord,
} from "../../pipelines/model/mod.ts";
import { type Answer, archiveOf, loadAnswers, type Said, source, withStore } from "./captures.ts";

const old = "http://s.example/1.html",
  moved = "http://s.example/2026/1.html",
  copy = "http://t.example/7.html";
const said: Said = {
  title: "关于开展能力验证的通知",
  number: "川市监函〔2026〕7号",
  date: "2026-01-02",
  text: "各有关单位：\n全省共有检验检测机构12家。\n请于3月底前报名。",
};
const edited: Said = { ...said, text: said.text.replace("12家", "15家") };

interface Loaded {
  documents: DocumentRecord[];
  versions: DocumentVersionRecord[];
  aliases: DocumentAliasRecord[];
  discrepancies: DiscrepancyRecord[];
  issues: IssueRecord[];
}

async function loaded(answers: Answer[], sources = [source("s"), source("t")]): Promise<Loaded> {
  let found: Loaded | undefined;
  await withStore(async (store) => {
    await loadAnswers(store, answers, sources);
    const { database } = store;
    found = {
      documents: await database.all("FROM documents ORDER BY id"),
      versions: await database.all("FROM document_versions ORDER BY document_id, number"),
      aliases: await database.all("FROM document_aliases ORDER BY id"),
      discrepancies: await database.all("FROM discrepancies ORDER BY id"),
      issues: await database.all("FROM issues ORDER BY id"),
    };
  });
  assert(found);
  return found;
}

const changes = (versions: DocumentVersionRecord[]) =>
  versions.map(({ number, seen_from, seen_to, change }) => [number, seen_from, seen_to, change]);

Deno.test("load() keeps every text that stood at an address, also several on one day", async () => {
  const { documents, versions } = await loaded([
    { at: "2026-01-05 01:00", url: old, said },
    { at: "2026-01-05 02:00", url: old, said: edited },
    { at: "2026-01-05 03:00", url: old, said },
    { at: "2026-01-08", url: old, said: { ...said, noise: 1 } },
  ]);
  assertEquals(changes(versions), [
    [1, "2026-01-05", "2026-01-05", "first"],
    [2, "2026-01-05", "2026-01-05", "edited"],
    [3, "2026-01-05", null, "restored"],
  ]);
  assertEquals([documents[0]?.last_changed, documents[0]?.last_seen], ["2026-01-05", "2026-01-08"]);
});

Deno.test("load() keeps a removed document with its text and facts, and says since when it is gone", async () => {
  const { documents: [document], versions } = await loaded([
    { at: "2026-01-05", url: old, said },
    { at: "2026-02-01", url: old, said: null },
    { at: "2026-02-02", url: old, said: null, outcome: "soft_404" },
  ]);
  assertEquals(document?.gone_since, "2026-02-01");
  assertEquals([document?.last_seen, document?.last_checked], ["2026-01-05", "2026-02-02"]);
  assertEquals(changes(versions), [[1, "2026-01-05", "2026-02-01", "first"], [
    2,
    "2026-02-01",
    null,
    "removed",
  ]]);
  assertEquals(versions[1]?.text, said.text);
});

Deno.test("load() does not take a page for removed that only left the list", async () => {
  const { documents } = await loaded([
    { at: "2026-01-05", url: old, said },
    ...["2026-02-01", "2026-02-02", "2026-02-03"].map((at): Answer => ({
      at,
      url: "http://s.example/",
      said: { title: "list", text: "" },
      role: "list",
    })),
  ]);
  assertEquals(documents.map(({ gone_since }) => gone_since), [null]);
});

Deno.test("load() makes one document of a page that moved, under the id of its first address", async () => {
  const { documents, aliases, versions } = await loaded([
    { at: "2026-01-05", url: old, said },
    { at: "2026-02-01", url: moved, said },
    { at: "2026-02-01 03:00", url: old, said: null },
    { at: "2026-02-02", url: old, said: null },
    { at: "2026-03-01", url: moved, said: edited },
  ]);
  assertEquals(documents.map(({ id, url, gone_since }) => [id, url, gone_since]), [[
    documentId(old),
    moved,
    null,
  ]]);
  assertEquals(aliases.map(({ id, document_id, url }) => [id, document_id, url]), [
    [documentId(moved), documentId(old), moved],
  ]);
  assertEquals(changes(versions), [[1, "2026-01-05", "2026-03-01", "first"], [
    2,
    "2026-03-01",
    null,
    "edited",
  ]]);
});

Deno.test("load() makes one document of the same paper at two addresses, also of two sources", async () => {
  const { documents, aliases, discrepancies } = await loaded([
    { at: "2026-01-05", url: old, said },
    { at: "2026-01-06", url: copy, said: { ...said, noise: 1 }, source: "t" },
  ]);
  assertEquals(documents.map(({ url, source_id, last_seen }) => [url, source_id, last_seen]), [
    [old, "s", "2026-01-06"],
  ]);
  assertEquals(aliases.map(({ url, source_id }) => [url, source_id]), [[copy, "t"]]);
  assertEquals(discrepancies, []);
});

Deno.test("load() parts the addresses again when one of them is edited", async () => {
  const { documents, aliases, discrepancies } = await loaded([
    { at: "2026-01-05", url: old, said },
    { at: "2026-01-06", url: moved, said },
    { at: "2026-01-07", url: moved, said: edited },
  ]);
  assertEquals(documents.map(({ url }) => url).sort(), [old, moved].sort());
  assertEquals([aliases.length, discrepancies.length], [0, 1]);
});

Deno.test("load() keeps papers apart that differ in title, number, date or text", async () => {
  for (const other of [{ title: "另一通知" }, { number: "川市监函〔2026〕8号" }, { date: "2026-01-03" }]) {
    const { documents } = await loaded([
      { at: "2026-01-05", url: old, said },
      { at: "2026-01-05", url: moved, said: { ...said, ...other } },
    ]);
    assertEquals(documents.length, 2, JSON.stringify(other));
  }
});

Deno.test("load() tells two copies that differ, with the first sentence of each that does", async () => {
  const { discrepancies: [found, ...more], documents } = await loaded([
    { at: "2026-01-05", url: old, said },
    { at: "2026-01-06", url: copy, said: edited, source: "t" },
  ]);
  assertEquals([documents.length, more], [2, []]);
  assertEquals([found?.rule, found?.document_id, found?.other_document_id], [
    "conflicting_copies",
    documentId(old),
    documentId(copy),
  ]);
  assertEquals([found?.quote, found?.other_quote], [
    "全省共有检验检测机构12家。",
    "全省共有检验检测机构15家。",
  ]);
  assertEquals(said.text.slice(found?.start, found?.end), found?.quote);
  assertEquals(edited.text.slice(found?.other_start, found?.other_end), found?.other_quote);
});

Deno.test("load() ends a discrepancy when one copy is gone or the texts agree", async () => {
  const conflict: Answer[] = [
    { at: "2026-01-05", url: old, said },
    { at: "2026-01-06", url: copy, said: edited, source: "t" },
  ];
  const agreed = await loaded([...conflict, { at: "2026-01-09", url: copy, said, source: "t" }]);
  assertEquals([agreed.discrepancies, agreed.documents.length], [[], 1]);
  const gone = await loaded([
    ...conflict,
    ...["2026-02-01", "2026-02-02"].map((at): Answer => ({
      at,
      url: copy,
      said: null,
      source: "t",
    })),
  ]);
  assertEquals([gone.discrepancies, gone.documents.length], [[], 2]);
});

Deno.test("load() quotes at most 120 characters of a copy whose text is withheld", async () => {
  const long = `全省共有检验检测机构12家${"，覆盖各个行业".repeat(40)}。`;
  const { discrepancies: [found] } = await loaded([
    { at: "2026-01-05", url: old, said },
    { at: "2026-01-06", url: copy, said: { ...said, text: long }, source: "t" },
  ], [source("s"), source("t", { rights: "quote" })]);
  assertEquals(found?.other_quote, long.slice(0, 120));
  assertEquals([found?.other_start, found?.other_end], [0, 120]);
});

Deno.test("load() gives a page that two sources list to the one that captured it first", async () => {
  const { documents, versions } = await loaded([
    { at: "2026-01-05", url: old, said, source: "t" },
    { at: "2026-01-06", url: old, said: edited, source: "s" },
  ]);
  assertEquals(documents.map(({ source_id }) => source_id), ["t"]);
  assertEquals(changes(versions), [[1, "2026-01-05", "2026-01-06", "first"], [
    2,
    "2026-01-06",
    null,
    "edited",
  ]]);
});

Deno.test("load() counts outcomes from the accounts and gives every class a row", async () => {
  await withStore(async (store) => {
    const account = (at: string, outcomes: Record<string, number>): Answer => ({
      at,
      url: "urn:zhiji:report:s",
      role: "report",
      said: { issues: [], outcomes } as unknown as Said,
    });
    await loadAnswers(store, [
      account("2026-01-05", { ok: 9, geo_timeout: 1 }),
      account("2026-01-06", { unchanged: 9, geo_timeout: 2 }),
    ]);
    const rows = await store.database.all("FROM outcomes ORDER BY outcome");
    assertEquals(rows.length, 10);
    assertEquals(rows.filter((row) => row.requests !== 0), [
      {
        source_id: "s",
        outcome: "geo_timeout",
        requests: 3,
        first_met: "2026-01-05",
        last_met: "2026-01-06",
        by_day: ["2026-01-05 1", "2026-01-06 2"],
      },
      {
        source_id: "s",
        outcome: "ok",
        requests: 9,
        first_met: "2026-01-05",
        last_met: "2026-01-05",
        by_day: ["2026-01-05 9"],
      },
      {
        source_id: "s",
        outcome: "unchanged",
        requests: 9,
        first_met: "2026-01-06",
        last_met: "2026-01-06",
        by_day: ["2026-01-06 9"],
      },
    ]);
  });
});

Deno.test("load() says when a source brought something new, not when bytes changed", async () => {
  await withStore(async (store) => {
    await loadAnswers(store, [
      { at: "2026-01-05", url: old, said },
      { at: "2026-01-08", url: old, said: { ...said, noise: 1 } },
    ]);
    const [row] = await store.database.all("SELECT first_seen, last_changed, last_checked FROM sources");
    assertEquals(row, { first_seen: "2026-01-05", last_changed: "2026-01-05", last_checked: "2026-01-08" });
  });
});

Deno.test("load() goes on when one source fails and somebody is told; the next load makes up for it", async () => {
  await withStore(async (store) => {
    const archive = archiveOf([
      { at: "2026-01-05", url: old, said },
      { at: "2026-01-05", url: copy, said: edited, source: "t" },
    ]);
    const sources = [source("s"), source("t")];
    const broken = {
      ...archive,
      payload: (digest: string) =>
        digest === archive.all[0]?.digest
          ? Promise.reject(new TypeError("the disk is broken"))
          : archive.payload(digest),
    };
    const failures: string[] = [];
    const failed = (id: string, error: unknown) => failures.push(`${id}: ${error}`);
    await assertRejects(() => load(store, { sources, archive: broken }), TypeError, "the disk is broken");
    await load(store, { sources, archive: broken, failed });
    assertEquals(failures, ["s: TypeError: the disk is broken"]);
    const documents = () => store.database.all("SELECT source_id FROM documents ORDER BY source_id");
    assertEquals(await documents(), [{ source_id: "t" }]);
    await load(store, { sources, archive });
    assertEquals(await documents(), [{ source_id: "s" }, { source_id: "t" }]);
  });
});

function numbered(...numbers: number[]): Answer[] {
  return numbers.map((number, index) => ({
    at: `2026-01-${String(index + 1).padStart(2, "0")}`,
    url: `http://s.example/n${number}.html`,
    said: {
      title: `第${number}件`,
      number: `川市监函〔2026〕${number}号`,
      date: "2026-01-01",
      text: `正文${number}。`,
    },
  }));
}

Deno.test("load() leads to missing numbers of a series, from the day the gap could be seen", async () => {
  const { issues } = await loaded(numbered(1, 2, 4, 5));
  assertEquals(issues.length, 1);
  const [issue] = issues;
  assertEquals([issue?.stage, issue?.kind, issue?.source_id], ["load", "sequence_gap", "s"]);
  assertStringIncludes(issue?.message ?? "", "川市监函〔2026〕");
  assertStringIncludes(issue?.message ?? "", "found 4 of them without 3");
  assertEquals([issue?.first_seen, issue?.last_seen], ["2026-01-03", "2026-01-04"]);
});

for (
  const [why, numbers] of [
    ["fewer than three numbers are known", [1, 3]],
    ["no number is missing", [7, 8, 9]],
    ["the gaps are wide", [1, 2, 40, 41]],
    ["more are missing than known", [1, 5, 9]],
  ] as const
) {
  Deno.test(`load() gives no lead where ${why}`, async () => {
    assertEquals((await loaded(numbered(...numbers))).issues, []);
  });
}

Deno.test("load() sees series of 公告 in titles", async () => {
  const { issues } = await loaded([3, 4, 6].map((number) => ({
    at: "2026-01-05",
    url: `http://s.example/g${number}.html`,
    said: {
      title: `关于第${number}批产品的公告（2026年第${number}号）`,
      date: "2026-01-01",
      text: `正文${number}。`,
    },
  })));
  assertEquals(issues.length, 1);
  assertStringIncludes(
    issues[0]?.message ?? "",
    "公告2026年第: wanted no gap among its numbers, found 3 of them without 5",
  );
});
