/** The row of a source: its definition, and the days its captures tell. @module */
import type { Capture } from "../archive/capture.ts";
import type { SourceRecord } from "../model/mod.ts";
import { chinaDay } from "../normalise/days.ts";
import type { Source } from "../../sources/define.ts";

/** True for captures that hold a document, not a list or an account of a run. */
export function holdsDocument(capture: Capture): boolean {
  return capture.role === "article" || capture.role === "file";
}

/** The row of a source; days are null before its first collection. */
export function sourceRow(source: Source, captures: readonly Capture[]): SourceRecord {
  const days = captures.map((capture) => chinaDay(capture.date));
  const changes = captures.filter((capture) =>
    holdsDocument(capture) && capture.outcome === "ok" && !capture.revisit
  );
  const lastChange = changes.at(-1);
  return {
    id: source.id,
    title_zh: source.title.zh,
    title_en: source.title.en,
    publisher: source.publisher,
    region_code: source.region,
    home: source.home,
    family: source.list.family,
    kind: source.kind ?? null,
    rights: source.rights,
    schedule: source.schedule,
    status: source.status,
    first_seen: days[0] ?? null,
    last_changed: lastChange ? chinaDay(lastChange.date) : null,
    last_checked: days.at(-1) ?? null,
  };
}
