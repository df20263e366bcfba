/**
 * Progress: each target of a region beside the figure reported for it since.
 *
 * A figure answers a target where it comes from another, later document of the same place, counts the same thing (the
 * same words, or the same metric with no word beyond the metric's own definition) in the same unit on the same basis. A
 * yearly target (每年帮扶1500家) is answered by the figure of a year, not by one that may sum up several.
 * Of several, the one nearest to the due day wins, those at or after it before earlier ones. Where nothing answers but
 * something near does (same words with another unit, the target's words within longer ones), the pair is shown as
 * not comparable with its reason; a wrong verdict is worse than none.
 *
 * @module
 */

/** Words that set a value to be reached; wanted of a target that nothing answers and no metric vouches for. */
const sets =
  "达到|不少于|不低于|不超过|以上|以内|突破|超过|控制在|稳定在|力争|争取|计划|拟|预计|将|确保|新增|新建|建成|培育|完成";

/** Targets: one row for a place, thing, unit and due period; the last document that states it counts. */
const targets = `
CREATE OR REPLACE TEMP TABLE targets AS
SELECT * FROM figures
WHERE kind IN ('target', 'plan') AND period IS NOT NULL AND length(subject) >= 3
  AND NOT regexp_matches(what, '[局厅委院]$')
  AND (metric_id IS NOT NULL OR length(subject) >= 5)
QUALIFY row_number() OVER (
  PARTITION BY region_code, key, coalesce(unit, ''), period, basis, span ORDER BY kind DESC, stated_on DESC, id) = 1;
`;

/** Characters of one key that the other does not have. */
const extra = (key: string, other: string) =>
  `list_filter(string_split(${key}, ''), c -> NOT contains(${other}, c))`;

/**
 * Which words of reports may answer which words of targets, worked out on distinct words: the same ones, the target's
 * within longer ones, or the name of the target's metric within them.
 */
const words = `
CREATE OR REPLACE TEMP TABLE likely AS
WITH t AS (SELECT DISTINCT region_code, key, subject, metric_id FROM targets),
a AS (SELECT DISTINCT region_code, key, subject, metric_id FROM figures WHERE kind = 'actual')
SELECT t.region_code, t.key, t.metric_id, a.key AS other_key, a.metric_id AS other_metric
FROM t JOIN a ON a.region_code = t.region_code AND a.key = t.key
UNION
SELECT t.region_code, t.key, t.metric_id, a.key, a.metric_id
FROM t JOIN a ON a.region_code = t.region_code AND a.metric_id = t.metric_id
UNION
SELECT t.region_code, t.key, t.metric_id, a.key, a.metric_id
FROM t JOIN a ON a.region_code = t.region_code AND contains(a.subject, t.subject)
UNION
SELECT t.region_code, t.key, t.metric_id, a.key, a.metric_id
FROM t JOIN metrics AS m ON m.id = t.metric_id
JOIN a ON a.region_code = t.region_code AND contains(a.subject, m.name_zh);
`;

/** Pairs of a target and a later figure; `fit` 0 answers it, higher is only near. */
const pairs = `
CREATE OR REPLACE TEMP TABLE pairs AS
WITH met AS (
  SELECT t.id AS target_id, a.id AS actual_id, t.key = a.key AND NOT t.bare AS same_words,
    coalesce(t.metric_id = a.metric_id, false) AS same_metric,
    same_unit(t.unit, a.unit) AS same_unit, t.basis = a.basis AS same_basis,
    (t.span = 'yearly' AND (a.span = 'cumulative' OR (a.span = 'open' AND length(a.period) > 4 AND a.unit <> '%')))
      OR (t.span = 'cumulative' AND (a.span = 'yearly' OR a.basis = 'new')) AS spans_clash,
    ${extra("t.key", "a.key")} AS only_target, ${extra("a.key", "t.key")} AS only_actual,
    coalesce(m.name_zh || m.definition, '') AS metric_words, length(t.key) AS width,
    t.bare OR a.bare AS bare,
    a.period_end AS seen, t.period_end AS due
  FROM targets AS t
  JOIN likely AS l ON l.region_code = t.region_code AND l.key = t.key AND l.metric_id IS NOT DISTINCT FROM t.metric_id
  JOIN figures AS a ON a.region_code = l.region_code AND a.key = l.other_key
    AND a.metric_id IS NOT DISTINCT FROM l.other_metric AND a.kind = 'actual'
    AND a.document_id <> t.document_id AND a.stated_on > t.stated_on AND a.period_end IS NOT NULL
  LEFT JOIN metrics AS m ON m.id = t.metric_id
), alike AS (
  SELECT *, same_words OR (same_metric AND NOT bare AND len(list_filter(only_target || only_actual,
      c -> NOT contains(metric_words, c))) = 0) AS same_thing,
    width >= 4 AND (len(only_target) = 0 OR (len(only_actual) = 0 AND same_metric)) AS near
  FROM met
), judged AS (
  SELECT *, CASE
    WHEN same_thing AND same_unit AND same_basis AND NOT spans_clash THEN 0
    WHEN same_thing AND same_unit THEN 1
    WHEN same_words OR near THEN 2 END AS fit
  FROM alike
)
SELECT * EXCLUDE (only_target, only_actual, metric_words) FROM judged WHERE fit IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY target_id ORDER BY fit,
  CASE WHEN seen >= due - INTERVAL 31 DAY THEN 0 ELSE 1 END, abs(date_diff('day', due, seen)), same_words DESC,
  actual_id) = 1;
`;

/** Lower is better where the target caps (18个月以内) or where its words shorten or cut to a value. */
const caps = `(t.comparator IN ('le', 'lt')
  OR (t.comparator = 'eq' AND regexp_matches(t.quote, '(?:缩短|压缩|压减|降低|下降|减少|控制|降)[至到在]')))`;

const satisfied = `CASE WHEN ${caps}
    THEN a.value <= t.value AND (a.comparator NOT IN ('ge', 'gt') OR a.value < t.value)
    ELSE a.value >= t.value AND (a.comparator NOT IN ('le', 'lt') OR a.value > t.value) END`;

/** A report that is itself a bound on the wrong side (76%以上 against 80%) decides nothing. */
const undecided = `CASE WHEN ${caps} THEN a.comparator IN ('le', 'lt') AND a.value > t.value
    ELSE a.comparator IN ('ge', 'gt') AND a.value < t.value END`;

const side = (name: string, from: string) =>
  `${from}.id AS ${name}_id, ${from}.value AS ${name}_value, ${from}.comparator AS ${name}_comparator,
  ${from}.period AS ${name}_period, ${from}.document_id AS ${name}_document_id, ${from}.text_hash AS ${name}_text_hash,
  ${from}.quote AS ${name}_quote, ${from}."start" AS ${name}_start, ${from}."end" AS ${name}_end`;

/** Fills `progress`; `$1` is the day of the last collection. */
const rows = `
INSERT INTO progress BY NAME
WITH judged AS (
  SELECT t.region_code, t.metric_id, t.what AS subject, t.unit, t.key, t.basis, t.span, t.period_end AS due,
    t.kind AS intent,
    p.fit, p.seen, p.same_unit, p.same_basis, p.spans_clash,
    ${satisfied} AS satisfied, ${undecided} AS undecided,
    ${side("target", "t")}, ${side("actual", "a")}
  FROM targets AS t
  LEFT JOIN pairs AS p ON p.target_id = t.id
  LEFT JOIN figures AS a ON a.id = p.actual_id
), told AS (
  SELECT *, CASE
    WHEN fit IS NULL THEN 'not_reported'
    WHEN fit > 0 THEN 'not_comparable'
    WHEN satisfied THEN CASE WHEN seen < due - INTERVAL 31 DAY THEN 'ahead' ELSE 'met' END
    WHEN seen < due - INTERVAL 31 DAY THEN 'not_reported'
    WHEN undecided THEN 'not_comparable'
    ELSE 'behind' END AS status
  FROM judged
)
SELECT new_id(['progress', region_code, coalesce(metric_id, ''), key, coalesce(unit, ''), target_period, basis, span]) AS id,
  region_code, metric_id, subject, unit, * LIKE 'target_%', * LIKE 'actual_%',
  CASE WHEN fit = 0 AND target_value <> 0 THEN round(actual_value / target_value, 6) END AS ratio,
  status,
  CASE WHEN status = 'not_reported' AND fit = 0 THEN 'period'
    WHEN status <> 'not_comparable' THEN NULL
    WHEN fit = 0 THEN 'bound'
    WHEN NOT same_unit THEN 'unit'
    WHEN NOT same_basis OR spans_clash THEN 'basis'
    ELSE 'definition' END AS reason,
  due < CAST($1 AS DATE) AS past_due
FROM told
WHERE fit = 0
  OR (intent = 'target' AND (fit IS NOT NULL OR metric_id IS NOT NULL))
  OR ((intent = 'target' OR metric_id IS NOT NULL) AND regexp_matches(target_quote, '${sets}'));
`;

/** Statements that fill `progress`, in order; the last takes the day of the last collection. */
export const progressSteps = { prepare: targets + words + pairs, rows };
