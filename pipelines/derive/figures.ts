/**
 * The figures that derived tables compare: indicators with a value and a place, each beside its document's day and with
 * the keys that tell which figures speak about the same thing. A place that was renamed or got another code stands under the
 * code in force today, so that what was promised under the old one meets what is reported under the new.
 *
 * Left out, because comparing them would accuse the wrong one: a figure whose words say 全省 while its place is no
 * province (its place was not understood), the old value of 由39项增加到62项, and a report that repeats a demand (提出,
 * 要求). A thing named by its measure alone (营业收入, 从业人员) is `bare`: whose it is stood in words that were not read.
 *
 * @module
 */

/** Where the words' own 全省, 全市, 全国 contradict the level of the place. */
const misplaced = `(regexp_matches(i.quote, '全省|我省|本省') AND i.scope <> 'province')
  OR (regexp_matches(i.quote, '全国|我国') AND i.scope <> 'nation')
  OR (regexp_matches(i.quote, '全市|我市|本市') AND NOT (i.scope = 'city'
    OR i.region_code IN ('110000', '120000', '310000', '500000')
    OR (i.scope = 'county' AND region.name LIKE '%市')))
  OR (regexp_matches(i.quote, '全县|我县') AND i.scope <> 'county')`;

/** 由3.9万项, 从2022年的1086家: the value before a change. */
const oldValue =
  `regexp_matches(i.quote, '[由从](?:[^,，。;；]{0,12}?的)?[^,，。;；0-9]{0,3}[0-9０-９. ．,]*[万亿]?[^0-9,，。;；]{0,5}$')`;

/** 其中9个: a part that is named by its total only, and would pass for it. */
const namelessPart =
  `regexp_matches(i.quote, '^其中[约近超有共]{0,2}[0-9０-９一二三四五六七八九十百千万两]+')`;

const demand = `i.kind = 'actual' AND regexp_matches(i.quote, '提出|要求|目标|力争|计划|预计|拟')`;

/** SQL that makes the temporary table `figures`; wants the macros of `wording.ts`. */
export const makeFigures = `
CREATE OR REPLACE TEMP TABLE figures AS
WITH named AS (
  SELECT i.* REPLACE (coalesce(region.current, i.region_code) AS region_code),
    coalesce(d.signed, d.published, d.first_seen) AS stated_on,
    subject_of(replace(replace(i.what, coalesce(region.name, '　'), ''), coalesce(region.short_name, '　'), '')) AS subject
  FROM indicators AS i
  JOIN documents AS d ON d.id = i.document_id
  LEFT JOIN regions AS region ON region.code = i.region_code
  WHERE i.quantified AND i.value IS NOT NULL AND i.region_code IS NOT NULL
    AND NOT coalesce(${misplaced}, false) AND NOT (${oldValue}) AND NOT (${demand}) AND NOT (${namelessPart})
)
SELECT *, key_of(subject) AS key, basis_of(what) AS basis, span_of(quote) AS span,
  regexp_matches(subject, '^(?:营业收入|收入|产值|总?资产|从业人员|人员|职工|报告|费用|合格率|增长|增加|占|比)')
    OR regexp_matches(subject, '^(?:惠及|覆盖|涉及|走访|受益|参与|组织|开展)?(?:企业|单位|机构|项目|活动|人次|问题)$') AS bare,
  precision_of(value, value_text, quote) AS precision,
  CASE WHEN period IS NOT NULL THEN last_day_of(period) END AS period_end
FROM named;
`;
