/**
 * What a release says of itself to people: its name, title and licence. Sample data says 样例/sample everywhere,
 * so that nobody takes it for official data.
 *
 * @module
 */

/** A text in both languages. */
export interface Bilingual {
  zh: string;
  en: string;
}

/** A licence as Data Package names it. */
export interface Licence {
  name: string;
  path: string;
  title: string;
}

/** Name, title and terms of a release. */
export interface Identity {
  /** Name of the data package. */
  name: string;
  title: Bilingual;
  description: Bilingual;
  licence: Licence;
  /** What a reuser must know of the rights. */
  note: Bilingual;
}

const official: Identity = {
  name: "zhiji",
  title: {
    zh: "质基：中国区域质量基础设施开放数据",
    en: "Zhiji: open data on China's regional quality infrastructure",
  },
  description: {
    zh: "从政府公开文件提取的文件、指标与任务，每一条都附原文及其位置。",
    en:
      "Documents, figures and undertakings extracted from published government papers, each with its sentence and place.",
  },
  licence: {
    name: "CC-BY-4.0",
    path: "https://creativecommons.org/licenses/by/4.0/",
    title: "Creative Commons Attribution 4.0",
  },
  note: {
    zh: "许可适用于本数据集的编排与提取；官方文件本身不受著作权限制。转载内容只收元数据、事实与短引文。",
    en:
      "The licence covers the compilation and the extracted facts; official documents themselves carry no copyright in China. Of reposts only metadata, facts and short quotes are included.",
  },
};

const sample: Identity = {
  name: "zhiji-sample",
  title: { zh: `【样例】${official.title.zh}`, en: `[Sample] ${official.title.en}` },
  description: {
    zh: "样例数据：来自自写的示范网站，不是官方数据，不可引用为事实。",
    en:
      "Sample data from demonstration sites written for this project: not official data, not to be cited as fact.",
  },
  licence: {
    name: "CC0-1.0",
    path: "https://creativecommons.org/publicdomain/zero/1.0/",
    title: "CC0 1.0 Universal",
  },
  note: {
    zh: "样例文字由本项目撰写，可任意使用。",
    en: "The sample texts were written for this project and may be used for anything.",
  },
};

/** The identity of sample or of real releases. */
export function identity(isSample: boolean): Identity {
  return isSample ? sample : official;
}

/** Title of a table as a release prints it. */
export function tableTitle(title: Bilingual, isSample: boolean): string {
  return `${isSample ? "【样例 sample】" : ""}${title.zh} ${title.en}`;
}
