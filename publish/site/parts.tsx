// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** Parts that many pages have: names in Chinese, quotes with their document, sections, empty ones. @module */
import type { Child } from "hono/jsx";
import { documentPath } from "./links.ts";
import type { View } from "./view.ts";

/** Words of the data, which stay Chinese on English pages. */
export function Zh({ view, children }: { view: View; children?: Child }) {
  return view.lang === "en" ? <span lang="zh-Hans">{children}</span> : <>{children}</>;
}

/** Where a statement stands. */
export interface Source {
  document_id: string;
  quote: string;
  /** Id of the fact, where the document page marks it. */
  fact?: string | null;
}

/** A sentence of a document, leading to its place. */
export function Quote({ view, from: { document_id, quote, fact } }: { view: View; from: Source }) {
  const place = fact ? `#at-${fact}` : "";
  const shown = quote.length > 120 ? `${quote.slice(0, 119).toWellFormed()}…` : quote;
  return (
    <a class="quote" href={view.to(documentPath(document_id) + place)}>
      <Zh view={view}>“{shown}”</Zh>
    </a>
  );
}

/** A section with a heading that can be linked to; what it holds is counted where `count` is given. */
export function Section(
  { id, title, count, note, children }: {
    id: string;
    title: string;
    count?: number;
    note?: string;
    children?: Child;
  },
) {
  return (
    <section id={id}>
      <h2>
        {title} {count === undefined ? null : <span class="count">{count}</span>}
      </h2>
      {note ? <p class="note">{note}</p> : null}
      {children}
    </section>
  );
}

/** Said instead of an empty list, so that nobody takes it for zero. */
export function Nothing({ view }: { view: View }) {
  return (
    <p class="note">
      {view.t(
        "已采集的文件中没有。没有收录不等于没有。",
        "None in what was collected; not collected is not the same as none.",
      )}
    </p>
  );
}

/** A table that scrolls by itself where the screen is narrow. */
export function Table(
  { label, head, numbers = [0, 0], children }: {
    label: string;
    head: string[];
    /** First and last column of numbers, from 1, whose heads stand over their last digit. @default {none} */
    numbers?: [first: number, last: number];
    children?: Child;
  },
) {
  const isNumber = (index: number) => index + 1 >= numbers[0] && index + 1 <= numbers[1] && numbers[0] > 0;
  return (
    <div class="scroll" role="region" aria-label={label} tabindex={0}>
      <table>
        <thead>
          <tr>
            {head.map((name, index) => <th scope="col" class={isNumber(index) ? "number" : ""}>{name}</th>)}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** Ways to the same data for programs. */
export function Exports({ view, path }: { view: View; path: string }) {
  const joint = path.includes("?") ? "&" : "?";
  return (
    <p class="files">
      {view.t("下载", "Download")} <a href={`${path}${joint}format=csv`}>CSV</a> <a href={path}>JSON</a>
    </p>
  );
}
