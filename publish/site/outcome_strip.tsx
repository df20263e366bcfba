// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/**
 * The outcomes of a source as a strip, a column a day: low and green where all was answered, higher where something was
 * missing, over the whole height where there was trouble, so that colours are not needed to read it.
 *
 * @module
 */
import { outcomeLabels } from "./labels.ts";
import { Table } from "./parts.tsx";
import { grouped } from "./quantities.ts";
import { type Going, type OutcomeDay, shownDays } from "./outcome_days.ts";
import type { View } from "./view.ts";

const heights: Record<Going, number> = { idle: 1, answered: 8, missing: 12, trouble: 16 };

/** The strip; `id` is its own on the page. What it shows is said in its description. */
export function OutcomeStrip({ view, id, days }: { view: View; id: string; days: readonly OutcomeDay[] }) {
  const { t } = view;
  return (
    <svg
      class="days"
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      viewBox={`0 0 ${shownDays} 16`}
      preserveAspectRatio="none"
      width="100%"
      height="16"
    >
      <title id={`${id}-title`}>{t("逐日请求结果", "Outcomes by day")}</title>
      <desc id={`${id}-desc`}>{described(view, days)}</desc>
      {runs(days).map(({ from, length, going }) => (
        <rect class={going} x={from} y={16 - heights[going]} width={length} height={heights[going]} />
      ))}
    </svg>
  );
}

function described({ t }: View, days: readonly OutcomeDay[]): string {
  const count = (going: Going) => days.filter((day) => day.going === going).length;
  const [first, last] = [days[0]?.day ?? "", days.at(-1)?.day ?? ""];
  return t(
    `${first} 至 ${last}：${count("answered")} 天全部有答，${count("missing")} 天有缺，${
      count("trouble")
    } 天受阻，` +
      `${count("idle")} 天未请求。`,
    `${first} to ${last}: all answered on ${count("answered")} days, something missing on ${
      count("missing")
    }, ` +
      `trouble on ${count("trouble")}, nothing asked on ${count("idle")}.`,
  );
}

interface Run {
  from: number;
  length: number;
  going: Going;
}

/** Neighbours that went alike are one. */
function runs(days: readonly OutcomeDay[]): Run[] {
  const all: Run[] = [];
  for (const [at, { going }] of days.entries()) {
    const last = all.at(-1);
    if (last?.going === going) last.length++;
    else all.push({ from: at, length: 1, going });
  }
  return all;
}

/** What the columns of a strip mean. */
export function StripLegend({ view }: { view: View }) {
  const { t } = view;
  const words: [Going, string][] = [
    ["answered", t("全部有答", "all answered")],
    ["missing", t("有缺", "something missing")],
    ["trouble", t("受阻", "trouble")],
    ["idle", t("未请求", "not asked")],
  ];
  return (
    <p class="note legend">
      {t(`每列一天，共 ${shownDays} 天`, `A column is a day, ${shownDays} in all`)}：{words.map((
        [going, word],
      ) => (
        <span>
          <svg class="days" width="8" height="16" aria-hidden="true" focusable="false">
            <rect class={going} y={16 - heights[going]} width="8" height={heights[going]} />
          </svg>{" "}
          {word}
        </span>
      ))}
    </p>
  );
}

/** The same as a table, the newest day first; days without requests are left out. */
export function OutcomeTable({ view, days }: { view: View; days: readonly OutcomeDay[] }) {
  const { t } = view;
  const title = t("逐日请求结果", "Outcomes by day");
  return (
    <Table label={title} head={[t("日期", "Day"), t("请求结果", "Outcomes")]}>
      {days.filter(({ met }) => met.length > 0).reverse().map(({ day, met }) => (
        <tr>
          <th scope="row" class="time">{day}</th>
          <td>
            {met.map(({ outcome, requests }) => `${view.say(outcomeLabels[outcome])} ${grouped(requests)}`)
              .join(t("，", ", "))}
          </td>
        </tr>
      ))}
    </Table>
  );
}
