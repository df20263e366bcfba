// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** One document: its text with every fact marked where it stands, and every fact with its sentence. @module */
import type { WholeDocument } from "../api/records.ts";
import { FactList } from "./fact_list.tsx";
import { changeLabels, kindLabels } from "./labels.ts";
import { Layout, type ShownRelease } from "./layout.tsx";
import { searchPath, webAddress } from "./links.ts";
import { type FactSpan, markedParagraphs, type Segment } from "./marked_text.ts";

/** What the page shows. */
export interface DocumentPageProps {
  release: ShownRelease;
  document: WholeDocument;
  /** Names of regions by code. */
  regions: ReadonlyMap<string, string>;
}

/** The page. */
export function DocumentPage({ release, document, regions }: DocumentPageProps) {
  return (
    <Layout title={document.title ?? "（无标题）"} release={release}>
      <article>
        <h1>{document.title ?? "（无标题 untitled）"}</h1>
        {document.gone_since
          ? (
            <p class="notice">
              原网页自 {document.gone_since} 起已撤下。{" "}
              <span lang="en">The original page has been gone since {document.gone_since}.</span>
            </p>
          )
          : null}
        <Metadata document={document} regions={regions} />
        <p class="meta">
          <a href="#indicators">指标 {document.indicators.length}</a>
          <a href="#commitments">任务 {document.commitments.length}</a>
        </p>
        <div class="columns">
          <section>
            <h2>
              正文 <span lang="en">Text</span>
            </h2>
            {document.text === null ? <Withheld /> : <Text document={document} text={document.text} />}
          </section>
          <aside>
            <FactList document={document} regions={regions} />
          </aside>
        </div>
        <Versions document={document} />
      </article>
    </Layout>
  );
}

function Metadata({ document, regions }: Omit<DocumentPageProps, "release">) {
  const kind = kindLabels[document.kind];
  const code = document.region_code;
  return (
    <dl class="facts">
      <Item label={["发布机构", "Publisher"]} value={document.publisher} href={publisherPath(document)} />
      <Item label={["发布日期", "Published"]} value={document.published} />
      <Item label={["成文日期", "Signed"]} value={document.signed} />
      <Item label={["发文字号", "Number"]} value={document.document_number} />
      <Item label={["文种", "Kind"]} value={`${kind.zh} ${kind.en}`} />
      <Item
        label={["地区", "Place"]}
        value={code && (regions.get(code) ?? code)}
        href={code && searchPath("/search", { region: code })}
      />
      <Item label={["主送", "Addressee"]} value={document.addressee} />
      <Item label={["依据", "Refers to"]} value={document.reference} />
      <Item label={["原始网址", "Original"]} value={document.url} href={webAddress(document.url)} outside />
      <Item label={["机读", "For programs"]} value="JSON" href={`/v1/documents/${document.id}`} />
    </dl>
  );
}

function publisherPath({ publisher }: WholeDocument): string | null {
  return publisher && searchPath("/search", { publisher });
}

interface ItemProps {
  label: [zh: string, en: string];
  value: string | null;
  href?: string | null;
  /** True for an address of somebody else. */
  outside?: boolean;
}

function Item({ label: [zh, en], value, href, outside }: ItemProps) {
  if (!value) return null;
  return (
    <div>
      <dt>
        {zh} <span lang="en">{en}</span>
      </dt>
      <dd>
        {href ? <a href={href} rel={outside ? "external nofollow noreferrer" : undefined}>{value}</a> : value}
      </dd>
    </div>
  );
}

function Withheld() {
  return (
    <p class="notice">
      该文件只公布元数据、事实和短引文，全文请看原始网址。{" "}
      <span lang="en">
        Of this document only metadata, facts and short quotes are published; read it at its original address.
      </span>
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
  return [
    ...document.indicators.filter(current).map((fact) => ({ ...fact, kind: "indicator" as const })),
    ...document.commitments.filter(current).map((fact) => ({ ...fact, kind: "commitment" as const })),
  ];
}

function TextSegment({ segment: { text, facts, begins } }: { segment: Segment }) {
  const innermost = facts.at(-1);
  if (!innermost) return <>{text}</>;
  const kinds = [...new Set(facts.map(({ kind }) => kind))].join(" ");
  return (
    <>
      {begins.map(({ id }) => <span id={`at-${id}`} />)}
      <a class={`fact ${kinds}`} href={`#fact-${innermost.id}`}>{text}</a>
    </>
  );
}

function Versions({ document: { versions } }: { document: WholeDocument }) {
  if (versions.length < 2) return null;
  return (
    <section>
      <h2>
        版本 <span lang="en">Versions</span>
      </h2>
      <ol class="plain">
        {versions.map(({ seen_from, change, hash }) => (
          <li>
            <time datetime={seen_from}>{seen_from}</time> {changeLabels[change]?.zh}{" "}
            <span lang="en">{changeLabels[change]?.en}</span> <code>{hash.slice(0, 12)}</code>
          </li>
        ))}
      </ol>
    </section>
  );
}
