// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** Targets of a region against what was reported, each with both sentences. @module */
import { TargetBar } from "./bars.tsx";
import { progressLabels, reasonLabels } from "./labels.ts";
import { Exports, Nothing, Quote, Section, Zh } from "./parts.tsx";
import { measured } from "./quantities.ts";
import { mostListed, type RegionData, type Target } from "./region_data.ts";
import type { View } from "./view.ts";

/** The section. */
export function RegionTargets({ view, data: { targets, region } }: { view: View; data: RegionData }) {
  const { t } = view;
  const path = `/v1/progress?region_code=${region.code}`;
  const shown = targets.slice(0, mostListed);
  return (
    <Section
      id="targets"
      title={t("目标与报告", "Targets against reports")}
      count={shown.length}
      note={t("条为已报告的数字，竖线为目标。", "The bar is the figure reported, the line the target.")}
    >
      {shown.length === 0 ? <Nothing view={view} /> : (
        <>
          <ol class="targets">{shown.map((target) => <TargetItem view={view} target={target} />)}</ol>
          {targets.length > shown.length
            ? <p class="note">{t("更多见下载。", "More in the download.")}</p>
            : null}
          <Exports view={view} path={path} />
        </>
      )}
    </Section>
  );
}

function TargetItem({ view, target }: { view: View; target: Target }) {
  const { t } = view;
  const { target_value, actual_value, status, reason } = target;
  const most = Math.max(target_value ?? 0, actual_value ?? 0);
  return (
    <li id={`p-${target.id}`}>
      <h3>
        {target.metric_id && target.name_zh
          ? (
            <a href={view.to(`/compare/${target.metric_id}`)}>
              {t(target.name_zh, target.name_en ?? target.name_zh)}
            </a>
          )
          : <Zh view={view}>{target.subject}</Zh>}{" "}
        <span class={`tag ${status}`}>{view.say(progressLabels[status])}</span>
      </h3>
      {most > 0 && status !== "not_comparable"
        ? <TargetBar actual={actual_value} target={target_value} most={most} status={status} />
        : null}
      <dl class="pair">
        <Side
          view={view}
          name={t("目标", "Target")}
          period={target.target_period}
          unit={target.unit}
          value={target_value}
          comparator={target.target_comparator}
          document_id={target.target_document_id}
          quote={target.target_quote}
          fact={target.target_id}
        />
        <Side
          view={view}
          name={t("报告", "Reported")}
          period={target.actual_period}
          unit={target.unit}
          value={actual_value}
          comparator={target.actual_comparator}
          document_id={target.actual_document_id}
          quote={target.actual_quote}
          fact={target.actual_id}
        />
      </dl>
      {reason ? <p class="note">{t("说明：", "Note: ")}{view.say(reasonLabels[reason])}</p> : null}
    </li>
  );
}

interface SideProps {
  view: View;
  name: string;
  period: string | null;
  unit: string | null;
  value: number | null;
  comparator: string | null;
  /** Null, as the quote, where nothing was stated. */
  document_id: string | null;
  quote: string | null;
  fact: string | null;
}

/** What was set, or what was reported, with its sentence. */
function Side({ view, name, period, document_id, quote, fact, value, ...measure }: SideProps) {
  if (document_id === null || quote === null) return null;
  return (
    <div>
      <dt>{name} {period}</dt>
      <dd>
        {value === null ? null : (
          <strong>
            <Zh view={view}>{measured({ lang: view.lang, value, ...measure })}</Zh>
          </strong>
        )} <Quote view={view} from={{ document_id, quote, fact }} />
      </dd>
    </div>
  );
}
