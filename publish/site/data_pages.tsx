/** Routes of sources, chains, lists and the words about it all, with those of tables and releases. @module */
import type { Context } from "hono";
import { z } from "zod";
import type { DiscrepancyRecord } from "../../pipelines/model/mod.ts";
import { readParameters } from "../api/parameters.ts";
import type { OpenRelease } from "../api/open_release.ts";
import type { Releases } from "../api/releases.ts";
import { AboutPage } from "./about_page.tsx";
import { ask, noSuch } from "./asking.ts";
import { type Browsed, browsedRows, BrowsePage } from "./browse_page.tsx";
import { browsedTables } from "./browsed_tables.ts";
import type { Kept } from "./change_lines.ts";
import { chainData } from "./chain_data.ts";
import { ChainPage } from "./chain_page.tsx";
import { chainRows, ChainsPage } from "./chains_page.tsx";
import { DiscrepanciesPage } from "./discrepancies_page.tsx";
import type { Make } from "./page.ts";
import { releasePages } from "./release_pages.tsx";
import { sourceData, SourcePage } from "./source_page.tsx";
import { sourceRows, SourcesPage } from "./sources_page.tsx";
import { tablePages } from "./table_pages.tsx";
import type { View } from "./view.ts";

const noParameters = z.object({});
const browseParameters = z.object({
  q: z.string().max(60).optional().describe("words, at most 60 characters"),
  region: z.string().regex(/^\d{6}$/).optional().describe("a code of GB/T 2260, six digits"),
  after: z.string().max(80).optional().describe("the key that the page before ended with"),
});

/** Makers by path. */
export function dataPages(releases: Releases, kept: Kept): Record<string, (c: Context) => Make> {
  const plain = (make: Make) => (): Make => (making) => {
    readParameters(making.url, noParameters);
    return make(making);
  };
  return {
    ...tablePages(releases, kept),
    ...releasePages(releases, kept),
    "/sources": plain(async ({ view, release }) => (
      <SourcesPage view={view} sources={await sourceRows(release)} />
    )),
    "/sources/:id": one("source", {
      read: sourceData,
      show: (view, data) => <SourcePage view={view} data={data} />,
    }),
    "/chains": plain(async ({ view, release }) => (
      <ChainsPage
        view={view}
        chains={await chainRows(release)}
      />
    )),
    "/chains/:id": one("chain", {
      read: chainData,
      show: (view, data) => <ChainPage view={view} data={data} />,
    }),
    "/discrepancies": plain(async ({ view, release }) => {
      const found = await ask<DiscrepancyRecord>(release, ["discrepancies"], {
        sql: "SELECT * FROM discrepancies ORDER BY region_code, rule, id LIMIT 100",
      });
      return <DiscrepanciesPage view={view} found={found} />;
    }),
    "/about": plain(({ view }) => Promise.resolve(<AboutPage view={view} />)),
    ...Object.fromEntries(browsedTables.map((browsed) => [browsed.path, () => browse(browsed)])),
  };
}

function browse(browsed: Browsed): Make {
  return async ({ release, view, url: address }) => {
    const url = new URL(address);
    url.search = new URLSearchParams([...url.searchParams].filter(([, value]) => value !== "")).toString();
    const asked = readParameters(url.href, browseParameters);
    return (
      <BrowsePage
        view={view}
        browsed={browsed}
        asked={asked}
        found={await browsedRows(release, browsed, asked)}
      />
    );
  };
}

/** The page of one thing, by the id in its path. */
function one<Data>(
  what: string,
  { read, show }: {
    read: (release: OpenRelease, id: string) => Promise<Data | null>;
    show: (view: View, data: Data) => ReturnType<typeof ChainPage>;
  },
): (c: Context) => Make {
  return (c) => async ({ release, view, url }) => {
    readParameters(url, noParameters);
    const id = c.req.param("id") ?? "";
    const data = await read(release, id);
    if (data === null) throw noSuch(what, id);
    return show(view, data);
  };
}
