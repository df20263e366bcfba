// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** One release: what it was made from, what is in it, what changed, and how to check it. @module */
import { type Table as Model, tables } from "../../pipelines/model/mod.ts";
import type { Manifest } from "../release/mod.ts";
import { Layout } from "./layout.tsx";
import { queryPath } from "./links.ts";
import { Section, Table } from "./parts.tsx";
import { grouped } from "./quantities.ts";
import type { View } from "./view.ts";

interface Props {
  view: View;
  manifest: Manifest;
  /** SHA-256 of `manifest.json` as registered. */
  digest: string;
}

/** The page. */
export function ReleasePage({ view, manifest, digest }: Props) {
  const { t } = view;
  const { version, predecessor } = manifest;
  const title = t(`数据版本 ${version}`, `Release ${version}`);
  const folder = `/v1/releases/${version}`;
  return (
    <Layout title={`${title} · ${t("质基", "Zhiji")}`} view={view}>
      <nav class="crumbs" aria-label={t("所在", "Within")}>
        <a href={view.to("/releases")}>{t("数据版本", "Releases")}</a>
      </nav>
      <h1>{title}</h1>
      <p class="meta">
        {predecessor
          ? <a href={view.to(`/releases/${predecessor.version}`)}>← {predecessor.version}</a>
          : <span>{t("第一个版本", "The first release")}</span>}
        <a href={`${folder}/manifest.json`}>manifest.json</a>
        <a href={`${folder}/CHANGES.md`}>CHANGES.md</a>
        <a href={`${folder}/CODEBOOK.md`}>{t("各列说明", "Codebook")}</a>
        <a href={`${folder}/SHA256SUMS`}>SHA256SUMS</a>
        <a href={`${folder}/CITATION.cff`}>{t("引用", "Cite")}</a>
      </p>
      <Inputs view={view} manifest={manifest} />
      <Contents view={view} manifest={manifest} />
      <Verify view={view} manifest={manifest} digest={digest} />
    </Layout>
  );
}

/** What a release was made from, and what it keeps back. */
export function Inputs({ view, manifest }: Pick<Props, "view" | "manifest">) {
  const { inputs, withheld, engine } = manifest;
  const { t } = view;
  const until = inputs.until.slice(0, 16).replace("T", " ");
  return (
    <Section id="inputs" title={t("从何而来", "What it was made from")}>
      <p>
        {t(
          `${grouped(inputs.captures)} 次抓取，截至 ${until}（UTC）；${engine}。`,
          `${grouped(inputs.captures)} captures until ${until} UTC; ${engine}.`,
        )} {t("代码", "Code")} <code class="address">{manifest.code}</code>
      </p>
      <p>
        {t(
          `未公布：${withheld.texts} 篇全文，${withheld.facts} 条事实，${withheld.masked} 处个人信息。`,
          `Withheld: ${withheld.texts} texts, ${withheld.facts} facts, ${withheld.masked} pieces of personal data.`,
        )}
      </p>
    </Section>
  );
}

function Contents({ view, manifest }: Pick<Props, "view" | "manifest">) {
  const { t } = view;
  const title = t("各表与变化", "Tables and what changed");
  return (
    <Section id="tables" title={title}>
      <Table
        label={title}
        head={[
          t("表", "Table"),
          t("行", "Rows"),
          t("增", "Added"),
          t("减", "Removed"),
          t("改", "Changed"),
          "",
        ]}
        numbers={[2, 5]}
      >
        {tables.filter(({ name }) => manifest.tables[name]).map((table) => (
          <TableRow view={view} manifest={manifest} table={table} />
        ))}
      </Table>
    </Section>
  );
}

function TableRow(
  { view, manifest, table: { name, title } }: Pick<Props, "view" | "manifest"> & { table: Model },
) {
  const changes = manifest.changes.tables[name], { predecessor, version } = manifest;
  return (
    <tr>
      <th scope="row">
        <a href={view.to(`/datasets/${name}`)}>{view.say(title)}</a>
      </th>
      <td class="number">{grouped(manifest.tables[name]?.rows ?? 0)}</td>
      {[changes?.added, changes?.removed, changes?.changed].map((n) => (
        <td class="number">{n ? grouped(n) : "–"}</td>
      ))}
      <td>
        {changes && predecessor && !changes.whole
          ? (
            <a
              href={view.to(
                queryPath(`/datasets/${name}/changes`, { from: predecessor.version, to: version }),
              )}
            >
              {view.t("看变化", "See")}
            </a>
          )
          : null}
      </td>
    </tr>
  );
}

/** How to check a release. */
export function Verify({ view, manifest: { version }, digest }: Props) {
  const { t } = view;
  return (
    <Section id="verify" title={t("核验", "Verify")}>
      <p>
        {t("清单的 SHA-256：", "SHA-256 of the manifest: ")}
        <code class="address">{digest}</code>
      </p>
      <pre tabindex={0}><code>{`sha256sum -c SHA256SUMS\ndeno task zhiji verify ${version}`}</code></pre>
      <p>
        <a href={view.to(queryPath("/verify", { version }))}>
          {t("或在浏览器里核验", "Or verify in the browser")}
        </a>
      </p>
    </Section>
  );
}
