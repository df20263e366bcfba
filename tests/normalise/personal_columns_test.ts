/** Personal data in tables and in the odder shapes that pages print it in. All persons and numbers are invented. */
import { assert, assertEquals } from "@std/assert";
import { withhold } from "../../pipelines/normalise/personal.ts";
import { processorTime } from "../extract/processor_time.ts";

/** Text with «…» around what must be masked, and the counts. */
const cases: [string, Record<string, number>][] = [
  [
    "序号\t单位名称\t联系人\t联系电话\n1\t甲市质量检验所\t«张某某»\t«24000001»\n2\t乙市计量所\t«李某»\t«0000-0000000»\n",
    { contact: 2, phone: 2 },
  ],
  [
    "单位\t姓名\t职务\t手机\n甲市检验所\t«张某某»\t主任\t«13000000000»\n乙市检验所\t«赵 某»\t所长\t见附件\n",
    { contact: 2, phone: 1 },
  ],
  ["机构名称 联系人 联系电话\n甲市检验所 «张某某» «24000002»\n其余机构另行公布", { contact: 1, phone: 1 }],
  [
    "联系人\t邮箱\n«王某»\t«wang(at)sample.example»\n«钱某»、«孙某»\t«qian@sample.example»\n",
    { contact: 3, email: 2 },
  ],
  ["联系人：«张»老师，电话：«0000-0000000»", { contact: 1, phone: 1 }],
  ["联系人：«张某某»老师，联系电话：«１３０００００００００»", { contact: 1, phone: 1 }],
  ["手机：«１３０ ０００００００１»", { phone: 1 }],
  ["电话：«86-000-00000001»", { phone: 1 }],
  ["联系电话:«0000-0000001/0000002»", { phone: 1 }],
  ["负责人：«张某某» 电话：«0000-0000001»", { contact: 1, phone: 1 }],
  ["填表人：«张某某» 联系电话：«0000-0000001»", { contact: 1, phone: 1 }],
  ["联系人：«张某»，邮箱：«zhang(at)sample.example»", { contact: 1, email: 1 }],
  ["作者（«someone[at]sample.example»）认为", { email: 1 }],
  ["微信：«somebody123»，QQ：«000000000»", { contact: 2 }],
  // What must stay.
  ["序号\t单位名称\t检验能力\n1\t甲市质量检验所\t食品\n2\t乙市计量所\t衡器\n", {}],
  ["姓名\t职称\n张某某\t高级工程师\n李某\t工程师\n", {}],
  ["指标\t联系电话受理量\n全省\t20000000\n", {}],
  ["微信公众号：市场监管发布", {}],
  ["会议地点(at)市民中心", {}],
];

for (const [marked, counts] of cases) {
  Deno.test(`withhold() masks only what is marked in ${JSON.stringify(marked)}`, () => {
    const original = marked.replace(/[«»]/g, "");
    const wanted = marked.replace(/«([^»]*)»/g, (_, secret: string) => "＊".repeat(secret.length));
    assertEquals(withhold(original), { text: wanted, withheld: counts });
  });
}

Deno.test("withhold() needs no more than linear time for tables", () => {
  const table = (rows: number) => "联系人\t联系电话\n" + "张某某\t0000-0000001\n".repeat(rows);
  const work = (rows: number) => {
    const text = table(rows);
    return processorTime(() => withhold(text));
  };
  work(1_000);
  const short = Math.max(Math.min(work(1_000), work(1_000), work(1_000)), 5);
  assert(work(16_000) < 100 * short);
});
