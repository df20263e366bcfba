import { assertEquals } from "@std/assert";
import { makeRelease, type Service, withFolder, type Written } from "./small_release.ts";

/** What the two releases have: a plan and a report with their numbers, a page, and a task due in June. */
interface State {
  sites: number;
  bound: "eq" | "ge";
  reported: number;
  /** What is counted; one target less when there is only one. */
  subjects: string[];
  gone: string | null;
  overdue: boolean;
}

const before: State = {
  sites: 20,
  bound: "eq",
  reported: 15,
  subjects: ["站点", "平台"],
  gone: null,
  overdue: false,
};
const after: State = {
  sites: 30,
  bound: "ge",
  reported: 92.6,
  subjects: ["站点"],
  gone: "2024-09-09",
  overdue: true,
};

function documentsOf({ sites, bound, reported, gone }: State): Written[] {
  const place = { region_code: "440200", publisher: "韶关市市场监督管理局", published: "2024-01-02" };
  const fact = { comparator: "eq", unit: "个", what: "站点" } as const;
  return [
    {
      ...place,
      id: "plan",
      title: "计划",
      url: "http://a.sample.example/plan",
      text: `到2025年建成站点${sites}个。2024年6月底前建成平台。`,
      indicators: [{
        ...fact,
        id: "i-plan",
        quote: `站点${sites}个`,
        kind: "target",
        comparator: bound,
        value: sites,
        period: "2025",
        value_text: `${sites}个`,
      }],
      commitments: [{
        id: "c-june",
        quote: "2024年6月底前建成平台",
        text: "建成平台",
        due: "2024-06",
        responsible: [],
      }],
    },
    {
      ...place,
      id: "report",
      title: "报告",
      url: "http://a.sample.example/report",
      text: `已建成站点${reported}个。`,
      indicators: [{
        ...fact,
        id: "i-report",
        quote: `站点${reported}个`,
        value: reported,
        value_text: `${reported}个`,
      }],
    },
    {
      ...place,
      id: "page",
      title: "一页",
      url: "http://a.sample.example/page",
      text: "一页。",
      gone_since: gone,
    },
  ];
}

/** What the pipeline would derive, as far as the feeds read it. */
function deriveOf({ subjects, overdue }: State): string {
  const rows = subjects.map((subject) => `
    INSERT INTO progress BY NAME
    SELECT 'p-${subject}' AS id, t.region_code, '${subject}' AS subject, t.unit, 'behind' AS status, false AS past_due,
      t.id AS target_id, t.value AS target_value, t.comparator AS target_comparator, t.period AS target_period,
      t.document_id AS target_document_id, t.text_hash AS target_text_hash, t.quote AS target_quote,
      t.start AS target_start, t."end" AS target_end, a.id AS actual_id, a.value AS actual_value,
      a.comparator AS actual_comparator, a.document_id AS actual_document_id, a.text_hash AS actual_text_hash,
      a.quote AS actual_quote, a.start AS actual_start, a."end" AS actual_end, a.value / t.value AS ratio
    FROM indicators t, indicators a WHERE t.id = 'i-plan' AND a.id = 'i-report';`);
  return `${rows.join("")}
    INSERT INTO deadlines BY NAME SELECT id AS commitment_id, document_id, DATE '2024-06-30' AS due_day,
      ${overdue} AS overdue FROM commitments;`;
}

async function entries({ get }: Service, name: string, query = ""): Promise<[title: string, link: string][]> {
  const text = await (await get(`/v1/feeds/${name}${query}`)).text();
  return [...text.matchAll(/<entry>.*?<\/entry>/gs)].map(([entry]) => [
    /<title>(.*?)<\/title>/s.exec(entry)?.[1] ?? "",
    /<link [^>]*href="([^"]*)"/.exec(entry)?.[1] ?? "",
  ]);
}

Deno.test("feeds tell of two releases what changed in meaning, each change once", async () => {
  const data = await Deno.makeTempDir();
  const days = ["2024-06-01", "2024-09-10"];
  try {
    for (const [index, state] of [before, after].entries()) {
      const today = days[index] ?? "";
      await makeRelease(data, {
        documents: documentsOf(state),
        today,
        sample: true,
        derive: deriveOf(state),
      });
    }
    await withFolder(data, async (service) => {
      assertEquals(await entries(service, "targets"), [
        [
          "韶关市 平台：目标不再有 The target is no longer set",
          "/v1/progress/p-%E5%B9%B3%E5%8F%B0?version=2024-06-01",
        ],
        [
          "韶关市 站点：目标的界限 Bound of the target: = → ≥",
          "/v1/progress/p-%E7%AB%99%E7%82%B9?version=2024-09-10",
        ],
        ["韶关市 站点：目标 Target: 20 → 30 个", "/v1/progress/p-%E7%AB%99%E7%82%B9?version=2024-09-10"],
      ]);
      assertEquals(await entries(service, "figures"), [
        [
          "韶关市 站点：报告的数字 Reported figure: 15 → 92.6 个",
          "/v1/progress/p-%E7%AB%99%E7%82%B9?version=2024-09-10",
        ],
      ]);
      assertEquals(await entries(service, "removed"), [["撤下 Removed: 一页", "/documents/page"]]);
      assertEquals(await entries(service, "overdue"), [[
        "逾期未报 Due without a report: 建成平台",
        "/documents/plan",
      ]]);
      for (const [, link] of [...await entries(service, "targets"), ...await entries(service, "figures")]) {
        assertEquals((await service.get(link)).status, 200, link);
      }
      for (const name of ["targets", "figures", "removed", "overdue"]) {
        assertEquals(await entries(service, name, `?version=${days[0]}`), [], `${name} of the first release`);
      }
    });
  } finally {
    await Deno.remove(data, { recursive: true });
  }
});
