// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** Documents in a list: title, who, when, what kind, and the sentence that answers. @module */
import type { DocumentKind } from "../../sources/define.ts";
import type { Hit } from "../search/query.ts";
import { kindLabels } from "./labels.ts";
import { Zh } from "./parts.tsx";
import type { View } from "./view.ts";
import { documentPath, searchPath } from "./links.ts";
import { Marked } from "./marks.tsx";

/** The list. */
export function HitList({ hits, view }: { hits: Hit[]; view: View }) {
  return <ol class="hits">{hits.map((hit) => <HitItem hit={hit} view={view} />)}</ol>;
}

function HitItem({ hit, view }: { hit: Hit; view: View }) {
  const kind = view.say(kindLabels[hit.kind as DocumentKind]);
  return (
    <li>
      <h3>
        <a href={view.to(documentPath(hit.id))}>
          {hit.title === null ? view.t("（无标题）", "(untitled)") : (
            <Zh view={view}>
              <Marked text={hit.title} marks={hit.title_marks} />
            </Zh>
          )}
        </a>
      </h3>
      <p class="meta">
        {hit.published
          ? <time datetime={hit.published}>{hit.published}</time>
          : <span>{view.t("日期不明", "undated")}</span>}
        {hit.publisher
          ? (
            <a href={view.to(searchPath("/search", { publisher: hit.publisher }))}>
              <Zh view={view}>{hit.publisher}</Zh>
            </a>
          )
          : null}
        <span>{kind}</span>
        {hit.document_number
          ? (
            <span>
              <Zh view={view}>{hit.document_number}</Zh>
            </span>
          )
          : null}
      </p>
      {hit.snippet && hit.snippet.text !== ""
        ? (
          <p class="snippet">
            <Zh view={view}>
              <Marked text={hit.snippet.text} marks={hit.snippet.marks} />
            </Zh>
          </p>
        )
        : null}
    </li>
  );
}
