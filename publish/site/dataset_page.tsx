// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** One table of the release: its codebook, a preview, its files, and what changed. @module */
import { columns, quoteName, type Table as Model } from "../../pipelines/model/mod.ts";
import type { OpenRelease } from "../api/open_release.ts";
import { identity } from "../release/identity.ts";
import type { Manifest, ReleaseEntry } from "../release/mod.ts";
import { ask } from "./asking.ts";
import { ChangesForm } from "./changes_form.tsx";
import { Layout } from "./layout.tsx";
import { Section, Table, Zh } from "./parts.tsx";
import { grouped } from "./quantities.ts";
import type { View } from "./view.ts";

/** A preview of a table. */
export function previewRows(release: OpenRelease, { name, key }: Model): Promise<Record<string, unknown>[]> {
  return ask(release, [name], {
    sql: `SELECT * FROM ${quoteName(name)} ORDER BY ${key.map(quoteName).join(", ")} LIMIT 5`,
  });
}

interface DatasetProps {
  view: View;
  table: Model;
  manifest: Manifest;
  preview: Record<string, unknown>[];
  /** The releases up to this one, oldest first. */
  entries: readonly ReleaseEntry[];
}

/** One table. */
export function DatasetPage({ view, table, manifest, preview, entries }: DatasetProps) {
  const { t } = view;
  const title = view.say(table.title);
  return (
    <Layout title={`${title} · ${t("数据", "Data")}`} about={view.say(table.description)} view={view}>
      <nav class="crumbs" aria-label={t("所在", "Within")}>
        <a href={view.to("/datasets")}>{t("数据", "Data")}</a>
      </nav>
      <h1>
        {title} <span class="count">{table.name}</span>
      </h1>
      <p class="lead">
        {view.say(table.description)} {t(
          `${grouped(manifest.tables[table.name]?.rows ?? 0)} 行。`,
          `${grouped(manifest.tables[table.name]?.rows ?? 0)} rows.`,
        )}
      </p>
      <Files view={view} table={table} manifest={manifest} />
      <Changes view={view} table={table} manifest={manifest} entries={entries} />
      <Codebook view={view} table={table} />
      <Preview view={view} table={table} preview={preview} />
      <Use view={view} table={table} manifest={manifest} />
    </Layout>
  );
}

function Files({ view, table, manifest }: Pick<DatasetProps, "view" | "table" | "manifest">) {
  const files = manifest.files.filter(({ path }) =>
    path.startsWith(`tables/${table.name}.`) || path.startsWith(`tables/${table.name}/`)
  );
  const { t } = view;
  return (
    <Section id="files" title={t("文件", "Files")}>
      <Table label={t("文件", "Files")} head={[t("文件", "File"), t("大小", "Size"), "SHA-256"]}>
        {files.slice(0, 150).map(({ path, bytes, sha256 }) => (
          <tr>
            <th scope="row">
              <a href={`/v1/releases/${manifest.version}/${path}`}>{path.replace("tables/", "")}</a>
            </th>
            <td class="number">{grouped(Math.ceil(bytes / 1024))} KB</td>
            <td>
              <code>{sha256.slice(0, 16)}…</code>
            </td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}

function Changes({ view, table, manifest, entries }: Omit<DatasetProps, "preview">) {
  const changes = manifest.changes.tables[table.name];
  const { t } = view;
  const { predecessor, version } = manifest;
  return (
    <Section id="changes" title={t("与上一版本相比", "Since the release before")}>
      {changes && predecessor
        ? (
          <p>
            {t(
              `增 ${changes.added}，减 ${changes.removed}，改 ${changes.changed}。`,
              `${changes.added} added, ${changes.removed} removed, ${changes.changed} changed.`,
            )}
          </p>
        )
        : <p>{t("没有变化，或这是第一个版本。", "None, or this is the first release.")}</p>}
      {predecessor
        ? (
          <ChangesForm
            view={view}
            table={table.name}
            entries={entries}
            chosen={{ from: predecessor.version, to: version, all: false }}
          />
        )
        : null}
    </Section>
  );
}

function Codebook({ view, table }: { view: View; table: Model }) {
  const { t } = view;
  return (
    <Section id="codebook" title={t("各列", "Columns")}>
      <Table label={t("各列", "Columns")} head={[t("列", "Column"), t("类型", "Type"), t("说明", "Meaning")]}>
        {columns(table).map((column) => (
          <tr>
            <th scope="row">
              <code>{column.name}</code>
            </th>
            <td>{column.type}</td>
            <td class="prose">{t(column.zh, column.en)}</td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}

function Preview({ view, table, preview }: Pick<DatasetProps, "view" | "table" | "preview">) {
  const { t } = view;
  if (preview.length === 0) return null;
  const names = Object.keys(preview[0] ?? {}).filter((name) => !/hash|archive|digest|^text$/.test(name))
    .slice(0, 12);
  return (
    <Section id="preview" title={t("前几行", "First rows")}>
      <Table label={view.say(table.title)} head={names}>
        {preview.map((row) => (
          <tr>
            {names.map((name) => (
              <td class={/^\d{4}-\d\d(?:-\d\d)?$/.test(shown(row[name])) ? "time" : undefined}>
                <Zh view={view}>{shown(row[name])}</Zh>
              </td>
            ))}
          </tr>
        ))}
      </Table>
    </Section>
  );
}

function shown(value: unknown): string {
  const text = value === null || value === undefined
    ? ""
    : Array.isArray(value)
    ? value.join("、")
    : String(value);
  return text.length > 60 ? `${text.slice(0, 59).toWellFormed()}…` : text;
}

function Use({ view, table, manifest }: Pick<DatasetProps, "view" | "table" | "manifest">) {
  const { t } = view;
  const address = `${view.origin}/v1/releases/${manifest.version}/tables/${table.name}.parquet`;
  const code = [
    `-- DuckDB\nSELECT * FROM '${address}' LIMIT 10;`,
    `# Python\nimport pandas as pd\ndf = pd.read_parquet("${address}")`,
    `# R\ndf <- arrow::read_parquet("${address}")`,
  ];
  return (
    <Section id="use" title={t("使用与引用", "Use and cite")}>
      {code.map((lines) => <pre tabindex={0}><code>{lines}</code></pre>)}
      <p>
        {view.say(identity(manifest.sample).title)}, {t("版本", "release")} {manifest.version},{" "}
        {t("表", "table")} {table.name}. {identity(manifest.sample).licence.title}.
      </p>
    </Section>
  );
}
