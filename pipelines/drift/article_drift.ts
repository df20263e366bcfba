/** Drift of the articles that a collection brought, taken together. Pure. @module */
import { type Expectations, fall } from "./expectations.ts";
import type { DriftFinding, DriftKind } from "./finding.ts";
import type { ArticleObservation } from "./observation.ts";
import { median } from "./profile.ts";

/** The findings of a collection's new articles, one of each kind; a text that miscounts its items is told by itself. */
export function articleDrift(
  articles: readonly ArticleObservation[],
  expected: Expectations,
): DriftFinding[] {
  const found = [
    ...signs.flatMap((sign) => together(articles, sign, expected)),
    ...habits(articles, expected),
    ...collapsed(articles, expected),
  ];
  return [...found, ...articles.flatMap(miscounted)];
}

interface Sign {
  kind: DriftKind;
  where: string;
  wanted: string;
  /** The share that the past has got used to; null where no past excuses it. */
  habit: "titled" | "found" | null;
  /** What is wrong with an article, in words, or null. */
  wrong(article: ArticleObservation): string | null;
}

const readable = (article: ArticleObservation) => article.failure === null && article.outcome === null;

const signs: readonly Sign[] = [
  {
    kind: "error_page",
    where: "article",
    wanted: "articles",
    habit: null,
    wrong: ({ outcome }) => outcome === null ? null : `a page that is ${outcome}`,
  },
  {
    kind: "unreadable_articles",
    where: "article",
    wanted: "readable articles",
    habit: null,
    wrong: ({ failure, outcome }) => outcome === null ? failure : null,
  },
  {
    kind: "titles_missing",
    where: "article title",
    wanted: "titles",
    habit: "titled",
    wrong: (article) => readable(article) && !article.titled ? "no title" : null,
  },
  {
    kind: "titles_disagree",
    where: "article title",
    wanted: "the titles of the rows",
    habit: null,
    wrong: (article) => readable(article) && !article.agrees ? "another title" : null,
  },
  {
    kind: "bodies_not_found",
    where: "article body",
    wanted: "a body found by a selector",
    habit: "found",
    wrong: (article) => readable(article) && !article.found ? "a guessed body" : null,
  },
  {
    kind: "garbled_text",
    where: "article text",
    wanted: "Chinese text",
    habit: null,
    wrong: ({ garbled }) => garbled,
  },
];

/**
 * One finding for all articles that are wrong in one way. It stops the source when they are too many: more than any
 * definition allows, or more than the past had. What has no past yet, as an unrecorded container, is only noted.
 */
function together(
  articles: readonly ArticleObservation[],
  sign: Sign,
  expected: Expectations,
): DriftFinding[] {
  const { kind, where, wanted, wrong, habit } = sign;
  const concerned = articles.filter((article) => wrong(article) !== null);
  const [first] = concerned;
  if (!first) return [];
  const found = `${wrong(first)} in ${concerned.length} of ${articles.length}`;
  const usual = habit === null ? 1 - expected.wrong : expected[habit];
  const stops = usual !== null && articles.length - concerned.length < usual * articles.length;
  return [{ kind, severity: stops ? "stop" : "warn", url: first.url, where, wanted, found }];
}

const habitual = [
  ["dates_missing", "article date", "dated"],
  ["publishers_missing", "article publisher", "published"],
  ["pages_cut", "article end", "whole"],
] as const;

/** The bound that a past gives in which every page was whole. */
const alwaysWhole = 1 - fall;

/** What this source's articles used to have. */
function habits(articles: readonly ArticleObservation[], expected: Expectations): DriftFinding[] {
  const all = articles.filter(readable);
  return habitual.flatMap(([kind, where, name]): DriftFinding[] => {
    const least = expected[name];
    const lacking = all.filter((article) => !article[name]);
    const [first] = lacking;
    if (least === null || !first) return [];
    const severity = all.length - lacking.length < least * all.length ? "stop" : "warn";
    // A few articles without date or publisher are how sites are; a page without an end was broken off.
    if (severity === "warn" && (name !== "whole" || least < alwaysWhole)) return [];
    const wanted = `at least ${Math.round(least * 100)} % of articles with one`;
    const found = `${lacking.length} of ${all.length} without`;
    return [{ kind, severity, url: first.url, where, wanted, found }];
  });
}

/** Pages that lost this much of their text lost it by accident; an edit seldom takes more than half. */
const lost = 0.5;
/** Short pages change length easily. */
const short = 200;

function collapsed(articles: readonly ArticleObservation[], expected: Expectations): DriftFinding[] {
  const where = "article text";
  const all = articles.filter((article) => readable(article) && !article.elsewhere);
  const shrunk = all.filter(({ length, before }) =>
    before !== null && before >= short && length < before * lost
  );
  const [first] = shrunk;
  if (first) {
    const severity = shrunk.length >= 3 && shrunk.length > expected.wrong * all.length ? "stop" : "warn";
    const wanted = `about the ${first.before} characters it had`;
    const found = `${first.length}, in ${shrunk.length} of ${all.length}`;
    return [{ kind: "texts_collapsed", severity, url: first.url, where, wanted, found }];
  }
  const middle = median(all.map(({ length }) => length));
  const [any] = all;
  if (!any || all.length < 5 || expected.length === null || middle >= expected.length) return [];
  const wanted = `a median of at least ${Math.round(expected.length)} characters`;
  return [{ kind: "texts_collapsed", severity: "stop", url: any.url, where, wanted, found: `${middle}` }];
}

function miscounted({ url, counts }: ArticleObservation): DriftFinding[] {
  return counts.map(({ stated, listed, words }) => ({
    kind: "count_mismatch",
    severity: "warn",
    url,
    where: "article list",
    wanted: `${stated} items, as "${words}" says`,
    found: `${listed}`,
  }));
}
