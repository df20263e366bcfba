/**
 * When two figures speak about the same thing: rules of wording, as DuckDB macros.
 *
 * Papers name one thing in many orders and with many fillers (全省已建成省级质检中心 · 省质检中心). `subject_of` leaves the
 * fillers out and `key_of` sorts what is left by character, so that two names are one where they use the same words.
 * What narrows a thing (绿色产品, 新建, 规上) is never left out: narrower is another thing.
 *
 * @module
 */
import { literal } from "../load/duckdb.ts";

/** Words that are added, or left out, without changing what is counted. */
const fillers = [
  "质量基础设施",
  "省级?及以下",
  "[我全]?[省市县区州](?:共有|已有|现有)",
  "[全我][省市县区州国]|自治区",
  "取得了?|拥有|共有|现有|已有|设有|具有|获得",
  "累计|总计|合计|共计|总数|总量|数量|各类|各级|各地|目前|年底前?",
  "已?建成|已?组建|已?建立|已?建设|已经?|达到|实现|稳定|力争|要求|要$|就|共$|已$",
  "三年|培养|数$|的|了|家$|等$",
].join("|");

/** Spellings of one word. */
const spellings: readonly [string, string][] = [
  ["强制检定", "强检"],
  ["规模以上", "规上"],
  ["省级|自治区级", "省"],
  ["国家级", "国家"],
  ["市级", "市"],
  ["(?:产品)?质量(?:监督)?检验(?:检测)?中心", "质检中心"],
  ["年营业收入|年营收|营收", "营业收入"],
  ["年服务", "服务"],
  ["从业人员|就业人员", "从业人员"],
  ["服务站点|服务站$", "服务站"],
];

const subject = spellings.reduce(
  (sql, [from, to]) => `regexp_replace(${sql}, ${literal(from)}, ${literal(to)}, 'g')`,
  `regexp_replace(regexp_replace(words, '[(（].*?[)）]', '', 'g'), '[^一-龥A-Za-z]', '', 'g')`,
);

/** A figure that speaks of change: 比2022年增长, 较年初净增. */
const change =
  "增长|增加|净增|同比|环比|年均|增速|增幅|下降|降低|减少|缩短|提高|提升|比上|比去|比[0-9]|较|少发布|差";
/** A figure of one year; a figure over several. */
const yearly = "每年|年均|全年|当年|本年|年度|年营业收入|年服务|一年";
const cumulative = "累计|三年|五年|以来|期间|总计";

/** Puts a figure on one side of one scale. Units that count the same things: 23家 and 23个 centres. */
const macros = `
CREATE OR REPLACE TEMP MACRO subject_of(words) AS regexp_replace(${subject}, ${literal(fillers)}, '', 'g');
CREATE OR REPLACE TEMP MACRO key_of(subject) AS list_aggregate(list_sort(string_split(subject, '')), 'string_agg', '');
CREATE OR REPLACE TEMP MACRO basis_of(what) AS CASE
  WHEN regexp_matches(what, ${literal(change)}) THEN 'change'
  WHEN regexp_matches(what, '新增|新建|新获|新认定|新培育|新发布') THEN 'new'
  ELSE 'level' END;
CREATE OR REPLACE TEMP MACRO span_of(quote) AS CASE
  WHEN regexp_matches(quote, ${literal(cumulative)}) THEN 'cumulative'
  WHEN regexp_matches(quote, ${literal(yearly)}) THEN 'yearly'
  ELSE 'open' END;
CREATE OR REPLACE TEMP MACRO same_unit(a, b) AS coalesce(a, '') = coalesce(b, '')
  OR (a = '个' AND b IN ('家', '所', '处', '座')) OR (b = '个' AND a IN ('家', '所', '处', '座'))
  OR (a = '个' AND b = '项') OR (a = '项' AND b = '个')
  OR (coalesce(a, '分') = '分' AND coalesce(b, '分') = '分')
  OR (a = '名' AND b = '人') OR (a = '人' AND b = '名')
  OR (a = '台' AND b = '台(套)') OR (a = '台(套)' AND b = '台');
CREATE OR REPLACE TEMP MACRO last_day_of(period) AS CASE length(period)
  WHEN 4 THEN make_date(CAST(period AS INT), 12, 31)
  WHEN 7 THEN last_day(CAST(period || '-01' AS DATE))
  ELSE CAST(period AS DATE) END;
CREATE OR REPLACE TEMP MACRO printed(value_text) AS regexp_extract(
  translate(value_text, '０１２３４５６７８９．，,　 ', '0123456789.'), '[0-9]+(?:\\.[0-9]+)?');
CREATE OR REPLACE TEMP MACRO precision_of(value, value_text, quote) AS CASE
  WHEN printed(value_text) = '' OR CAST(printed(value_text) AS DOUBLE) = 0 THEN abs(value) * 0.1
  WHEN regexp_matches(quote, '约|左右|大约|上下|大致') THEN abs(value) * 0.05
  ELSE abs(value) / CAST(printed(value_text) AS DOUBLE)
    * pow(10, -length(regexp_extract(printed(value_text), '\\.([0-9]+)', 1))) END;
CREATE OR REPLACE TEMP MACRO new_id(parts) AS substr(sha256(array_to_string(parts, chr(31))), 1, 16);
`;

/** SQL that makes the macros in a connection: `subject_of`, `key_of`, `basis_of`, `span_of`, `same_unit`, `last_day_of`, `precision_of`, `new_id`. */
export const wordingMacros = macros;
