// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** All tables of the release. @module */
import { raw } from "hono/html";
import { tables } from "../../pipelines/model/mod.ts";
import { identity } from "../release/identity.ts";
import type { Manifest } from "../release/mod.ts";
import { Layout } from "./layout.tsx";
import { Table } from "./parts.tsx";
import { grouped } from "./quantities.ts";
import type { View } from "./view.ts";

/** All tables. */
export function DatasetsPage({ view, manifest }: { view: View; manifest: Manifest }) {
  const { t } = view;
  const title = t("数据", "Data");
  const folder = `/v1/releases/${manifest.version}`;
  return (
    <Layout title={`${title} · ${t("质基", "Zhiji")}`} view={view}>
      <DatasetDescription view={view} manifest={manifest} />
      <h1>
        {title} <span class="count">{manifest.version}</span>
      </h1>
      <p class="meta">
        <a href={view.to("/releases")}>{t("历次版本", "Releases")}</a>
        <a href={view.to("/verify")}>{t("在浏览器里核验", "Verify in the browser")}</a>
        <a href={`${folder}/CODEBOOK.md`}>{t("各列说明", "Codebook")}</a>
        <a href={`${folder}/datapackage.json`}>Data Package</a>
        <a href={`${folder}/croissant.json`}>Croissant</a>
        <a href={`${folder}/dataset.jsonld`}>schema.org</a>
        <a href={`${folder}/SHA256SUMS`}>SHA256SUMS</a>
      </p>
      <Table
        label={title}
        head={[t("表", "Table"), t("一行是", "A row is"), t("行数", "Rows"), t("下载", "Download")]}
      >
        {tables.filter(({ name }) => manifest.tables[name]).map(({ name, title, description }) => (
          <tr>
            <th scope="row">
              <a href={view.to(`/datasets/${name}`)}>{view.say(title)}</a>
            </th>
            <td class="prose">{view.say(description)}</td>
            <td class="number">{grouped(manifest.tables[name]?.rows ?? 0)}</td>
            <td class="files">
              <a href={`/v1/${name}?format=csv`}>CSV</a>
            </td>
          </tr>
        ))}
      </Table>
    </Layout>
  );
}

/** The release as schema.org describes a dataset, for search engines; data, which no browser runs. */
function DatasetDescription({ view, manifest }: { view: View; manifest: Manifest }) {
  const { title, description, licence } = identity(manifest.sample);
  const said = {
    "@context": "https://schema.org/",
    "@type": "Dataset",
    name: view.say(title),
    description: view.say(description),
    url: `${view.origin}/datasets`,
    version: manifest.version,
    datePublished: manifest.created.slice(0, 10),
    license: licence.path,
    isAccessibleForFree: true,
    distribution: tables.filter(({ name }) => manifest.tables[name]).map(({ name }) => ({
      "@type": "DataDownload",
      name,
      encodingFormat: "text/csv",
      contentUrl: `${view.origin}/v1/releases/${manifest.version}/tables/${name}.csv`,
    })),
  };
  return <script type="application/ld+json">{raw(JSON.stringify(said).replaceAll("<", "\\u003c"))}</script>;
}
