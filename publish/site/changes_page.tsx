// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** What changed in one table between any two releases, line by line with its cause. @module */
import type { Table as Model } from "../../pipelines/model/mod.ts";
import type { ReleaseEntry } from "../release/mod.ts";
import type { ChangeLine } from "./change_lines.ts";
import { ChangesForm, type Chosen } from "./changes_form.tsx";
import { causeLabels, rowChangeLabels } from "./labels.ts";
import { Layout } from "./layout.tsx";
import { documentPath, queryPath } from "./links.ts";
import { Section, Table, Zh } from "./parts.tsx";
import { grouped } from "./quantities.ts";
import type { View } from "./view.ts";

/** What the page shows. */
export interface ChangesPageProps {
  view: View;
  table: Model;
  entries: readonly ReleaseEntry[];
  chosen: Chosen;
  /** Lines of this page. */
  lines: readonly ChangeLine[];
  /** Lines of all pages, and those left out as bookkeeping. */
  count: number;
  left: number;
  page: number;
  pages: number;
  /** Releases whose lines are not shown. */
  unread: readonly string[];
}

/** The page. */
export function ChangesPage(props: ChangesPageProps) {
  const { view, table, entries, chosen } = props;
  const { t } = view;
  const title = t(`${table.title.zh}的变化`, `Changes of ${table.title.en}`);
  return (
    <Layout title={`${title} · ${t("数据", "Data")}`} view={view}>
      <nav class="crumbs" aria-label={t("所在", "Within")}>
        <a href={view.to("/datasets")}>{t("数据", "Data")}</a> ›{" "}
        <a href={view.to(`/datasets/${table.name}`)}>{view.say(table.title)}</a>
      </nav>
      <h1>
        {title} <span class="count">{chosen.from} → {chosen.to}</span>
      </h1>
      <ChangesForm view={view} table={table.name} entries={entries} chosen={chosen} />
      <Found {...props} />
    </Layout>
  );
}

function Found(props: ChangesPageProps) {
  const { view, table, chosen, lines, count, left, unread } = props;
  const { t } = view;
  if (chosen.from === chosen.to) {
    return <p class="notice">{t("请选两个不同的版本。", "Please choose two different releases.")}</p>;
  }
  return (
    <Section id="lines" title={t("逐版逐行", "Release by release, row by row")} count={count}>
      {unread.map((version) => (
        <p class="notice">
          {t("这一版的变化太多，只供下载：", "Too many changes to be shown, for download only: ")}
          <a href={`/v1/releases/${version}/changes/${table.name}.csv`}>{version}</a>
        </p>
      ))}
      {count === 0 ? <p>{t("没有变化。", "Nothing changed.")}</p> : <Lines view={view} lines={lines} />}
      {left > 0
        ? (
          <p class="note">
            {t(
              `另有 ${grouped(left)} 处只是摘要或位置变动，没有列出。`,
              `${grouped(left)} more only moved a hash or a place and are left out.`,
            )}
          </p>
        )
        : null}
      <Pager {...props} />
    </Section>
  );
}

function Lines({ view, lines }: Pick<ChangesPageProps, "view" | "lines">) {
  const { t } = view;
  return (
    <Table
      label={t("变化", "Changes")}
      head={[
        t("版本", "Release"),
        t("变化", "Change"),
        t("列", "Column"),
        t("前", "Before"),
        t("后", "After"),
        t("原因", "Cause"),
        t("主键", "Key"),
      ]}
    >
      {lines.map((line) => (
        <tr>
          <td class="time">{line.version}</td>
          <td>
            <span class={`tag ${line.change}`}>{view.say(rowChangeLabels[line.change])}</span>
          </td>
          {line.column === null ? <WholeRow view={view} line={line} /> : <Cells view={view} line={line} />}
          <td>{view.say(causeLabels[line.cause ?? "undecided"] ?? { zh: "", en: "" })}</td>
          <td>
            <code>{line.key}</code>
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Cells({ view, line: { column, before, after } }: { view: View; line: ChangeLine }) {
  return (
    <>
      <td>
        <code>{column}</code>
      </td>
      <td>
        {before === null ? null : (
          <del>
            <Zh view={view}>{brief(before)}</Zh>
          </del>
        )}
      </td>
      <td>
        {after === null ? null : (
          <ins>
            <Zh view={view}>{brief(after)}</Zh>
          </ins>
        )}
      </td>
    </>
  );
}

/** What a row that came or went is about: its words, and its document. */
function WholeRow({ view, line: { before, after } }: { view: View; line: ChangeLine }) {
  const row = rowOf(after ?? before);
  const said = ["quote", "title", "name", "name_zh", "text", "what", "message", "url"]
    .map((name) => row[name]).find((value) => typeof value === "string" && value !== "");
  const document = row["document_id"];
  return (
    <td colspan={3}>
      <Zh view={view}>{brief(typeof said === "string" ? said : (after ?? before ?? ""))}</Zh>{" "}
      {typeof document === "string"
        ? <a href={view.to(documentPath(document))}>{view.t("文件", "Document")}</a>
        : null}
    </td>
  );
}

function rowOf(json: string | null): Record<string, unknown> {
  try {
    const row: unknown = JSON.parse(json ?? "null");
    return typeof row === "object" && row !== null ? { ...row } : {};
  } catch {
    return {}; // shown as it stands
  }
}

/** A cell as printed: a fraction without the digits that are only those of the machine, and long text cut. */
function brief(text: string): string {
  if (/^-?\d+\.\d{6,}$/.test(text)) return String(Number(text));
  return text.length > 160 ? `${text.slice(0, 159).toWellFormed()}…` : text;
}

function Pager({ view, table, chosen, page, pages }: ChangesPageProps) {
  if (pages <= 1) return null;
  const { t } = view;
  const to = (number: number) =>
    view.to(queryPath(`/datasets/${table.name}/changes`, {
      from: chosen.from,
      to: chosen.to,
      all: chosen.all ? "1" : "",
      page: String(number),
    }));
  return (
    <nav class="pager" aria-label={t("翻页", "Pages")}>
      {page > 1 ? <a rel="prev" href={to(page - 1)}>← {t("上一页", "Previous")}</a> : null}
      <span>{t(`第 ${page} 页，共 ${pages} 页`, `Page ${page} of ${pages}`)}</span>
      {page < pages ? <a rel="next" href={to(page + 1)}>{t("下一页", "Next")} →</a> : null}
    </nav>
  );
}
