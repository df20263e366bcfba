// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** All releases, and how to check one: on a machine, and in the browser. @module */
import type { ReleaseEntry } from "../release/read.ts";
import type { Manifest } from "../release/mod.ts";
import { grouped } from "./labels.ts";
import { Layout } from "./layout.tsx";
import { Section, Table } from "./parts.tsx";
import type { View } from "./view.ts";

/** The list. */
export function ReleasesPage(
  { view, entries, manifest }: { view: View; entries: ReleaseEntry[]; manifest: Manifest },
) {
  const { t } = view;
  const title = t("数据版本", "Releases");
  return (
    <Layout title={`${title} · ${t("质基", "Zhiji")}`} view={view}>
      <h1>
        {title} <span class="count">{entries.length}</span>
      </h1>
      <p class="lead">
        {t(
          "版本一经发布不再改动；同一网址加 version 永远得到同样的回答。",
          "A release never changes; with version an address gives the same answer for ever.",
        )}
      </p>
      <Table
        label={title}
        head={[
          t("版本", "Release"),
          t("文件", "Documents"),
          t("数字", "Figures"),
          t("任务", "Undertakings"),
          t("清单", "Manifest"),
          t("变化", "Changes"),
        ]}
      >
        {entries.toReversed().slice(0, 200).map(({ version, rows, pruned }) => (
          <tr>
            <th scope="row">
              <a href={`/v1/releases/${version}`}>{version}</a>
            </th>
            <td class="number">{grouped(rows.documents ?? 0)}</td>
            <td class="number">{grouped(rows.indicators ?? 0)}</td>
            <td class="number">{grouped(rows.commitments ?? 0)}</td>
            <td>
              <a href={`/v1/releases/${version}/manifest.json`}>manifest.json</a>
              {pruned ? ` (${t("表已按规则清理", "tables pruned")})` : ""}
            </td>
            <td>
              <a href={`/v1/releases/${version}/CHANGES.md`}>CHANGES.md</a>
            </td>
          </tr>
        ))}
      </Table>
      <Section id="inputs" title={t("这一版从何而来", "What the newest was made from")}>
        <p>
          {t(
            `${
              grouped(manifest.inputs.captures)
            } 次抓取，截至 ${manifest.inputs.until}；代码 ${manifest.code}；${manifest.engine}。`,
            `${
              grouped(manifest.inputs.captures)
            } captures until ${manifest.inputs.until}; code ${manifest.code}; ${manifest.engine}.`,
          )}
        </p>
        <p>
          {t(
            `未公布：${manifest.withheld.texts} 篇全文，${manifest.withheld.facts} 条事实，${manifest.withheld.masked} 处个人信息。`,
            `Withheld: ${manifest.withheld.texts} texts, ${manifest.withheld.facts} facts, ${manifest.withheld.masked} pieces of personal data.`,
          )}
        </p>
      </Section>
      <Section id="verify" title={t("核验", "Verify")}>
        <pre
          tabindex={0}
        ><code>{`sha256sum -c SHA256SUMS\ndeno task zhiji verify ${manifest.version}`}</code></pre>
        <p>
          <a href={view.to("/verify")}>{t("或在浏览器里核验", "Or verify in the browser")}</a>
        </p>
      </Section>
    </Layout>
  );
}

/** The page that checks the newest release in the browser; without script it says how to do so without it. */
export function VerifyPage({ view, manifest }: { view: View; manifest: Manifest }) {
  const { t } = view;
  const title = t("核验数据版本", "Verify a release");
  const words = {
    "data-good": t("相符", "as listed"),
    "data-bad": t("不符", "differs"),
    "data-quotes": t("条引文在原位", "quotes stand where they say"),
    "data-lost": t("条引文不在原位", "quotes do not"),
    "data-done": t("核验完毕", "Done"),
  };
  return (
    <Layout title={`${title} · ${t("质基", "Zhiji")}`} view={view} script="verify.js">
      <h1>
        {title} <span class="count">{manifest.version}</span>
      </h1>
      <p class="lead">
        {t(
          "您的浏览器取下清单所列的表，自行计算 SHA-256，再把每条引文在原文里切一次。除本站外不访问任何地方。",
          "Your browser fetches the tables of the list, computes SHA-256 itself, and cuts every quote out of its text again. It asks nobody but this site.",
        )}
      </p>
      <p>
        <button type="button" id="start" class="lone" hidden data-release={manifest.version} {...words}>
          {t("开始核验", "Verify now")}
        </button>
      </p>
      <p id="state" role="status"></p>
      <ul id="files" class="plain checks"></ul>
      <noscript>
        <p class="notice">
          {t("没有脚本时请在自己的机器上核验：", "Without script, verify on your own machine: ")}
          <code>sha256sum -c SHA256SUMS</code>
        </p>
      </noscript>
    </Layout>
  );
}
