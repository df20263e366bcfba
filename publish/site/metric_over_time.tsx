// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** A metric over time, a small chart for each place with figures of two years or more. @module */
import { type MetricData, type Statement, time } from "./metric_data.ts";
import { Section, Zh } from "./parts.tsx";
import { grouped, short } from "./quantities.ts";
import type { View } from "./view.ts";

const mostCharts = 12;

/** The section; nothing where no place has two years. */
export function MetricOverTime({ view, data: { statements, unit } }: { view: View; data: MetricData }) {
  const series = seriesOf(statements.filter((statement) => statement.unit === unit)).slice(0, mostCharts);
  if (series.length === 0) return null;
  const { t } = view;
  return (
    <Section
      id="time"
      title={t("历年", "Over time")}
      count={series.length}
      note={t(
        "实心为已有，空心为目标或打算；数字见下表。",
        "Filled: in place; hollow: target or plan. The figures are in the table below.",
      )}
    >
      <div class="multiples">{series.map((one) => <Chart view={view} points={one} />)}</div>
    </Section>
  );
}

/** A point at its year. */
interface Point {
  year: number;
  value: number;
  statement: Statement;
}

function seriesOf(statements: Statement[]): Point[][] {
  const places = Map.groupBy(
    statements.filter(({ region_code: code }) => code !== null && !code.includes("+")),
    ({ region_code: code }) => code,
  );
  return [...places.values()].map((members) =>
    members.flatMap((statement) => {
      const year = Number(time(statement).slice(0, 4));
      return year > 0 && statement.value !== null ? [{ year, value: statement.value, statement }] : [];
    }).toSorted((a, b) => a.year - b.year)
  ).filter((points) => new Set(points.map(({ year }) => year)).size > 1)
    .toSorted((a, b) => b.length - a.length);
}

/** The largest of each year: the others are parts of it. */
function largestOfYear(points: Point[]): Point[] {
  const years = Map.groupBy(points, ({ year }) => year);
  return [...years.values()].flatMap((members) => members.toSorted((a, b) => b.value - a.value).slice(0, 1));
}

const width = 240, height = 110, left = 12, right = 12, top = 22, bottom = 20;

function Chart({ view, points }: { view: View; points: Point[] }) {
  const name = points[0]?.statement.region_name ?? "";
  const first = points[0]?.year ?? 0, last = points.at(-1)?.year ?? 0;
  const most = Math.max(...points.map(({ value }) => value), 1);
  const x = ({ year }: Point) => (left + (year - first) / (last - first) * (width - left - right)).toFixed(1);
  const y = ({ value }: Point) => (height - bottom - value / most * (height - top - bottom)).toFixed(1);
  const actual = largestOfYear(points.filter(({ statement }) => statement.kind === "actual"));
  const description = points.map(({ year, value }) => `${year}: ${grouped(value)}`).join("; ");
  return (
    <figure>
      <figcaption>
        <Zh view={view}>{name}</Zh>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${name}: ${description}`} class="line">
        <title>{name}</title>
        <desc>{description}</desc>
        <line class="rail" x1={left} x2={width - right} y1={height - bottom} y2={height - bottom} />
        <polyline class="path" points={actual.map((point) => `${x(point)},${y(point)}`).join(" ")} />
        {points.map((point) => (
          <circle
            class={point.statement.kind === "actual" ? "full" : "hollow"}
            cx={x(point)}
            cy={y(point)}
            r="4"
          />
        ))}
        <text x={left} y={height - 4}>{first}</text>
        <text x={width - right} y={height - 4} text-anchor="end">{last}</text>
        <text x={left} y="14">{view.t("最大", "max")} {short(most, view.lang)}</text>
      </svg>
    </figure>
  );
}
