/** How a release is cited: CITATION.cff, BibTeX, GB/T 7714-2015 and a plain line, from one set of facts. @module */
import { identity } from "../identity.ts";
import type { Manifest } from "../manifest.ts";

/** Who made the data, as citations name them. */
export const creator = { zh: "质基项目", en: "Zhiji project" } as const;

/** What is cited. */
export interface Cited extends Pick<Manifest, "version" | "created" | "sample"> {
  /** SHA-256 of the manifest: the whole release hangs on it. Unknown inside the release itself. */
  manifest?: string;
  /** Address of the release, where it has one. */
  url?: string;
}

/** `CITATION.cff`, Citation File Format 1.2.0. */
export function citationCff(cited: Cited): string {
  const { title, licence, description } = identity(cited.sample);
  const text = JSON.stringify; // a JSON text is a YAML text
  return [
    "cff-version: 1.2.0",
    `message: ${text("使用本数据请如下引用。If you use this data, please cite it as below.")}`,
    "type: dataset",
    `title: ${text(`${title.zh} ${title.en}`)}`,
    `abstract: ${text(`${description.zh} ${description.en}`)}`,
    `authors:\n  - name: ${text(`${creator.zh} ${creator.en}`)}`,
    `version: ${text(cited.version)}`,
    `date-released: ${text(day(cited))}`,
    `license: ${licence.name}`,
    ...(cited.url ? [`url: ${text(cited.url)}`] : []),
    ...(cited.manifest
      ? [
        `identifiers:\n  - type: other\n    value: ${
          text(`sha256:${cited.manifest}`)
        }\n    description: SHA-256 of manifest.json`,
      ]
      : []),
  ].join("\n") + "\n";
}

/** A BibTeX entry. */
export function citationBibtex(cited: Cited): string {
  const { title } = identity(cited.sample);
  const fields = {
    title: `{${title.en}}`,
    author: `{${creator.en}}`,
    year: day(cited).slice(0, 4),
    version: cited.version,
    ...(cited.url && { url: cited.url }),
    note: [`Version ${cited.version}, ${title.zh}`, ...(cited.manifest ? [`sha256:${cited.manifest}`] : [])]
      .join(", "),
  };
  const key = `${identity(cited.sample).name}_${cited.version.replaceAll(/[^0-9]/g, "_")}`;
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${key},\n${lines.join(",\n")}\n}\n`;
}

/** A reference as GB/T 7714-2015 has it for data sets online. */
export function citationGb7714(cited: Cited): string {
  const { title } = identity(cited.sample);
  const where = cited.url ? ` ${cited.url}.` : "";
  const proof = cited.manifest ? ` sha256:${cited.manifest}.` : "";
  return `${creator.zh}. ${title.zh}: 版本 ${cited.version}[DS/OL]. (${day(cited)}).${where}${proof}\n`;
}

/** One line in English. */
export function citationPlain(cited: Cited): string {
  const { title } = identity(cited.sample);
  const where = cited.url ? ` ${cited.url}` : "";
  const proof = cited.manifest ? ` (sha256:${cited.manifest})` : "";
  return `${creator.en} (${
    day(cited).slice(0, 4)
  }). ${title.en}, version ${cited.version}.${where}${proof}\n`;
}

/** The day in China that the version is named after. */
function day({ version }: Cited): string {
  return version.slice(0, 10);
}
