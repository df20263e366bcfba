import { assert, assertEquals, assertStrictEquals } from "@std/assert";
import { fold, scriptOf, simplify } from "../../pipelines/normalise/script.ts";

/** Original, folded. */
const folds: [string, string][] = [
  ["检验检测", "检验检测"],
  ["檢驗檢測機構", "检验检测机构"],
  ["產業(yè)鏈", "产业链"],
  ["監(jiān)管、標(biāo)準(zhǔn)", "监管、标准"],
  ["全省以上（yǐshàng）机构", "全省以上机构"],
  ["北京（Běijīng）市", "北京市"],
  ["製(制)造業(业)", "制造业"],
  ["质量基础设施(NQI)", "质量基础设施(NQI)"],
  ["资质认定（CMA）", "资质认定(CMA)"],
  ["每公里(km)、每分钟(min)一次", "每公里(km)、每分钟(min)一次"],
  ["監(jiān)測分鐘(min)鐘", "监测分钟钟"],
  ["仪器8528台（套）", "仪器8528台(套)"],
  ["３６．５％，ＣＭＡ：Ａ；Ｂ！", "36.5%，CMA：A；B！"],
  ["联系人：＊＊", "联系人：＊＊"],
  ["㎡与㎏", "m2与kg"],
  ["①2023年m²", "①2023年m²"],
  ["⽣产⻓⻔", "生产长门"],
  ["⾞輛檢驗", "车辆检验"],
  ["「一站式」與『雙碳』", "“一站式”与“双碳”"],
  ["国\u200b家\ufeff标\u00a0准\u3000项", "国家标 准 项"],
  ["第一行\t二\n第二行", "第一行\t二\n第二行"],
  ["乾隆年間與乾燥", "乾隆年间与干燥"],
  ["皇后與以後", "皇后与以后"],
  ["乾坤湾", "乾坤湾"],
  ["品質基礎設施的資訊共享網路", "质量基础设施的信息共享网络"],
  ["質量基礎設施與傳統產品品質", "质量基础设施与传统产品品质"],
  ["传统产品品质", "传统产品品质"],
  ["", ""],
];

for (const [original, folded] of folds) {
  Deno.test(`fold() gives ${JSON.stringify(folded)} for ${JSON.stringify(original)}`, () => {
    assertStrictEquals(fold(original).text, folded);
  });
}

/** Original, what is looked for in the folded text, what must be quoted of the original. */
const quotes: [string, string, string][] = [
  ["重點產業(yè)鏈檢測", "产业链", "產業(yè)鏈"],
  ["重點產業(yè)鏈檢測", "产业", "產業(yè)"],
  ["重點產業(yè)鏈檢測", "链检测", "鏈檢測"],
  ["優(yōu)良案例", "优良", "優(yōu)良"],
  ["優(yōu)良案例", "良", "良"],
  ["以上（yǐshàng）机构", "以上", "以上（yǐshàng）"],
  ["業\u200b(yè)鏈", "业", "業\u200b(yè)"],
  ["甲\u200b乙", "甲", "甲"],
  ["甲\u200b乙", "乙", "乙"],
  ["甲\u200b乙", "甲乙", "甲\u200b乙"],
  ["面积100㎡以上", "100m2", "100㎡"],
  ["面积100㎡以上", "2以上", "㎡以上"],
  ["面积100㎡以上", "以上", "以上"],
  ["达到９５％。", "95%", "９５％"],
  ["𠮷(jí)日", "𠮷", "𠮷(jí)"],
];

for (const [original, wanted, quote] of quotes) {
  Deno.test(`span() quotes ${JSON.stringify(quote)} for ${wanted} in ${JSON.stringify(original)}`, () => {
    const view = fold(original);
    const start = view.text.indexOf(wanted);
    assert(start >= 0, `"${wanted}" not in "${view.text}"`);
    assertStrictEquals(original.slice(...view.span(start, start + wanted.length)), quote);
  });
}

Deno.test("simplify() makes characters simplified and digits narrow, and leaves marks as wide as they are", () => {
  const cases: [string, string][] = [
    ["检验检测", "检验检测"],
    ["计划（2024—2026年）｜通知(试行)", "计划（2024—2026年）｜通知(试行)"],
    ["檢驗檢測產業(yè)鏈（試行）", "检验检测产业链（试行）"],
    ["２０２４年「一站式」服務", "2024年“一站式”服务"],
  ];
  for (const [text, wanted] of cases) assertEquals(simplify(text), wanted);
});

Deno.test("span() keeps an empty range empty", () => {
  const view = fold("產業(yè)鏈");
  const [start, end] = view.span(2, 2);
  assertStrictEquals(start, end);
});

Deno.test("span() parts the original without gap or overlap apart from invisible characters", () => {
  const original = "監(jiān)管１２項㎡產業(yè)鏈(NQI)以上(yǐshàng)";
  const view = fold(original);
  let quoted = "";
  for (let index = 0; index < view.text.length; index++) {
    const [start, end] = view.span(index, index + 1);
    const [, before] = index === 0 ? [0, 0] : view.span(index - 1, index);
    if (start >= before) quoted += original.slice(start, end);
  }
  assertStrictEquals(quoted, original);
});

Deno.test("fold() returns plain simplified text as it is", () => {
  const text = "到2025年,全省质量基础设施“一站式”服务站点达到70个以上";
  const view = fold(text);
  assertStrictEquals(view.text, text);
  assertEquals(view.span(3, 9), [3, 9]);
});

Deno.test("scriptOf() tells the scripts apart by characters that only one has", () => {
  assertStrictEquals(scriptOf("檢驗檢測機構"), "Hant");
  assertStrictEquals(scriptOf("检验检测机构"), "Hans");
  assertStrictEquals(scriptOf("皇后里程公里"), "Hans");
  assertStrictEquals(scriptOf("NQI 2024"), "Hans");
  assertStrictEquals(scriptOf("江苏省检测院与臺灣"), "Hans");
});

Deno.test("fold() is linear on a megabyte of brackets, readings and invisible characters", () => {
  for (const piece of ["人(a", "(", "人(yè)", "人(an)人", "业\u200b\u200b", "於乾"]) {
    const text = piece.repeat(Math.ceil(1e6 / piece.length));
    const view = fold(text);
    const [start, end] = view.span(0, view.text.length);
    assert(start === 0 && end <= text.length, `${piece}: ${start}, ${end}`);
  }
});
