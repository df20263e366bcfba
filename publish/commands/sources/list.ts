/** `sources`: all sources, and when each was last looked at. @module */
import { openArchive } from "../../../pipelines/archive/mod.ts";
import type { Effects } from "../../../pipelines/effects.ts";
import { chinaDay } from "../../../pipelines/normalise/days.ts";
import type { Source } from "../../../sources/define.ts";
import { aligned } from "../publishing.ts";

/** One line of the list. */
export interface ListedSource {
  id: string;
  title: string;
  family: string;
  region: string;
  schedule: Source["schedule"];
  status: Source["status"];
  /** Day of the last capture; null when the data folder has none. */
  last_checked: string | null;
}

/** Lists the sources; reads the index of the archive and locks nothing. */
export async function listSources(
  sources: readonly Source[],
  { data, effects }: { data: string; effects: Effects },
): Promise<ListedSource[]> {
  const last = await lastChecked(data, effects);
  return sources.map(({ id, title, list, region, schedule, status }) => ({
    id,
    title: title.zh,
    family: list.family,
    region,
    schedule,
    status,
    last_checked: last.get(id) ?? null,
  }));
}

async function lastChecked(data: string, effects: Effects): Promise<Map<string, string>> {
  const archive = await openArchive(`${data}/archive`, { effects, writable: false });
  try {
    return new Map([...archive.captures()].map(({ source, date }) => [source, chinaDay(date)]));
  } finally {
    await archive.close();
  }
}

/** The list for people. */
export function describeSources(sources: readonly ListedSource[]): string {
  const head = [
    "标识 id",
    "名称 title",
    "系统 family",
    "地区 region",
    "频率 schedule",
    "状态 status",
    "最近 last checked",
  ];
  const rows = sources.map((source) => [
    source.id,
    source.title,
    source.family,
    source.region,
    source.schedule,
    source.status,
    source.last_checked ?? "–",
  ]);
  const unverified = sources.filter(({ status }) => status === "unverified").length;
  return `${aligned([head, ...rows])}\n${sources.length} sources, ${unverified} unverified`;
}
