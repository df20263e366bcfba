/** Results of a search. @module */
import type { List } from "../api/answer.ts";
import type { Hit } from "../search/query.ts";
import { HitList } from "./hit_list.tsx";
import { grouped } from "./labels.ts";
import { Layout, type ShownRelease } from "./layout.tsx";
import { searchPath } from "./links.ts";
import { type Choices, type FormValues, SearchForm } from "./search_form.tsx";

/** What the page shows. */
export interface SearchPageProps {
  release: ShownRelease;
  values: FormValues;
  choices: Choices;
  found: List<Hit>;
}

/** The page. */
export function SearchPage({ release, values, choices, found }: SearchPageProps) {
  return (
    <Layout title={values.q ? `${values.q} · 质基检索` : "质基检索 Search"} release={release}>
      <h1 class="quiet">
        检索 <span lang="en">Search</span>
      </h1>
      <SearchForm values={values} choices={choices} />
      <p class="found" role="status">
        <Count found={found} /> · <a href={searchPath("/v1/search", values)}>JSON</a>
      </p>
      {found.items.length === 0 ? <NothingFound values={values} /> : <HitList hits={found.items} />}
      {found.next
        ? (
          <p>
            <a rel="next" href={searchPath("/search", { ...values, cursor: found.next })}>
              下一页 <span lang="en">Next page</span> →
            </a>
          </p>
        )
        : null}
    </Layout>
  );
}

function Count({ found }: { found: List<Hit> }) {
  const count = `${grouped(found.count)}${found.countIs === "at_least" ? "+" : ""}`;
  return (
    <span>
      共 {count} 篇文件 <span lang="en">{count} documents</span>
    </span>
  );
}

function NothingFound({ values }: { values: FormValues }) {
  const narrowed = Object.keys(values).some((name) => name !== "q" && values[name]);
  return (
    <div class="nothing">
      <p>
        没有找到。每个词都须在文件中出现；试试更短或更少的词，繁简、全半角均可。{" "}
        <span lang="en">Nothing found. Every word must be in the document: try fewer or shorter words.</span>
      </p>
      {narrowed
        ? (
          <p>
            <a href={searchPath("/search", { q: values.q })}>
              去掉其他条件再查 <span lang="en">Search again without the other conditions</span>
            </a>
          </p>
        )
        : null}
    </div>
  );
}
