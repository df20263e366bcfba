/** What is known of a document besides its text. @module */
import type { DocumentPageProps } from "./document_page.tsx";
import { kindLabels } from "./labels.ts";
import { regionPath, searchPath, webAddress } from "./links.ts";
import { Zh } from "./parts.tsx";
import type { View } from "./view.ts";

/** The list, of what is stated only. */
export function DocumentFacts(
  { view, document, regions }: Pick<DocumentPageProps, "view" | "document" | "regions">,
) {
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
