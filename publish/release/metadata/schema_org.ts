/** A release as a schema.org Dataset, for pages and search engines: `dataset.jsonld`. @module */
import type { FileDigest } from "../checksums.ts";
import { identity } from "../identity.ts";
import { readPath } from "../part.ts";
import { creator } from "./citation.ts";
import { formatNames, mediaTypes } from "./media_types.ts";

/** What the description is made of. */
export interface SchemaOrgInput {
  version: string;
  created: string;
  sample: boolean;
  predecessor: { version: string } | null;
  /** Digests of the files below `tables/`. */
  files: readonly FileDigest[];
  /** Address of the release with `/` at its end; `./` where it has none. */
  url: string;
}

/** The description as JSON-LD. */
export function schemaOrg(input: SchemaOrgInput): Record<string, unknown> {
  const { name, title, description, licence, note } = identity(input.sample);
  return {
    "@context": "https://schema.org/",
    "@type": "Dataset",
    name: `${title.zh} ${title.en}`,
    alternateName: name,
    description: [description.zh, description.en, note.zh, note.en].join(" "),
    inLanguage: ["zh-CN", "en"],
    url: input.url,
    version: input.version,
    datePublished: input.version.slice(0, 10),
    license: licence.path,
    isAccessibleForFree: true,
    creator: { "@type": "Organization", name: `${creator.zh} ${creator.en}` },
    spatialCoverage: { "@type": "Place", name: "中国 China" },
    ...(input.predecessor && { isBasedOn: `${input.url}../${input.predecessor.version}/` }),
    distribution: input.files.map(({ path, bytes, sha256 }) => {
      const { table, part, format } = readPath(path);
      return {
        "@type": "DataDownload",
        name: `${table}${part === null ? "" : ` ${part}`} (${formatNames[format]})`,
        contentUrl: `${input.url}${path}`,
        encodingFormat: mediaTypes[format],
        contentSize: `${bytes} B`,
        sha256,
      };
    }),
  };
}
