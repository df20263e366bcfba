/** The frame of every page. @module */
import type { Child } from "hono/jsx";
import { identity } from "../release/identity.ts";

/** What the frame must know of the release shown; null on pages that show none. */
export interface ShownRelease {
  version: string;
  sample: boolean;
}

/** A whole page; `title` is what the tab says. */
export function Layout(
  { title, release, children }: { title: string; release: ShownRelease | null; children?: Child },
) {
  return (
    <html lang="zh-Hans">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{release?.sample ? `【样例】${title}` : title}</title>
        <link rel="stylesheet" href="/assets/zhiji.css" />
        <link rel="icon" type="image/svg+xml" href="/assets/zhiji.svg" />
      </head>
      <body>
        <a class="skip" href="#main">
          跳到正文 <span lang="en">Skip to content</span>
        </a>
        {release?.sample ? <SampleBanner /> : null}
        <header class="bar">
          <div class="wide">
            <a class="mark" href="/">
              质基 <span lang="en">Zhiji</span>
            </a>
            <nav aria-label="主导航">
              <a href="/search">
                检索 <span lang="en">Search</span>
              </a>
              <a href="/#data">
                数据 <span lang="en">Data</span>
              </a>
              <a href="/#api">
                接口 <span lang="en">API</span>
              </a>
            </nav>
          </div>
        </header>
        <main id="main" class="wide">{children}</main>
        {release ? <Footer release={release} /> : null}
      </body>
    </html>
  );
}

function SampleBanner() {
  const { description } = identity(true);
  return (
    <p class="sample" role="note">
      <span class="wide">
        <strong>样例 Sample</strong> {description.zh} <span lang="en">{description.en}</span>
      </span>
    </p>
  );
}

function Footer({ release }: { release: ShownRelease }) {
  const { licence, note } = identity(release.sample);
  return (
    <footer class="bar">
      <div class="wide">
        <p>
          数据版本 <span lang="en">Data release</span>{" "}
          <a href={`/v1/releases/${release.version}`}>{release.version}</a> · 许可{" "}
          <span lang="en">Licence</span> <a href={licence.path} rel="license">{licence.title}</a>
        </p>
        <p>
          {note.zh} <span lang="en">{note.en}</span>
        </p>
      </div>
    </footer>
  );
}
