// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** One document: its text with every fact marked where it stands, and every fact with its sentence. @module */
import type { VersionChange } from "../api/changes.ts";
import type { WholeDocument } from "../api/records.ts";
import { DocumentFacts } from "./document_facts.tsx";
import { DocumentText } from "./document_text.tsx";
import { DocumentUse } from "./document_use.tsx";
import { DocumentVersions } from "./document_versions.tsx";
import { FactList } from "./fact_list.tsx";
import { Layout } from "./layout.tsx";
import { Zh } from "./parts.tsx";
import type { View } from "./view.ts";

/** What the page shows. */
export interface DocumentPageProps {
  view: View;
  document: WholeDocument;
  /** Names of regions by code. */
  regions: ReadonlyMap<string, string>;
  changes: VersionChange[];
  /** Where errors are told, or null. */
  report: string | null;
}

/** The page. */
export function DocumentPage(props: DocumentPageProps) {
  const { view, document } = props;
  const { t } = view;
  const title = document.title ?? t("（无标题）", "(untitled)");
  return (
    <Layout
      title={title}
      about={document.text?.slice(0, 120).replaceAll("\n", " ").toWellFormed()}
      view={view}
    >
      <article>
        <h1>
          <Zh view={view}>{title}</Zh>
        </h1>
        <Notices {...props} />
        <DocumentFacts {...props} />
        <p class="meta">
          <a href="#indicators">{t("指标", "Figures")} {document.indicators.length}</a>
          <a href="#commitments">{t("任务", "Undertakings")} {document.commitments.length}</a>
          <a href="#versions">{t("版本", "Versions")} {document.versions.length}</a>
          <a href="#use">{t("引用与纠错", "Cite, report an error")}</a>
        </p>
        <div class="columns">
          <section>
            <h2>{t("正文", "Text")}</h2>
            {document.text === null
              ? <Withheld view={view} />
              : <DocumentText document={document} text={document.text} />}
          </section>
          <aside>
            <FactList {...props} />
          </aside>
        </div>
        <DocumentVersions {...props} />
        <DocumentUse {...props} />
      </article>
    </Layout>
  );
}

function Notices({ view, document }: DocumentPageProps) {
  const { t } = view;
  const days = (wanted: string) =>
    document.versions.filter(({ change }) => change === wanted).map(({ seen_from }) => seen_from)
      .join(t("、", ", "));
  const edited = days("edited"), restored = days("restored");
  return (
    <>
      {document.gone_since
        ? (
          <p class="notice">
            {t(
              `原网页自 ${document.gone_since} 起已撤下；这里保留撤下前的文字。`,
              `The original page has been gone since ${document.gone_since}; its last text is kept here.`,
            )}
          </p>
        )
        : null}
      {edited + restored
        ? (
          <p class="notice">
            {edited
              ? t(
                `原网页的文字改动过，${edited} 发现。`,
                `The text of the original page was changed, seen on ${edited}.`,
              )
              : null} {restored
              ? t(`${restored} 又恢复为先前的文字。`, `An earlier text was back on ${restored}.`)
              : null} <a href="#versions">{t("看改动", "See what changed")}</a>
          </p>
        )
        : null}
    </>
  );
}

function Withheld({ view }: { view: View }) {
  return (
    <p class="notice">
      {view.t(
        "该文件只公布元数据、事实和短引文，全文请看原始网址。",
        "Of this document only metadata, facts and short quotes are published; read it at its original address.",
      )}
    </p>
  );
}
