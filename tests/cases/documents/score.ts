/**
 * Scores extraction against the hand-made answers beside the documents of a folder.
 *
 * A folder holds pairs `<slug>.txt` (the page as copied) and `<slug>.json` (`Answers`). Scoring reads both, asks
 * the reader for the facts of the `.txt`, and compares:
 *
 * - An indicator matches an answer when value, value_max and unit are equal and one quote contains the figure of
 *   the other; each answer is matched once. A second finding of a matched answer (a repeated paragraph, a table
 *   that says again what the text says) counts as neither right nor wrong.
 * - Attributes are comparator, kind, period and region of matched indicators; a found period may be more exact
 *   than the answer.
 * - A commitment is found when the quotes overlap, the status is equal, the due date agrees (a month agrees with
 *   its days) and every responsible body of the answer is named.
 * - A metadata field that the page does not give must stay empty: a guess counts as wrong.
 *
 * Scripts and annotations are folded before comparing: what is judged is the fact, not whether 產業(yè) was kept.
 * Throws what `Deno.readTextFileSync` and the reader throw.
 * @module
 */
import { Converter } from "opencc-js";

/** An indicator as found or as expected; amounts of money in 元. */
export interface IndicatorLike {
  quote: string;
  value: number | null;
  value_max: number | null;
  unit: string | null;
  comparator: string;
  kind: string;
  period: string | null;
  region_code: string | null;
  /** False for 一批, 若干; such findings are not scored. */
  quantified?: boolean;
}

/** A commitment as found or as expected; `text` where the reader keeps the undertaking apart from its quote. */
export interface CommitmentLike {
  quote: string;
  text?: string;
  due: string | null;
  responsible: string[];
  status: string;
}

const fields = [
  "title",
  "publisher",
  "published",
  "signed",
  "document_number",
  "kind",
  "region_code",
] as const;

/** Metadata of a document; null where the page gives none. */
export type DocumentLike = Record<(typeof fields)[number], string | null>;

/** What a reader returns and what an answer file holds (there each indicator also says `what`). */
export interface Answers {
  document: DocumentLike;
  /** Null in an answer file whose figures were not worked out; they are not scored then. */
  indicators: IndicatorLike[] | null;
  commitments: CommitmentLike[];
}

/** Shares between 0 and 1 over all documents of the folder; `misses` names every difference, a line each. */
export interface Score {
  precision: number;
  recall: number;
  attributes: number;
  metadata: number;
  commitments: number;
  misses: string[];
}

/** How many of how many. */
interface Tally {
  right: number;
  of: number;
}

/** Names of one unit; an index is printed with or without 分. */
const units: Record<string, string> = { 个月: "月", 台套: "台(套)", 名: "人", 位: "人", 场次: "场", 分: "" };

const simplify = Converter({ from: "t", to: "cn" });

function fold(text: string | null | undefined): string {
  const narrow = (text ?? "").replaceAll("（", "(").replaceAll("）", ")").replace(/\s/g, "");
  return simplify(narrow.replace(/\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)/g, ""));
}

function unit(name: string | null): string {
  const folded = fold(name);
  return units[folded] ?? folded;
}

function figure(quote: string): string {
  return (fold(quote).match(/[\d.〇零一二两三四五六七八九十百千]+/g) ?? []).join("|");
}

function within(a: string, b: string): boolean {
  return a !== "" && b !== "" && (a.includes(b) || b.includes(a));
}

function sameIndicator(wanted: IndicatorLike, found: IndicatorLike): boolean {
  return wanted.value === found.value && wanted.value_max === found.value_max &&
    unit(wanted.unit) === unit(found.unit) &&
    (within(fold(wanted.quote), fold(found.quote)) || within(figure(wanted.quote), figure(found.quote)));
}

function agreesOnPeriod(wanted: string | null, found: string | null): boolean {
  return wanted === found || (wanted !== null && (found ?? "").startsWith(`${wanted}-`));
}

function agreesOnDue(wanted: string | null, found: string | null): boolean {
  if (wanted === null || found === null) return wanted === null;
  return wanted === found || (found.length >= "2025-06".length && wanted.startsWith(`${found}-`));
}

function sameCommitment(wanted: CommitmentLike, found: CommitmentLike): boolean {
  const bodies = found.responsible.map(fold);
  return (within(fold(wanted.quote), fold(found.quote)) || within(fold(wanted.quote), fold(found.text))) &&
    agreesOnDue(wanted.due, found.due) && wanted.status === found.status &&
    wanted.responsible.every((name) => bodies.some((body) => body.includes(fold(name))));
}

function agreesOnField(field: (typeof fields)[number], wanted: string | null, found: string | null): boolean {
  if (wanted === null) return found === null || found === "";
  const whole = field !== "title" && field !== "publisher";
  return whole ? fold(wanted) === fold(found) : fold(found).includes(fold(wanted));
}

/** Matches findings to answers, in the order of the findings. */
function match(wanted: IndicatorLike[], found: IndicatorLike[]) {
  const pairs: [IndicatorLike, IndicatorLike][] = [];
  const extra: IndicatorLike[] = [];
  const open = new Set(wanted);
  for (const one of found) {
    if (one.quantified === false) continue;
    const answer = [...open].find((candidate) => sameIndicator(candidate, one));
    if (answer) {
      open.delete(answer);
      pairs.push([answer, one]);
    } else if (!wanted.some((candidate) => sameIndicator(candidate, one))) {
      extra.push(one);
    }
  }
  return { pairs, extra, missed: [...open] };
}

function attributeMisses(wanted: IndicatorLike, found: IndicatorLike): string[] {
  const wrong: string[] = [];
  for (const name of ["comparator", "kind", "region_code"] as const) {
    if (wanted[name] !== found[name]) wrong.push(`${name}: wanted ${wanted[name]}, found ${found[name]}`);
  }
  if (!agreesOnPeriod(wanted.period, found.period)) {
    wrong.push(`period: wanted ${wanted.period}, found ${found.period}`);
  }
  return wrong.map((line) => `~ ${wanted.quote}: ${line}`);
}

const share = ({ right, of }: Tally): number => of === 0 ? 1 : right / of;

/** Adds one document to the tallies; returns its differences. */
function compare(
  wanted: Answers,
  found: Answers,
  tallies: Record<keyof Omit<Score, "misses">, Tally>,
): string[] {
  const { pairs, extra, missed } = wanted.indicators
    ? match(wanted.indicators, found.indicators ?? [])
    : { pairs: [], extra: [], missed: [] };
  const wrong = pairs.flatMap(([answer, one]) => attributeMisses(answer, one));
  const lost = wanted.commitments.filter((one) =>
    !found.commitments.some((other) => sameCommitment(one, other))
  );
  const fieldsWrong = fields.filter((field) =>
    !agreesOnField(field, wanted.document[field], found.document[field])
  );
  const add = (tally: Tally, of: number, misses: number) => {
    tally.of += of;
    tally.right += of - misses;
  };
  add(tallies.precision, pairs.length + extra.length, extra.length);
  add(tallies.recall, wanted.indicators?.length ?? 0, missed.length);
  add(tallies.attributes, pairs.length * 4, wrong.length);
  add(tallies.metadata, fields.length, fieldsWrong.length);
  add(tallies.commitments, wanted.commitments.length, lost.length);
  return [
    ...extra.map((one) => `+ ${one.quote} = ${one.value} ${one.unit}`),
    ...missed.map((one) => `- ${one.quote}`),
    ...wrong,
    ...lost.map((one) => `- commitment ${one.quote}`),
    ...fieldsWrong.map((field) =>
      `~ ${field}: wanted ${wanted.document[field]}, found ${found.document[field]}`
    ),
  ];
}

/** Scores what `read` finds in every document of `folder` (a path ending without a slash), in order of name. */
export function score(folder: string, read: (path: string) => Answers): Score {
  const slugs = [...Deno.readDirSync(folder)].map(({ name }) => name).filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length)).sort();
  const tally = (): Tally => ({ right: 0, of: 0 });
  const tallies = {
    precision: tally(),
    recall: tally(),
    attributes: tally(),
    metadata: tally(),
    commitments: tally(),
  };
  const misses = slugs.flatMap((slug) => {
    const wanted: Answers = JSON.parse(Deno.readTextFileSync(`${folder}/${slug}.json`));
    return compare(wanted, read(`${folder}/${slug}.txt`), tallies).map((line) => `${slug}: ${line}`);
  });
  return {
    precision: share(tallies.precision),
    recall: share(tallies.recall),
    attributes: share(tallies.attributes),
    metadata: share(tallies.metadata),
    commitments: share(tallies.commitments),
    misses,
  };
}
