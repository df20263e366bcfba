/** All statements that cannot both hold. @module */
import type { DiscrepancyRecord } from "../../pipelines/model/mod.ts";
import { DiscrepancyList } from "./discrepancy_list.tsx";
import { Layout } from "./layout.tsx";
import { Exports, Nothing } from "./parts.tsx";
import type { View } from "./view.ts";

/** The page. */
export function DiscrepanciesPage({ view, found }: { view: View; found: DiscrepancyRecord[] }) {
  const { t } = view;
  const title = t("矛盾", "Discrepancies");
  const lead = t(
    "两处不能同时成立的陈述，各附原文；哪一处对，由读者看原文判断。",
    "Two statements that cannot both hold, each with its words; which is right, the papers must tell.",
  );
  return (
    <Layout title={`${title} · ${t("质基", "Zhiji")}`} about={lead} view={view}>
      <h1>
        {title} <span class="count">{found.length}</span>
      </h1>
      <p class="lead">{lead}</p>
      {found.length === 0 ? <Nothing view={view} /> : <DiscrepancyList view={view} found={found} />}
      <Exports view={view} path="/v1/discrepancies" />
    </Layout>
  );
}
