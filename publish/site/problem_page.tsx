/** What a browser gets when something is wrong. @module */
import type { Problem, ProblemKind } from "../api/problem.ts";
import { Layout } from "./layout.tsx";
import { pageResponse } from "./page.ts";
import { SearchForm } from "./search_form.tsx";
import { viewOf } from "./view.ts";

const titles: Partial<Record<ProblemKind, string>> = {
  bad_parameter: "查询条件有误",
  not_found: "没有这个页面",
  method_not_allowed: "只能读取",
  range_not_satisfiable: "文件没有这么长",
  internal: "服务器出错了",
  no_release: "还没有数据版本",
};

/** The page, with the status of the problem; in both languages, as what is wrong may be the language asked for. */
export function problemPage(problem: Problem): Response {
  const view = viewOf({ lang: "zh", release: null, path: "/", origin: "" });
  const title = titles[problem.kind] ?? "请求未能完成";
  const page = (
    <Layout title={title} view={view}>
      <h1>
        {title} <span lang="en">{problem.title}</span>
      </h1>
      <p lang="en">{problem.message}</p>
      {problem.kind === "no_release" ? <NoRelease /> : <SearchForm values={{}} choices={null} view={view} />}
    </Layout>
  );
  return pageResponse(page, { status: problem.status, headers: problem.headers });
}

function NoRelease() {
  return (
    <p>
      运行 <code>deno task demo</code> 可用内置样例网站生成第一个版本。{" "}
      <span lang="en">
        Run <code>deno task demo</code> to make the first release from the sample sites.
      </span>
    </p>
  );
}
