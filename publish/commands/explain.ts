/**
 * `explain`: a document with its facts marked in it, and under each paragraph why each figure got its kind, period and region.
 *
 * In a terminal facts stand in colour: green is there, yellow is a target, cyan is intended, magenta promises without a number;
 * what is undertaken is underlined. Elsewhere, and where `NO_COLOR` is set, figures stand in ‹ ›. Touches nothing.
 *
 * @module
 */
import { RecordError } from "../../pipelines/errors.ts";
import type { CommitmentFact, Facts, IndicatorFact } from "../../pipelines/extract/facts.ts";
import { explain as explainFacts } from "../../pipelines/extract/mod.ts";
import type { Reason, Reasons } from "../../pipelines/extract/reasons.ts";
import { parseFile } from "../../pipelines/parse/mod.ts";
import { type Command, text, UsageError } from "./command.ts";

/** The command. */
export const explain: Command = {
  name: "explain",
  summary:
    "标出文件中的事实并说明依据 Print a file with its facts marked and the reasons for them; touches nothing",
  usage: "<file>",
  options: [
    { name: "publisher", value: "NAME", summary: "who published it, where the text does not say" },
    { name: "region", value: "CODE", summary: "GB/T 2260 code of the publisher's place" },
  ],
  network: false,
  async run(args, { effects }) {
    const [path, ...more] = args.positionals;
    if (path === undefined || more.length > 0) {
      throw new UsageError(`Cannot explain: wanted one file, found ${args.positionals.length}`);
    }
    const stat = await effects.files.stat(path);
    if (stat === null || stat.folder) {
      const found = stat === null ? "nothing there" : "a folder";
      throw new RecordError(`Cannot explain ${path}: wanted a file, found ${found}`, {
        next: "deno task zhiji explain --help",
      });
    }
    const parsed = parseFile({ bytes: await effects.files.read(path), name: path });
    const publisher = text(args, "publisher"), region = text(args, "region");
    const hints = { ...(publisher && { publisher }), ...(region && { region_code: region }) };
    const { facts, reasons } = explainFacts({ ...parsed, hints });
    const colour = !Deno.noColor && Deno.stdout.isTerminal();
    return {
      json: { ...facts, reasons: facts.indicators.map((fact) => reasons.get(fact)), text: parsed.text },
      text: marked({ text: parsed.text, facts, reasons }, { colour }),
    };
  },
};

/** A document, its facts and the reasons for its indicators. */
export interface Explained {
  text: string;
  facts: Facts;
  reasons: ReadonlyMap<IndicatorFact, Reasons>;
}

/** The document for people: metadata, then each paragraph with its facts marked and explained under it. */
export function marked({ text, facts, reasons }: Explained, { colour }: { colour: boolean }): string {
  const { document, indicators, commitments, doubts } = facts;
  const lines = [...Object.entries(document).map(([name, value]) => `${name.padEnd(16)}${value ?? "–"}`), ""];
  let start = 0;
  for (const paragraph of text.split("\n")) {
    const end = start + paragraph.length;
    const inside = ({ start: at }: { start: number }) => at >= start && at <= end;
    const covers = (fact: { start: number; end: number }) => fact.start < end && fact.end > start;
    const stretch = {
      start,
      end,
      indicators: indicators.filter(covers),
      commitments: commitments.filter(covers),
    };
    lines.push(colour ? coloured(text, stretch) : bracketed(text, stretch));
    for (const fact of indicators.filter(inside)) {
      const why = reasons.get(fact);
      if (why) lines.push(`    ${figureLine(fact, why)}`);
    }
    for (const fact of commitments.filter(inside)) lines.push(`    ${undertakingLine(fact)}`);
    start = end + 1;
  }
  for (const { kind, message } of doubts) lines.push(`存疑 doubt  ${kind}: ${message}`);
  return lines.join("\n");
}

/** A paragraph with the facts that stand in it. */
interface Stretch {
  start: number;
  end: number;
  indicators: readonly IndicatorFact[];
  commitments: readonly CommitmentFact[];
}

const green = 32, yellow = 33, magenta = 35, cyan = 36, underline = 4;

function colourOf({ quantified, kind }: IndicatorFact): number {
  if (!quantified) return magenta;
  return { actual: green, target: yellow, plan: cyan }[kind];
}

function coloured(text: string, { start, end, indicators, commitments }: Stretch): string {
  return pieces({ start, end }, [...indicators, ...commitments]).map(([from, to]) => {
    const covers = (fact: { start: number; end: number }) => fact.start <= from && fact.end >= to;
    const figure = indicators.find(covers);
    const codes = [...(figure ? [colourOf(figure)] : []), ...(commitments.some(covers) ? [underline] : [])];
    const words = text.slice(from, to);
    return codes.length > 0 ? `\x1b[${codes.join(";")}m${words}\x1b[0m` : words;
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
  placed: "地名直接在数字前 a place right before it",
  word: "语气词 word of mood",
  date: "日期 date",
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

function figureLine(fact: IndicatorFact, { kind, period, region }: Reasons): string {
  const value = [fact.value ?? "–", ...(fact.value_max === null ? [] : [fact.value_max])].join("–");
  return [
    `${fact.value_text} = ${fact.comparator} ${value} ${fact.unit ?? ""}`.trimEnd(),
    `${fact.what}${fact.metric_id ? ` (${fact.metric_id})` : ""}`,
    `${fact.kind} ← ${told(kind)}`,
    `${fact.period ?? "–"} ← ${told(period)}`,
    `${fact.region_code ?? "–"} ← ${told(region)}`,
  ].join(" · ");
}

function told({ rule, words }: Reason<string>): string {
  return `${rules[rule] ?? rule}${words === "" ? "" : `“${words.slice(0, 30)}”`}`;
}

function undertakingLine({ number, status, due, responsible }: CommitmentFact): string {
  return [`任务 ${number ?? "–"} [${status}]`, due ?? "–", responsible.join("、") || "–"].join(" · ");
}
