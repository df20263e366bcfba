// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** The frame of every page. @module */
import type { Child } from "hono/jsx";
import { identity } from "../release/identity.ts";
import { inEnglish, type View } from "./view.ts";

/** A whole page; `title` is what the tab says, `about` what a search engine or a shared link shows. */
export function Layout(
  { title, view, about, children, script }: {
    title: string;
    view: View;
    about?: string;
    children?: Child;
    /** Name of a script of ours. */
    script?: string;
  },
) {
  const shown = view.release?.sample ? `${view.t("【样例】", "[Sample] ")}${title}` : title;
  return (
    <html lang={view.lang === "en" ? "en" : "zh-Hans"}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{shown}</title>
        <Described view={view} title={shown} about={about ?? view.say(identity(false).description)} />
        <link rel="stylesheet" href="/assets/zhiji.css" />
        <link rel="stylesheet" href="/assets/pages.css" />
        <link rel="icon" type="image/svg+xml" href="/assets/zhiji.svg" />
        {script ? <script type="module" src={`/assets/${script}`}></script> : null}
      </head>
      <body>
        <a class="skip" href="#main">{view.t("跳到正文", "Skip to content")}</a>
        {view.release?.sample ? <SampleBanner view={view} /> : null}
        <header class="bar">
          <div class="wide">
            <a class="mark" href={view.to("/")}>{view.t("质基", "Zhiji")}</a>
            <Navigation view={view} />
          </div>
        </header>
        <main id="main" class="wide" tabindex={-1}>{children}</main>
        {view.release ? <Footer view={view} /> : null}
      </body>
    </html>
  );
}

/** Canonical address, the other language, and what a link to the page shows elsewhere. */
function Described({ view, title, about }: { view: View; title: string; about: string }) {
  const address = view.origin + view.to(view.path);
  return (
    <>
      <meta name="description" content={about} />
      <link rel="canonical" href={address} />
      <link rel="alternate" hreflang="zh-Hans" href={view.origin + view.path} />
      <link rel="alternate" hreflang="en" href={view.origin + inEnglish(view.path)} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={about} />
      <meta property="og:type" content="website" />
      <meta property="og:url" content={address} />
      <meta property="og:locale" content={view.t("zh_CN", "en_GB")} />
    </>
  );
}

const places: [path: string, zh: string, en: string][] = [
  ["/search", "检索", "Search"],
  ["/regions", "地区", "Regions"],
  ["/compare", "指标", "Metrics"],
  ["/chains", "产业链", "Chains"],
  ["/discrepancies", "矛盾", "Discrepancies"],
  ["/datasets", "数据", "Data"],
  ["/sources", "来源", "Sources"],
  ["/about", "说明", "About"],
];

function Navigation({ view }: { view: View }) {
  const here = view.path.split(/[/?]/)[1] ?? "";
  return (
    <nav aria-label={view.t("主导航", "Main")}>
      {places.map(([path, zh, en]) => (
        <a href={view.to(path)} aria-current={path === `/${here}` ? "page" : undefined}>{view.t(zh, en)}</a>
      ))}
      {view.lang === "en"
        ? <a class="language" href={view.path} lang="zh-Hans" hreflang="zh-Hans">中文</a>
        : <a class="language" href={inEnglish(view.path)} lang="en" hreflang="en">English</a>}
    </nav>
  );
}

function SampleBanner({ view }: { view: View }) {
  return (
    <p class="sample" role="note">
      <span class="wide">
        <strong>{view.t("样例", "Sample")}</strong> {view.say(identity(true).description)}
      </span>
    </p>
  );
}

function Footer({ view }: { view: View }) {
  const { licence, note } = identity(view.release?.sample ?? false);
  return (
    <footer class="bar">
      <div class="wide">
        <p>
          {view.t("数据版本", "Data release")} <a href={view.to("/releases")}>{view.release?.version}</a> ·
          {" "}
          {view.t("许可", "Licence")} <a href={licence.path} rel="license">{licence.title}</a> ·{" "}
          <a href={view.to("/verify")}>{view.t("核验", "Verify")}</a> ·{" "}
          <a href="/docs">{view.t("接口", "API")}</a> ·{" "}
          <a href={view.to("/about")}>{view.t("方法与限度", "Method and limits")}</a>
        </p>
        <p>{view.say(note)}</p>
        <p class="printed address">{view.origin + view.to(view.path)}</p>
      </div>
    </footer>
  );
}
