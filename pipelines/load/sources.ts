/** The row of a source: its definition, and the days its captures tell. @module */
import type { SourceRecord } from "../model/mod.ts";
import { chinaDay } from "../normalise/days.ts";
import type { Source } from "../../sources/define.ts";
import type { Shelf } from "./shelves.ts";

/** The row of a source; `last_changed` is set when documents are settled, since bytes that change are no news. */
export function sourceRow(source: Source, { first, last }: Pick<Shelf, "first" | "last">): SourceRecord {
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
    first_seen: chinaDay(first),
    last_changed: null,
    last_checked: chinaDay(last),
  };
}
