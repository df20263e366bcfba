/** Routes of tables: all, one, and what changed in one between two releases. @module */
import type { Context } from "hono";
import { z } from "zod";
import { type Table, tables } from "../../pipelines/model/mod.ts";
import type { OpenRelease } from "../api/open_release.ts";
import { readParameters } from "../api/parameters.ts";
import { badParameter } from "../api/problem.ts";
import type { Releases } from "../api/releases.ts";
import type { ReleaseEntry } from "../release/mod.ts";
import { noSuch } from "./asking.ts";
import { isBookkeeping, type Kept, linesBetween } from "./change_lines.ts";
import { ChangesPage } from "./changes_page.tsx";
import { DatasetPage, previewRows } from "./dataset_page.tsx";
import { DatasetsPage } from "./datasets_page.tsx";
import type { Make } from "./page.ts";

const noParameters = z.object({});
const changesParameters = z.object({
  from: z.string().optional().describe("a release such as 2026-11-23"),
  to: z.string().optional().describe("a release such as 2026-11-23"),
  all: z.literal("1").optional().describe("1"),
  page: z.string().regex(/^[1-9]\d{0,6}$/).default("1").transform(Number).describe("a whole number from 1"),
});

const linesShown = 50;

/** Makers by path. */
export function tablePages(releases: Releases, kept: Kept): Record<string, (c: Context) => Make> {
  return {
    "/datasets": () => ({ view, release, url }) => {
      readParameters(url, noParameters);
      return Promise.resolve(<DatasetsPage view={view} manifest={release.manifest} />);
    },
    "/datasets/:table": (c) => async ({ view, release, url }) => {
      readParameters(url, noParameters);
      const table = namedTable(c, release);
      const preview = await previewRows(release, table);
      const entries = await upTo(release, releases);
      return (
        <DatasetPage
          view={view}
          table={table}
          manifest={release.manifest}
          preview={preview}
          entries={entries}
        />
      );
    },
    "/datasets/:table/changes": (c) => changes(c, { releases, kept }),
  };
}

function changes(c: Context, { releases, kept }: { releases: Releases; kept: Kept }): Make {
  return async ({ view, release, url }) => {
    const { from: one, to: other, all, page } = readParameters(url, changesParameters);
    const table = namedTable(c, release), entries = await upTo(release, releases);
    const [from, to] = inOrder([
      one ?? release.manifest.predecessor?.version ?? release.version,
      other ?? release.version,
    ], entries);
    const found = await linesBetween({ from, to, entries }, { table: table.name, kept });
    const lines = all ? found.lines : found.lines.filter((line) => !isBookkeeping(line));
    const pages = Math.max(1, Math.ceil(lines.length / linesShown));
    if (page > pages) {
      throw badParameter({ parameter: "page", wanted: `a page from 1 to ${pages}`, found: String(page) });
    }
    return (
      <ChangesPage
        view={view}
        table={table}
        entries={entries}
        chosen={{ from, to, all: all === "1" }}
        lines={lines.slice((page - 1) * linesShown, page * linesShown)}
        count={lines.length}
        left={found.lines.length - lines.length}
        page={page}
        pages={pages}
        unread={found.unread}
      />
    );
  };
}

/** Two releases, the older first. @throws {Problem} 400 naming the one that does not exist */
function inOrder([one, other]: [string, string], entries: readonly ReleaseEntry[]): [string, string] {
  const [from, to] = [one, other].map((version, at) => {
    const found = entries.findIndex((entry) => entry.version === version);
    if (found >= 0) return found;
    const wanted = `one of the releases, ${entries[0]?.version} to ${entries.at(-1)?.version}`;
    throw badParameter({ parameter: at === 0 ? "from" : "to", wanted, found: version.slice(0, 40) });
  });
  return (from ?? 0) <= (to ?? 0) ? [one, other] : [other, one];
}

/** The releases up to the one shown, oldest first. */
async function upTo({ version }: OpenRelease, releases: Releases): Promise<ReleaseEntry[]> {
  const entries = await releases.list();
  return entries.slice(0, entries.findIndex((entry) => entry.version === version) + 1);
}

function namedTable(c: Context, { manifest }: OpenRelease): Table {
  const name = c.req.param("table") ?? "";
  const table = tables.find((one) => one.name === name && manifest.tables[name]);
  if (!table) throw noSuch("table", name);
  return table;
}
