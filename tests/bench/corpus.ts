/**
 * Documents for the bench of search, as many as wanted, the same each time.
 *
 * Texts read like notices and have their statistics: words follow each other as they do in the documents of `tests/cases`,
 * and behind every tenth stands one that is drawn from 60,000 made-up words, common and rare as words are (Zipf), from the
 * names of places, or is a figure, a year or the number of a standard. So a few words stand in most documents and most
 * words in few, pairs of characters are many, and a text deflates to half its size, as real notices do.
 *
 * @module
 */
import { placeNames } from "./place_names.ts";

/** A document of the bench. */
export interface BenchDocument {
  id: string;
  title: string;
  publisher: string;
  published: string;
  document_number: string;
  kind: string;
  region_code: string;
  url: string;
  text: string;
}

/** Draws whole numbers below a bound, the same for the same seed. */
export function drawer(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor(((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000 * below);
  };
}

const kinds = [
  "news",
  "work_notice",
  "plan",
  "measures",
  "statistics",
  "proposal_reply",
  "case",
  "consultation",
];
const folder = new URL("../cases/", import.meta.url);
const madeUp = 60_000;

/** Words in the order in which they stand in the documents of `tests/cases`. */
function runningWords(): string[] {
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  return textFiles(folder).flatMap((file) =>
    [...segmenter.segment(Deno.readTextFileSync(file).replaceAll(/\s+/g, ""))].map(({ segment }) => segment)
  );
}

function textFiles(under: URL): URL[] {
  const entries = [...Deno.readDirSync(under)].sort((a, b) => a.name < b.name ? -1 : 1);
  return entries.flatMap(({ name, isDirectory }) => {
    if (isDirectory) return textFiles(new URL(`${name}/`, under));
    return name.endsWith(".txt") ? [new URL(name, under)] : [];
  });
}

/** Makes documents. */
export class Corpus {
  readonly #words = runningWords();
  readonly #next = new Map<string, number[]>();
  readonly #lexicon: string[];

  constructor() {
    for (const [index, word] of this.#words.entries()) {
      const places = this.#next.get(word) ?? [];
      places.push(index + 1);
      this.#next.set(word, places);
    }
    const draw = drawer(1);
    const characters = Array.from({ length: 3755 }, (_, index) => gb2312Character(index));
    this.#lexicon = Array.from({ length: madeUp }, () => {
      const length = [2, 2, 2, 3, 4][draw(5)] ?? 2;
      // Cubed, so that common characters stand in many words.
      return Array.from({ length }, () => characters[Math.floor(3755 * (draw(1e6) / 1e6) ** 3)]).join("");
    });
  }

  /** The document with a number, about `length` characters long. */
  document(number: number, length: number): BenchDocument {
    const draw = drawer(number * 7919 + 17);
    const { name, code } = placeNames[draw(placeNames.length)] ?? { name: "广东省", code: "440000" };
    const publisher = `${name}市场监督管理局`;
    const year = 2010 + draw(16);
    const month = String(1 + draw(12)).padStart(2, "0");
    const day = String(1 + draw(28)).padStart(2, "0");
    return {
      id: `b${String(number).padStart(7, "0")}`,
      title: `${publisher}关于${this.#running(draw, { length: 12 + draw(16), topic: this.#topic(draw) })}的${
        draw(3) ? "通知" : "公告"
      }`,
      publisher,
      published: `${year}-${month}-${day}`,
      document_number: `市监〔${year}〕${1 + draw(400)}号`,
      kind: kinds[draw(kinds.length)] ?? "news",
      region_code: code,
      url: `https://bench.sample.example/${number}.html`,
      text: this.#text(draw, length),
    };
  }

  /** A text keeps to a topic: some places of the running words that it comes back to, and a few words of its own. */
  #text(draw: (below: number) => number, length: number): string {
    const topic = this.#topic(draw);
    const paragraphs: string[] = [];
    for (let left = length; left > 0;) {
      const paragraph = `${this.#running(draw, { length: Math.min(left, 120 + draw(160)), topic })}。`;
      paragraphs.push(paragraph);
      left -= paragraph.length + 1;
    }
    return paragraphs.join("\n");
  }

  #topic(draw: (below: number) => number): Topic {
    return {
      starts: Array.from({ length: 3 }, () => draw(this.#words.length)),
      words: Array.from({ length: 12 }, () => this.#other(draw)),
    };
  }

  #running(draw: (below: number) => number, { length, topic }: { length: number; topic: Topic }): string {
    let text = "";
    let at = (topic.starts[draw(topic.starts.length)] ?? 0) + draw(60);
    while (text.length < length) {
      const word = this.#words[at % this.#words.length] ?? "。";
      text += word;
      if (draw(10) === 0) text += draw(4) ? topic.words[draw(topic.words.length)] ?? "" : this.#other(draw);
      const places = this.#next.get(word) ?? [0];
      at = draw(10) === 0 ? places[draw(places.length)] ?? 0 : at + 1;
    }
    return text;
  }

  #other(draw: (below: number) => number): string {
    const which = draw(20);
    if (which === 0) return placeNames[draw(placeNames.length)]?.name ?? "";
    if (which === 1) return `${draw(90_000)}家`;
    if (which === 2) return `${2005 + draw(25)}年`;
    if (which === 3) return `GB/T ${1000 + draw(39_000)}-${1990 + draw(35)}`;
    return this.#lexicon[Math.floor(madeUp ** (draw(1e6) / 1e6)) - 1] ?? "";
  }
}

/** What a text is about. */
interface Topic {
  starts: number[];
  words: string[];
}

/** Characters of GB 2312's first level in its order, which is that of their sound. */
function gb2312Character(index: number): string {
  const bytes = Uint8Array.of(0xb0 + Math.floor(index / 94), 0xa1 + index % 94);
  return new TextDecoder("gbk").decode(bytes);
}

/** Words to search for: `count` queries of one to three words, every other one of words that stand in many documents. */
export function queries(
  count: number,
  { corpus, documents }: { corpus: Corpus; documents: number },
): string[] {
  const draw = drawer(99);
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  const rare = () => {
    const { text } = corpus.document(draw(documents), 1500);
    const words = [...segmenter.segment(text)].map(({ segment }) => segment)
      .filter((word) => /^\p{Script=Han}{2,5}$/u.test(word));
    return words[draw(words.length)] ?? "计量";
  };
  return Array.from({ length: count }, (_, index) => {
    const word = index % 2 === 0 ? () => dense[draw(dense.length)] ?? "" : rare;
    return [...new Set(Array.from({ length: 1 + draw(3) }, word))].join(" ");
  });
}

const dense = [
  "检验检测",
  "计量",
  "标准",
  "质量",
  "服务",
  "企业",
  "认证",
  "市场监管",
  "检测机构",
  "产业",
  "建设",
  "技术",
  "质量强",
  "检测",
  "国家",
  "标准化",
  "管理局",
  "工作",
  "全省",
  "发展",
  "创新",
  "提升",
  "质量提升",
  "市场监督管理",
];
