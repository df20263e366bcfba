// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** Provinces as tiles, coloured by a measure that a form chooses. @module */
import type { OpenRelease } from "../api/open_release.ts";
import { badParameter } from "../api/problem.ts";
import { ask } from "./asking.ts";
import { regionPath } from "./links.ts";
import type { CountedMetric } from "./metrics_page.tsx";
import { grouped, short } from "./quantities.ts";
import { type Tile, tiles } from "./tile_layout.ts";
import type { View } from "./view.ts";

/** Values by province code, and what they are of: `documents`, `figures` or the id of a metric. */
export interface Measured {
  measure: string;
  values: Map<string, number>;
  /** Codes that have a page. */
  known: Set<string>;
}

/**
 * Reads a measure of all provinces; documents and figures of the units below count with them.
 * @throws {Problem} 400 when there is no such measure
 */
export async function measuredProvinces(release: OpenRelease, measure: string): Promise<Measured> {
  const counted = measure === "documents" || measure === "figures";
  const table = measure === "figures" ? "indicators" : "documents";
  const rows = await ask<{ code: string; value: number }>(release, ["indicators", "documents"], {
    sql: counted
      ? `SELECT concat(region_code[1:2], '0000') AS code, count(*) AS value FROM ${table} WHERE region_code IS NOT NULL GROUP BY 1`
      : latestValues,
    parameters: counted ? [] : [measure],
  });
  if (!counted && rows.length === 0) await requireMetric(release, measure);
  const known = await ask<{ code: string }>(release, ["regions"], {
    sql: "SELECT code FROM regions WHERE level = 'province'",
  });
  return {
    measure,
    values: new Map(rows.map(({ code, value }) => [code, value])),
    known: new Set(known.map(({ code }) => code)),
  };
}

async function requireMetric(release: OpenRelease, id: string): Promise<void> {
  const found = await ask(release, ["metrics"], {
    sql: "SELECT id FROM metrics WHERE id = $1",
    parameters: [id],
  });
  if (found.length > 0) return;
  throw badParameter({ parameter: "measure", wanted: "documents, figures or the id of a metric", found: id });
}

/** The latest actual figure a province, in the unit that most of them count in; chosen as on the page of the metric. */
const latestValues = `
  WITH said AS (
    SELECT i.region_code AS code, i.value, i.unit, i.period IS NOT NULL AS dated, coalesce(i.period, d.published::VARCHAR, '') AS said_at
    FROM indicators i JOIN documents d ON d.id = i.document_id
    WHERE i.metric_id = $1 AND i.kind = 'actual' AND i.value IS NOT NULL AND i.region_code LIKE '__0000'
  )
  SELECT code, last(value ORDER BY dated, said_at, value) AS value FROM said
  WHERE unit IS NOT DISTINCT FROM (SELECT unit FROM said GROUP BY unit ORDER BY count(*) DESC, unit LIMIT 1)
  GROUP BY code`;

const shades = 5;

/** The form and the tiles. */
export function TileGrid(
  { view, measured: { measure, values, known }, metrics }: {
    view: View;
    measured: Measured;
    metrics: CountedMetric[];
  },
) {
  const sorted = tiles.flatMap(({ code }) => values.get(code) ?? []).toSorted((a, b) => a - b);
  const shade = (value: number) =>
    1 + Math.min(shades - 1, Math.floor(sorted.indexOf(value) / Math.max(1, sorted.length) * shades));
  const { t } = view;
  return (
    <>
      <MeasureForm view={view} measure={measure} metrics={metrics} />
      <ol class="tiles" aria-label={t("各省", "Provinces")}>
        {tiles.map((tile) => (
          <TileItem
            view={view}
            tile={tile}
            value={values.get(tile.code)}
            shade={shade(values.get(tile.code) ?? 0)}
            linked={known.has(tile.code)}
          />
        ))}
      </ol>
      <p class="note">
        {t(
          "示意排列，不是地图。格子越显眼，数值越大；“–”为没有收录。",
          "A schematic arrangement, not a map. The more a tile stands out, the higher its value; – means nothing was collected.",
        )}
      </p>
    </>
  );
}

function TileItem(
  { view, tile, value, shade, linked }: {
    view: View;
    tile: Tile;
    value: number | undefined;
    shade: number;
    linked: boolean;
  },
) {
  const { code, zh, en, letters, column, row } = tile;
  const said = `${view.t(zh, `${en} (${letters})`)}: ${
    value === undefined ? view.t("没有", "none") : grouped(value)
  }`;
  return (
    <li class={`tile col${column} row${row} ${value === undefined ? "none" : `shade${shade}`}`}>
      <a
        href={linked ? view.to(regionPath(code)) : undefined}
        role={linked ? undefined : "note"}
        aria-label={said}
      >
        {view.lang === "en"
          ? (
            <>
              <span class="whole">{en}</span>
              <span class="letters">{letters}</span>
            </>
          )
          : <span>{zh}</span>}
        <strong>{value === undefined ? "–" : short(value, view.lang)}</strong>
      </a>
    </li>
  );
}

function MeasureForm({ view, measure, metrics }: { view: View; measure: string; metrics: CountedMetric[] }) {
  const { t } = view;
  const options = [
    { id: "documents", name: t("文件数", "Documents") },
    { id: "figures", name: t("数字陈述数", "Figures stated") },
    ...metrics.slice(0, 40).map(({ id, name_zh, name_en }) => ({ id, name: t(name_zh, name_en) })),
  ];
  return (
    <form class="choose" action="/" method="get">
      {view.lang === "en" ? <input type="hidden" name="lang" value="en" /> : null}
      <label>
        {t("按", "Colour by")}{" "}
        <select name="measure">
          {options.map(({ id, name }) => <option value={id} selected={id === measure}>{name}</option>)}
        </select>
      </label>
      <button type="submit">{t("显示", "Show")}</button>
    </form>
  );
}
