// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** Documents in a list: title, who, when, what kind, and the sentence that answers. @module */
import type { DocumentKind } from "../../sources/define.ts";
import type { Hit } from "../search/query.ts";
import { kindLabels } from "./labels.ts";
import { documentPath, searchPath } from "./links.ts";
import { Marked } from "./marks.tsx";

/** The list. */
export function HitList({ hits }: { hits: Hit[] }) {
  return <ol class="hits">{hits.map((hit) => <HitItem hit={hit} />)}</ol>;
}

function HitItem({ hit }: { hit: Hit }) {
  const { zh, en } = kindLabels[hit.kind as DocumentKind];
  return (
    <li>
      <h3>
        <a href={documentPath(hit.id)}>
          {hit.title === null ? "（无标题 untitled）" : <Marked text={hit.title} marks={hit.title_marks} />}
        </a>
      </h3>
      <p class="meta">
        {hit.published
          ? <time datetime={hit.published}>{hit.published}</time>
          : <span>日期不明 undated</span>}
        {hit.publisher
          ? <a href={searchPath("/search", { publisher: hit.publisher })}>{hit.publisher}</a>
          : null}
        <span>
          {zh} <span lang="en">{en}</span>
        </span>
        {hit.document_number ? <span>{hit.document_number}</span> : null}
      </p>
      {hit.snippet && hit.snippet.text !== ""
        ? (
          <p class="snippet">
            <Marked text={hit.snippet.text} marks={hit.snippet.marks} />
          </p>
        )
        : null}
    </li>
  );
}
