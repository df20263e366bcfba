// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** How what was found is spread over kinds, places, years, publishers and chains, each count the way to narrow to it. @module */
import type { Child } from "hono/jsx";
import type { DocumentKind } from "../../sources/define.ts";
import type { FacetValue } from "../search/facets.ts";
import { kindLabels } from "./labels.ts";
import { searchPath } from "./links.ts";
import { Zh } from "./parts.tsx";
import { PlaceFacet } from "./place_facet.tsx";
import { grouped } from "./quantities.ts";
import type { SearchPageProps } from "./search_page.tsx";

/** Most values of a facet. */
export const shown = 12;

/** The side of the search page; nothing where nothing was found. */
export function SearchFacets(props: SearchPageProps) {
  const { found: { facets }, view, values, choices } = props;
  if (!facets || facets.of === 0) return null;
  const { t } = view;
  const chain = (id: string) => {
    const found = choices.chains.find((one) => one.id === id);
    return found ? t(found.name_zh, found.name_en) : id;
  };
  const year = (value: string) => ({ from: `${value}-01-01`, to: `${value}-12-31` });
  return (
    <aside aria-label={t("缩小范围", "Narrow down")} class="facets">
      <Facet
        {...props}
        title={t("文种", "Kind")}
        from={facets.kinds}
        label={(value) => view.say(kindLabels[value as DocumentKind])}
        narrow={(value) => ({ kind: value })}
        on={values.kind}
      />
      <PlaceFacet {...props} />
      <Facet
        {...props}
        title={t("年份", "Year")}
        from={facets.years}
        label={(value) => value}
        narrow={year}
        on={values.from?.slice(0, 4)}
      />
      <Facet
        {...props}
        title={t("发布机构", "Publisher")}
        from={facets.publishers}
        label={(value) => <Zh view={view}>{value}</Zh>}
        narrow={(value) => ({ publisher: value })}
        on={values.publisher}
      />
      <Facet
        {...props}
        title={t("提及产业链", "Chains mentioned")}
        from={facets.chains}
        label={chain}
        narrow={(value) => ({ chain: value })}
        on={values.chain}
      />
    </aside>
  );
}

interface FacetProps extends SearchPageProps {
  title: string;
  from: FacetValue[];
  label(value: string): Child;
  /** Parameters that narrow to the value. */
  narrow(value: string): Record<string, string>;
  /** The value narrowed to. */
  on: string | undefined;
}

function Facet({ title, from, label, narrow, on, values, view }: FacetProps) {
  if (from.length === 0) return null;
  const without = (value: string) =>
    Object.fromEntries(Object.keys(narrow(value)).map((name) => [name, undefined]));
  return (
    <section>
      <h2>{title}</h2>
      <ul class="plain">
        {from.slice(0, shown).map(({ value, count }) => (
          <li>
            <a
              href={view.to(
                searchPath("/search", { ...values, ...(on === value ? without(value) : narrow(value)) }),
              )}
              aria-current={on === value ? "true" : undefined}
            >
              {label(value)}
            </a>{" "}
            <span class="count">{grouped(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
