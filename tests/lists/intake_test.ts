import { assertEquals, assertRejects } from "@std/assert";
import { NoHeader } from "../../pipelines/lists/mapping.ts";
import { listOf, taking } from "./taking.ts";

Deno.test("ingestList() loads each cell of a row into its column", async () => {
  await taking(async ({ csv, rows }) => {
    const report = await csv(listOf([{ restriction: "不测：三相器具", note: "仅限现场" }]));
    assertEquals([report.read, report.records, report.rejected, report.added], [1, 1, 0, 1]);
    const [{ id: _id, institution_id: _institution, list_id: _list, issue_id: _issue, ...row } = {}] =
      await rows(
        "SELECT * FROM capabilities",
      );
    assertEquals(row, {
      institution: "示例检验检测有限公司",
      certificate_text: "230020349767",
      certificate_number: "230020349767",
      region_code: "440200",
      site: "主场所",
      address: "广东省韶关市示例路1号",
      field: "产品质量检验",
      category: "电子电气-家用电器",
      category_1: "电子电气",
      category_2: "家用电器",
      object: "示例电器",
      parameter: "结构",
      standard_text: "示例电器的安全GB 4706.56-2008",
      standard_no: "GB 4706.56-2008",
      standard_key: "GB 4706.56",
      standard_year: 2008,
      standard_name: "示例电器的安全",
      restriction: "不测：三相器具",
      restriction_kind: "excludes",
      valid_from: null,
      valid_until: "2029-01-15",
      chains: ["home_appliances"],
      note: "仅限现场",
      source_id: "given_files",
      sheet: "",
      row: 2,
    });
  });
});

Deno.test("ingestList() makes a row of each standard that a cell names", async () => {
  await taking(async ({ csv, rows }) => {
    const report = await csv(
      listOf([{ standard: "甲GB/T 1-2020、乙HJ 2-2019；丙ISO 3:2018" }, { standard: "企业方法" }]),
    );
    assertEquals([report.read, report.records, report.withoutStandard], [2, 4, 1]);
    assertEquals(
      (await rows("SELECT standard_no, standard_name, row FROM capabilities ORDER BY row, standard_no"))
        .map(({ standard_no, standard_name, row }) => [row, standard_no, standard_name]),
      [[2, "GB/T 1-2020", "甲"], [2, "HJ 2-2019", "乙"], [2, "ISO 3:2018", "丙"], [3, null, "企业方法"]],
    );
    assertEquals(
      await rows("SELECT number, kind, base, part, year FROM standards ORDER BY number"),
      [
        { number: "GB/T 1-2020", kind: "national", base: "1", part: null, year: 2020 },
        { number: "HJ 2-2019", kind: "industry", base: "2", part: null, year: 2019 },
        { number: "ISO 3:2018", kind: "international", base: "3", part: null, year: 2018 },
      ],
    );
  });
});

Deno.test("ingestList() gives two rows of the same words two ids, the same whatever their order", async () => {
  await taking(async (one) => {
    await taking(async (other) => {
      await one.csv(
        listOf([{ parameter: "甲" }, { parameter: "甲" }, { parameter: "甲", restriction: "只测：乙" }]),
      );
      await other.csv(
        listOf([{ parameter: "甲", restriction: "只测：乙" }, { parameter: "甲" }, { parameter: "甲" }]),
      );
      const ids = "SELECT id, restriction FROM capabilities ORDER BY id";
      assertEquals(await one.rows(ids), await other.rows(ids));
      assertEquals(new Set((await one.rows(ids)).map(({ id }) => id)).size, 3);
    });
  });
});

Deno.test("ingestList() passes over repeated headers, blank rows and numbers that begin again", async () => {
  await taking(async ({ csv, rows }) => {
    const [head, first, second] = listOf([{ parameter: "甲" }, { parameter: "乙" }]).split("\n");
    const blank = ",".repeat(12);
    const report = await csv([head, first, blank, "", head, first?.replace("甲", "丙"), second].join("\n"));
    assertEquals(report.rejected, 0);
    assertEquals(
      await rows("SELECT parameter, row FROM capabilities ORDER BY row"),
      [{ parameter: "甲", row: 2 }, { parameter: "丙", row: 6 }, { parameter: "乙", row: 7 }],
    );
  });
});

Deno.test("ingestList() finds the header below titles, on two lines, and keeps the numbers of rows", async () => {
  await taking(async ({ csv, rows }) => {
    await csv(
      "某省检验检测机构能力表,,,,,\n2026年3月,,,,,\n序号,机构信息,,检测能力,,\n,机构名称,资质认定证书编号,检测对象,参数,标准编号\n" +
        "1,示例检验检测有限公司,230020349767,水泥,强度,GB 175-2023\n",
    );
    assertEquals(
      await rows(
        "SELECT institution, certificate_number, object, parameter, standard_no, row FROM capabilities",
      ),
      [{
        institution: "示例检验检测有限公司",
        certificate_number: "230020349767",
        object: "水泥",
        parameter: "强度",
        standard_no: "GB 175-2023",
        row: 5,
      }],
    );
  });
});

Deno.test("ingestList() gives several sites of one certificate their own place, and one institution", async () => {
  await taking(async ({ csv, rows }) => {
    await csv(listOf([
      { site: "韶关场所", address: "广东省韶关市示例路1号" },
      { site: "广州场所", address: "广东省广州市示例路2号" },
    ]));
    assertEquals(
      await rows("SELECT site, region_code FROM capabilities ORDER BY region_code"),
      [{ site: "广州场所", region_code: "440100" }, { site: "韶关场所", region_code: "440200" }],
    );
    assertEquals(await rows("SELECT count(DISTINCT institution_id) AS n FROM capabilities"), [{ n: 1 }]);
  });
});

Deno.test("ingestList() takes the region of the list for rows that name no place", async () => {
  await taking(async ({ csv, rows }) => {
    await csv(listOf([{ address: "示例路1号" }]), {
      list: { source: "given_files", name: "list", key: "list", region: "510000" },
    });
    assertEquals(await rows("SELECT region_code FROM capabilities"), [{ region_code: "510000" }]);
  });
});

Deno.test("ingestList() knows the place of a demand by any of the words that lists have for it", async () => {
  for (const label of ["所在地", "企业所在地", "所在省份", "所属地市"]) {
    await taking(async ({ csv, rows }) => {
      await csv(`产品名称,检测参数,标准编号,${label}\n动力电池,循环寿命,GB/T 31484-2015,四川省绵阳市\n`, {
        as: "demands",
      });
      assertEquals(await rows("SELECT object, region_code FROM demands"), [{
        object: "动力电池",
        region_code: "510700",
      }]);
    });
  }
});

Deno.test("ingestList() counts what no chain's words fit, and guesses none", async () => {
  await taking(async ({ csv, rows }) => {
    const report = await csv(listOf([{ object: "动力电池", category: "能源", standard: "GB/T 31484-2015" }, {
      object: "某物",
      category: "某类",
      standard: "GB/T 1-2020",
    }]));
    assertEquals([report.records, report.unclassified], [2, 1]);
    assertEquals(await rows("SELECT object, chains FROM capabilities ORDER BY row"), [
      { object: "动力电池", chains: ["new_energy_vehicles", "power_battery"] },
      { object: "某物", chains: [] },
    ]);
  });
});

Deno.test("ingestList() reads demands: what is missing, in whose words, for which chain", async () => {
  await taking(async ({ csv, rows }) => {
    await csv(
      "序号,产业链,企业名称,需求内容,检测对象,检测参数,检测标准,需求类型\n" +
        "1,动力电池,示例电池有限公司,四川省内找不到循环寿命检测，联系电话13800000000,动力电池,循环寿命,GB/T 31484-2015,\n" +
        "2,稀土材料,示例稀土有限公司,,钕铁硼,高温退磁,,测不了\n",
      { as: "demands", list: { source: "given_files", name: "list", key: "list", region: "510000" } },
    );
    const found = await rows(
      "SELECT object, parameter, standard_key, kind, chain, chains, enterprise, region_code, requirement FROM demands ORDER BY row",
    );
    assertEquals(found[0], {
      object: "动力电池",
      parameter: "循环寿命",
      standard_key: "GB/T 31484",
      kind: "not_found",
      chain: "动力电池",
      chains: ["new_energy_vehicles", "power_battery"],
      enterprise: "示例电池有限公司",
      region_code: "510000",
      requirement: found[0]?.requirement,
    });
    assertEquals(
      String(found[0]?.requirement).includes("13800000000"),
      false,
      "a telephone number must be masked",
    );
    assertEquals([found[1]?.kind, found[1]?.requirement, found[1]?.chains], ["cannot_test", null, [
      "rare_earths",
    ]]);
  });
});

Deno.test("ingestList() reads registers of instruments: value by the unit of the header, mode, owner, no contact", async () => {
  await taking(async ({ csv, rows }) => {
    await csv(
      "仪器名称,规格型号,所属单位,原值（万元）,启用日期,共享模式,参考收费标准,联系人,联系电话\n" +
        "扫描电镜,SEM-1,绵阳市示例研究院,125.5,2019.6.3,对外共享,500元/小时,某人,0000-0000000\n" +
        "质谱仪,MS-2,绵阳市示例研究院,80万元,43619,内部共享,面议,某人,0000-0000000\n",
      { as: "instruments" },
    );
    assertEquals(
      await rows(
        "SELECT name, model, owner, region_code, value_yuan, commissioned, mode, fee FROM instruments ORDER BY row",
      ),
      [{
        name: "扫描电镜",
        model: "SEM-1",
        owner: "绵阳市示例研究院",
        region_code: "510700",
        value_yuan: 1255000,
        commissioned: "2019-06-03",
        mode: "shared",
        fee: "500元/小时",
      }, {
        name: "质谱仪",
        model: "MS-2",
        owner: "绵阳市示例研究院",
        region_code: "510700",
        value_yuan: 800000,
        commissioned: "2019-06-03",
        mode: "partly_shared",
        fee: "面议",
      }],
    );
    const kept = JSON.stringify(await rows("SELECT * FROM instruments"));
    assertEquals(/某人|0000-0000000/.test(kept), false, "nobody's name or number is taken over");
  });
});

Deno.test("ingestList() reads lists of institutions and resolves them with the capabilities of other lists", async () => {
  await taking(async ({ csv, rows }) => {
    await csv(listOf([{}]));
    const report = await csv(
      "机构名称,证书编号,所在地市,有效期至\n示例检验检测有限公司,230020349767,韶关市,2029年1月15日\n另一家检测中心,第8号,绵阳市,\n",
      { as: "institutions", list: { source: "given_files", name: "names", key: "names", region: null } },
    );
    assertEquals([report.records, report.unclassified, report.withoutStandard], [2, 0, 2]);
    assertEquals(report.certificates, [{
      reason: "not_twelve_digits",
      rows: 1,
      first: [{ sheet: "", row: 3, text: "第8号" }],
    }]);
    assertEquals(
      await rows(
        `SELECT l.name, l.valid_until, l.region_code, i.certificate_numbers,
           (SELECT count(*) FROM capabilities c WHERE c.institution_id = i.id) AS capabilities
         FROM listed_institutions l JOIN institutions i ON i.id = l.institution_id ORDER BY l.row`,
      ),
      [{
        name: "示例检验检测有限公司",
        valid_until: "2029-01-15",
        region_code: "440200",
        certificate_numbers: ["230020349767"],
        capabilities: 1,
      }, {
        name: "另一家检测中心",
        valid_until: null,
        region_code: "510700",
        certificate_numbers: [],
        capabilities: 0,
      }],
    );
  });
});

Deno.test("ingestList() keeps a certificate with two names as one institution with the conflict beside it", async () => {
  await taking(async ({ csv, rows }) => {
    await csv(listOf([{ institution: "甲检测有限公司" }, { institution: "甲检测有限公司", parameter: "乙" }, {
      institution: "乙检测有限公司",
    }]));
    assertEquals(await rows("SELECT name, names, conflicts FROM institutions"), [{
      name: "甲检测有限公司",
      names: ["乙检测有限公司", "甲检测有限公司"],
      conflicts: ["names"],
    }]);
    assertEquals(
      await rows("SELECT institution, count(*) AS n FROM capabilities GROUP BY 1 ORDER BY 1"),
      [{ institution: "乙检测有限公司", n: 1 }, { institution: "甲检测有限公司", n: 2 }],
    );
  });
});

Deno.test("ingestList() refuses a list of another kind and leaves nothing behind", async () => {
  await taking(async ({ csv, rows }) => {
    await assertRejects(
      () => csv("日期,气温\n2026-01-01,3\n2026-01-02,4\n"),
      NoHeader,
      "wanted a header with known columns in the first 20 rows, found “日期 | 气温”",
    );
    assertEquals(
      await rows("SELECT (SELECT count(*) FROM lists) + (SELECT count(*) FROM list_issues) AS n"),
      [{ n: 0 }],
    );
  });
});
