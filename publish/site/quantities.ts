/** Numbers as pages print them. @module */
import type { IndicatorRecord } from "../../pipelines/model/mod.ts";
import type { Language } from "./view.ts";

/** Signs of comparison. */
export const comparatorSigns: Record<IndicatorRecord["comparator"], string> = {
  eq: "",
  ge: "≥ ",
  le: "≤ ",
  gt: "> ",
  lt: "< ",
};

type Scale = readonly [size: number, name: string];

/** Units of ten that numbers are told in, largest first. */
const scales: Record<Language, readonly Scale[]> = {
  zh: [[1e8, "亿"], [1e4, "万"]],
  en: [[1e9, "bn"], [1e6, "m"], [1e3, "k"]],
};

function scaleOf(value: number, lang: Language): Scale {
  return scales[lang].find(([size]) => Math.abs(value) >= size) ?? [1, ""];
}

/** A number with groups of three digits. */
export function grouped(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 4 });
}

/** A number short enough for a tile: 万 and 亿, or k, m and bn. */
export function short(value: number, lang: Language): string {
  const [size, name] = scaleOf(value, lang);
  return (value / size).toLocaleString("en-US", { maximumSignificantDigits: 3 }) + name;
}

/** A value with its comparator and unit; money of a million 元 and more in 亿元 and 万元, or billions and millions. */
export function measured(
  { value, comparator, unit, lang }: {
    value: number;
    comparator?: string | null;
    unit?: string | null;
    lang: Language;
  },
): string {
  const sign = comparatorSigns[comparator as IndicatorRecord["comparator"]] ?? "";
  const large = unit === "元" && Math.abs(value) >= 1e6;
  if (!large) return `${sign}${grouped(value)} ${unit ?? ""}`.trim();
  const [size, name] = scaleOf(value, lang);
  return `${sign}${grouped(value / size)} ${name}${lang === "zh" ? "元" : " yuan"}`;
}
