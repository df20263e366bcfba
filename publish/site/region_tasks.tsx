// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** Undertakings of a region along time, the latest due first. @module */
import { statusLabels } from "./labels.ts";
import { documentPath } from "./links.ts";
import { Exports, Nothing, Quote, Section, Zh } from "./parts.tsx";
import { mostListed, type RegionData, type Task } from "./region_data.ts";
import type { View } from "./view.ts";

/** The section. */
export function RegionTasks({ view, data: { tasks, region } }: { view: View; data: RegionData }) {
  const { t } = view;
  const shown = tasks.slice(0, mostListed);
  return (
    <Section id="tasks" title={t("任务与期限", "Undertakings and deadlines")} count={shown.length}>
      {shown.length === 0 ? <Nothing view={view} /> : (
        <>
          <ol class="timeline">{shown.map((task) => <TaskItem view={view} task={task} />)}</ol>
          {tasks.length > shown.length
            ? <p class="note">{t("更多见下载。", "More in the download.")}</p>
            : null}
          <Exports view={view} path={`/v1/deadlines?region_code=${region.code}`} />
        </>
      )}
    </Section>
  );
}

function TaskItem({ view, task }: { view: View; task: Task }) {
  const { t } = view;
  return (
    <li class={task.overdue ? "overdue" : ""}>
      <p class="value">
        <time datetime={task.due_day}>{task.due}</time>{" "}
        <Zh view={view}>{task.text.slice(0, 160).toWellFormed()}</Zh>
      </p>
      <p class="meta">
        <span class={`tag ${task.status}`}>{view.say(statusLabels[task.status])}</span>
        {task.overdue
          ? <span class="tag past">{t("期限已过，未收到报告", "past due, no report collected")}</span>
          : null}
        {task.report_id
          ? <a href={view.to(documentPath(task.report_id))}>{t("后续报告", "Report since")}</a>
          : null}
        {task.responsible.length > 0
          ? (
            <span>
              <Zh view={view}>{task.responsible.slice(0, 6).join("、")}</Zh>
            </span>
          )
          : null}
      </p>
      {task.quote === task.text
        ? (
          <a class="quote" href={view.to(`${documentPath(task.document_id)}#at-${task.id}`)}>
            {t("原文", "In the text")}
          </a>
        )
        : <Quote view={view} from={{ ...task, fact: task.id }} />}
    </li>
  );
}
