import { assertEquals, assertStrictEquals } from "@std/assert";
import { withhold } from "../../pipelines/normalise/personal.ts";

/** Text with «…» around what must be masked, and the counts. All persons and numbers are invented. */
const cases: [string, Record<string, number>][] = [
  ["(联系人及电话:«张某某»,«2345678»)", { contact: 1, phone: 1 }],
  ["（联系人：«李某某»；联系电话：«13000000000»）", { contact: 1, phone: 1 }],
  ["报认监处。联系人:«王某某» «0000-00000000»。", { contact: 1, phone: 1 }],
  ["联系人：认证处«赵某某»，«000-00000000»、«24000001»", { contact: 1, phone: 2 }],
  ["联系人：质量发展处 «000-00000000»", { phone: 1 }],
  ["联系人:«甲某某»、«乙某某»,电话:«24000000转801»", { contact: 2, phone: 1 }],
  ["联系人：«钱某»先生、«孙某»女士", { contact: 2 }],
  ["聯系人:«歐陽某某» 電話:«００００－００００００００»", { contact: 1, phone: 1 }],
  ["联 系 人：«张 某»  电话：«24000000-803»", { contact: 1, phone: 1 }],
  ["«张某某» «13000000000»、«李某» «139 0000 0000»", { contact: 2, phone: 2 }],
  ["联系人\t«周某»\t电话\t«24000000»", { contact: 1, phone: 1 }],
  ["联系人：«吴某»\n电话：«000-00000000»\n邮箱：«wumou@sample.example»", { contact: 1, phone: 1, email: 1 }],
  ["联系人：«郑某» 邮箱：«zheng@sample.example»", { contact: 1, email: 1 }],
  ["作者（«someone@sample.example»）认为", { email: 1 }],
  ["写信给«someone#sample.example»", { email: 1 }],
  ["写信给«someone(AT)sample.example»", { email: 1 }],
  ["咨询电话:«24000000»，«24000001-802»", { phone: 2 }],
  ["身份证号«00000019900101000X»", { id_number: 1 }],
  // What must stay.
  ["通过电子邮件发送至opinions_box@sample.example,邮件主题请注明", {}],
  ["邮箱：zjc@amr.sample.gov.cn", {}],
  ["联系人应当及时登记；确定1名联系人,负责日常工作", {}],
  ["川市监函〔2024〕230号,2024年7月8日,邮政编码:110032", {}],
  ["国市监检测发〔2022〕81号 证书编号230020349767 索引号000014349/2017-00110", {}],
  ["投资13000000000元，抽查20000000户，电话调查20000000户", {}],
  ["拨打12345、12315热线", {}],
  ["身份证号000000199001010008", {}],
  ["GB/T 27025-2019、GB 4706.56-2008、ISO 9001:2015", {}],
  ["时间:2024-08-22 13:37:29 来源:某市市场监督管理局", {}],
];

for (const [marked, counts] of cases) {
  Deno.test(`withhold() masks only what is marked in ${JSON.stringify(marked)}`, () => {
    const original = marked.replace(/[«»]/g, "");
    const wanted = marked.replace(/«([^»]*)»/g, (_, secret: string) => "＊".repeat(secret.length));
    assertEquals(withhold(original), { text: wanted, withheld: counts });
  });
}

Deno.test("withhold() masks a reading aid together with its name", () => {
  const { text } = withhold("聯(lián)系人:張(zhāng)某某 電話:00000");
  assertStrictEquals(text, "聯(lián)系人:＊＊＊＊＊＊＊＊＊＊ 電話:00000");
});

Deno.test("withhold() keeps the length of a megabyte of hostile text", () => {
  for (
    const piece of [
      "电话",
      "联系人:",
      "联系人:张某 ",
      "联系人:张某 x@y.cn\n",
      "a@",
      "13",
      "0000-",
      "1380000000 ",
    ]
  ) {
    const text = piece.repeat(Math.ceil(1e6 / piece.length));
    assertStrictEquals(withhold(text).text.length, text.length);
  }
});
