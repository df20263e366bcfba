/**
 * `GET /v1/match`: one demand → ranked capabilities with the reasons, from the match index of a release.
 *
 * `demand` is one line (`动力电池 循环寿命 GB/T 31484`); or `object`, `parameter` and `standard` say which is which. Certificates
 * must be valid on `valid_on`, by default the day of the last capture of the release, so a pinned answer never changes.
 *
 * @module
 */
import { Hono } from "hono";
import { z } from "zod";
import {
  DemandError,
  demandLimits,
  hasMatchIndex,
  matchDemand,
  readDemand,
} from "../../pipelines/match/mod.ts";
import { chinaDay } from "../../pipelines/normalise/days.ts";
import { json, listBody } from "./answer.ts";
import type { OpenRelease } from "./open_release.ts";
import { dayParameter, listParameters, readParameters } from "./parameters.ts";
import { badParameter, Problem } from "./problem.ts";
import type { Releases } from "./releases.ts";

const words = (what: string) =>
  z.string().optional().describe(`${what}, at most ${demandLimits.characters} characters`);

/** Parameters of a match. */
export const matchParameters = z.object({
  demand: words(`one line with object, parameter and standard, at most ${demandLimits.words} words`),
  object: words("the object or product to be tested"),
  parameter: words("the parameter to be tested"),
  standard: words("the number of a standard such as GB/T 31484-2015"),
  region: z.string().regex(/^\d{6}$/).optional().describe("a code of GB/T 2260, six digits"),
  valid_on: dayParameter,
  limit: listParameters.limit,
  version: listParameters.version,
});

type MatchParameters = z.output<typeof matchParameters>;

/** The route. */
export function matchRoute(releases: Releases): Hono {
  return new Hono().get("/", (c) => {
    const asked = readParameters(c.req.url, matchParameters);
    const demand = demandOf(asked);
    return releases.use(asked.version, async (release) => {
      await requireIndex(release);
      await requireRegion(release, asked.region);
      const asOf = asked.valid_on ?? releaseDay(release);
      const { hits, count, ...rest } = await matchDemand(release.database, demand, {
        asOf,
        limit: asked.limit,
      });
      const list = { count, countIs: "exact", limit: asked.limit, next: null, items: hits } as const;
      const { parts, standard, region } = demand;
      const read = { parts: parts.map(({ role, text }) => ({ role, text })), standard, region };
      const body = { ...listBody(release, list), demand: read, valid_on: asOf, ...rest };
      return json(c, body, { pinned: asked.version !== undefined });
    });
  });
}

function demandOf({ demand, object, parameter, standard, region }: MatchParameters) {
  try {
    return readDemand({ text: demand, object, parameter, standard, region });
  } catch (error) {
    if (!(error instanceof DemandError)) throw error;
    const name = error.field === "text" ? "demand" : error.field;
    throw badParameter({ parameter: name, wanted: error.wanted, found: error.found });
  }
}

async function requireIndex({ database, version }: OpenRelease): Promise<void> {
  if (await hasMatchIndex(database)) return;
  throw new Problem(
    "not_found",
    `Cannot match in release ${version}: wanted its index of capabilities, found none or an older one; ask a later release`,
  );
}

async function requireRegion({ database }: OpenRelease, region: string | undefined): Promise<void> {
  if (region === undefined) return;
  const found = await database.all("SELECT 1 FROM regions WHERE code = $1 LIMIT 1", [region]);
  if (found.length > 0) return;
  throw badParameter({ parameter: "region", wanted: "a code of /v1/regions", found: `"${region}"` });
}

/** The day of the last capture; of a release without captures, that of its making. */
export function releaseDay({ manifest }: Pick<OpenRelease, "manifest">): string {
  return chinaDay(manifest.inputs.until || manifest.created);
}
