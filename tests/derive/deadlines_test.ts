import { assertEquals } from "@std/assert";
import { derive } from "../../pipelines/derive/mod.ts";
import { databaseOf } from "./database.ts";

const task = {
  id: "t1",
  text: "完成首批二十条产业链检测需求走访",
  due: "2023-07",
  status: "planned",
  number: "1",
};

Deno.test("derive() tells which dated commitments nothing was reported on", async () => {
  const database = await databaseOf([
    { day: "2023-05-08", commitments: [task, { ...task, id: "t2", text: "公布省内可检项目清单五千项" }] },
    {
      day: "2023-09-01",
      commitments: [{
        ...task,
        id: "d1",
        due: null,
        status: "done",
        text: "首批二十条产业链检测需求走访已经完成",
      }],
    },
  ]);
  try {
    await derive(database, { until: "2023-07-31" });
    const rows = () =>
      database.all("SELECT commitment_id, due_day, report_id, overdue FROM deadlines ORDER BY 1");
    assertEquals(await rows(), [
      { commitment_id: "t1", due_day: "2023-07-31", report_id: "b", overdue: false },
      { commitment_id: "t2", due_day: "2023-07-31", report_id: null, overdue: false },
    ]);
    await derive(database, { until: "2023-08-01" });
    assertEquals((await rows())[1], {
      commitment_id: "t2",
      due_day: "2023-07-31",
      report_id: null,
      overdue: true,
    });
  } finally {
    database.close();
  }
});

Deno.test("derive() tells what a region is silent about", async () => {
  const target = {
    metric_id: "testing_bodies",
    what: "检验检测机构",
    unit: "家",
    value: 9,
    kind: "target",
    period: "2025",
  } as const;
  const database = await databaseOf([{ day: "2023-05-08", kind: "plan", figures: [target] }]);
  try {
    await derive(database, { until: "2026-11-23" });
    const rows = await database.all("SELECT kind, document_kind FROM silences ORDER BY ALL");
    assertEquals(rows, [
      { kind: "documents", document_kind: "case" },
      { kind: "documents", document_kind: "proposal_reply" },
      { kind: "documents", document_kind: "statistics" },
      { kind: "report", document_kind: null },
    ]);
  } finally {
    database.close();
  }
});

Deno.test("derive() brings the mentions of one organisation together", async () => {
  const mention = { organization_id: "o", name: "韶关市实验室联盟", type: "alliance", region_code: "440200" };
  const database = await databaseOf([
    { day: "2025-01-10", mentions: [{ ...mention, name_text: "实验室联盟" }] },
    { day: "2024-08-20", mentions: [{ ...mention, name_text: "韶关市实验室联盟", founded: "2024-08-16" }] },
  ]);
  try {
    await derive(database, { until: "2026-11-23" });
    const rows = await database.all(
      "SELECT name, founded, aliases, documents, document_id FROM organizations",
    );
    assertEquals(rows, [
      {
        name: "韶关市实验室联盟",
        founded: "2024-08-16",
        aliases: ["实验室联盟"],
        documents: 2,
        document_id: "b",
      },
    ]);
  } finally {
    database.close();
  }
});

Deno.test("derive() asks a place under its code in force, and a unit that was split for nothing", async () => {
  const database = await databaseOf([
    { day: "2015-05-08", kind: "plan", region: "510132" },
    { day: "2022-05-08", kind: "statistics", region: "510118" },
    { day: "2015-05-08", kind: "plan", region: "371200" },
  ]);
  try {
    await derive(database, { until: "2026-11-23" });
    const rows = await database.all<Record<string, unknown>>(
      "SELECT region_code, document_kind FROM silences ORDER BY ALL",
    );
    assertEquals(rows.map((row) => Object.values(row).join(" ")), ["510118 case", "510118 proposal_reply"]);
  } finally {
    database.close();
  }
});
