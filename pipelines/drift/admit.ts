/**
 * The gate before loading: which collections of a source are good enough to be loaded.
 *
 * A collection is all captures up to an account of the collector (role `report`). Collections are judged in order, each
 * against the good ones before it, so the verdicts are a function of the archive and the definition alone: loading in
 * steps and rebuilding give the same. A collection that drifted is **held**, and one issue `layout_drift` says what to
 * look at. Since a mended definition is other code, the working database is then made anew and all is judged again.
 *
 * @module
 */
import { z } from "zod";
import type { Source } from "../../sources/define.ts";
import type { Capture, Captured } from "../archive/capture.ts";
import type { FoundIssue, Met } from "../issues.ts";
import { detectDrift } from "./detect.ts";
import { expectationsOf } from "./expectations.ts";
import { describeFindings, type DriftFinding, isHeld } from "./finding.ts";
import { observe } from "./observe.ts";
import { profileOf, profileSchema } from "./profile.ts";

/** Shape of a gate, to be kept beside the position of its source. */
export const gateSchema = z.object({
  /** Captures of the source that were judged: up to the last account. */
  judged: z.number(),
  /** Stretches of captures that are held, first included, last excluded. */
  held: z.array(z.tuple([z.number(), z.number()])),
  past: profileSchema.nullable(),
});
/** What is remembered of one source. */
export type Gate = z.infer<typeof gateSchema>;

/** A gate that has judged nothing yet. */
export const newGate: Gate = { judged: 0, held: [], past: null };

/** The verdict on what has come. */
export interface Verdict {
  gate: Gate;
  issues: (FoundIssue & Met)[];
}

/** Judges what has come since the gate was last asked. `captures` are all of the source, from the first. */
export async function admit(
  source: Source,
  captures: readonly Capture[],
  { archive, gate }: { archive: Captured; gate: Gate },
): Promise<Verdict> {
  const issues: (FoundIssue & Met)[] = [];
  const earlier = captures.slice(0, gate.judged).filter((_, at) => !isHeldAt(gate, at));
  const held = [...gate.held];
  let { judged, past } = gate;
  for (const end of collectionEnds(captures, judged)) {
    const collection = captures.slice(judged, end);
    const observation = await observe(collection, { source, archive, earlier });
    const findings = detectDrift(observation, expectationsOf(source, past));
    const { day } = observation;
    issues.push(...driftIssues(source, findings).map((issue) => ({ ...issue, from: day, to: day })));
    if (isHeld(findings)) held.push([judged, end]);
    else {
      earlier.push(...collection);
      past = profileOf(observation, past);
    }
    judged = end;
  }
  return { gate: { judged, held, past }, issues };
}

/** Whether the capture at this place among those of its source belongs to a held collection. */
export function isHeldAt({ held }: Gate, at: number): boolean {
  return held.some(([start, end]) => start <= at && at < end);
}

/** Positions right after each account from a position on. */
function collectionEnds(captures: readonly Capture[], from: number): number[] {
  return captures.flatMap(({ role }, at) => role === "report" && at >= from ? [at + 1] : []);
}

/** The issues of a collection: one for all that holds it, and one for each thing that is only noted. */
export function driftIssues(source: Source, findings: readonly DriftFinding[]): FoundIssue[] {
  const next = `deno task zhiji sources check ${source.id}`;
  const stops = findings.filter(({ severity }) => severity === "stop");
  const [first] = stops;
  const message = `Cannot load the collection of ${source.id}: ${describeFindings(stops)}`;
  const held = first ? [{ kind: "layout_drift", url: first.url, message }] : [];
  const noted = findings.filter(({ severity }) => severity === "warn").map((finding) => ({
    kind: finding.kind,
    url: finding.url,
    message: `Noted of ${source.id}: ${describeFindings([finding])}`,
  }));
  return [...held, ...noted].map((issue) => ({ stage: "load", ...issue, next }));
}
