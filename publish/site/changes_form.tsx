// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** Choosing two releases to tell apart: a form that needs no script. @module */
import type { ReleaseEntry } from "../release/mod.ts";
import type { View } from "./view.ts";

/** What is chosen. */
export interface Chosen {
  from: string;
  to: string;
  /** Whether lines that only moved a hash or a place are shown too. */
  all: boolean;
}

/** The form of one table. */
export function ChangesForm(
  { view, table, entries, chosen }: {
    view: View;
    table: string;
    entries: readonly ReleaseEntry[];
    chosen: Chosen;
  },
) {
  const { t } = view;
  return (
    <form class="choose" action={`/datasets/${table}/changes`} method="get">
      <label>
        {t("从", "From")} <Versions name="from" entries={entries} chosen={chosen.from} />
      </label>
      <label>
        {t("到", "To")} <Versions name="to" entries={entries} chosen={chosen.to} />
      </label>
      <label>
        <input type="checkbox" name="all" value="1" checked={chosen.all} />{" "}
        {t("也列出摘要与位置", "hashes and places too")}
      </label>
      {view.lang === "en" ? <input type="hidden" name="lang" value="en" /> : null}
      <button type="submit">{t("比较", "Compare")}</button>
    </form>
  );
}

function Versions(
  { name, entries, chosen }: { name: string; entries: readonly ReleaseEntry[]; chosen: string },
) {
  return (
    <select name={name}>
      {entries.toReversed().map(({ version }) => (
        <option value={version} selected={version === chosen}>{version}</option>
      ))}
    </select>
  );
}
