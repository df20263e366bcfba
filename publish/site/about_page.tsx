// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** How the data come about, what they cannot tell, how well the reading does, and on what terms all stands. @module */
import { identity } from "../release/identity.ts";
import { Layout } from "./layout.tsx";
import { Section } from "./parts.tsx";
import type { View } from "./view.ts";

/** A section and its paragraphs, in both languages. */
interface Part {
  id: string;
  title: [zh: string, en: string];
  paragraphs: [zh: string, en: string][];
}

const parts: Part[] = [
  {
    id: "method",
    title: ["方法", "Method"],
    paragraphs: [
      [
        "采集 → 存档（WARC，原样保存）→ 取正文 → 按规则提取事实 → 入库 → 发布不可变版本。存档之后每一步都是纯函数，可以不联网从存档重做。",
        "Collect, archive (WARC, as served), take the text, extract facts by rules, load, release a version that never changes. Every step after the archive is a pure function of it and can be redone with no network.",
      ],
      [
        "每条事实都带文件、文本版本、起止位置和原文引语；不满足“按位置切出来就是引语”的版本不会发布。原样数字放在换算值旁边；看不准的写空并留下问题记录，不猜。",
        "Every fact carries its document, the version of the text, start, end and exact quote; a release in which a slice is not its quote is not published. The figure as printed stands beside the value; what is unclear is left empty and put on record, never guessed.",
      ],
    ],
  },
  {
    id: "limits",
    title: ["限度", "Limits"],
    paragraphs: [
      [
        "只有采集到的文件。“没有”一律是“没有收录”；“期限已过，未收到报告”不等于没有做。各地同名指标口径可能不同，比较前请看原文。",
        "Only what was collected. “None” always means none collected; “past due, no report collected” does not mean not done. Places may count differently under one name: read the sentence before comparing.",
      ],
      [
        "达成、未达只在目标与报告的单位、口径、存量或增量相同时才下判断，否则标“不可比”并说明原因。",
        "Met and behind are said only where target and report share unit, definition and basis; otherwise they are marked not comparable, with the reason.",
      ],
    ],
  },
  {
    id: "measured",
    title: ["提取得怎样", "How well the extraction does"],
    paragraphs: [
      [
        "规则与人工读出的答案对照：答案与评分程序在代码库 tests/cases/documents 与 tests/gold_test.ts 中，每次测试都重新计分，低于门槛即不能合入。",
        "Rules are set against answers read by hand: the answers and the scoring stand in the repository, in tests/cases/documents and tests/gold_test.ts, are scored anew in each test run, and a score below its threshold stops the change.",
      ],
      [
        "规则第一次见到的四十份文件：数字查准 0.972、查全 0.974，其属性（单位、地区、时间等）0.839，文件元数据 0.850，任务 0.537。据此改进规则之后，另外二十份没有见过的：0.978、0.989、0.978、0.971、0.667。专门挑版式别扭、任务多的五十七份，任务 0.57–0.91。",
        "Forty documents at the rules' first sight of them: figures with precision 0.972 and recall 0.974, their attributes (unit, place, time and so on) 0.839, document metadata 0.850, undertakings 0.537. After the rules were mended by these, twenty more that they had not seen: 0.978, 0.989, 0.978, 0.971, 0.667. Fifty-seven picked for awkward layouts and many undertakings: undertakings 0.57–0.91.",
      ],
    ],
  },
  {
    id: "privacy",
    title: ["隐私", "Privacy"],
    paragraphs: [
      [
        "电话、个人邮箱、证件号码和联系人姓名在公布的一切内容中都遮去，遮去的处数记在版本清单里。本站不设 Cookie，不载入任何第三方内容，日志不记查询词。",
        "Phone numbers, personal e-mail addresses, identity numbers and names of contact persons are masked in everything published, and counted in the manifest. The site sets no cookie, loads nothing from third parties and does not log what people search for.",
      ],
    ],
  },
  {
    id: "add",
    title: ["增加来源", "Adding a source"],
    paragraphs: [
      [
        "一个栏目一个文件夹，约二十行；运行 deno task zhiji sources new 网址 会写好初稿和离线样页，步骤见代码库 sources/README.md。",
        "One folder a column, about twenty lines: deno task zhiji sources new ADDRESS writes a draft with sample pages to replay offline; sources/README.md of the repository has the steps.",
      ],
    ],
  },
];

/** The page. */
export function AboutPage({ view }: { view: View }) {
  const { t } = view;
  const { licence, note, description } = identity(view.release?.sample ?? false);
  return (
    <Layout title={`${t("说明", "About")} · ${t("质基", "Zhiji")}`} view={view}>
      <h1>{t("方法、限度与许可", "Method, limits, licence")}</h1>
      <p class="lead">{view.say(description)}</p>
      {parts.map(({ id, title, paragraphs }) => (
        <Section id={id} title={t(...title)}>
          {paragraphs.map((pair) => <p class="prose">{t(...pair)}</p>)}
        </Section>
      ))}
      <Section id="licence" title={t("许可", "Licence")}>
        <p>
          <a href={licence.path} rel="license">{licence.title}</a>. {view.say(note)}
        </p>
      </Section>
      <Section id="api" title={t("接口", "API")}>
        <p class="prose">
          {t(
            "只读，/v1 之下；加 version 固定到一个版本。",
            "Read only, under /v1; add version to pin a release.",
          )}
        </p>
        <ul>
          <li>
            <a href="/docs">{t("试用与说明", "Try it, with all parameters")}</a> ·{" "}
            <a href="/docs/stability">{t("哪些不会变", "What stays as it is")}</a> ·{" "}
            <a href="/openapi.json">OpenAPI</a>
          </li>
          {[
            "/v1/search?q=检验检测&limit=5",
            "/v1/indicators?kind=target",
            "/v1/commitments?status=ongoing",
            "/v1/releases",
          ].map((path) => (
            <li>
              <a href={encodeURI(path)}>
                <code>{path}</code>
              </a>
            </li>
          ))}
        </ul>
      </Section>
    </Layout>
  );
}
