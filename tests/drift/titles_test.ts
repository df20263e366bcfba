/** Whether two titles name the same text. @module */
import { assertEquals } from "@std/assert";
import { sameTitle } from "../../pipelines/drift/titles.ts";

const whole = "关于对省政协十二届三次会议第1187号提案的答复";
const cases: [what: string, one: string, other: string, same: boolean][] = [
  ["the same", whole, whole, true],
  ["one cut short", "关于对省政协十二届三次会议…", whole, true],
  [
    "other brackets and blanks",
    "省市场监管局 关于《 办法 》的通知（ 试行 ）",
    "省市场监管局关于《办法》的通知(试行)",
    true,
  ],
  ["traditional characters", "關於檢驗檢測機構的通知", "关于检验检测机构的通知", true],
  ["a name in front", "四川省市场监督管理局关于开展能力验证的通知", "关于开展能力验证工作的通知", true],
  ["another text", "统一身份认证平台", whole, false],
  ["the site's name", "样例市场监管网", whole, false],
  ["nothing", "", whole, false],
];

for (const [what, one, other, same] of cases) {
  Deno.test(`sameTitle() of ${what}`, () => {
    assertEquals(sameTitle(one, other), same);
    assertEquals(sameTitle(other, one), same);
  });
}
