// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** One source on the page of sources: its outcomes as a strip with days, drift, robots.txt, status and rights. @module */
import type { IssueRecord, OutcomeRecord, SourceRecord } from "../../pipelines/model/mod.ts";
import { outcomeLabels, rightsLabels, scheduleLabels, sourceStatusLabels } from "./labels.ts";
import { regionPath, sourcePath } from "./links.ts";
import { outcomeDays } from "./outcome_days.ts";
import { OutcomeStrip } from "./outcome_strip.tsx";
import { Zh } from "./parts.tsx";
import { grouped } from "./quantities.ts";
import type { View } from "./view.ts";

/** An issue that tells how a source stands: a collection held back, or what robots.txt does not grant. */
export type Standing = Pick<IssueRecord, "source_id" | "kind" | "message" | "first_seen" | "last_seen">;

/** A source with what came of its requests. */
export interface SourceRow extends SourceRecord {
  /** Name of its place. */
  region: string | null;
  documents: number;
  issues: number;
  /** Those met at all. */
  outcomes: OutcomeRecord[];
  /** Collections that the gate before loading held back, the last met first. */
  drift: Standing[];
  /** What robots.txt refused or asked for that was not granted, the last met first. */
  robots: Standing[];
}

/** The row; its cells stand under the heads of the page of sources. */
export function SourceLine({ view, source }: { view: View; source: SourceRow }) {
  const { t } = view;
  return (
    <tr id={source.id}>
      <th scope="row">
        <a href={view.to(sourcePath(source.id))}>{t(source.title_zh, source.title_en)}</a>
        <br />
        <span class="note">
          <a href={view.to(regionPath(source.region_code ?? "000000"))}>
            <Zh view={view}>{source.region ?? source.region_code}</Zh>
          </a>{" "}
          · {view.say(scheduleLabels[source.schedule])}
        </span>
      </th>
      <td class="number">{grouped(source.documents)}</td>
      <td class="time">{source.last_checked}</td>
      <td class="time">{source.last_changed}</td>
      <td>
        <Outcomes view={view} source={source} />
        {source.issues > 0 ? <span class="note">{t("问题", "issues")} {grouped(source.issues)}</span> : null}
      </td>
      <td class="drift">
        <Drift view={view} source={source} />
      </td>
      <td class="robots">
        <Robots view={view} source={source} />
      </td>
      <td>{view.say(sourceStatusLabels[source.status])} · {view.say(rightsLabels[source.rights])}</td>
    </tr>
  );
}

/** The strip of days, and under it the sums of all days in words, with first and last day. */
function Outcomes({ view, source: { id, outcomes, last_checked } }: { view: View; source: SourceRow }) {
  return (
    <>
      {last_checked === null
        ? null
        : <OutcomeStrip view={view} id={`days-${id}`} days={outcomeDays(outcomes, last_checked)} />}
      <ul class="plain note">
        {outcomes.map(({ outcome, requests, first_met, last_met }) => (
          <li>
            {view.say(outcomeLabels[outcome])} {grouped(requests)} ·{" "}
            <Days first={first_met} last={last_met} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Whether the last collection was held back; a held one is not loaded, so what is published is older. */
export function Drift(
  { view, source: { drift: [latest], last_checked } }: { view: View; source: SourceRow },
) {
  const { t } = view;
  if (last_checked === null) return t("尚未采集", "not collected yet");
  if (!latest) return t("无扣留", "none held back");
  const held = latest.last_seen >= last_checked;
  return (
    <>
      {held
        ? t("扣留，未载入", "held back, not loaded")
        : t("曾扣留，今已载入", "once held back, loaded since")}
      <br />
      <span class="note">
        <Days first={latest.first_seen} last={latest.last_seen} /> · <Said message={latest.message} />
      </span>
    </>
  );
}

/** What is known of robots.txt is what it refused; a release does not record the file itself. */
export function Robots({ view, source: { robots, last_checked } }: { view: View; source: SourceRow }) {
  if (last_checked === null) return view.t("尚未采集", "not collected yet");
  if (robots.length === 0) return view.t("无拒绝；原文未记录", "no refusal; its text is not recorded");
  return (
    <ul class="plain">
      {robots.slice(0, mostRefusals).map(({ message, first_seen, last_seen }) => (
        <li>
          <Days first={first_seen} last={last_seen} /> · <Said message={message} />
        </li>
      ))}
      {robots.length > mostRefusals ? <li>+{robots.length - mostRefusals}</li> : null}
    </ul>
  );
}

/** As many are named of each source. */
const mostRefusals = 3;
/** Most characters of a message; the log has it whole. */
const longestSaid = 200;

/** Messages are English on every page. */
function Said({ message }: Pick<Standing, "message">) {
  const cut = message.length > longestSaid ? `${message.slice(0, longestSaid - 1).toWellFormed()}…` : message;
  return <span lang="en">{cut}</span>;
}

/** A span of days, kept on one line. */
function Days({ first, last }: { first: string | null; last: string | null }) {
  return <span class="time">{first === last ? first : `${first ?? ""} – ${last ?? ""}`}</span>;
}
