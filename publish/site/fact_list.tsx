// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** The facts of a document, each with its sentence and the way to its place in the text. @module */
import type { CommitmentRecord, IndicatorRecord } from "../../pipelines/model/mod.ts";
import type { WholeDocument } from "../api/records.ts";
import { comparatorSigns, grouped, indicatorLabels, statusLabels } from "./labels.ts";
import { sentenceAround } from "./marked_text.ts";

interface Props {
  document: WholeDocument;
  /** Names of regions by code. */
  regions: ReadonlyMap<string, string>;
}

/** Indicators, then commitments. */
export function FactList({ document, regions }: Props) {
  const { indicators, commitments } = document;
  return (
    <>
      <section id="indicators">
        <h2>
          指标 <span lang="en">Indicators</span> <span class="count">{indicators.length}</span>
        </h2>
        <ol class="records">
          {indicators.map((fact) => <Indicator fact={fact} document={document} regions={regions} />)}
        </ol>
      </section>
      <section id="commitments">
        <h2>
          任务 <span lang="en">Commitments</span> <span class="count">{commitments.length}</span>
        </h2>
        <ol class="records">
          {commitments.map((fact) => <Commitment fact={fact} document={document} />)}
        </ol>
      </section>
    </>
  );
}

function Indicator({ fact, document, regions }: Props & { fact: IndicatorRecord }) {
  const kind = indicatorLabels[fact.kind];
  return (
    <li id={`fact-${fact.id}`}>
      <p class="value">
        <strong>{shownValue(fact)}</strong> {fact.what}
      </p>
      <p class="meta">
        <span class={`tag ${fact.kind}`}>
          {kind.zh} <span lang="en">{kind.en}</span>
        </span>
        {fact.period ? <span>{fact.period}</span> : null}
        {fact.region_code ? <span>{placeNames(fact.region_code, regions)}</span> : null}
      </p>
      <Sentence fact={fact} document={document} />
    </li>
  );
}

/** The value as a number where there is one, with the figure as printed where that says more. */
function shownValue({ value, value_max, unit, comparator, value_text, quantified }: IndicatorRecord): string {
  if (!quantified || value === null) return value_text;
  const range = value_max === null ? grouped(value) : `${grouped(value)}–${grouped(value_max)}`;
  return `${comparatorSigns[comparator]}${range} ${unit ?? ""}`.trim();
}

function placeNames(codes: string, regions: ReadonlyMap<string, string>): string {
  return codes.split("+").map((code) => regions.get(code) ?? code).join("、");
}

function Commitment({ fact, document }: { fact: CommitmentRecord; document: WholeDocument }) {
  const status = statusLabels[fact.status];
  return (
    <li id={`fact-${fact.id}`}>
      <p class="value">
        {fact.number ? `${fact.number} ` : ""}
        {fact.text}
      </p>
      <p class="meta">
        <span class={`tag ${fact.status}`}>
          {status.zh} <span lang="en">{status.en}</span>
        </span>
        {fact.due
          ? (
            <span>
              期限 <span lang="en">due</span> {fact.due}
            </span>
          )
          : null}
        {fact.responsible.length > 0 ? <span>{fact.responsible.join("、")}</span> : null}
      </p>
      <Sentence fact={fact} document={document} />
    </li>
  );
}

type Evidence = Pick<IndicatorRecord, "id" | "quote" | "start" | "end" | "text_hash">;

function Sentence({ fact, document }: { fact: Evidence; document: WholeDocument }) {
  if (document.text === null || fact.text_hash !== document.text_hash) {
    return <blockquote>{fact.quote}</blockquote>;
  }
  const { before, quote, behind } = sentenceAround(document.text, fact);
  return (
    <blockquote>
      {before}
      <mark>{quote}</mark>
      {behind} <a href={`#at-${fact.id}`} aria-label="在正文中查看 Show in the text">↩</a>
    </blockquote>
  );
}
