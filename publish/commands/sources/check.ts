/**
 * `sources check`: asks a source's site for its list and one article, and says for each field what was found and where.
 * Writes nothing.
 *
 * @module
 */
import {
  describeFindings,
  detectDrift,
  expectationsOf,
  observeArticle,
  observeList,
} from "../../../pipelines/drift/mod.ts";
import type { Article, ListPage, ListRequest, Row, Source } from "../../../sources/define.ts";
import { externalNote } from "../../../sources/families/rows.ts";
import type { Answer, Ask } from "./ask.ts";
import { locate, locateField } from "./locate.ts";

/** One thing that was looked for. */
export interface Checked {
  field: string;
  /** `missing` fails the check; `note` is what a source may do without. */
  state: "ok" | "missing" | "note";
  /** What was found, or what was instead. */
  found: string;
  /** Where on the page it stands; null when nowhere or not asked. */
  at: string | null;
}

/** The result of a check. */
export interface CheckReport {
  source: string;
  ok: boolean;
  /** False when the site gave no page to check, which says nothing of the definition. */
  reached: boolean;
  checked: Checked[];
}

/** Checks one source on the network. `day` is today in China. */
export async function checkSource(
  source: Source,
  { ask, day }: { ask: Ask; day: string },
): Promise<CheckReport> {
  let reached = true;
  const noted: Ask = async (request) => {
    const answer = await ask(request);
    reached = reached && answer.status !== null;
    return answer;
  };
  const { checked, list } = await checkList(source, { ask: noted, day });
  const row = list?.rows.find(({ note }) => note !== externalNote);
  if (row) checked.push(...await checkArticle(source, { ask: noted, row, day }));
  else checked.push(missing("article", "no row of this site to follow"));
  return { source: source.id, ok: checked.every(({ state }) => state !== "missing"), reached, checked };
}

function missing(field: string, found: string): Checked {
  return { field, state: "missing", found, at: null };
}

/** Most pages that may stand before the first row. */
const mostSteps = 4;

async function checkList(
  source: Source,
  { ask, day }: { ask: Ask; day: string },
): Promise<{ checked: Checked[]; list: ListPage | null }> {
  const checked: Checked[] = [];
  let request: ListRequest | null = source.list.start;
  for (let step = 0; request !== null && step < mostSteps; step++) {
    const answer: Answer = await ask(request);
    if (answer.failure !== null) {
      return { checked: [...checked, missing("list", answer.failure)], list: null };
    }
    const { observation, list } = observeList(source, answer.page, request);
    if (list === null) return { checked: [...checked, missing("list", observation.failure ?? "")], list };
    checked.push({ field: "list", state: "ok", found: `${request.url} (${answer.charset})`, at: null });
    if (list.rows.length === 0 && list.next !== null) {
      request = list.next;
      continue;
    }
    const findings = detectDrift({ day, list: observation, articles: [] }, expectationsOf(source, null));
    checked.push(...listFields(list, answer), ...findings.map(drifted));
    return { checked, list };
  }
  return { checked: [...checked, missing("list rows", "no page with rows")], list: null };
}

function drifted(finding: ReturnType<typeof detectDrift>[number]): Checked {
  const state = finding.severity === "stop" ? "missing" : "note";
  return { field: finding.where, state, found: describeFindings([finding]), at: finding.url };
}

function listFields({ rows, next, total }: ListPage, { page }: Answer): Checked[] {
  const [first] = rows;
  const dated = rows.filter(({ date }) => date !== null);
  const titled = rows.filter(({ title }) => title !== "");
  const external = rows.filter(({ note }) => note === externalNote).length;
  return [
    { field: "list rows", state: rows.length > 0 ? "ok" : "missing", found: `${rows.length}`, at: null },
    shared("row title", { rows: titled, of: rows, value: first?.title, page }),
    shared("row date", { rows: dated, of: rows, value: dated[0]?.date ?? undefined, page }),
    ...external > 0 ? [note("rows of other sites", `${external}, which are not read`)] : [],
    note("next page", next === null ? "none: this is the whole list" : `${next.method ?? "GET"} ${next.url}`),
    note("total", total === null ? "not stated" : `${total}`),
  ];
}

/** A field that rows have: all, some or none of them. Dates may be wanting, as columns exist that print none. */
function shared(
  field: string,
  { rows, of, value, page }: {
    rows: readonly Row[];
    of: readonly Row[];
    value: string | undefined;
    page: Answer["page"];
  },
): Checked {
  const state = rows.length > 0 ? "ok" : field === "row title" ? "missing" : "note";
  const found = `${rows.length} of ${of.length}${value ? `, first: ${value}` : ""}`;
  return { field, state, found, at: value === undefined ? null : locate(value, page.text) };
}

function note(field: string, found: string): Checked {
  return { field, state: "note", found, at: null };
}

async function checkArticle(
  source: Source,
  { ask, row, day }: { ask: Ask; row: Row; day: string },
): Promise<Checked[]> {
  const answer = await ask({ url: row.url });
  if (answer.failure !== null) return [missing("article", answer.failure)];
  const { page, bytes, contentType } = answer;
  const observation = observeArticle(source, { bytes, contentType, url: page.url, row, before: null });
  const findings = detectDrift({ day, list: null, articles: [observation] }, expectationsOf(source, null))
    .filter(({ kind }) => kind !== "titles_missing" && kind !== "bodies_not_found");
  return [
    { field: "article", state: "ok", found: `${page.url} (${answer.charset})`, at: null },
    ...articleFields(source.article(page), { page, text: observation.length }),
    ...findings.map(drifted),
  ];
}

const dates = ["PubDate", "发布日期", "发布时间", "成文日期", "日期"];
const publishers = ["ContentSource", "来源", "信息来源", "发布机构", "发文机关"];

function articleFields(
  { title, body, container, fields, attachments }: Article,
  { page, text }: { page: Answer["page"]; text: number },
): Checked[] {
  const field = (label: string, names: readonly string[]): Checked => {
    const name = names.find((candidate) => fields[candidate] !== undefined);
    const value = name === undefined ? undefined : fields[name];
    return value === undefined ? note(label, `none of ${names.join(", ")}`) : {
      field: label,
      state: "ok",
      found: `${name}: ${value}`,
      at: locateField(name ?? "", { value, page: page.text }),
    };
  };
  const found = body !== null;
  return [
    {
      field: "article title",
      state: title === null ? "missing" : "ok",
      found: title ?? "none",
      at: title === null ? null : locate(title, page.text),
    },
    {
      field: "article body",
      state: found ? "ok" : "missing",
      found: found ? `${text} characters of text` : "no selector of the source finds it",
      at: container,
    },
    field("article date", dates),
    field("article publisher", publishers),
    note("attachments", `${attachments.length}`),
  ];
}

/** The report for people. */
export function describeCheck({ source, ok, reached, checked }: CheckReport): string {
  const words = { ok: "有 ok     ", missing: "缺 missing", note: "  note   " };
  const verdict = ok
    ? "都找到了 All found"
    : reached
    ? `有缺失，请改 source.ts Something is missing: mend its source.ts`
    : "网站没有给出页面，无从检查 Not checked: the site gave no page";
  return [
    ...checked.map(({ field, state, found, at }) =>
      `${words[state]}  ${field.padEnd(20)}  ${found}${at === null ? "" : `  ← ${at}`}`
    ),
    `${source}：${verdict}`,
  ].join("\n");
}
