/**
 * `catalog.jsonld`: all releases as a DCAT-AP 3 catalogue, each a Dataset of one DatasetSeries.
 *
 * Every address in it is relative to the file, so that it holds wherever the folder is put. The newest release lists all
 * its files with their checksums; older ones lead to their descriptor, pruned ones to their tombstone.
 *
 * @module
 */
import { identity } from "../identity.ts";
import { formatNames, mediaTypes } from "./media_types.ts";
import { type Format, readPath } from "../part.ts";
import type { Manifest } from "../manifest.ts";
import type { ReleaseEntry } from "../read.ts";
import { creator } from "./citation.ts";

const context = {
  adms: "http://www.w3.org/ns/adms#",
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  spdx: "http://spdx.org/rdf/terms#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

const frequency = "http://publications.europa.eu/resource/authority/frequency/DAILY";
const languages = ["ZHO", "ENG"].map((code) => ({
  "@id": `http://publications.europa.eu/resource/authority/language/${code}`,
}));

/** What a catalogue lists. */
export interface CatalogInput {
  /** Oldest first; at least one. */
  releases: readonly ReleaseEntry[];
  /** Manifest of the newest. */
  latest: Manifest;
}

/** The catalogue as JSON-LD. */
export function catalog({ releases, latest }: CatalogInput): Record<string, unknown> {
  const { title, description } = identity(latest.sample);
  const titles = both(title), descriptions = both(description);
  const newest = releases.at(-1);
  return {
    "@context": context,
    "@id": "./catalog.jsonld",
    "@type": "dcat:Catalog",
    "dct:title": titles,
    "dct:description": descriptions,
    "dct:publisher": publisher,
    "dct:language": languages,
    "dct:modified": instant(latest.created),
    "dcat:dataset": [
      {
        "@id": "./#series",
        "@type": "dcat:DatasetSeries",
        "dct:title": titles,
        "dct:description": descriptions,
        "dct:publisher": publisher,
        "dct:accrualPeriodicity": { "@id": frequency },
        ...(newest && { "dcat:last": { "@id": `./${newest.version}/` } }),
        ...(releases[0] && { "dcat:first": { "@id": `./${releases[0].version}/` } }),
      },
      ...releases.map((entry) => dataset(entry, entry.version === latest.version ? latest : null)),
    ],
  };
}

const publisher = {
  "@id": "./#publisher",
  "@type": "foaf:Agent",
  "foaf:name": [{ "@language": "zh", "@value": creator.zh }, { "@language": "en", "@value": creator.en }],
};

function both({ zh, en }: { zh: string; en: string }) {
  return [{ "@language": "zh", "@value": zh }, { "@language": "en", "@value": en }];
}

function instant(value: string) {
  return { "@type": "xsd:dateTime", "@value": value };
}

function dataset(entry: ReleaseEntry, manifest: Manifest | null): Record<string, unknown> {
  const { title, description, licence } = identity(entry.sample);
  const note = (text: string, language: string) => ({ "@language": language, "@value": text });
  return {
    "@id": `./${entry.version}/`,
    "@type": "dcat:Dataset",
    "dct:identifier": `sha256:${entry.manifest}`,
    "dct:title": both({ zh: `${title.zh} ${entry.version}`, en: `${title.en} ${entry.version}` }),
    "dct:description": both(description),
    "dct:publisher": publisher,
    "dct:issued": instant(entry.created),
    "dct:language": languages,
    "dcat:version": entry.version,
    "dcat:inSeries": { "@id": "./#series" },
    ...(entry.predecessor && { "dcat:prev": { "@id": `./${entry.predecessor}/` } }),
    "adms:versionNotes": entry.pruned
      ? [note(`已按保留规则清理：${entry.pruned}`, "zh"), note(`pruned: ${entry.pruned}`, "en")]
      : entry.packed
      ? [note(`已打包：${entry.packed}`, "zh"), note(`packed: ${entry.packed}`, "en")]
      : [
        note(`变化见 ${entry.version}/CHANGES.md`, "zh"),
        note(`changes: ${entry.version}/CHANGES.md`, "en"),
      ],
    "dcat:distribution": manifest
      ? manifest.files.filter(({ path }) => path.startsWith("tables/")).map((file) =>
        distribution(entry, file)
      )
      : [described(entry, licence.path)],
  };
}

function described(entry: ReleaseEntry, licence: string): Record<string, unknown> {
  const name = entry.pruned ? "tombstone.json" : "datapackage.json";
  const address = { "@id": `./${entry.version}/${name}` };
  return {
    "@id": `./${entry.version}/#description`,
    "@type": "dcat:Distribution",
    "dcat:accessURL": address,
    "dct:license": { "@id": licence },
    "dcat:mediaType": media("application/json"),
  };
}

function media(type: string) {
  return { "@id": `http://www.iana.org/assignments/media-types/${type}` };
}

function distribution(
  entry: ReleaseEntry,
  { path, bytes, sha256 }: Manifest["files"][number],
): Record<string, unknown> {
  const { table, part, format } = readPath(path);
  const address = { "@id": `./${entry.version}/${path}` };
  const name = (kind: Format) => `${table}${part === null ? "" : ` ${part}`} (${formatNames[kind]})`;
  return {
    "@id": `./${entry.version}/${path}#distribution`,
    "@type": "dcat:Distribution",
    "dct:title": name(format),
    "dcat:accessURL": address,
    "dcat:downloadURL": address,
    "dct:license": { "@id": identity(entry.sample).licence.path },
    "dcat:mediaType": media(mediaTypes[format]),
    "dcat:byteSize": { "@type": "xsd:nonNegativeInteger", "@value": String(bytes) },
    "spdx:checksum": {
      "@type": "spdx:Checksum",
      "spdx:algorithm": { "@id": "spdx:checksumAlgorithm_sha256" },
      "spdx:checksumValue": { "@type": "xsd:hexBinary", "@value": sha256 },
    },
  };
}
