/**
 * An archive seen through the gates of its sources: what loading may read.
 *
 * Of a held collection the documents are left out; its lists and its account stay, so that outcomes and the day of the
 * last check are told all the same. Captures come in the order in which their collections were finished, and those after
 * a source's last account wait: a run was killed there, and the next one finishes it. So what is seen later only adds
 * to the end of what was seen before. Files given by hand pass as they are.
 *
 * @module
 */
import type { Source } from "../../sources/define.ts";
import type { Capture, Captured } from "../archive/capture.ts";
import { admit, type Gate, isHeldAt, newGate, type Verdict } from "./admit.ts";

/** What loading may read, and what it has to remember and to tell. */
export interface Gated {
  archive: Captured;
  /** By source, for those that brought something new. */
  verdicts: Map<string, Verdict>;
}

/** Judges what is new in an archive. `gates` are those remembered; a source without one is judged from the start. */
export async function gated(
  archive: Captured,
  { sources, gates }: { sources: Iterable<Source>; gates: ReadonlyMap<string, Gate> },
): Promise<Gated> {
  const bySource = Map.groupBy(archive.captures(), ({ source }) => source);
  const all = new Map(gates);
  const verdicts = new Map<string, Verdict>();
  for (const source of sources) {
    const captures = bySource.get(source.id);
    if (!captures?.some(({ role }) => role !== "file")) continue;
    const gate = gates.get(source.id) ?? newGate;
    const verdict = await admit(source, captures, { archive, gate });
    if (verdict.gate.judged > gate.judged) verdicts.set(source.id, verdict);
    all.set(source.id, verdict.gate);
  }
  return {
    archive: { captures: () => admitted(archive, all), payload: (digest) => archive.payload(digest) },
    verdicts,
  };
}

const documents = new Set<Capture["role"]>(["article", "attachment"]);

function* admitted(archive: Captured, gates: ReadonlyMap<string, Gate>): Iterable<Capture> {
  const waiting = new Map<string, Capture[]>();
  const counts = new Map<string, number>();
  for (const capture of archive.captures()) {
    const { source, role } = capture;
    const gate = gates.get(source);
    if (!gate) {
      yield capture;
      continue;
    }
    const at = counts.get(source) ?? 0;
    counts.set(source, at + 1);
    const open = waiting.get(source) ?? [];
    if (!(documents.has(role) && isHeldAt(gate, at))) open.push(capture);
    waiting.set(source, open);
    if (role !== "report") continue;
    yield* open;
    waiting.delete(source);
  }
}
