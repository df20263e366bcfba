// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** Statements that cannot both hold, side by side. @module */
import type { DiscrepancyRecord } from "../../pipelines/model/mod.ts";
import { ruleLabels } from "./labels.ts";
import { Quote, Zh } from "./parts.tsx";
import { measured } from "./quantities.ts";
import type { View } from "./view.ts";

/** The list. */
export function DiscrepancyList({ view, found }: { view: View; found: DiscrepancyRecord[] }) {
  return <ol class="targets">{found.map((one) => <Item view={view} one={one} />)}</ol>;
}

function Item({ view, one }: { view: View; one: DiscrepancyRecord }) {
  const sides = [
    { value: one.value, fact: one.indicator_id, document_id: one.document_id, quote: one.quote },
    {
      value: one.other_value,
      fact: one.other_indicator_id,
      document_id: one.other_document_id,
      quote: one.other_quote,
    },
  ];
  return (
    <li id={`d-${one.id}`}>
      <h3>
        <Zh view={view}>{one.subject ?? one.title}</Zh>{" "}
        <span class="tag behind">{view.say(ruleLabels[one.rule])}</span>
      </h3>
      <p class="meta">
        {one.period ? <span>{one.period}</span> : null}
        {one.metric_id ? <a href={view.to(`/compare/${one.metric_id}`)}>{one.metric_id}</a> : null}
      </p>
      <dl class="pair">
        {sides.map(({ value, ...from }, index) => (
          <div>
            <dt>{index === 0 ? view.t("一处", "One") : view.t("另一处", "The other")}</dt>
            <dd>
              {value === null ? null : (
                <strong>
                  <Zh view={view}>{measured({ lang: view.lang, value, unit: one.unit })}</Zh>
                </strong>
              )} <Quote view={view} from={from} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
