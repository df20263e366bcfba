/**
 * What the pages of a new source tell about who publishes and how often. Pure; what they do not tell is empty text.
 *
 * @module
 */
import { regionOfAgency } from "../../../pipelines/normalise/regions.ts";
import type { Row, SourceDefinition } from "../../../sources/define.ts";
import type { Draft } from "./definition.ts";
import type { Recognition } from "./recognise.ts";

/** What the operator says of the source; all of it may be left out. */
export interface Said {
  id?: string;
  title?: string;
  titleEn?: string;
  publisher?: string;
  region?: string;
  /** Selector of the body, where the command does not find it. */
  body?: string;
}

/** What was read of the site. */
export interface Seen {
  url: string;
  recognition: Recognition;
  rows: readonly Row[];
  /** Fields of its first article. */
  fields: Record<string, string>;
  article: Draft["article"];
}

/** The draft of a definition. */
export function draftOf({ url, recognition, rows, fields, article }: Seen, said: Said): Draft {
  const { origin, hostname } = new URL(url);
  const publisher = said.publisher ?? publisherIn(fields);
  const column = fields.ColumnName?.split("；")[0] ?? "";
  const zh = said.title ?? (publisher !== "" && column !== "" ? `${publisher}：${column}` : "");
  return {
    title: { zh, en: said.titleEn ?? "" },
    publisher,
    region: said.region ?? (publisher === "" ? "" : regionOfAgency(publisher) ?? ""),
    home: `${origin}/`,
    rights: hostname.endsWith(".gov.cn") ? "open" : "quote",
    status: hostname.endsWith(".sample.example") ? "sample" : "unverified",
    schedule: scheduleOf(rows),
    family: recognition.family,
    options: recognition.options,
    article,
    rows: Math.max(1, Math.floor(rows.length / 2)),
  };
}

/** The site's own name, less what it calls itself on the web; empty unless that is the name of a body. */
function publisherIn({ SiteName = "" }: Record<string, string>): string {
  const name = SiteName.replace(/(?:官方|门户|政务)?(?:网站|门户|网)$/, "").trim();
  return /(?:局|委|委员会|厅|政府|中心|院)$/.test(name) ? name : "";
}

/** By the middle gap between the dates of rows; weekly where they have none. */
function scheduleOf(rows: readonly Row[]): SourceDefinition["schedule"] {
  const days = rows.flatMap(({ date }) => date === null ? [] : [Date.parse(date) / 86_400_000]).sort((a, b) =>
    a - b
  );
  const gaps = days.slice(1).map((day, at) => day - (days[at] ?? day)).sort((a, b) => a - b);
  const middle = gaps[Math.floor(gaps.length / 2)];
  if (middle === undefined) return "weekly";
  return middle <= 4 ? "daily" : middle <= 45 ? "weekly" : "monthly";
}

/**
 * An id of the address, `region_publisher_what` as far as it shows: `http://scjgj.sc.gov.cn/scjgj/tzgg/` gives
 * `sc_scjgj_tzgg`, `https://www.samr.gov.cn/zw/zjwj/index.html` gives `cn_samr_zjwj`.
 */
export function idOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  const labels = hostname.split(".").filter((label) =>
    !["www", "gov", "cn", "com", "org", "example"].includes(label)
  );
  const [publisher = "site", region = "cn"] = labels;
  const folders = pathname.split("/").filter((part) => part !== "" && !/\.\w+$/.test(part));
  const what = folders.at(-1) ?? "list";
  return [region, publisher, what].map((part) => part.toLowerCase().replace(/[^a-z0-9]+/g, "") || "x").join(
    "_",
  );
}
