// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** A table to browse: filtered by words and place, a page at a time, with the same rows for programs. @module */
import {
  type Column,
  columns as modelColumns,
  quoteName,
  type Table as Model,
} from "../../pipelines/model/mod.ts";
import type { OpenRelease } from "../api/open_release.ts";
import type { Bilingual } from "../release/identity.ts";
import { ask } from "./asking.ts";
import { Layout } from "./layout.tsx";
import { documentPath, regionPath, searchPath } from "./links.ts";
import { Exports, Nothing, Table, Zh } from "./parts.tsx";
import { grouped } from "./quantities.ts";
import type { View } from "./view.ts";

/** A table as browsed. */
export interface Browsed {
  table: Model;
  path: string;
  title: Bilingual;
  lead: Bilingual;
  /** Columns shown, in order; what they are called comes from the schema. */
  columns: string[];
  /** Columns that words are looked for in. */
  searched: string[];
}

/** What is asked of it. */
export interface Asked {
  q?: string;
  region?: string;
  /** Key that the page begins behind. */
  after?: string;
}

/** A page of rows. */
export interface Rows {
  rows: Record<string, unknown>[];
  count: number;
  next: string | null;
  regions: { code: string; name: string }[];
}

const perPage = 50;

/** Reads a page. Words are looked for as they are; a place holds the units within it. */
export async function browsedRows(
  release: OpenRelease,
  { table, searched, columns }: Browsed,
  asked: Asked,
): Promise<Rows> {
  const there = release.tables.get(table.name);
  if (!there) return { rows: [], count: 0, next: null, regions: [] };
  const words = searched.filter((name) => there.has(name)).map((name) =>
    `coalesce(${quoteName(name)}::VARCHAR, '')`
  );
  const parameters = [asked.q ?? "", (asked.region ?? "").replace(/(0000|00)$/, "")];
  const where = `($1 = '' OR contains(concat_ws(' ', ${words.join(", ")}), $1)) AND
    ($2 = '' OR ${there.has("region_code") ? "starts_with(region_code, $2)" : "true"})`;
  const shown = [...new Set(["id", "region_code", ...columns])].filter((name) => there.has(name)).map(
    quoteName,
  ).join(", ");
  const needs = [table.name];
  const found = await ask<Record<string, unknown>>(release, needs, {
    sql: `SELECT ${shown} FROM ${quoteName(table.name)} WHERE ${where} AND id > $3 ORDER BY id LIMIT ${
      perPage + 1
    }`,
    parameters: [...parameters, asked.after ?? ""],
  });
  const [total] = await ask<{ n: number }>(release, needs, {
    sql: `SELECT count(*) AS n FROM ${quoteName(table.name)} WHERE ${where}`,
    parameters,
  });
  const regions = there.has("region_code")
    ? await ask<Rows["regions"][number]>(release, [...needs, "regions"], {
      sql: `SELECT code, name FROM regions WHERE code IN (SELECT region_code FROM ${quoteName(table.name)}
        UNION SELECT concat(region_code[1:2], '0000') FROM ${quoteName(table.name)}) ORDER BY code`,
    })
    : [];
  const rows = found.slice(0, perPage);
  return {
    rows,
    count: total?.n ?? 0,
    next: found.length > perPage ? String(rows.at(-1)?.id) : null,
    regions,
  };
}

/** The page. */
export function BrowsePage(
  { view, browsed, asked, found }: { view: View; browsed: Browsed; asked: Asked; found: Rows },
) {
  const { table, title, lead, path } = browsed;
  const { t } = view;
  const exported = asked.region ? `/v1/${table.name}?region_code=${asked.region}` : `/v1/${table.name}`;
  return (
    <Layout title={`${view.say(title)} · ${t("质基", "Zhiji")}`} about={view.say(lead)} view={view}>
      <h1>
        {view.say(title)} <span class="count">{grouped(found.count)}</span>
      </h1>
      <p class="lead">{view.say(lead)}</p>
      <Filter view={view} path={path} asked={asked} regions={found.regions} />
      {found.rows.length === 0
        ? <Nothing view={view} />
        : <RowsTable view={view} browsed={browsed} found={found} />}
      {found.next
        ? (
          <p>
            <a rel="next" href={view.to(withQuery(path, { ...asked, after: found.next }))}>
              {t("下一页", "Next page")} →
            </a>
          </p>
        )
        : null}
      <Exports view={view} path={exported} />
      <p class="note">
        <a href={view.to(`/datasets/${table.name}`)}>{t("各列说明与全部格式", "Codebook and all formats")}</a>
      </p>
    </Layout>
  );
}

function withQuery(path: string, asked: Asked): string {
  return searchPath("/search", { ...asked }).replace("/search", path);
}

function Filter(
  { view, path, asked, regions }: { view: View; path: string; asked: Asked; regions: Rows["regions"] },
) {
  const { t } = view;
  return (
    <form class="choose" action={path} method="get">
      {view.lang === "en" ? <input type="hidden" name="lang" value="en" /> : null}
      <label>
        {t("含", "With words")} <input type="search" name="q" value={asked.q ?? ""} maxlength={60} />
      </label>
      {regions.length > 1
        ? (
          <label>
            {t("地区", "Place")}{" "}
            <select name="region">
              <option value="">{t("全部", "All")}</option>
              {regions.map(({ code, name }) => (
                <option
                  value={code}
                  selected={code === asked.region}
                  lang={view.lang === "en" ? "zh-Hans" : undefined}
                >
                  {name}
                </option>
              ))}
            </select>
          </label>
        )
        : null}
      <button type="submit">{t("筛选", "Filter")}</button>
    </form>
  );
}

function RowsTable(
  { view, browsed: { table, title, columns }, found }: { view: View; browsed: Browsed; found: Rows },
) {
  const known = new Map(modelColumns(table).map((column) => [column.name, column]));
  const head = (name: string) => {
    if (name === "document_id") return view.t("原文", "Text");
    if (name === "region_code") return view.t("地区", "Place");
    const meta = known.get(name);
    const english = name.replaceAll("_", " ");
    return view.t(
      (meta?.zh ?? name).split(/[（，；：]/)[0] ?? name,
      english[0]?.toUpperCase() + english.slice(1),
    );
  };
  const names = new Map(found.regions.map(({ code, name }) => [code, name]));
  return (
    <Table label={view.say(title)} head={columns.map(head)}>
      {found.rows.map((row) => (
        <tr>
          {columns.map((name) => (
            <Cell view={view} name={name} value={row[name]} names={names} column={known.get(name)} />
          ))}
        </tr>
      ))}
    </Table>
  );
}

/** A day, the number of a standard or a certificate: not to be broken. */
const kept = /^(?:\d{4}-\d\d-\d\d|[A-Z]{2,4}(?:\/[A-Z]{1,2})? [\d.]+(?:-\d+)?|\w{8,20})$/;

interface CellProps {
  view: View;
  name: string;
  value: unknown;
  /** Of places, by code. */
  names: Map<string, string>;
  column: Column | undefined;
}

/** What a value of a closed list is called: in Chinese as the description of its column has it, `agency 机关，centre 中心`. */
function called(value: string, { view, column }: Pick<CellProps, "view" | "column">): string {
  const [, zh] = column?.zh.split(/[：，]/).map((part) => part.split(" ")).find(([one]) => one === value) ??
    [];
  return view.t(zh ?? value, value.replaceAll("_", " "));
}

function Cell({ view, name, value, names, column }: CellProps) {
  if (value === null || value === undefined) return <td>–</td>;
  if (typeof value === "number") return <td class="number">{name === "year" ? value : grouped(value)}</td>;
  if (column?.values?.includes(String(value))) {
    return <td class="time">{called(String(value), { view, column })}</td>;
  }
  const text = Array.isArray(value) ? value.join("、") : String(value);
  const shown = (
    <Zh view={view}>
      {name === "region_code" ? names.get(text) ?? text : text.slice(0, 200).toWellFormed()}
    </Zh>
  );
  const href = name === "region_code" ? regionPath(text) : name === "document_id" ? documentPath(text) : null;
  return (
    <td class={kept.test(text) ? "time" : /^https?:/.test(text) ? "address" : undefined}>
      {href ? <a href={view.to(href)}>{name === "document_id" ? view.t("原文", "Text") : shown}</a> : shown}
    </td>
  );
}
