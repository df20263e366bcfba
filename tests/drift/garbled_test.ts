/** Text in a wrong charset. @module */
import { assertEquals } from "@std/assert";
import { garbled } from "../../pipelines/drift/garbled.ts";

const text =
  "关于进一步加强检验检测机构资质认定事中事后监管工作的通知，各市市场监督管理局要按照要求组织实施，并于年底前报送工作总结。";
const utf8 = new TextEncoder().encode(text);
const read = (charset: string) => new TextDecoder(charset).decode(utf8);

const cases: [what: string, text: string, isGarbled: boolean][] = [
  ["Chinese", text, false],
  [
    "traditional Chinese",
    "關於進一步加強檢驗檢測機構資質認定事中事後監管工作的通知，各市市場監督管理局要按照要求組織實施。",
    false,
  ],
  [
    "Chinese with pinyin beside it",
    "检(jiǎn)验(yàn)检(jiǎn)测(cè)是(shì)质(zhì)量(liàng)基(jī)础(chǔ)设(shè)施(shī)的(de)重(zhòng)要(yào)组成部分，全省机构数量继续增加。",
    false,
  ],
  [
    "a list of company names",
    "海川理化样例公司 新桥金属样例公司 远望电子样例公司 长风食品样例公司 东湖建材样例公司 凤城计量样例公司",
    false,
  ],
  [
    "English",
    "Guidelines for the accreditation of inspection bodies and laboratories, second edition",
    false,
  ],
  ["a question", "？哪些机构可以申请资质认定？需要提交哪些材料？在哪里办理？多长时间办结？", false],
  ["nothing much", "下载", false],
  ["UTF-8 read as GBK", read("gb18030"), true],
  ["UTF-8 read as Latin-1", read("windows-1252"), true],
  ["UTF-8 read as Big5", read("big5"), true],
  ["characters lost", text.replace(/[检验测机构]/g, "\ufffd"), true],
  ["characters turned into question marks", text.replace(/[^，。]/g, "?"), true],
];

for (const [what, sample, isGarbled] of cases) {
  Deno.test(`garbled() of ${what}`, () =>
    assertEquals(garbled(sample) !== null, isGarbled, garbled(sample) ?? ""));
}
