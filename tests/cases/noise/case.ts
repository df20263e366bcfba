/**
 * The shape of a case of noise: a page as copied, the noise that it carries, and what an expert reader takes from it.
 *
 * A fact is one line, `value | unit | comparator | kind | period | region`, in the order of the text; the words of what is
 * counted are left out, because some noise stands in the middle of them.
 *
 * @module
 */
import type { DocumentFacts } from "../../../pipelines/extract/facts.ts";

/** One case. */
export interface NoiseCase {
  /** Names of the noise as `noise.md` of the shared material has them. */
  tags: string[];
  page: string;
  facts: string[];
  /** Metadata that the noise might hurt. */
  document?: Partial<DocumentFacts>;
  /** Address of the page, where the noise is in it. */
  url?: string;
}

/** Title, source line and body of the page that most noise is put on. */
export const title = "江西召开全省质量基础设施工作会议";
export const source = "2024-05-21　来源：江西省市场监督管理局";
export const body = [
  "　　截至2024年4月底，全省有检验检测机构1650家，其中国家质检中心16家。",
  "　　今年以来，全省完成监督抽查3.2万批次，服务企业超过1200家次。",
];

/** A page in the usual order. */
export function page(...paragraphs: string[]): string {
  return [title, "", source, "", ...paragraphs].join("\n");
}

/** What the page says. */
export const facts = [
  "1650 | 家 | eq | actual | 2024-04-30 | 360000",
  "16 | 家 | eq | actual | 2024-04-30 | 360000",
  "32000 | 批次 | eq | actual | 2024-05-21 | 360000",
  "1200 | 家次 | gt | actual | 2024-05-21 | 360000",
];

/** What the page is. */
export const document: Partial<DocumentFacts> = {
  title,
  publisher: "江西省市场监督管理局",
  published: "2024-05-21",
  kind: "news",
  region_code: "360000",
};
