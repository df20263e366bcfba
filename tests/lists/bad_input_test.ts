import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import { ParseError } from "../../pipelines/errors.ts";
import { content, header, listOf, type Taking, taking } from "./taking.ts";

const many = Array.from({ length: 20 }, (_, index) => ({ parameter: `参数${index + 1}` }));

async function nothing({ rows }: Taking): Promise<void> {
  const [left] = await rows<Record<string, number>>(
    `SELECT (SELECT count(*) FROM lists) AS lists, (SELECT count(*) FROM list_issues) AS issues,
       (SELECT count(*) FROM capability_rows) AS records, (SELECT count(*) FROM list_rejects) AS rejects,
       (SELECT count(*) FROM institutions) AS institutions`,
  );
  assertEquals(left, { lists: 0, issues: 0, records: 0, rejects: 0, institutions: 0 });
}

async function rejects({ rows }: Taking) {
  return await rows("SELECT file, sheet, row, reason FROM list_rejects ORDER BY sheet, row");
}

Deno.test("a delimiter that parts the rows and not the header is told, and nothing is loaded", async () => {
  await taking(async (place) => {
    const [head = "", ...rows] = listOf(many).split("\n");
    const wrong = [head, ...rows.map((row) => row.replaceAll(",", ";"))].join("\n");
    const error = await assertRejects(() => place.csv(wrong), ParseError);
    assertMatch(
      error.message,
      /wanted a header with known columns in the first 20 rows, found “序号,资质认定证书编号/,
    );
    await nothing(place);
  });
});

Deno.test("rows with words of headers in them do not pass for the header that another delimiter parts", async () => {
  await taking(async (place) => {
    const [head = "", ...rows] = listOf(many.map((row) => ({ ...row, field: "产品", site: "场所名称" })))
      .split("\n");
    const wrong = [head, ...rows.map((row) => row.replaceAll(",", ";"))].join("\n");
    const error = await assertRejects(() => place.csv(wrong), ParseError);
    assertMatch(
      error.message,
      /wanted one delimiter, found a header parted by "," above rows parted by ";"$/,
    );
    await nothing(place);
  });
});

Deno.test("an issue without a row that loads is refused, and withdraws nothing, unless that is meant", async () => {
  await taking(async (place) => {
    await place.csv(listOf(many));
    const rows = async () => await place.rows("SELECT count(*) AS n FROM capabilities");
    for (
      const broken of [
        `${header}\n`,
        `${header}\n\n\n`,
        `${header}\n1,2,3\n`,
        `${header}\n1,,某公司,,,,,,,,,,\n`,
      ]
    ) {
      await assertRejects(() => place.csv(broken), ParseError);
      assertEquals(await rows(), [{ n: 20 }]);
    }
    const error = await assertRejects(() => place.csv(`${header}\n`), ParseError);
    assertMatch(error.message, /wanted rows below the header, found none$/);
    assertMatch(error.details.next ?? "", /--withdraw-all/);
    const report = await place.csv(`${header}\n`, { withdrawAll: true });
    assertEquals([report.withdrawn, report.records], [20, 0]);
    assertEquals(await rows(), [{ n: 0 }]);
    assertEquals((await place.csv(listOf(many))).added, 20);
  });
});

Deno.test("a plain list without a row is refused in the same way", async () => {
  await taking(async (place) => {
    const head = "仪器名称,规格型号,所属单位,收费标准\n", as = "instruments" as const;
    await place.csv(`${head}电镜,A,甲院,100\n`, { as });
    await assertRejects(() => place.csv(head, { as }), ParseError, "wanted rows below the header");
    assertEquals(await place.rows("SELECT name FROM instruments"), [{ name: "电镜" }]);
    assertEquals((await place.csv(head, { as, withdrawAll: true })).withdrawn, 1);
  });
});

Deno.test("a list of institutions is refused as one of capabilities", async () => {
  await taking(async (place) => {
    const error = await assertRejects(() => place.csv("机构名称,地址\n示例检测有限公司,某地\n"), ParseError);
    assertMatch(
      error.message,
      /wanted a column of objects, parameters or standards, found those of institution, address$/,
    );
    await nothing(place);
  });
});

Deno.test("a list whose rows mostly do not fit its header is refused whole", async () => {
  await taking(async (place) => {
    const lines = listOf([...many, ...many, ...many, ...many]).split("\n");
    const wrong = lines.map((line, index) => index < 70 || line === "" ? line : line.replaceAll(",", ";"));
    assertEquals((await place.csv(wrong.join("\n"))).rejected, 11);
  });
  await taking(async (place) => {
    const lines = listOf(Array.from({ length: 200 }, () => ({}))).split("\n");
    const wrong = lines.map((line, index) => index < 70 || line === "" ? line : line.replaceAll(",", ";"));
    const error = await assertRejects(() => place.csv(wrong.join("\n")), ParseError);
    assertMatch(
      error.message,
      /^Cannot read list\.csv: wanted rows of 13 cells, found 131 rejected of 200 \(/,
    );
    await nothing(place);
  });
});

Deno.test("a list parted by semicolons, tabs or bars loads like one parted by commas", async () => {
  for (const delimiter of [";", "\t", "|"]) {
    await taking(async ({ csv, rows }) => {
      const report = await csv(listOf(many).replaceAll(",", delimiter));
      assertEquals([report.records, report.rejected], [20, 0]);
      assertEquals(await rows("SELECT standard_no FROM capabilities WHERE row = 2"), [{
        standard_no: "GB 4706.56-2008",
      }]);
    });
  }
});

Deno.test("rows in another encoding are rejected one by one, and the others load", async () => {
  await taking(async (place) => {
    const text = listOf(many), encoder = new TextEncoder();
    const [before = "", after = ""] = text.split("参数7,");
    const gbk = new Uint8Array([0xb2, 0xce, 0xca, 0xfd, 0x37]); // 参数7 in GBK
    const bytes = new Uint8Array([...encoder.encode(before), ...gbk, ...encoder.encode(`,${after}`)]);
    const report = await place.csv(bytes);
    assertEquals([report.read, report.records, report.rejected], [20, 19, 1]);
    assertEquals(await rejects(place), [{ file: "list.csv", sheet: "", row: 8, reason: "bad_encoding" }]);
    assertEquals(await place.rows("SELECT row FROM capabilities WHERE parameter = '参数8'"), [{ row: 9 }]);
  });
});

Deno.test("a list in GB 18030 loads, and a byte that is none of it rejects its row", async () => {
  await taking(async (place) => {
    const path = new URL("./gbk_list.csv", import.meta.url);
    const bytes = await Deno.readFile(path);
    const report = await place.csv(bytes);
    assertEquals([report.read, report.records, report.rejected], [3, 2, 1]);
    assertEquals(
      await place.rows("SELECT object, standard_no, row FROM capabilities ORDER BY row"),
      [{ object: "水泥", standard_no: "GB 175-2023", row: 2 }, {
        object: "砂浆",
        standard_no: "JGJ/T 70-2009",
        row: 4,
      }],
    );
    assertEquals(await rejects(place), [{ file: "list.csv", sheet: "", row: 3, reason: "bad_encoding" }]);
  });
});

Deno.test("rows with too few or too many cells are rejected with their numbers", async () => {
  await taking(async (place) => {
    const lines = listOf(many).split("\n");
    lines[3] = "3,只有,三格";
    lines[5] = `${lines[5]},多,两格`;
    const report = await place.csv(lines.join("\n"));
    assertEquals([report.read, report.records, report.rejected], [20, 18, 2]);
    assertEquals((await rejects(place)).map(({ row, reason }) => [row, reason]), [
      [4, "too_few_cells"],
      [6, "too_many_cells"],
    ]);
    assertEquals(
      (await place.rows("SELECT row FROM capabilities ORDER BY row")).map(({ row }) => row),
      [2, 3, 5, ...Array.from({ length: 15 }, (_, index) => index + 7)],
    );
  });
});

Deno.test("a list without one of the columns loads with nulls in its place", async () => {
  await taking(async ({ csv, rows }) => {
    const report = await csv("机构名称,检测对象\n示例检验检测有限公司,水泥\n");
    assertEquals(report.records, 1);
    assertEquals(await rows("SELECT object, parameter, standard_no, certificate_number FROM capabilities"), [
      { object: "水泥", parameter: null, standard_no: null, certificate_number: null },
    ]);
  });
});

Deno.test("rows that name no object, parameter or standard are rejected; rows of nothing are not", async () => {
  await taking(async (place) => {
    const empty = { object: "", parameter: "/", standard: "—" };
    const report = await place.csv(listOf([{}, empty, { ...empty, parameter: "有" }]));
    assertEquals([report.records, report.rejected], [2, 1]);
    assertEquals(await rejects(place), [{ file: "list.csv", sheet: "", row: 3, reason: "no_content" }]);
  });
});

Deno.test("300 columns load, known ones by their names; 1,001 are refused", async () => {
  await taking(async (place) => {
    const wide = (columns: number) => {
      const more = Array.from({ length: columns - 13 }, (_, index) => `列${index}`).join(",");
      const cells = Array.from({ length: columns - 13 }, () => "x").join(",");
      const lines = listOf(many).trimEnd().split("\n");
      return lines.map((line, index) => `${line},${index === 0 ? more : cells}`).join("\n") + "\n";
    };
    const report = await place.csv(wide(300));
    assertEquals([report.records, report.rejected], [20, 0]);
    await assertRejects(() => place.csv(wide(1001)), ParseError, "wanted at most 1000 columns, found 1001");
    assertEquals(await place.rows("SELECT count(*) AS n FROM list_issues"), [{ n: 1 }]);
  });
});

Deno.test("a formula in place of a value rejects its row; one that only keeps digits is its text", async () => {
  await taking(async (place) => {
    const report = await place.csv(listOf([
      { parameter: '=HYPERLINK("http://x.example","甲")' },
      { certificate: '="230020349767"', parameter: '="乙"' },
      { standard: "=A1&B1" },
    ]));
    assertEquals([report.records, report.rejected], [1, 2]);
    assertEquals(await place.rows("SELECT parameter, certificate_number FROM capabilities"), [
      { parameter: "乙", certificate_number: "230020349767" },
    ]);
    assertEquals((await rejects(place)).map(({ row, reason }) => [row, reason]), [[2, "formula"], [
      4,
      "formula",
    ]]);
  });
});

Deno.test("a quote that never closes is told with its line, and nothing is loaded", async () => {
  await taking(async (place) => {
    const broken = listOf(many).replace("参数5", '"参数5');
    const error = await assertRejects(() => place.csv(broken), ParseError);
    assertMatch(
      error.message,
      /^Cannot read list\.csv: wanted 20 rows, .*a quote opened in line 6 does not close$/,
    );
    await nothing(place);
  });
});

Deno.test("cells that go over several lines, quotes and delimiters in them, are one row", async () => {
  await taking(async ({ csv, rows }) => {
    const report = await csv(listOf([{ object: '甲\n\n"乙",丙' }, { parameter: "丁" }]));
    assertEquals([report.read, report.records, report.rejected], [2, 2, 0]);
    assertEquals(await rows("SELECT object FROM capabilities ORDER BY row LIMIT 1"), [{
      object: '甲 "乙",丙',
    }]);
  });
});

Deno.test("a line longer than a row may be is told, wherever it stands, and nothing is loaded", async () => {
  await taking(async (place) => {
    const long = "长".repeat(800_000);
    const late = listOf([...many, { parameter: long }]);
    const error = await assertRejects(() => place.csv(late), ParseError);
    assertEquals(
      error.message,
      "Cannot read list.csv: wanted lines of at most 2097152 bytes, found a longer one after row 21",
    );
    await nothing(place);
  });
});

Deno.test("a row just under the longest one loads", async () => {
  await taking(async ({ csv }) => {
    assertEquals((await csv(listOf([...many, { note: "长".repeat(690_000) }]))).records, 21);
  });
});

Deno.test("a gigabyte without a line end is refused after its first megabyte", async () => {
  await taking(async (place) => {
    const path = `${place.folder}/long.csv`;
    {
      using file = await Deno.open(path, { create: true, write: true });
      await file.write(new TextEncoder().encode(`${header.replaceAll("\n", "")},`));
      await file.truncate(2 ** 30); // sparse: zeros up to a gigabyte
    }
    let read = 0;
    const { localFiles } = await import("../../pipelines/effects.ts");
    const files = localFiles();
    const counting = {
      ...files,
      async readRange(...range: Parameters<typeof files.readRange>) {
        const bytes = await files.readRange(...range);
        read += bytes.length;
        return bytes;
      },
      async open(path: string) {
        const file = await files.open(path);
        const take = async (into: Uint8Array) => {
          const count = await file.read(into);
          read += count;
          return count;
        };
        return { ...file, read: take };
      },
    };
    await assertRejects(
      () => place.csv("", { parts: [{ name: "long.csv", file: { csv: path } }], files: counting }),
      ParseError,
      "Cannot read long.csv: wanted lines, found none in the first 1048576 bytes",
    );
    assert(read <= 2 ** 21, `wanted a look at the head only, found ${read} bytes read`);
    await nothing(place);
  });
});

Deno.test("an empty file and one of zeros are refused", async () => {
  await taking(async (place) => {
    await assertRejects(
      () => place.csv(""),
      ParseError,
      "Cannot read list.csv: wanted lines, found an empty file",
    );
    await assertRejects(() => place.csv(new Uint8Array(5000)), ParseError, "Cannot read");
    await nothing(place);
  });
});

Deno.test("a hidden sheet is passed over and told", async () => {
  await taking(async ({ sheets, rows }) => {
    const labels = ["机构名称", "检测对象", "参数"];
    const report = await sheets(content(
      { name: "公开", rows: [labels, ["示例检测", "水泥", "强度"]] },
      { name: "内部", rows: [labels, ["示例检测", "钢筋", "强度"]], hidden: true },
    ));
    assertEquals(report.passed, [{ sheet: "内部", reason: "hidden" }]);
    assertEquals(await rows("SELECT object, sheet, row FROM capabilities"), [{
      object: "水泥",
      sheet: "公开",
      row: 2,
    }]);
  });
});

Deno.test("a file that was read in part only is refused whole", async () => {
  await taking(async (place) => {
    const half = content({ rows: [["机构名称", "检测对象"], ["示例检测", "水泥"]] });
    const issues = [{ kind: "cut", message: "Wanted at most 4 cells here: found more" } as const];
    await assertRejects(
      () => place.sheets({ ...half, issues }),
      ParseError,
      "wanted all of it, found it cut: Wanted at most 4 cells here: found more",
    );
    await nothing(place);
  });
});

Deno.test("dates as serials of a spreadsheet, and days in any of the usual forms, are days", async () => {
  await taking(async ({ csv, rows }) => {
    const forms = [
      "45306",
      "2024-01-15",
      "2024/1/15",
      "2024.1.15",
      "2024年1月15日",
      "20240115",
      "2018-01-16至2024-01-15",
    ];
    await csv(listOf([...forms, "长期", "2024-02-30"].map((validUntil) => ({ validUntil }))));
    assertEquals(
      (await rows("SELECT valid_until, valid_from FROM capabilities ORDER BY row"))
        .map(({ valid_until, valid_from }) => [valid_until, valid_from]),
      [
        ...forms.slice(0, 6).map(() => ["2024-01-15", null]),
        ["2024-01-15", "2018-01-16"],
        [null, null],
        [null, null],
      ],
    );
  });
});

Deno.test("certificate numbers are twelve digits of a plausible year, whatever stands around them", async () => {
  await taking(async ({ csv, rows }) => {
    const cells = [
      "230020349767",
      "2300 2034 9767",
      "CMA:230020349767",
      "2023000203497",
      "990020349767",
      "270020349767",
    ];
    await csv(listOf(cells.map((certificate) => ({ certificate }))));
    assertEquals(
      (await rows("SELECT certificate_number FROM capabilities ORDER BY row")).map(({ certificate_number }) =>
        certificate_number
      ),
      ["230020349767", "230020349767", "230020349767", null, null, null], // 1999 is before such numbers, 2027 after the list
    );
  });
});

Deno.test("a file that has no header of a list is named, with what it begins with and what to do", async () => {
  await taking(async (place) => {
    const error = await assertRejects(() => place.csv("\n\n\n"), ParseError);
    assertEquals(
      error.message,
      "Cannot read list.csv as a list of capabilities: wanted a header with known columns in the first 20 rows, found blank rows",
    );
    assertMatch(error.details.next ?? "", /--mapping/);
  });
});
