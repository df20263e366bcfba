// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** Bodies and cases of a region. @module */
import { documentPath } from "./links.ts";
import { Exports, Nothing, Section, Zh } from "./parts.tsx";
import type { Body, RegionData } from "./region_data.ts";
import type { View } from "./view.ts";

const bodyGroups: [type: string, zh: string, en: string][] = [
  ["site", "一站式服务站点", "One-stop sites"],
  ["platform", "平台", "Platforms"],
  ["centre", "中心", "Centres"],
  ["laboratory", "实验室", "Laboratories"],
  ["institute", "院所", "Institutes"],
  ["alliance", "联盟", "Alliances"],
];

/** Sites, centres and the like by type. */
export function RegionBodies({ view, data: { bodies, region } }: { view: View; data: RegionData }) {
  const groups = bodyGroups.map(([type, zh, en]) => ({
    title: view.t(zh, en),
    members: bodies.filter((body) => body.type === type),
  })).filter(({ members }) => members.length > 0);
  return (
    <Section id="bodies" title={view.t("站点、中心与联盟", "Sites, centres and alliances")}>
      {groups.length === 0 ? <Nothing view={view} /> : (
        <>
          <div class="groups">{groups.map((group) => <BodyGroup view={view} {...group} />)}</div>
          <Exports view={view} path={`/v1/organizations?region_code=${region.code}`} />
        </>
      )}
    </Section>
  );
}

function BodyGroup({ view, title, members }: { view: View; title: string; members: Body[] }) {
  return (
    <div>
      <h3>
        {title} <span class="count">{members.length}</span>
      </h3>
      <ul>
        {members.map(({ name, document_id, quote }) => (
          <li>
            <a href={view.to(documentPath(document_id))} title={quote}>
              <Zh view={view}>{name}</Zh>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Cases of a region. */
export function RegionCases({ view, data: { cases, region } }: { view: View; data: RegionData }) {
  return (
    <Section id="cases" title={view.t("案例", "Cases")} count={cases.length}>
      {cases.length === 0 ? <Nothing view={view} /> : (
        <>
          <ul>
            {cases.map(({ title, organisation, year, document_id }) => (
              <li>
                <a href={view.to(documentPath(document_id))}>
                  <Zh view={view}>{title}</Zh>
                </a>{" "}
                <span class="note">
                  <Zh view={view}>{organisation}</Zh> {year}
                </span>
              </li>
            ))}
          </ul>
          <Exports view={view} path={`/v1/cases?region_code=${region.code}`} />
        </>
      )}
    </Section>
  );
}
