/** The first page: search, the newest documents, the newest release with its tables, and the way to the API. @module */
import { tables } from "../../pipelines/model/mod.ts";
import type { Manifest } from "../release/mod.ts";
import { identity } from "../release/identity.ts";
import type { Hit } from "../search/query.ts";
import { HitList } from "./hit_list.tsx";
import { grouped } from "./labels.ts";
import { Layout } from "./layout.tsx";
import { SearchForm } from "./search_form.tsx";

/** The page. */
export function HomePage({ manifest, newest }: { manifest: Manifest; newest: Hit[] }) {
  const { title, description } = identity(false);
  return (
    <Layout title={title.zh} release={manifest}>
      <section class="hero">
        <h1>中国区域质量基础设施开放数据</h1>
        <p class="lead">
          {description.zh} <span lang="en">{description.en}</span>
        </p>
        <SearchForm values={{}} choices={null} />
        <Counts manifest={manifest} />
      </section>
      <div class="columns">
        <section>
          <h2>
            最新文件 <span lang="en">Newest documents</span>
          </h2>
          <HitList hits={newest} />
          <p>
            <a href="/search">
              全部文件 <span lang="en">All documents</span> →
            </a>
          </p>
        </section>
        <aside>
          <Downloads manifest={manifest} />
          <Api version={manifest.version} />
        </aside>
      </div>
    </Layout>
  );
}

const counted = ["documents", "indicators", "commitments", "sources"];

function Counts({ manifest }: { manifest: Manifest }) {
  return (
    <dl class="counts">
      {tables.filter(({ name }) => counted.includes(name)).map(({ name, title }) => (
        <div>
          <dt>
            {title.zh} <span lang="en">{title.en}</span>
          </dt>
          <dd>{grouped(manifest.tables[name]?.rows ?? 0)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Downloads({ manifest }: { manifest: Manifest }) {
  const folder = `/v1/releases/${manifest.version}`;
  return (
    <section id="data">
      <h2>
        数据版本 <span lang="en">Release</span> {manifest.version}
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">
              表 <span lang="en">Table</span>
            </th>
            <th scope="col" class="number">
              行 <span lang="en">Rows</span>
            </th>
            <th scope="col">
              下载 <span lang="en">Download</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tables.map(({ name, title }) => (
            <tr>
              <th scope="row">
                {title.zh} <span lang="en">{title.en}</span>
              </th>
              <td class="number">{grouped(manifest.tables[name]?.rows ?? 0)}</td>
              <td class="files">
                <a href={`${folder}/tables/${name}.csv`}>CSV</a>
                <a href={`${folder}/tables/${name}.parquet`}>Parquet</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <a href={`${folder}/CODEBOOK.md`}>
          各列说明 <span lang="en">Codebook</span>
        </a>{" "}
        ·{" "}
        <a href={`${folder}/SHA256SUMS`}>
          校验和 <span lang="en">Checksums</span>
        </a>{" "}
        ·{" "}
        <a href="/v1/releases">
          历次版本 <span lang="en">All releases</span>
        </a>
      </p>
    </section>
  );
}

function Api({ version }: { version: string }) {
  const examples = [
    "/v1/search?q=检验检测&limit=5",
    "/v1/indicators?kind=target",
    "/v1/commitments?status=ongoing",
    `/v1/documents?version=${version}`,
  ];
  return (
    <section id="api">
      <h2>
        接口 <span lang="en">API</span>
      </h2>
      <p>
        同一网址加 <code>version</code> 永远得到同样的回答。{" "}
        <span lang="en">
          With <code>version</code> an address gives the same answer for ever.
        </span>
      </p>
      <ul class="plain">
        {examples.map((path) => (
          <li>
            <a href={encodeURI(path)}>
              <code>{path}</code>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
