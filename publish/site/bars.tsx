/**
 * Small charts of one row, drawn as SVG: sizes are shares of the width, so they fit a phone and a poster.
 *
 * What they show always stands beside them in figures; they are hidden from those who are read to.
 *
 * @module
 */

/** A reported figure as a bar and its target as a line; `most` is the end of the scale. */
export function TargetBar(
  { actual, target, most, status }: {
    actual: number | null;
    target: number | null;
    most: number;
    status: string;
  },
) {
  return (
    <svg class={`strip ${status}`} width="100%" height="16" aria-hidden="true" focusable="false">
      <rect class="rail" x="0" y="3" width="100%" height="10" />
      {actual === null ? null : <rect class="reached" x="0" y="3" width={share(actual, most)} height="10" />}
      {target === null ? null : <rect class="goal" x={share(target, most)} y="0" width="3" height="16" />}
    </svg>
  );
}

/** A value as a dot on its line; ≥ and > open to the right, ≤ and < to the left, ranges as a bar. */
export function Dot(
  { value, to, most, comparator, hollow }: {
    value: number;
    to: number | null;
    most: number;
    comparator: string;
    hollow: boolean;
  },
) {
  const at = share(value, most);
  return (
    <svg class="strip dots" width="100%" height="16" aria-hidden="true" focusable="false">
      <line class="rail" x1="0" x2={at} y1="8" y2="8" />
      {to === null ? null : <line class="range" x1={at} x2={share(to, most)} y1="8" y2="8" />}
      <circle class={hollow ? "hollow" : "full"} cx={at} cy="8" r="5" />
      {open(comparator) === null ? null : (
        <svg x={at} overflow="visible">
          <path class="open" d={open(comparator) ?? ""} />
        </svg>
      )}
    </svg>
  );
}

function open(comparator: string): string | null {
  if (comparator === "ge" || comparator === "gt") return "M7 8h9m-4 -4l4 4l-4 4";
  if (comparator === "le" || comparator === "lt") return "M-7 8h-9m4 -4l-4 4l4 4";
  return null;
}

/** Share of the width, with room for the dot at both ends. */
function share(value: number, most: number): string {
  const part = most > 0 ? Math.min(1, Math.max(0, value / most)) : 0;
  return `${(2 + part * 90).toFixed(2)}%`;
}
