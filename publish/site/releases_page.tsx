// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** All releases. @module */
import type { ReleaseEntry } from "../release/read.ts";
import { Layout } from "./layout.tsx";
import { queryPath } from "./links.ts";
import { Table } from "./parts.tsx";
import { grouped } from "./quantities.ts";
import type { View } from "./view.ts";

/** The list. */
export function ReleasesPage(
  { view, entries }: { view: View; entries: ReleaseEntry[] },
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
          t("变化", "Changes"),
          t("核验", "Verify"),
        ]}
        numbers={[2, 4]}
      >
        {entries.toReversed().slice(0, 200).map(({ version, rows, pruned, packed }) => (
          <tr>
            <th scope="row">
              <a href={view.to(`/releases/${version}`)}>{version}</a>
            </th>
            <td class="number">{grouped(rows.documents ?? 0)}</td>
            <td class="number">{grouped(rows.indicators ?? 0)}</td>
            <td class="number">{grouped(rows.commitments ?? 0)}</td>
            <td>
              <a href={`/v1/releases/${version}/CHANGES.md`}>CHANGES.md</a>
            </td>
            <td>
              {pruned
                ? t("表已按规则清理", "tables pruned")
                : packed
                ? t("已打包，可复原", "packed; can be restored")
                : <a href={view.to(queryPath("/verify", { version }))}>{t("在浏览器里", "In the browser")}
                </a>}
            </td>
          </tr>
        ))}
      </Table>
    </Layout>
  );
}
