// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** One document: its text with every fact marked where it stands, and every fact with its sentence. @module */
import type { VersionChange } from "../api/changes.ts";
import type { WholeDocument } from "../api/records.ts";
import { DocumentUse } from "./document_use.tsx";
import { DocumentVersions } from "./document_versions.tsx";
import { FactList, mostFacts } from "./fact_list.tsx";
import { kindLabels } from "./labels.ts";
import { Layout } from "./layout.tsx";
import { regionPath, searchPath, webAddress } from "./links.ts";
import { type FactSpan, markedParagraphs, type Segment } from "./marked_text.ts";
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
        <Metadata {...props} />
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
              : <Text document={document} text={document.text} />}
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
  const edited = document.versions.findLast(({ change }) => change === "edited")?.seen_from;
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
      {edited
        ? (
          <p class="notice">
            {t(
              `原网页的文字改动过，${edited} 发现。`,
              `The text of the original page was changed, seen on ${edited}.`,
            )} <a href="#versions">{t("看改动", "See what changed")}</a>
          </p>
        )
        : null}
    </>
  );
}

function Metadata({ view, document, regions }: DocumentPageProps) {
  const code = document.region_code;
  const { t } = view;
  return (
    <dl class="facts">
      <Item
        view={view}
        label={t("发布机构", "Publisher")}
        value={document.publisher}
        href={document.publisher && view.to(searchPath("/search", { publisher: document.publisher }))}
      />
      <Item view={view} label={t("发布日期", "Published")} value={document.published} />
      <Item view={view} label={t("成文日期", "Signed")} value={document.signed} />
      <Item view={view} label={t("发文字号", "Number")} value={document.document_number} />
      <Item view={view} label={t("文种", "Kind")} value={view.say(kindLabels[document.kind])} plain />
      <Item
        view={view}
        label={t("地区", "Place")}
        value={code && (regions.get(code) ?? code)}
        href={code && view.to(regionPath(code))}
      />
      <Item view={view} label={t("主送", "Addressee")} value={document.addressee} />
      <Item view={view} label={t("依据", "Refers to")} value={document.reference} />
      <Item
        view={view}
        label={t("原始网址", "Original")}
        value={document.url}
        href={webAddress(document.url)}
        outside
      />
      <Item
        view={view}
        label={t("收录", "Collected")}
        value={`${document.first_seen} – ${document.last_seen}`}
        plain
      />
      <Item
        view={view}
        label={t("机读", "For programs")}
        value="JSON"
        href={`/v1/documents/${document.id}`}
        plain
      />
    </dl>
  );
}

interface ItemProps {
  view: View;
  label: string;
  value: string | null;
  href?: string | null;
  /** True for an address of somebody else. */
  outside?: boolean;
  /** True for words of ours. */
  plain?: boolean;
}

function Item({ view, label, value, href, outside, plain }: ItemProps) {
  if (!value) return null;
  const shown = plain ? value : <Zh view={view}>{value}</Zh>;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {href ? <a href={href} rel={outside ? "external nofollow noreferrer" : undefined}>{shown}</a> : shown}
      </dd>
    </div>
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

function Text({ document, text }: { document: WholeDocument; text: string }) {
  return (
    <div class="text" lang={`zh-${document.script}`}>
      {markedParagraphs(text, factSpans(document)).map((paragraph) => (
        <p>{paragraph.map((segment) => <TextSegment segment={segment} />)}</p>
      ))}
    </div>
  );
}

/** The facts that stand in the current text; those of an earlier one would be marked at the wrong place. */
function factSpans(document: WholeDocument): FactSpan[] {
  const current = ({ text_hash }: { text_hash: string }) => text_hash === document.text_hash;
  const { indicators, commitments } = document;
  return [
    ...indicators.slice(0, mostFacts).filter(current).map((fact) => ({
      ...fact,
      kind: "indicator" as const,
    })),
    ...commitments.slice(0, mostFacts).filter(current).map((fact) => ({
      ...fact,
      kind: "commitment" as const,
    })),
  ];
}

/** Fewer characters are too narrow for a finger: they are marked, and their record leads to them, but they lead nowhere. */
const narrowest = 3;

function TextSegment({ segment: { text, facts, begins } }: { segment: Segment }) {
  const innermost = facts.at(-1);
  if (!innermost) return <>{text}</>;
  const kinds = [...new Set(facts.map(({ kind }) => kind))].join(" ");
  const linked = text.trim().length >= narrowest;
  return (
    <>
      {begins.map(({ id }) => <span id={`at-${id}`} />)}
      {linked
        ? <a class={`fact ${kinds}`} href={`#fact-${innermost.id}`}>{text}</a>
        : <span class={`fact ${kinds}`}>{text}</span>}
    </>
  );
}
