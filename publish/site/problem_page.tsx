/** What a browser gets when something is wrong. @module */
import type { Problem, ProblemKind } from "../api/problem.ts";
import { Layout } from "./layout.tsx";
import { pageResponse } from "./page.ts";
import { SearchForm } from "./search_form.tsx";
import { type View, viewOf } from "./view.ts";

/** Chinese titles; the English ones come with the problem. */
const titles: Partial<Record<ProblemKind, string>> = {
  bad_parameter: "查询条件有误",
  not_found: "没有这个页面",
  method_not_allowed: "只能读取",
  range_not_satisfiable: "文件没有这么长",
  internal: "服务器出错了",
  no_release: "还没有数据版本",
};

/**
 * The page, with the status of the problem. It is English where English alone was asked for, else Chinese with English beside
 * it, as what is wrong may be the language asked for. Its other form is that of the first page: there may be no such page.
 */
export function problemPage(problem: Problem, address: string): Response {
  const lang = new URL(address).searchParams.getAll("lang").join() === "en" ? "en" : "zh";
  const view = viewOf({ lang, release: null, path: "/", origin: "" });
  const title = view.t(titles[problem.kind] ?? "请求未能完成", problem.title);
  const page = (
    <Layout title={title} view={view}>
      <h1>
        {title} {lang === "en" ? null : <span lang="en">{problem.title}</span>}
      </h1>
      <p lang="en">{problem.message}</p>
      {problem.kind === "no_release"
        ? <NoRelease view={view} />
        : <SearchForm values={{}} choices={null} view={view} />}
    </Layout>
  );
  return pageResponse(page, { status: problem.status, headers: problem.headers });
}

function NoRelease({ view }: { view: View }) {
  return (
    <p>
      {view.t("运行", "Run")} <code>deno task demo</code>{" "}
      {view.t("可用内置样例网站生成第一个版本。", "to make the first release from the sample sites.")}
    </p>
  );
}
