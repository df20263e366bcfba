/**
 * The days on which the demo collects the sample sites, and what the sites do between them: pages come, are edited
 * without a word, are put back, move, and vanish while their list still names them.
 *
 * An article stands on its site from the day it is published; of the first day all else stands as under `pages/`. Edits
 * are told as the words that stood there and the words that stand there now, so an edit that no longer fits its page is
 * an error and not a page without a change.
 *
 * @module
 */
import { identify, type SampleArticle, type SiteName } from "./articles.ts";

/** Days of the demo in China, oldest first. */
export const sampleDays = ["2026-01-05", "2026-03-02", "2026-03-30"] as const;

/** What becomes of one page on a day, and stays so until a later day says otherwise. */
type Change =
  & { day: typeof sampleDays[number]; site: SiteName; slug: string }
  & ({ was: string; is: string } | { gone: true } | { movedTo: string });

const changes: readonly Change[] = [
  // a figure revised, and put back four weeks later
  {
    day: "2026-03-02",
    site: "jpaas",
    slug: "shaanxi_2024_quality",
    was: "服务平台83个，覆盖23条",
    is: "服务平台38个，覆盖23条",
  },
  {
    day: "2026-03-30",
    site: "jpaas",
    slug: "shaanxi_2024_quality",
    was: "服务平台38个，覆盖23条",
    is: "服务平台83个，覆盖23条",
  },
  // a deadline put off after it had passed
  {
    day: "2026-03-02",
    site: "jpage",
    slug: "notice_2024_challenge_list",
    was: "2025年12月31日前全部验收",
    is: "2026年6月30日前全部验收",
  },
  // a target lowered to what was reported since
  {
    day: "2026-03-30",
    site: "trs",
    slug: "plan_2023_nqi_three_year",
    was: "省级质检中心达到50个",
    is: "省级质检中心达到48个",
  },
  // a reported figure revised
  {
    day: "2026-03-30",
    site: "plain",
    slug: "stats_2026_nqi_result",
    was: "92.6%",
    is: "92.1%",
  },
  // an undertaking made smaller
  {
    day: "2026-03-30",
    site: "jpaas",
    slug: "measures_2025_henan",
    was: "2025年减免小微企业费用不低于5亿元",
    is: "2025年减免小微企业费用不低于3亿元",
  },
  // removed: an error page with status 200 on the one site, 404 on the other, on both later days
  { day: "2026-03-02", site: "trs", slug: "brief_2025_mianyang_platform", gone: true },
  { day: "2026-03-02", site: "plain", slug: "brief_2025_new_centres", gone: true },
  // moved to another address
  {
    day: "2026-03-02",
    site: "gkmlpt",
    slug: "measures_2025_guangdong_cqo",
    movedTo: "policy_2025_guangdong_cqo",
  },
];

/** The articles of all sites as they stand on a day. @throws {TypeError} where an edit does not fit its page */
export function articlesOn(
  day: string,
  articles: ReadonlyMap<SiteName, readonly SampleArticle[]>,
): Map<SiteName, SampleArticle[]> {
  const due = changes.filter((change) => change.day <= day);
  return new Map([...articles].map(([site, all]) => {
    const published = all.filter((article) => article.published <= day);
    const mine = due.filter((change) => change.site === site);
    return [site, published.flatMap((article) => changed(article, mine))];
  }));
}

function changed(article: SampleArticle, due: readonly Change[]): SampleArticle[] {
  let standing = article;
  for (const change of due.filter(({ slug }) => slug === article.slug)) {
    if ("movedTo" in change) {
      return [{ ...standing, ...identify(change.movedTo) }, { ...standing, gone: true }];
    }
    if ("gone" in change) return [{ ...standing, gone: true }];
    standing = { ...standing, body: edited(standing, change) };
  }
  return [standing];
}

function edited({ slug, body }: SampleArticle, { was, is }: { was: string; is: string }): string {
  const parts = body.split(was);
  if (parts.length !== 2) {
    throw new TypeError(
      `Cannot edit sample page ${slug}: wanted "${was}" once, found it ${parts.length - 1} times`,
    );
  }
  return parts.join(is);
}
