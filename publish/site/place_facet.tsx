// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** How what was found is spread over places: a tree, opened at the place that the search is narrowed to. @module */
import type { FacetValue } from "../search/facets.ts";
import { searchPath } from "./links.ts";
import { Zh } from "./parts.tsx";
import { grouped } from "./quantities.ts";
import { shown } from "./search_facets.tsx";
import type { SearchPageProps } from "./search_page.tsx";
import { tiles } from "./tile_layout.ts";

/** Provinces; below the one narrowed to its cities, below a city its counties. */
export function PlaceFacet(props: SearchPageProps) {
  const { found: { facets }, view, values } = props;
  if (!facets || facets.regions.length === 0) return null;
  const province = values.region && `${values.region.slice(0, 2)}0000`;
  return (
    <section>
      <h2>{view.t("地区", "Place")}</h2>
      <ul class="plain">
        {facets.regions.slice(0, shown).map(({ value, count }) => (
          <li>
            <Place {...props} code={value} above={undefined} count={count} />
            {value === province ? <Below {...props} code={value} within={facets.within} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What stands below a province: the city narrowed to with its counties, or its cities. */
function Below({ code, within, ...props }: SearchPageProps & { code: string; within: FacetValue[] }) {
  const { region = code } = props.values;
  const city = `${region.slice(0, 4)}00`;
  if (city !== code) {
    return (
      <ul class="plain">
        <li>
          <Place {...props} code={city} above={code} count={null} />
          <Units {...props} above={city} units={within} />
        </li>
      </ul>
    );
  }
  return <Units {...props} above={code} units={within} />;
}

function Units({ units, above, ...props }: SearchPageProps & { units: FacetValue[]; above: string }) {
  if (units.length === 0) return null;
  return (
    <ul class="plain">
      {units.slice(0, shown).map(({ value, count }) => (
        <li>
          <Place {...props} code={value} above={above} count={count} />
        </li>
      ))}
    </ul>
  );
}

interface PlaceProps extends SearchPageProps {
  code: string;
  /** The place that giving this one up leads back to. */
  above: string | undefined;
  /** Null where it is not counted by itself. */
  count: number | null;
}

function Place({ view, values, choices, code, above, count }: PlaceProps) {
  const on = values.region === code;
  const tile = tiles.find((one) => one.code === code);
  const name = choices.regions.find((one) => one.code === code)?.name ?? code;
  return (
    <>
      <a
        href={view.to(searchPath("/search", { ...values, region: on ? above : code }))}
        aria-current={on ? "true" : undefined}
      >
        {tile
          ? view.t(tile.zh, tile.en)
          : code === "000000"
          ? view.t("全国", "Nation")
          : <Zh view={view}>{name}</Zh>}
      </a>{" "}
      {count === null ? null : <span class="count">{grouped(count)}</span>}
    </>
  );
}
