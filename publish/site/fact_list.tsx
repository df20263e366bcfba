// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** The facts of a document, each with its sentence and the way to its place in the text. @module */
import type { CommitmentRecord, IndicatorRecord } from "../../pipelines/model/mod.ts";
import type { WholeDocument } from "../api/records.ts";
import { indicatorLabels, statusLabels } from "./labels.ts";
import { sentenceAround } from "./marked_text.ts";
import { Zh } from "./parts.tsx";
import { comparatorSigns, grouped } from "./quantities.ts";
import type { View } from "./view.ts";

interface Props {
  view: View;
  document: WholeDocument;
  /** Names of regions by code. */
  regions: ReadonlyMap<string, string>;
}

/** Most facts of a kind that stand beside the text; the others are marked in it and stand in the JSON. */
export const mostFacts = 60;

/** Indicators, then commitments. */
export function FactList({ view, document, regions }: Props) {
  const { indicators, commitments } = document;
  const { t } = view;
  return (
    <>
      <section id="indicators">
        <h2>
          {t("指标", "Figures")} <span class="count">{indicators.length}</span>
        </h2>
        <ol class="records">
          {indicators.slice(0, mostFacts).map((fact) => (
            <Indicator fact={fact} view={view} document={document} regions={regions} />
          ))}
        </ol>
        {indicators.length === 0 ? <None view={view} /> : null}
        <Rest count={indicators.length} view={view} path={`/v1/indicators?document_id=${document.id}`} />
      </section>
      <section id="commitments">
        <h2>
          {t("任务", "Undertakings")} <span class="count">{commitments.length}</span>
        </h2>
        <ol class="records">
          {commitments.slice(0, mostFacts).map((fact) => (
            <Commitment fact={fact} view={view} document={document} />
          ))}
        </ol>
        {commitments.length === 0 ? <None view={view} /> : null}
        <Rest count={commitments.length} view={view} path={`/v1/commitments?document_id=${document.id}`} />
      </section>
    </>
  );
}

function None({ view }: { view: View }) {
  return <p class="note">{view.t("文中没有读出。", "None was read in the text.")}</p>;
}

function Rest({ count, view, path }: { count: number; view: View; path: string }) {
  if (count <= mostFacts) return null;
  return (
    <p class="note">
      <a href={path}>{view.t(`其余 ${count - mostFacts} 条`, `${count - mostFacts} more`)}</a>
    </p>
  );
}

function Indicator({ fact, view, document, regions }: Props & { fact: IndicatorRecord }) {
  const { metric_id: metric, region_code: code } = fact;
  return (
    <li id={`fact-${fact.id}`}>
      <p class="value">
        <strong>
          <Zh view={view}>{shownValue(fact)}</Zh>
        </strong>{" "}
        <Zh view={view}>{fact.what}</Zh>
      </p>
      <p class="meta">
        <span class={`tag ${fact.kind}`}>{view.say(indicatorLabels[fact.kind])}</span>
        {fact.period ? <span>{fact.period}</span> : null}
        {code
          ? (
            <span>
              <Zh view={view}>{placeNames(code, regions)}</Zh>
            </span>
          )
          : null}
        {metric ? <a href={view.to(`/compare/${metric}`)}>{view.t("各地比较", "Compare")}</a> : null}
      </p>
      <Sentence fact={fact} view={view} document={document} />
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

function Commitment({ fact, view, document }: Omit<Props, "regions"> & { fact: CommitmentRecord }) {
  return (
    <li id={`fact-${fact.id}`}>
      <p class="value">
        <Zh view={view}>
          {fact.number ? `${fact.number} ` : ""}
          {fact.text}
        </Zh>
      </p>
      <p class="meta">
        <span class={`tag ${fact.status}`}>{view.say(statusLabels[fact.status])}</span>
        {fact.due ? <span>{view.t("期限", "due")} {fact.due}</span> : null}
        {fact.responsible.length > 0
          ? (
            <span>
              <Zh view={view}>{fact.responsible.join("、")}</Zh>
            </span>
          )
          : null}
      </p>
      <Sentence fact={fact} view={view} document={document} />
    </li>
  );
}

type Evidence = Pick<IndicatorRecord, "id" | "quote" | "start" | "end" | "text_hash">;

function Sentence({ fact, view, document }: Omit<Props, "regions"> & { fact: Evidence }) {
  if (document.text === null || fact.text_hash !== document.text_hash) {
    return <blockquote lang="zh-Hans">{fact.quote}</blockquote>;
  }
  const { before, quote, behind } = sentenceAround(document.text, fact);
  return (
    <blockquote>
      <Zh view={view}>
        {before}
        <mark>{quote}</mark>
        {behind}
      </Zh>{" "}
      <a href={`#at-${fact.id}`} aria-label={view.t("在正文中查看", "Show in the text")}>↩</a>
    </blockquote>
  );
}
