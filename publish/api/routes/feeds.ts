/**
 * `GET /v1/feeds/{name}`: Atom feeds of what it means that something changed, and not of changed bytes.
 *
 *     targets   a target got another value or due time, or is no longer set
 *     figures   the figure reported for a target was revised
 *     removed   a page was taken down
 *     overdue   a due time passed without a report
 *
 * `targets` and `figures` are read from the changes each release tells of its predecessor, the last {@linkcode lookBack} of
 * them; what only our own reading of the same bytes changed is left out.
 *
 * @module
 */
import { Hono } from "hono";
import Papa from "papaparse";
import { z } from "zod";
import type { Files } from "../../../pipelines/effects.ts";
import { type ReleaseEntry, releaseFolder } from "../../release/read.ts";
import { answer, releaseNotice } from "../answer.ts";
import { type AtomEntry, atomFeed } from "../atom.ts";
import type { OpenRelease } from "../open_release.ts";
import { readParameters, versionParameter } from "../parameters.ts";
import { Problem } from "../problem.ts";
import type { Releases } from "../releases.ts";

const lookBack = 30; // releases
const mostEntries = 200;
const mostBytes = 20_000_000; // of one file of changes

const titles: Record<string, string> = {
  targets: "目标有变 Targets changed",
  figures: "数字修订 Figures revised",
  removed: "页面撤下 Pages removed",
  overdue: "逾期未报 Due without a report",
};

/** Names of the feeds. */
export const feedNames = Object.keys(titles);

/** Parameters of a feed. */
export const feedParameters = z.object({ version: versionParameter });

/** What the feeds of changes read. */
export interface FeedOptions {
  data: string;
  files: Pick<Files, "read" | "stat">;
}

/** The route. */
export function feedRoute(releases: Releases, options: FeedOptions): Hono {
  return new Hono().get("/:name", (c) => {
    const { version } = readParameters(c.req.url, feedParameters);
    const name = c.req.param("name");
    const title = Object.hasOwn(titles, name) ? titles[name] : undefined;
    if (title === undefined) {
      throw new Problem(
        "not_found",
        `Cannot find feed "${name.slice(0, 40)}": wanted one of ${feedNames.join(", ")}`,
      );
    }
    return releases.use(version, async (release) => {
      const entries = await entriesOf(name, { release, releases, options });
      const { attribution, notice } = releaseNotice(release);
      const feed = atomFeed({
        id: `urn:zhiji:feed:${name}`,
        title: `${release.sample ? "样例 Sample · " : ""}${title}`,
        subtitle: notice ?? attribution,
        self: `/v1/feeds/${name}`,
        updated: release.manifest.created,
        entries: entries.slice(0, mostEntries),
      });
      return answer(c, { ...feed, pinned: version !== undefined, version: release.version });
    });
  });
}

interface Sources {
  release: OpenRelease;
  releases: Releases;
  options: FeedOptions;
}

function entriesOf(name: string, sources: Sources): Promise<AtomEntry[]> {
  if (name === "removed") return removed(sources.release);
  if (name === "overdue") return overdue(sources.release);
  return changed(name, sources);
}

async function removed({ database }: OpenRelease): Promise<AtomEntry[]> {
  const rows = await database.all<
    { id: string; title: string | null; publisher: string | null; gone_since: string }
  >(
    `SELECT id, title, publisher, gone_since FROM documents WHERE gone_since IS NOT NULL
     ORDER BY gone_since DESC, id LIMIT ${mostEntries}`,
  );
  return rows.map(({ id, title, publisher, gone_since }) => ({
    id: `urn:zhiji:removed:${id}:${gone_since}`,
    title: `撤下 Removed: ${title ?? "（无标题）"}`,
    updated: `${gone_since}T00:00:00Z`,
    link: `/documents/${encodeURIComponent(id)}`,
    summary: `自 ${gone_since} 起在原网址未再见到。 Not found at its address since ${gone_since}.`,
    author: publisher ?? "",
    category: "removed",
  }));
}

async function overdue({ database, tables }: OpenRelease): Promise<AtomEntry[]> {
  if (!tables.has("deadlines")) return [];
  const rows = await database.all<{ id: string; document_id: string; text: string; due_day: string }>(
    `SELECT c.id, c.document_id, c.text, d.due_day FROM deadlines d JOIN commitments c ON c.id = d.commitment_id
     WHERE d.overdue ORDER BY d.due_day DESC, c.id LIMIT ${mostEntries}`,
  );
  return rows.map(({ id, document_id, text, due_day }) => ({
    id: `urn:zhiji:overdue:${id}`,
    title: `逾期未报 Due without a report: ${text.slice(0, 80)}`,
    updated: `${due_day}T00:00:00Z`,
    link: `/documents/${encodeURIComponent(document_id)}`,
    summary:
      `期限 ${due_day} 已过，已采集的文件中未见报告。 Due ${due_day}; no report among what was collected.`,
    author: "",
    category: "overdue",
  }));
}

/** A line of `changes/progress.csv`. */
const line = z.object({
  change: z.enum(["added", "removed", "changed"]),
  cause: z.string().nullish(),
  key_id: z.string(),
  column: z.string().nullish(),
  before: z.string().nullish(),
  after: z.string().nullish(),
});

async function changed(name: string, { release, releases, options }: Sources): Promise<AtomEntry[]> {
  const all = await releases.list();
  const until = all.findIndex(({ version }) => version === release.version) + 1;
  const entries: AtomEntry[] = [];
  for (const entry of all.slice(Math.max(0, until - lookBack), until).toReversed()) {
    if (entries.length >= mostEntries) break;
    const found = (await linesOf(entry.version, options)).flatMap((one) => {
      const about = name === "targets" ? target(one) : figure(one);
      return about === null ? [] : [{ one, about }];
    });
    const named = await subjectsOf(release, found.map(({ one }) => one.key_id));
    for (const { one, about } of found) {
      entries.push(entryOf(one, { name, about: `${named.get(one.key_id) ?? ""}${about}`, entry }));
    }
  }
  return entries;
}

/** Place and subject of rows of progress, as a title begins with them; of those that the release still has. */
async function subjectsOf({ database, tables }: OpenRelease, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0 || !tables.has("progress")) return new Map();
  const rows = await database.all<{ id: string; place: string; subject: string }>(
    `SELECT p.id, coalesce(max(r.name), '') AS place, any_value(p.subject) AS subject FROM progress p
     LEFT JOIN regions r ON r.code = p.region_code WHERE list_contains($1::VARCHAR[], p.id) GROUP BY p.id`,
    [ids],
  );
  return new Map(
    rows.map(({ id, place, subject }) => [id, `${[place, subject].filter(Boolean).join(" ")}：`]),
  );
}

type Line = z.infer<typeof line>;

async function linesOf(version: string, { data, files }: FeedOptions): Promise<Line[]> {
  const path = `${releaseFolder(data, version)}/changes/progress.csv`;
  const stat = await files.stat(path);
  if (stat === null || stat.size > mostBytes) return [];
  const text = new TextDecoder().decode(await files.read(path));
  const { data: rows } = Papa.parse(text, { header: true, skipEmptyLines: true }) as { data: unknown[] };
  return rows.flatMap((row) => line.safeParse(row).data ?? []).filter(({ cause }) =>
    !cause || cause === "source"
  );
}

function target({ change, column, before, after }: Line): string | null {
  if (change === "removed") return "目标不再有 The target is no longer set";
  if (change !== "changed" || !/^target_(value|comparator|period)$/.test(column ?? "")) return null;
  return `目标 ${column}: ${shown(before)} → ${shown(after)}`;
}

function figure({ change, column, before, after }: Line): string | null {
  if (change !== "changed" || column !== "actual_value" || !before) return null;
  return `报告的数字 Reported figure: ${shown(before)} → ${shown(after)}`;
}

/** A cell as people write it: a number of 17 digits in the shortest form that is the same number. */
function shown(cell: string | null | undefined): string {
  if (!cell) return "—";
  return /^-?\d+\.\d+$/.test(cell) ? String(Number(cell)) : cell;
}

function entryOf(
  { change, key_id: id, column }: Line,
  { name, about, entry: { version, created, predecessor } }: {
    name: string;
    about: string;
    entry: ReleaseEntry;
  },
): AtomEntry {
  const from = change === "removed" ? predecessor ?? version : version; // what was removed stands in the one before
  return {
    id: `urn:zhiji:${name}:${version}:${id}:${column || "row"}`,
    title: about,
    updated: created,
    link: `/v1/progress/${encodeURIComponent(id)}?version=${from}`,
    summary: `${about} · progress ${id} · release ${version}`,
    author: "",
    category: name,
  };
}
