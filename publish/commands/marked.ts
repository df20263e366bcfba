/**
 * A document for people: what is known of it, its text with the facts marked, and under each paragraph what was read there
 * and why.
 *
 * In colour, green is in place, yellow is a target, cyan is intended, magenta promises without a number; what is undertaken
 * is underlined, and paragraphs without facts are dim. Without colour figures stand in ‹ ›. No width is assumed.
 *
 * @module
 */
import type { CommitmentFact, DateFact, Facts, IndicatorFact } from "../../pipelines/extract/facts.ts";
import type { Reason, Reasons } from "../../pipelines/extract/reasons.ts";
import { columns, documents } from "../../pipelines/model/mod.ts";
import { regionOf } from "../../pipelines/normalise/regions.ts";
import { indicatorLabels, kindLabels, statusLabels } from "../site/labels.ts";
import { comparatorSigns, grouped } from "../site/quantities.ts";

/** A document, its facts and the reasons for its indicators. */
export interface Explained {
  text: string;
  facts: Facts;
  reasons: ReadonlyMap<IndicatorFact, Reasons>;
}

/** Paints words; the plain brush leaves them as they are. */
type Paint = (words: string, ...codes: number[]) => string;

const bold = 1, dim = 2, underline = 4, green = 32, yellow = 33, magenta = 35, cyan = 36;

/** The page, its lines parted by line feeds. */
export function marked({ text, facts, reasons }: Explained, { colour }: { colour: boolean }): string {
  const paint: Paint = (words, ...codes) => colour ? `\x1b[${codes.join(";")}m${words}\x1b[0m` : words;
  const lines = [...headLines(facts, { paint, colour }), ""];
  let start = 0;
  for (const paragraph of text.split("\n")) {
    const end = start + paragraph.length;
    const inside = ({ start: at }: { start: number }) => at >= start && at <= end;
    const covers = (fact: { start: number; end: number }) => fact.start < end && fact.end > start;
    const indicators = facts.indicators.filter(covers), commitments = facts.commitments.filter(covers);
    const stretch = { start, end, indicators, commitments };
    lines.push(colour ? coloured(text, { ...stretch, paint }) : bracketed(text, stretch));
    let last = "";
    for (const fact of indicators.filter(inside)) {
      const { figure, because } = figureLines(fact, { reasons, paint });
      lines.push(figure, ...(because === last ? [] : [because])); // figures in a row often share their reasons
      last = because;
    }
    for (const fact of commitments.filter(inside)) lines.push(undertakingLine(fact, paint));
    start = end + 1;
  }
  return [...lines, ...tailLines(facts, paint)].join("\n");
}

/** Columns of the page's head, in this order; what is unknown is left out. */
const shown = [
  "publisher",
  "kind",
  "region_code",
  "document_number",
  "published",
  "signed",
  "effective",
  "expires",
  "legal_status",
  "addressee",
  "reference",
] as const;

function headLines(
  { document, dates, attachments, ...facts }: Facts,
  { paint, colour }: { paint: Paint; colour: boolean },
): string[] {
  const labels = new Map(columns(documents).map(({ name, zh }) => [name, zh.replace(/[（：；，].*$/, "")]));
  const known = shown.flatMap((name) => {
    const value = document[name];
    if (value === null) return [];
    const label = `${labels.get(name) ?? name} ${name}`;
    return [`${paint(label, dim)}  ${valueOf(name, value)}${dateNote(name, { value, dates })}`];
  });
  const files = attachments.map(({ title, url }) =>
    `${paint("附件 attachment", dim)}  ${title}${url ? `  ${url}` : ""}`
  );
  const counts: [string, number][] = [
    ["指标 indicators", facts.indicators.length],
    ["任务 commitments", facts.commitments.length],
    ["机构 organisations", facts.organizations.length],
    ["案例 cases", facts.cases.length],
    ["存疑 doubts", facts.doubts.length],
  ];
  const legend = [
    paint("已有 in place", green),
    paint("目标 target", yellow),
    paint("打算 intended", cyan),
    paint("未量化 no number", magenta),
    paint("任务 undertaking", underline),
  ];
  return [
    paint(document.title ?? "（无标题 no title）", bold),
    ...known,
    ...files,
    counts.map(([name, count]) => `${name} ${count}`).join(" · "),
    ...(colour ? [legend.join("  ")] : []),
  ];
}

function valueOf(name: (typeof shown)[number], value: string): string {
  if (name === "region_code") return place(value);
  if (name === "legal_status") return `${standings[value] ?? ""} ${value}`.trim();
  if (name !== "kind") return value;
  const label = Object.entries(kindLabels).find(([kind]) => kind === value)?.[1];
  return label ? `${label.zh} ${label.en}` : value;
}

const standings: Readonly<Record<string, string>> = {
  draft: "征求意见稿",
  trial: "试行",
  in_force: "有效",
  expired: "失效",
  repealed: "废止",
};

const places: Readonly<Record<DateFact["place"], string>> = {
  signature: "落款 signature",
  title: "题注 under the title",
  field: "页面字段 field",
  row: "列表 list",
  line: "页首 head line",
  address: "网址 address",
  text: "正文 text",
};

/** Where the day stands that prevailed, and the days that did not. */
function dateNote(name: string, { value, dates }: { value: string; dates: readonly DateFact[] }): string {
  const stated = dates.filter(({ meaning }) => meaning === name);
  const [first] = stated;
  if (!first) return "";
  const others = [
    ...new Set(stated.filter(({ day }) => day !== value).map(({ day, place }) => `${day} ${places[place]}`)),
  ];
  return ` ← ${places[first.place]}${others.length > 0 ? `（另有 also ${others.join("、")}）` : ""}`;
}

function place(codes: string): string {
  return codes.split("+").map((code) => `${code} ${regionOf(code)?.name ?? ""}`.trim()).join(" + ");
}

/** A paragraph with the facts that stand in it. */
interface Stretch {
  start: number;
  end: number;
  indicators: readonly IndicatorFact[];
  commitments: readonly CommitmentFact[];
}

function colourOf({ quantified, kind }: IndicatorFact): number {
  if (!quantified) return magenta;
  return { actual: green, target: yellow, plan: cyan }[kind];
}

function coloured(
  text: string,
  { start, end, indicators, commitments, paint }: Stretch & { paint: Paint },
): string {
  if (indicators.length + commitments.length === 0) {
    return start === end ? "" : paint(text.slice(start, end), dim);
  }
  return pieces({ start, end }, [...indicators, ...commitments]).map(([from, to]) => {
    const covers = (fact: { start: number; end: number }) => fact.start <= from && fact.end >= to;
    const figure = indicators.find(covers);
    const codes = [...(figure ? [colourOf(figure)] : []), ...(commitments.some(covers) ? [underline] : [])];
    const words = text.slice(from, to);
    return codes.length > 0 ? paint(words, ...codes) : words;
  }).join("");
}

function bracketed(text: string, { start, end, indicators }: Stretch): string {
  return pieces({ start, end }, indicators).map(([from, to]) => {
    const words = text.slice(from, to);
    const opens = indicators.some((fact) => fact.start === from) ? "‹" : "";
    const closes = indicators.some((fact) => fact.end === to) ? "›" : "";
    return `${opens}${words}${closes}`;
  }).join("");
}

/** A stretch cut wherever a fact begins or ends. */
function pieces(
  { start, end }: { start: number; end: number },
  facts: readonly { start: number; end: number }[],
): [number, number][] {
  const cuts = facts.flatMap((fact) => [fact.start, fact.end]).filter((cut) => cut > start && cut < end);
  const edges = [...new Set([start, ...cuts, end])].sort((a, b) => a - b);
  return edges.slice(1).map((to, index) => [edges[index] ?? start, to]);
}

/** What each rule says, for people. */
const rules: Readonly<Record<string, string>> = {
  table: "表头 head of its column",
  placed: "地名直接在数字前 a place right before it",
  word: "语气词 word of mood",
  date: "日期 date",
  aimed: "句中称为目标 called a goal",
  granted: "对符合条件者的奖补 a grant for whoever qualifies",
  opened: "同段前文 opened before in the paragraph",
  goal: "目标一节 section on goals",
  section: "所在章节 its section",
  stock: "累计、共有等词 word of stock",
  later: "句中后文的打算 intended later in the sentence",
  document: "文件本身 the document itself",
  title: "标题年份 year in the title",
  place: "地名 place",
  issuer: "发布机关所在地 the publisher's place",
  none: "未写明 not stated",
};

/** Two lines: the figure as printed and as read, then why it got its kind, period and place. */
function figureLines(
  fact: IndicatorFact,
  { reasons, paint }: { reasons: Explained["reasons"]; paint: Paint },
): { figure: string; because: string } {
  const why = reasons.get(fact);
  const what = `${fact.what}${fact.metric_id ? ` [${fact.metric_id}]` : ""}`;
  const label = indicatorLabels[fact.kind];
  const because = [
    `${label.zh} ${label.en} ← ${told(why?.kind)}`,
    `时期 ${fact.period ?? "–"} ← ${told(why?.period)}`,
    `地区 ${fact.region_code ? place(fact.region_code) : "–"} ← ${told(why?.region)}`,
  ];
  return {
    figure: `  ${paint("●", colourOf(fact))} ${paint(read(fact), bold)}  ${what}`,
    because: paint(`      ${because.join(" · ")}`, dim),
  };
}

/** 1.51万人次 = 15,100 人次; what has no number is only printed. */
function read({ value_text, value, value_max, comparator, unit }: IndicatorFact): string {
  if (value === null) return value_text;
  const range = value_max === null ? grouped(value) : `${grouped(value)}–${grouped(value_max)}`;
  return `${value_text} = ${comparatorSigns[comparator]}${range} ${unit ?? ""}`.trimEnd();
}

function told({ rule, words }: Reason<string> = { rule: "none", words: "" }): string {
  return `${rules[rule] ?? rule}${words === "" ? "" : `“${words.slice(0, 30)}”`}`;
}

function undertakingLine(fact: CommitmentFact, paint: Paint): string {
  const { number, status, due, responsible, lead, cooperating } = fact;
  const others = responsible.filter((name) => !lead.includes(name) && !cooperating.includes(name));
  const bodies = [
    ...(lead.length > 0 ? [`牵头 ${lead.join("、")}`] : []),
    ...(cooperating.length > 0 ? [`配合 ${cooperating.join("、")}`] : []),
    ...(others.length > 0 ? [others.join("、").replace(/、(?=等)/, "")] : []),
  ];
  const label = statusLabels[status];
  const parts = [
    `任务 ${number ?? "–"} ${label.zh} ${label.en}`,
    ...(due === null ? [] : [`期限 ${due}`]),
    ...(bodies.length > 0 ? [bodies.join("；")] : []),
  ];
  return `  ${paint("▸", underline)} ${parts.join(" · ")}`;
}

/** Organisations, memberships, cases and doubts: what belongs to no single paragraph. */
function tailLines({ organizations, memberships, cases, doubts }: Facts, paint: Paint): string[] {
  const section = (title: string, lines: string[]) =>
    lines.length === 0 ? [] : ["", paint(title, bold), ...lines];
  return [
    ...section(
      "机构 organisations",
      organizations.map(({ name, type, region_code, parent }) =>
        `  ${name} · ${type}${region_code ? ` · ${place(region_code)}` : ""}${
          parent ? ` · 依托 ${parent.name}` : ""
        }`
      ),
    ),
    ...section(
      "成员关系 memberships",
      memberships.map(({ member, group, role, since }) =>
        `  ${member.name} · ${role} · ${group.name}${since ? ` · 自 ${since}` : ""}`
      ),
    ),
    ...section(
      "案例 cases",
      cases.map(({ title, organisation, chain, year }) =>
        `  ${[title, organisation, chain, year].filter((part) => part !== null).join(" · ")}`
      ),
    ),
    ...section("存疑 doubts", doubts.map(({ kind, message }) => `  ${kind}: ${message}`)),
  ];
}
