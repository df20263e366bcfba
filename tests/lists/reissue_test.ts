import { assert, assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import { ParseError } from "../../pipelines/errors.ts";
import { gb18030, listOf, type Taking, taking } from "./taking.ts";

type Row = NonNullable<Parameters<typeof listOf>[0][number]>;

const base: Row[] = Array.from({ length: 40 }, (_, index) => ({ parameter: `参数${index + 1}` }));

/** Everything a reader sees of a list, issues by their numbers. */
async function state({ rows }: Taking) {
  return await rows(
    `SELECT c.id, c.parameter, c.restriction, c.certificate_number, c.standard_no, c.region_code, i.number AS issue, c.row
     FROM capabilities c JOIN list_issues i ON i.id = c.issue_id ORDER BY c.id`,
  );
}

function changed(rows: Row[], edits: Record<number, Row>): Row[] {
  return rows.map((row, index) => ({ ...row, ...edits[index] }));
}

Deno.test("the next issue of a list tells what is added, withdrawn and changed, and touches nothing else", async () => {
  await taking(async (place) => {
    await place.csv(listOf(base));
    const before = await state(place);
    const next = [...changed(base, { 4: { restriction: "不测：现场" } }).filter((_, index) => index !== 9), {
      parameter: "新参数",
    }];
    const report = await place.csv(listOf(next));
    assertEquals([report.added, report.withdrawn, report.changed, report.records], [1, 1, 1, 40]);
    assert(report.byLines, "only the lines that differ are read");
    const after = await state(place);
    const same = after.filter(({ issue }) => issue === 1);
    assertEquals(same.length, 38);
    const known = new Map(before.map((row) => [row.id, row]));
    assertEquals(same, same.map(({ id }) => known.get(id) ?? {}));
    const edited = after.find(({ parameter }) => parameter === "参数5");
    assertEquals([edited?.id, edited?.restriction, edited?.issue, edited?.row], [
      before.find(({ parameter }) => parameter === "参数5")?.id,
      "不测：现场",
      2,
      6,
    ]);
    assertEquals(
      await place.rows("SELECT number, records, added, withdrawn, changed FROM list_issues ORDER BY number"),
      [
        { number: 1, records: 40, added: 40, withdrawn: 0, changed: 0 },
        { number: 2, records: 40, added: 1, withdrawn: 1, changed: 1 },
      ],
    );
  });
});

Deno.test("the same bytes again change nothing and make no issue", async () => {
  await taking(async (place) => {
    await place.csv(listOf(base));
    const before = await state(place);
    const report = await place.csv(listOf(base));
    assertEquals([report.issue, report.added, report.records], [null, 0, 40]);
    assertEquals(await state(place), before);
    assertEquals(await place.rows("SELECT count(*) AS n FROM list_issues"), [{ n: 1 }]);
  });
});

Deno.test("a row put in on top changes one line, though all rows are numbered anew", async () => {
  await taking(async (place) => {
    await place.csv(listOf(base));
    const report = await place.csv(listOf([{ parameter: "第一" }, ...base]));
    assertEquals([report.added, report.withdrawn, report.changed, report.byLines], [1, 0, 0, true]);
  });
});

Deno.test("an issue with other columns is read whole, and rows of the same words stay the same", async () => {
  await taking(async (place) => {
    await place.csv(listOf(base));
    const [head = "", ...rest] = listOf(base).trimEnd().split("\n");
    const report = await place.csv([`${head},新列`, ...rest.map((line) => `${line},x`), ""].join("\n"));
    assertEquals([report.added, report.withdrawn, report.changed, report.byLines], [0, 0, 0, false]);
  });
});

Deno.test("an issue that cannot be read leaves the one before as it was", async () => {
  await taking(async (place) => {
    await place.csv(listOf(base));
    const before = await state(place);
    await assertRejects(() => place.csv(listOf(base).replace("参数5", '"参数5')), ParseError);
    assertEquals(await state(place), before);
    assertEquals((await place.csv(listOf([...base, { parameter: "新" }]))).added, 1);
  });
});

Deno.test("rejects of the issue before stay with lines that are not read again, and go with lines that are gone", async () => {
  await taking(async (place) => {
    const lines = listOf(base).split("\n");
    lines[3] = "3,少";
    lines[8] = "8,少";
    assertEquals((await place.csv(lines.join("\n"))).rejected, 2);
    lines[8] = listOf(base).split("\n")[8] ?? "";
    const report = await place.csv(lines.join("\n"));
    assertEquals([report.rejected, report.added, report.byLines], [1, 1, true]);
    assertEquals(await place.rows("SELECT row FROM list_rejects"), [{ row: 4 }]);
  });
});

Deno.test("a broken line alone among the changed ones is rejected, and the rest of the list stays", async () => {
  await taking(async (place) => {
    await place.csv(listOf(base));
    const report = await place.csv(listOf(base).replace(/\n5,.*/, "\n5,少"));
    assertEquals([report.rejected, report.withdrawn, report.records, report.byLines], [1, 1, 39, true]);
  });
});

Deno.test("a row that moves to another line is no difference", async () => {
  await taking(async (place) => {
    await place.csv(listOf(base));
    const [first = {}, ...rest] = base;
    const report = await place.csv(listOf([...rest, first]));
    assertEquals([report.added, report.withdrawn, report.changed, report.byLines], [0, 0, 0, true]);
    assertEquals(await place.rows("SELECT row FROM capabilities WHERE parameter = '参数1'"), [{ row: 41 }]);
  });
});

Deno.test("a mapping given once serves the later issues", async () => {
  await taking(async (place) => {
    const mapping = {
      as: "capabilities",
      columns: { 甲: "object", 乙: "parameter" },
      constants: { institution: "示例检验检测有限公司" },
      fill: ["object"],
      value_scale: null,
    } as const;
    await place.csv("甲,乙,丙\n水泥,强度,1\n,细度,2\n缺,一\n", { mapping: { ...mapping, fill: ["object"] } });
    assertEquals(await place.rows("SELECT object, parameter, row FROM capabilities ORDER BY row"), [
      { object: "水泥", parameter: "强度", row: 2 },
      { object: "水泥", parameter: "细度", row: 3 },
    ]);
    assertEquals(await place.rows("SELECT row, reason FROM list_rejects"), [{
      row: 4,
      reason: "too_few_cells",
    }]);
    const report = await place.csv("乙,甲,丙\n强度,砂浆,1\n稠度,砂浆,2\n");
    assertEquals([report.records, report.mapping.columns], [2, { 甲: "object", 乙: "parameter" }]);
    assertEquals(await place.rows("SELECT institution, object, parameter FROM capabilities ORDER BY row"), [
      { institution: "示例检验检测有限公司", object: "砂浆", parameter: "强度" },
      { institution: "示例检验检测有限公司", object: "砂浆", parameter: "稠度" },
    ]);
  });
});

Deno.test("plain lists are compared by what a row is; an edited row keeps its id", async () => {
  await taking(async (place) => {
    const list = (rows: string[][]) =>
      ["仪器名称,规格型号,所属单位,收费标准", ...rows.map((row) => row.join(",")), ""].join("\n");
    const take = (rows: string[][]) => place.csv(list(rows), { as: "instruments" });
    await take([["电镜", "A", "甲院", "100"], ["质谱", "B", "甲院", "200"], ["天平", "C", "乙院", "10"]]);
    const [before] = await place.rows("SELECT id FROM instruments WHERE name = '质谱'");
    const report = await take([["质谱", "B", "甲院", "300"], ["天平", "C", "乙院", "10"], [
      "光谱",
      "D",
      "乙院",
      "50",
    ]]);
    assertEquals([report.added, report.withdrawn, report.changed, report.records], [1, 1, 1, 3]);
    assertEquals(
      await place.rows(
        "SELECT x.id, fee, i.number AS issue FROM instruments x JOIN list_issues i ON i.id = issue_id WHERE name IN ('质谱', '天平') ORDER BY fee DESC",
      ),
      [
        { id: before?.id, fee: "300", issue: 2 },
        {
          id: (await place.rows("SELECT id FROM instruments WHERE name = '天平'"))[0]?.id,
          fee: "10",
          issue: 1,
        },
      ],
    );
  });
});

const cell = fc.constantFrom("甲", "乙", "丙", "丁");
const anyRow = fc.record({
  object: cell,
  parameter: cell,
  restriction: fc.constantFrom("", "不测：甲", "只测：乙"),
});

Deno.test("a list read by its changed lines holds what one read whole holds, whatever the edits", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRow, { minLength: 1, maxLength: 12 }),
      fc.array(anyRow, { maxLength: 12 }),
      fc.array(fc.nat(11), { maxLength: 4 }),
      async (first, more, lost) => {
        const next = [...first.filter((_, index) => !lost.includes(index)), ...more];
        const words = "SELECT id, object, parameter, restriction FROM capabilities ORDER BY id";
        await taking(async (stepwise) => {
          await stepwise.csv(listOf(first));
          if (next.length === 0) {
            await assertRejects(() => stepwise.csv(listOf(next)), ParseError);
            assertEquals((await stepwise.rows(words)).length, first.length);
          }
          const report = await stepwise.csv(listOf(next), { withdrawAll: next.length === 0 });
          await taking(async (whole) => {
            await whole.csv(listOf(next), { withdrawAll: next.length === 0 });
            assertEquals(await stepwise.rows(words), await whole.rows(words));
            assertEquals(report.records, next.length);
          });
        });
      },
    ),
    // the first example empties the list
    { numRuns: 6, examples: [[[{ object: "甲", parameter: "乙", restriction: "" }], [], [0]]] },
  );
});

/** Writes a text in a charset that lists come in; each must be read as the same list. */
const encoders: Record<string, (text: string) => Uint8Array> = {
  "utf-8": (text) => new TextEncoder().encode(text),
  "utf-8 with a mark": (text) => new TextEncoder().encode(`\ufeff${text}`),
  "utf-16": (text) =>
    new Uint8Array(new Uint16Array([...`\ufeff${text}`].map((one) => one.charCodeAt(0))).buffer),
  gb18030,
};

const anyLine = fc.record({
  institution: fc.constantFrom("甲检测有限公司", "乙检测有限公司"),
  address: fc.constantFrom("广东省韶关市示例路1号", "四川省绵阳市示例路2号"),
  object: cell,
  parameter: fc.constantFrom("结构", "强度", ""),
  standard: fc.constantFrom("安全GB 4706.56-2008", "方法GB/T 1234-2019", "作业指导书"),
  restriction: fc.constantFrom("", "不测：甲", " 不测：甲"),
});

/** One change of a list: a line put in, taken out, written anew, moved, or broken off. */
const anyEdit = fc.record({
  at: fc.nat(40),
  kind: fc.constantFrom("in", "out", "anew", "move", "broken"),
  line: anyLine,
});

function edited(rows: readonly Row[], edits: readonly { at: number; kind: string; line: Row }[]): Row[] {
  const next = [...rows];
  for (const { at, kind, line } of edits) {
    const place = at % next.length;
    if (kind === "in") next.splice(place, 0, line);
    if (kind === "anew") next[place] = line;
    if (kind === "broken") next[place] = { note: "断" };
    if (kind === "out" && next.length > 1) next.splice(place, 1);
    if (kind === "move") next.push(...next.splice(place, 1));
  }
  return next;
}

/** A list as a file; a row with the note 断 has fewer cells than the header. */
function fileOf(
  rows: readonly Row[],
  { charset, delimiter }: { charset: string; delimiter: string },
): Uint8Array {
  const lines = listOf(rows).split("\n").map((line) => line.endsWith("断") ? line.slice(0, 20) : line);
  return encoders[charset]?.(lines.join("\n").replaceAll(",", delimiter)) ?? new Uint8Array();
}

/** All that a list says, whatever lines its rows stand on: one read by lines tells those of the issue that printed a row first. */
async function told({ rows }: Taking) {
  return {
    rows: await rows(
      `SELECT * EXCLUDE (issue_id, sheet, row, list_id) FROM capabilities ORDER BY id`,
    ),
    institutions: await rows("SELECT * FROM institutions ORDER BY id"),
    rejects: await rows("SELECT reason, count(*) AS n FROM list_rejects GROUP BY reason"),
  };
}

Deno.test("the next issues tell the same whether read by their lines or whole, in any charset, whatever the edits", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyLine, { minLength: 12, maxLength: 30 }),
      fc.array(fc.array(anyEdit, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...Object.keys(encoders)),
      fc.constantFrom(",", ";", "\t"),
      async (first, issues, charset, delimiter) => {
        await taking(async (byLines) => {
          await taking(async (whole) => {
            let list: Row[] = first;
            for (const edits of [[], ...issues]) {
              list = edited(list, edits);
              const file = fileOf(list, { charset, delimiter });
              const one = await byLines.csv(file);
              await Deno.remove(`${whole.folder}/memory`, { recursive: true }).catch(() => {});
              const two = await whole.csv(file);
              assert(edits.length === 0 || one.issue === null || one.byLines && !two.byLines);
              const counts = (
                { added, withdrawn, changed, records, rejected, unclassified, withoutStandard }: typeof one,
              ) => ({ added, withdrawn, changed, records, rejected, unclassified, withoutStandard });
              assertEquals(counts(one), counts(two));
              assertEquals(await told(byLines), await told(whole));
            }
          });
        });
      },
    ),
    { numRuns: 5, endOnFailure: true },
  );
});
