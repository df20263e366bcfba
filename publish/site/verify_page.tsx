/** Checking a release in the browser. @module */
import { Layout } from "./layout.tsx";
import type { View } from "./view.ts";

/** The page that checks a release in the browser; without script it says how to do so without it. */
export function VerifyPage({ view, version }: { view: View; version: string }) {
  const { t } = view;
  const title = t("核验数据版本", "Verify a release");
  const words = {
    "data-good": t("相符", "as listed"),
    "data-bad": t("不符", "differs"),
    "data-counted": t("张表的行数与清单相符", "tables hold as many rows as the manifest counts"),
    "data-rows": t("行", "rows wanted"),
    "data-unreadable": t("读不出", "unreadable"),
    "data-quotes": t("条引文在原位", "quotes stand where they say"),
    "data-lost": t("条引文不在原位", "quotes do not"),
    "data-done": t("核验完毕", "Done"),
    "data-whole": t("全部相符", "everything is as listed"),
    "data-faults": t("处不符，请勿使用", "faults: do not use this copy"),
  };
  return (
    <Layout title={`${title} · ${t("质基", "Zhiji")}`} view={view} script="verify.js">
      <h1>
        {title} <span class="count">{version}</span>
      </h1>
      <p class="lead">
        {t(
          "您的浏览器按清单取下文件，自行计算 SHA-256，从 Parquet 里数出每张表的行数，再把每条引文在原文里切一次。除本站外不访问任何地方。",
          "Your browser fetches the files of the manifest, computes SHA-256 itself, counts the rows of every table in its Parquet, and cuts every quote out of its text again. It asks nobody but this site.",
        )}
      </p>
      <p class="note">
        {t(
          "表的 CSV 和 JSONL 与 Parquet 内容相同，不再取一遍；要一并核验，请用 sha256sum。",
          "The CSV and JSONL of a table say the same as its Parquet and are not fetched again; sha256sum checks them too.",
        )}
      </p>
      <p>
        <button type="button" id="start" class="lone" hidden data-release={version} {...words}>
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
