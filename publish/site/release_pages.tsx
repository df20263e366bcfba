/** Routes of releases: all, one, and checking one. @module */
import type { Context } from "hono";
import { z } from "zod";
import { readParameters, versionParameter } from "../api/parameters.ts";
import type { Releases } from "../api/releases.ts";
import { readManifest, type ReleaseEntry, releaseFolder } from "../release/mod.ts";
import { noSuch } from "./asking.ts";
import type { Kept } from "./change_lines.ts";
import type { Make } from "./page.ts";
import { ReleasePage } from "./release_page.tsx";
import { ReleasesPage } from "./releases_page.tsx";
import { VerifyPage } from "./verify_page.tsx";

const noParameters = z.object({});
const verifyParameters = z.object({ version: versionParameter });

/** Makers by path. */
export function releasePages(
  releases: Releases,
  { data, effects }: Kept,
): Record<string, (c: Context) => Make> {
  return {
    "/releases": () => async ({ view, url }) => {
      readParameters(url, noParameters);
      return <ReleasesPage view={view} entries={await releases.list()} />;
    },
    "/releases/:version": (c) => async ({ view, url }) => {
      readParameters(url, noParameters);
      const { version, manifest: digest } = await named(c.req.param("version") ?? "", releases);
      // of a release whose tables were pruned the manifest stands
      const manifest = await readManifest(releaseFolder(data, version), effects.files);
      return <ReleasePage view={view} manifest={manifest} digest={digest} />;
    },
    "/verify": () => async ({ view, release, url }) => {
      const { version = release.version } = readParameters(url, verifyParameters);
      return <VerifyPage view={view} version={(await named(version, releases)).version} />;
    },
  };
}

async function named(version: string, releases: Releases): Promise<ReleaseEntry> {
  const found = (await releases.list()).find((entry) => entry.version === version);
  if (!found) throw noSuch("release", version);
  return found;
}
