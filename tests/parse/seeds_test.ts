/** The shared sample documents, where they stand beside the project; facts checked by reading them. */
import { assert, assertEquals, assertStrictEquals } from "@std/assert";
import { parseFile } from "../../pipelines/parse/mod.ts";

const seeds = new URL("../../../shared/seeds/", import.meta.url);

/** File, title, first words of the text, last words, fields, number of lines, masked items. */
const expected: [
  string,
  string | null,
  string,
  string,
  Record<string, string>,
  number,
  Record<string, number>,
][] = [
  [
    "shaoguan-2024-proposal-250-reply.txt",
    "对韶关市政协十三届三次会议第250号提案的答复",
    "黄善智、王卫军、李春城委员:",
    "＊)",
    { "line.date": "2024-08-22 13:37:29", "line.source": "韶关市市场监督管理局" },
    38,
    { phone: 1, contact: 1 },
  ],
  [
    "jiangsu-2023-nine-measures.txt",
    "江蘇:9項措施推進檢驗檢測服務重點產業(yè)鏈",
    "導讀:日前,",
    "推動各項措施落地落實。",
    { "line.date": "2023-01-03 15:34:17", "line.source": "江蘇省市場監(jiān)管局" },
    19,
    {},
  ],
  [
    "sichuan-2024-proposal-1402-reply.txt",
    null,
    "川市监函〔2024〕230号",
    "＊)",
    { "line.date": "2024年09月06日 14:52", "line.source": "省局办公室" },
    24,
    { phone: 1, contact: 1 },
  ],
  [
    "liaoning-2022-nqi-plan-consultation.txt",
    "辽宁省质量强省工作领导小组办公室关于对《辽宁省质量基础设施建设实施方案》公开征求意见的公告",
    "按照省政府关于推进我省质量基础设施建设",
    "更好服务我省经济社会高质量发展。",
    {},
    55,
    {},
  ],
  [
    "jiangxi-2022-upgrade-action.txt",
    null,
    "检验检测是国家重点支持发展的高技术服务业",
    "(此件公开发布)",
    {},
    18,
    { phone: 1, contact: 1 },
  ],
];

for (const [name, title, first, last, fields, lines, withheld] of expected) {
  const file = new URL(name, seeds);
  Deno.test({
    name: `parseFile() reads ${name} (skipped where the shared folder is missing)`,
    ignore: !exists(file),
    fn: () => {
      const parsed = parseFile({ bytes: Deno.readFileSync(file), name });
      assertStrictEquals(parsed.title, title);
      assert(parsed.text.startsWith(first), parsed.text.slice(0, 40));
      assert(parsed.text.endsWith(last), parsed.text.slice(-40));
      assertEquals(parsed.fields, fields);
      assertStrictEquals(parsed.text.split("\n").length, lines);
      assertEquals(parsed.withheld, withheld);
      assertStrictEquals(parsed.charset, "utf-8");
    },
  });
}

function exists(file: URL): boolean {
  try {
    return Deno.statSync(file).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
