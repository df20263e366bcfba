/** Places named in sentences, with the issuer that decides what 我市 means. */
import { assert, assertEquals, assertStrictEquals } from "@std/assert";
import {
  findPlaces,
  levelOf,
  regionOf,
  regionOfAgency,
  regionRecords,
} from "../../pipelines/normalise/regions.ts";

/** Text, issuer, then each mention as `words=code`, `!` for the issuer's own, `@` for a body's name. */
const cases: [text: string, issuer: string | null, ...wanted: string[]][] = [
  // names with their rank, short names
  ["四川省与重庆市签约", null, "四川省=510000", "重庆市=500000"],
  ["辽宁到江苏学习", null, "辽宁=210000", "江苏=320000"],
  ["绵阳率先建成平台", null, "绵阳=510700"],
  ["广西壮族自治区柳州市", null, "广西壮族自治区柳州市=450200"],
  ["延边朝鲜族自治州、延边", null, "延边朝鲜族自治州=222400", "延边=222400"],
  ["沈阳市皇姑区设站", null, "沈阳市皇姑区=210105"],
  ["吉林省吉林市", null, "吉林省吉林市=220200"],
  ["吉林全面推进", null, "吉林=220000"],
  ["浦东新区试点", null, "浦东新区=310115"],
  ["新津县", null, "新津县=510118"],
  // shared names need a parent or the issuer
  ["和平区试点", null],
  ["和平区试点", "210000", "和平区=210102"],
  ["天津市和平区试点", "210000", "天津市和平区=120101"],
  ["城区试点", "140000"],
  ["朝阳区", "110000", "朝阳区=110105"],
  // counties by short name: in the issuer's province, as the subject of a clause
  ["平台上线。温江依托高校开放设备", "510000", "温江=510115"],
  ["平台上线。温江依托高校开放设备", "320000"],
  ["平台上线。温江依托高校开放设备", null],
  ["走访温江等地企业", "510000"],
  ["由温江等地承办", "510000", "温江=510115"],
  // daily words that are also names
  ["会同有关部门推进资源共享,合作开展,新建两个中心,日照充足,和平发展", "510000"],
  ["中山大学、沈阳工业大学、北京路", null],
  // the issuer's own place
  ["全省19个,我市5家", "440200", "全省=440000!", "我市=440200!"],
  ["全市培训", "510000"],
  ["全市培训", "500000", "全市=500000!"],
  ["我区培训", "450000", "我区=450000!"],
  ["我县、全市", "511322", "我县=511322!", "全市=511300!"],
  ["我省", null],
  ["省级机构、市场监管、县级", "440200"],
  ["全市共有66家", "330783", "全市=330783!"],
  // a longer word may hold a name by accident
  ["其中宁波8个", "330000", "宁波=330200"],
  ["农业标准化示范县1个", "410000"],
  ["河南范县、范县与和县级平台", "410000", "河南范县=410926", "范县=410926"],
  ["创新乡村治理,确保定期检查,长白山下,沿海口岸", null],
  ["赴新乡、保定、海口考察", null, "新乡=410700", "保定=130600", "海口=460100"],
  ["推广安全标准,西安全市,西安全面推进", null, "西安=610100", "西安=610100"],
  // the nation
  ["我国机构占全国一半", "510000", "我国=000000", "全国=000000"],
  ["全国首个平台,全国质量月,全国政协", null],
  // one character, in company only
  ["川渝两地", "510000", "川=510000", "渝=500000"],
  ["京津冀协同", null, "京=110000", "津=120000", "冀=130000"],
  ["沪苏浙皖", null, "沪=310000", "苏=320000", "浙=330000", "皖=340000"],
  // groups of places
  ["长株潭三市", null, "长株潭=430100", "长株潭=430200", "长株潭=430300"],
  ["长三角首个,长三角G60科创走廊", null],
  ["国家药监局在川重点实验室", "510000", "川=510000"],
  ["川菜、苏宁易购、新青年、云平台、宁可", "510000"],
  // inside names
  ["中国质量(成都)大会", "510000"],
  ["联合重庆市市场监管局举办", "510000", "重庆市=500000@"],
  ["绵阳市率先建成全国首个平台", "510000", "绵阳市=510700"],
];

for (const [text, issuer, ...wanted] of cases) {
  Deno.test(`findPlaces() in a paper of ${issuer}: ${text}`, () => {
    const found = findPlaces(text, issuer);
    const shown = found.map(({ start, end, code, kind, body }) =>
      `${text.slice(start, end)}=${code}${kind === "issuer" ? "!" : ""}${body ? "@" : ""}`
    );
    assertEquals(shown, wanted);
    for (const { code, level } of found) assertStrictEquals(level, levelOf(code));
  });
}

/** Text, day of the paper (null when unknown), then mentions as above: units stand for the years they stood. */
const dated: [text: string, on: string | null, ...wanted: string[]][] = [
  ["山东省莱芜市", "2015-06-01", "山东省莱芜市=371200"],
  ["莱芜率先建成平台", "2015-06-01", "莱芜=371200"],
  ["济南市莱芜区", "2022-06-01", "济南市莱芜区=370116"],
  ["莱芜市", null, "莱芜市=371200"], // split in two: nothing in force stands for it
  ["巢湖市", "2010-03-01", "巢湖市=341400"],
  ["巢湖市", "2012-03-01", "巢湖市=340181"],
  ["巢湖市无为县", "2008-03-01", "巢湖市无为县=341422"],
  ["芜湖市无为县", "2015-03-01", "芜湖市无为县=340225"],
  ["襄樊市与襄阳市", "2009-03-01", "襄樊市=420600", "襄阳市=420600"],
  ["新津县", "2018-03-01", "新津县=510132"],
  ["新津县", "2023-03-01", "新津县=510118"],
  ["崇文区", "2009-03-01", "崇文区=110103"],
  ["崇文区", "2010-03-01", "崇文区=110103"],
  ["崇文区", "2015-03-01", "崇文区=110101"],
  ["三沙市", "2013-03-01", "三沙市=460300"],
  ["日喀则市", "2013-03-01", "日喀则市=542301"],
  ["日喀则市", "2016-03-01", "日喀则市=540200"],
  ["建设新区", "2001-03-01"], // 新区 was a district of 唐山 until 2002, and is a word
];

for (const [text, on, ...wanted] of dated) {
  Deno.test(`findPlaces() in a paper of ${on}: ${text}`, () => {
    const found = findPlaces(text, null, { on });
    assertEquals(found.map(({ start, end, code }) => `${text.slice(start, end)}=${code}`), wanted);
  });
}

Deno.test("regionRecords() leads each retired code to what stands for it today", () => {
  const chain = (code: string) => {
    const unit = regionOf(code);
    return [unit?.valid_from ?? "", unit?.valid_to ?? "", unit?.successors.join("+"), unit?.current ?? ""];
  };
  assertEquals(chain("341422"), ["", "2011", "340225", "340281"]);
  assertEquals(chain("371200"), ["", "2019", "370116+370117", ""]);
  assertEquals(chain("310225"), ["", "2001", "310119", "310115"]);
  assertEquals(chain("340281"), ["2019", "", "", "340281"]);
  const known = new Map(regionRecords().map((unit) => [unit.code, unit]));
  for (const { code, valid_from, valid_to, successors, current } of known.values()) {
    assert(successors.every((next) => known.has(next) && next !== code), code);
    assert(current === null || known.get(current)?.valid_to === null, code);
    assert(valid_from === null || valid_to === null || valid_from <= valid_to, code);
    assert((valid_to === null) === (current === code), code);
  }
});

const agencies: [string, string | null][] = [
  ["韶关市市场监督管理局", "440200"],
  ["江苏省市场监管局", "320000"],
  ["辽宁省质量强省工作领导小组办公室", "210000"],
  ["沈阳市皇姑区市场监督管理局", "210105"],
  ["致公党四川省委会", "510000"],
  ["国家市场监督管理总局", "000000"],
  ["市场监管总局", "000000"],
  ["省局办公室", null],
  ["市市场监管局", null],
];

for (const [name, wanted] of agencies) {
  Deno.test(`regionOfAgency() of ${name} is ${wanted}`, () =>
    assertStrictEquals(regionOfAgency(name), wanted));
}

Deno.test("regionRecords() is ordered by code, each parent before its parts, short names without rank", () => {
  const records = regionRecords();
  const codes = records.map(({ code }) => code);
  assertEquals(codes, [...new Set(codes)].sort());
  const known = new Set(codes);
  for (const { code, parent } of records) {
    assert(code === "000000" ? parent === null : parent !== null && known.has(parent));
  }
  const short = (code: string) => regionOf(code)?.short_name;
  assertEquals(["150000", "450000", "450225", "513425", "440200", "350405"].map(short), [
    "内蒙古",
    "广西",
    "融水",
    "会理",
    "韶关",
    "沙县",
  ]);
  assertStrictEquals(records.filter(({ level }) => level === "province").length, 34);
  assertStrictEquals(regionOf("513426")?.name, "会东县");
  assertStrictEquals(regionOf("419001")?.parent, "410000");
  assertStrictEquals(regionOf("110105")?.parent, "110000");
});
