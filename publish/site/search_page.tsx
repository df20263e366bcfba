// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** Results of a search. @module */
import type { FoundDocuments } from "../api/search_documents.ts";
import { HitList } from "./hit_list.tsx";
import { Layout } from "./layout.tsx";
import { searchPath } from "./links.ts";
import { grouped } from "./quantities.ts";
import { SearchFacets } from "./search_facets.tsx";
import { type Choices, type FormValues, SearchForm } from "./search_form.tsx";
import type { View } from "./view.ts";

/** What the page shows. */
export interface SearchPageProps {
  view: View;
  values: FormValues;
  choices: Choices;
  found: FoundDocuments;
}

/** The page. */
export function SearchPage(props: SearchPageProps) {
  const { view, values, choices, found } = props;
  const { t } = view;
  const title = t("检索", "Search");
  return (
    <Layout title={values.q ? `${values.q} · ${title}` : `${title} · ${t("质基", "Zhiji")}`} view={view}>
      <h1>{title}</h1>
      <SearchForm values={values} choices={choices} view={view} />
      <p class="found" role="status">
        <Count found={found} view={view} /> · <Formats values={values} />
      </p>
      <Synonyms {...props} />
      <div class="columns facetted">
        <section aria-label={t("结果", "Results")}>
          {found.items.length === 0
            ? <NothingFound {...props} />
            : <HitList hits={found.items} view={view} />}
          {found.next
            ? (
              <p>
                <a rel="next" href={view.to(searchPath("/search", { ...values, cursor: found.next }))}>
                  {t("下一页", "Next page")} →
                </a>
              </p>
            )
            : null}
        </section>
        <SearchFacets {...props} />
      </div>
    </Layout>
  );
}

/** The same answer to keep, to follow, and for programs. */
function Formats({ values }: { values: FormValues }) {
  const asked = { ...values, facets: undefined };
  return (
    <>
      <a href={searchPath("/v1/search", asked)}>JSON</a>
      {["csv", "atom"].map((format) => (
        <>
          {" "}
          <a href={searchPath("/v1/search", { ...asked, format })}>{format === "csv" ? "CSV" : "Atom"}</a>
        </>
      ))}
    </>
  );
}

function Count({ found, view }: { found: FoundDocuments; view: View }) {
  const count = `${grouped(found.count)}${found.countIs === "at_least" ? "+" : ""}`;
  return <span>{view.t(`共 ${count} 篇文件`, count === "1" ? "1 document" : `${count} documents`)}</span>;
}

/** Which other forms of the words were looked for, and the way to look for none. */
function Synonyms({ found: { synonyms }, values, view }: SearchPageProps) {
  if (synonyms.length === 0) return null;
  const also = synonyms.map(({ word, also }) => `${word} → ${also.join("、")}`).join("；");
  return (
    <p class="found">
      {view.t("同时检索：", "Also searched for: ")}
      <span lang="zh-Hans">{also}</span> ·{" "}
      <a href={view.to(searchPath("/search", { ...values, synonyms: "false" }))}>
        {view.t("只查原词", "Only as typed")}
      </a>
    </p>
  );
}

/** Queries that do find something. */
function Meant({ found: { did_you_mean }, values, view }: SearchPageProps) {
  if (did_you_mean.length === 0) return null;
  return (
    <p>
      {view.t("您是不是要找：", "Did you mean: ")}
      {did_you_mean.map(({ text }) => (
        <>
          {" "}
          <a href={view.to(searchPath("/search", { ...values, q: text }))}>
            <span lang="zh-Hans">{text}</span>
          </a>
        </>
      ))}
    </p>
  );
}

function NothingFound(props: SearchPageProps) {
  const { values, view } = props;
  const narrowed = Object.keys(values).some((name) => !["q", "sort"].includes(name) && values[name]);
  return (
    <div class="nothing">
      <p>
        {view.t(
          "没有找到。每个词都须在文件中出现；试试更短或更少的词，繁简、全半角均可。",
          "Nothing found. Every word must be in the document: try fewer or shorter words.",
        )}
      </p>
      <Meant {...props} />
      {narrowed
        ? (
          <p>
            <a href={view.to(searchPath("/search", { q: values.q }))}>
              {view.t("去掉其他条件再查", "Search again without the other conditions")}
            </a>
          </p>
        )
        : null}
    </div>
  );
}
