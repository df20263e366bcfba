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
    const lines = await linesOf(entry.version, options);
    const found = lines.flatMap(name === "targets" ? target : figure);
    const ids = found.map(({ line }) => line.key_id);
    const subjects = await subjectsOf(release, ids);
    const before = ids.every((id) => subjects.has(id))
      ? subjects
      : await subjectsBefore(entry, { releases, ids });
    for (const { line, about } of found) {
      const subject = subjects.get(line.key_id) ?? before.get(line.key_id);
      entries.push(entryOf(line, { name, about: titleOf(subject, about), entry }));
    }
  }
  return entries;
}

/** What a row of progress is of, as a title begins and ends with it. */
interface Subject {
  id: string;
  place: string;
  subject: string;
  unit: string;
}

/** Of rows that the release has. */
async function subjectsOf({ database, tables }: OpenRelease, ids: string[]): Promise<Map<string, Subject>> {
  if (ids.length === 0 || !tables.has("progress")) return new Map();
  const rows = await database.all<Subject>(
    `SELECT p.id, coalesce(max(r.name), '') AS place, any_value(p.subject) AS subject, coalesce(any_value(p.unit), '') AS unit
     FROM progress p LEFT JOIN regions r ON r.code = p.region_code WHERE list_contains($1::VARCHAR[], p.id) GROUP BY p.id`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Of rows that the release before had, where its tables are still kept: what was dropped stands nowhere else. */
async function subjectsBefore(
  { predecessor }: ReleaseEntry,
  { releases, ids }: { releases: Releases; ids: string[] },
): Promise<Map<string, Subject>> {
  if (!predecessor) return new Map();
  try {
    return await releases.use(predecessor, (release) => subjectsOf(release, ids));
  } catch (error) {
    if (error instanceof Problem) return new Map();
    throw error;
  }
}

function titleOf(subject: Subject | undefined, { text, hasUnit }: About): string {
  if (!subject) return text;
  const begin = [subject.place, subject.subject].filter(Boolean).join(" ");
  return `${begin}：${text}${hasUnit && subject.unit ? ` ${subject.unit}` : ""}`;
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

/** What a line tells. */
interface About {
  text: string;
  /** Whether it ends in a number of the subject's unit. */
  hasUnit: boolean;
}

interface Told {
  line: Line;
  about: About;
}

/** Columns of a target, as titles name them. */
const columns: Readonly<Record<string, string>> = {
  target_value: "目标 Target",
  target_comparator: "目标的界限 Bound of the target",
  target_period: "目标的期限 Target due",
};

const signs: Readonly<Record<string, string>> = { eq: "=", ge: "≥", le: "≤", gt: ">", lt: "<" };

function target(line: Line): Told[] {
  const { change, column, before, after } = line;
  if (change === "removed") {
    return [{ line, about: { text: "目标不再有 The target is no longer set", hasUnit: false } }];
  }
  const name = Object.hasOwn(columns, column ?? "") ? columns[column ?? ""] : undefined;
  if (change !== "changed" || name === undefined) return [];
  const text = `${name}: ${shown(before)} → ${shown(after)}`;
  return [{ line, about: { text, hasUnit: column === "target_value" } }];
}

function figure(line: Line): Told[] {
  const { change, column, before, after } = line;
  if (change !== "changed" || column !== "actual_value" || !before) return [];
  const text = `报告的数字 Reported figure: ${shown(before)} → ${shown(after)}`;
  return [{ line, about: { text, hasUnit: true } }];
}

/** A cell as people write it: a bound as its sign, a number of 17 digits in the shortest form that is the same number. */
function shown(cell: string | null | undefined): string {
  if (!cell) return "—";
  if (Object.hasOwn(signs, cell)) return signs[cell] ?? cell;
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
