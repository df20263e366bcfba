/**
 * `croissant.json`: the release as Croissant 1.1, for the tools of machine learning. Derived from the model.
 *
 * Each table is a record set over its Parquet file; a table in parts is one over the set of its files.
 *
 * @module
 */
import { type Column, columns, type Table } from "../../../pipelines/model/mod.ts";
import type { FileDigest } from "../checksums.ts";
import { identity, tableTitle } from "../identity.ts";
import { endings, partsOf, pathOf, readPath } from "../part.ts";
import type { TableDigest } from "../set_hash.ts";
import { citationBibtex, creator } from "./citation.ts";
import { mediaTypes } from "./media_types.ts";

/** What the description is made of. */
export interface CroissantInput {
  version: string;
  created: string;
  sample: boolean;
  tables: readonly Table[];
  digests: Record<string, TableDigest>;
  /** Digests of the files below `tables/`. */
  files: readonly FileDigest[];
  /** Address of the release; relative where it has none. */
  url: string;
}

const context = {
  "@language": "zh",
  "@vocab": "https://schema.org/",
  citeAs: "cr:citeAs",
  column: "cr:column",
  conformsTo: "dct:conformsTo",
  containedIn: "cr:containedIn",
  cr: "http://mlcommons.org/croissant/",
  data: { "@id": "cr:data", "@type": "@json" },
  dataType: { "@id": "cr:dataType", "@type": "@vocab" },
  dct: "http://purl.org/dc/terms/",
  equivalentProperty: "cr:equivalentProperty",
  examples: { "@id": "cr:examples", "@type": "@json" },
  extract: "cr:extract",
  field: "cr:field",
  fileObject: "cr:fileObject",
  fileProperty: "cr:fileProperty",
  fileSet: "cr:fileSet",
  format: "cr:format",
  includes: "cr:includes",
  isLiveDataset: "cr:isLiveDataset",
  jsonPath: "cr:jsonPath",
  key: "cr:key",
  md5: "cr:md5",
  parentField: "cr:parentField",
  path: "cr:path",
  rai: "http://mlcommons.org/croissant/RAI/",
  recordSet: "cr:recordSet",
  references: "cr:references",
  regex: "cr:regex",
  repeated: "cr:repeated",
  replace: "cr:replace",
  samplingRate: "cr:samplingRate",
  sc: "https://schema.org/",
  separator: "cr:separator",
  source: "cr:source",
  subField: "cr:subField",
  transform: "cr:transform",
};

const dataTypes: Record<Column["type"], string> = {
  string: "sc:Text",
  date: "sc:Date",
  integer: "sc:Integer",
  number: "sc:Float",
  boolean: "sc:Boolean",
  strings: "sc:Text",
};

/** The description. */
export function croissant(input: CroissantInput): Record<string, unknown> {
  const { name, title, description, licence } = identity(input.sample);
  return {
    "@context": context,
    "@type": "sc:Dataset",
    conformsTo: "http://mlcommons.org/croissant/1.1",
    name,
    alternateName: `${title.zh} ${title.en}`,
    description: `${description.zh} ${description.en}`,
    license: licence.path,
    url: input.url,
    creator: { "@type": "sc:Organization", name: `${creator.zh} ${creator.en}` },
    datePublished: input.version.slice(0, 10),
    version: numbered(input.version),
    citeAs: citationBibtex(input),
    isLiveDataset: false,
    distribution: [
      ...input.files.map(fileObject),
      ...input.tables.flatMap((table) => fileSets(table, input)),
    ],
    recordSet: input.tables.map((table) => recordSet(table, input)),
  };
}

/** MAJOR.MINOR.PATCH of a version: year, month and day, and how many of the day came before. */
export function numbered(version: string): string {
  const [day = "", number = "1"] = version.split(".");
  const [year, month, date] = day.split("-").map(Number);
  return `${year}.${(month ?? 0) * 100 + (date ?? 0)}.${Number(number) - 1}`;
}

function fileObject({ path, bytes, sha256 }: FileDigest): Record<string, unknown> {
  return {
    "@type": "cr:FileObject",
    "@id": path,
    name: path,
    contentUrl: path,
    contentSize: `${bytes} B`,
    encodingFormat: mediaTypes[readPath(path).format],
    sha256,
  };
}

function fileSets(table: Table, { digests }: CroissantInput): Record<string, unknown>[] {
  const parts = partsOf(digests[table.name]);
  if (parts[0] === null) return [];
  return [{
    "@type": "cr:FileSet",
    "@id": setOf(table),
    name: setOf(table),
    containedIn: parts.map((part) => ({ "@id": pathOf(table.name, part, "parquet") })),
    encodingFormat: mediaTypes.parquet,
    includes: `*${endings.parquet}`,
  }];
}

const setOf = (table: Table) => `${table.name}-parts`;

function recordSet(table: Table, { sample, digests }: CroissantInput): Record<string, unknown> {
  const split = partsOf(digests[table.name])[0] !== null;
  const from = split
    ? { fileSet: { "@id": setOf(table) } }
    : { fileObject: { "@id": pathOf(table.name, null, "parquet") } };
  return {
    "@type": "cr:RecordSet",
    "@id": table.name,
    name: table.name,
    description: `${tableTitle(table.title, sample)}: ${table.description.zh} ${table.description.en}`,
    key: table.key.map((column) => ({ "@id": `${table.name}/${column}` })),
    field: columns(table).map((column) => ({
      "@type": "cr:Field",
      "@id": `${table.name}/${column.name}`,
      name: column.name,
      description: `${column.zh} ${column.en}`,
      dataType: dataTypes[column.type],
      ...(column.type === "strings" && { repeated: true }),
      source: { ...from, extract: { column: column.name } },
      ...(column.references && { references: { field: { "@id": column.references.replace(".", "/") } } }),
    })),
  };
}
