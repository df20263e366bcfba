/** How a document may be used: rights, citation, and where to say that something is wrong. @module */
import type { WholeDocument } from "../api/records.ts";
import { identity } from "../release/identity.ts";
import { documentPath, reportAddress } from "./links.ts";
import { Section, Zh } from "./parts.tsx";
import type { View } from "./view.ts";

/** The section. */
export function DocumentUse(
  { view, document, report }: { view: View; document: WholeDocument; report: string | null },
) {
  const { t } = view;
  const version = view.release?.version ?? "";
  const address = view.origin + documentPath(document.id);
  const cited = [document.publisher, document.title, document.document_number, document.published].filter(
    Boolean,
  ).join("，");
  return (
    <Section id="use" title={t("引用、权利与纠错", "Citing, rights, errors")}>
      <p>
        <Zh view={view}>{cited}。</Zh> {view.say(identity(view.release?.sample ?? false).title)},{" "}
        {t("版本", "release")} {version}. <span class="address">{address}</span>
      </p>
      <p>
        {document.rights === "open"
          ? t(
            "官方文件不受著作权限制，全文照登。",
            "An official document, free of copyright in China: published whole.",
          )
          : t(
            "转载内容只收元数据、事实与短引文。",
            "A repost: only metadata, facts and short quotes are published.",
          )}
      </p>
      {report
        ? (
          <p>
            <a href={reportAddress(report, { title: document.title ?? document.id, address, version })}>
              {t("报告错误", "Report an error")}
            </a>
          </p>
        )
        : null}
    </Section>
  );
}
