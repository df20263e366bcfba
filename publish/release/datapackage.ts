/**
 * `datapackage.json`: the release as a Data Package v2, derived from the model.
 *
 * Each table is a resource, its CSV file, with its schema: fields, primary key, foreign keys; the same rows in other formats
 * stand in `alternates`, since readers of Data Packages know CSV and trip over others. A big table is a resource for each
 * part, `<table>.44` and so on, which says by `table` and `part` what it is a piece of. A field carries `live: true` where
 * its values stay out of comparisons between releases.
 *
 * @module
 */
import { z } from "zod";
import type { Files } from "../../pipelines/effects.ts";
import { ArchiveCorrupt } from "../../pipelines/errors.ts";
import { type Column, columns, jsonSchema, type Table } from "../../pipelines/model/mod.ts";
import type { FileDigest } from "./checksums.ts";
import { identity, tableTitle } from "./identity.ts";
import { creator } from "./metadata/citation.ts";
import { mediaTypes } from "./metadata/media_types.ts";
import { endings, type Format, partsOf, pathOf } from "./part.ts";
import type { TableDigest } from "./set_hash.ts";
import { columnTypeOf, fieldTypes, type Shape } from "./shape.ts";

/** A source as the package lists it. */
export interface PackageSource {
  title: string;
  path: string;
}

/** What the descriptor is made of. */
export interface PackageInput {
  version: string;
  created: string;
  sample: boolean;
  tables: readonly Table[];
  sources: readonly PackageSource[];
  /** Digests of the files below `tables/`. */
  files: readonly FileDigest[];
  /** Digests of the tables; they say which stand in parts. */
  digests: Record<string, TableDigest>;
  /** Address of the release, where it has one. */
  homepage?: string;
}

const profile = (name: string) => `https://datapackage.org/profiles/2.0/${name}.json`;

/** The descriptor. @throws {TypeError} when a file of a table is not among the digests. */
export function dataPackage(input: PackageInput): Record<string, unknown> {
  const { name, title, description, licence, note } = identity(input.sample);
  return {
    $schema: profile("datapackage"),
    name,
    title: `${title.zh} ${title.en}`,
    description: [description.zh, description.en, note.zh, note.en].join("\n\n"),
    version: input.version,
    created: input.created,
    ...(input.homepage && { homepage: input.homepage }),
    contributors: [{ title: `${creator.zh} ${creator.en}`, roles: ["creator", "publisher"] }],
    licenses: [licence],
    ...(input.sources.length > 0 && { sources: input.sources }), // the profile wants at least one
    resources: input.tables.flatMap((table) => resources(table, input)),
  };
}

function resources(table: Table, input: PackageInput): Record<string, unknown>[] {
  const inParts = new Set(Object.keys(input.digests).filter((name) => input.digests[name]?.parts));
  const schema = tableSchema(table, inParts);
  return partsOf(input.digests[table.name]).map((part) => {
    const files = (Object.keys(endings) as Format[]).flatMap((format) => {
      const path = pathOf(table.name, part, format);
      const file = input.files.find((digest) => digest.path === path);
      if (!file && format !== "excel") { // that one is left out where a sheet has too few rows
        throw new TypeError(`Cannot describe table "${table.name}": found no digest of ${path}`);
      }
      return file ? [{ format, described: describedFile(file, format) }] : [];
    });
    const of = (wanted: boolean) => files.filter(({ format }) => (format === "csv") === wanted);
    return {
      $schema: profile("dataresource"),
      name: `${table.name}${part === null ? "" : `.${part}`}`,
      type: "table",
      ...(part !== null && { table: table.name, part }),
      title: `${tableTitle(table.title, input.sample)}${part === null ? "" : ` ${part}`}`,
      description: `${table.description.zh} ${table.description.en}`,
      ...of(true)[0]?.described,
      encoding: "utf-8",
      schema,
      alternates: of(false).map(({ described }) => described),
    };
  });
}

function describedFile({ path, bytes, sha256 }: FileDigest, format: Format): Record<string, unknown> {
  return { path, format, mediatype: mediaTypes[format], bytes, hash: `sha256:${sha256}` };
}

/** Table Schema of a table. A foreign key can only name a table in one piece; `references` of a field names any. */
export function tableSchema(table: Table, inParts: ReadonlySet<string>): Record<string, unknown> {
  const all = columns(table);
  const foreignKeys = all.flatMap(({ name, references }) => {
    if (!references) return [];
    const [resource = "", field = ""] = references.split(".");
    if (inParts.has(resource)) return [];
    // a table that refers to itself leaves its name out
    return [{
      fields: [name],
      reference: { ...(resource !== table.name && { resource }), fields: [field] },
    }];
  });
  const filled = filledColumns(table);
  return {
    $schema: profile("tableschema"),
    fields: all.map((column) => field(column, filled.has(column.name))),
    missingValues: [""],
    primaryKey: table.key,
    ...(foreignKeys.length > 0 && { foreignKeys }),
  };
}

/** Columns that are never an empty cell in CSV, as an empty text or list is one. */
function filledColumns(table: Table): Set<string> {
  const { properties } = jsonSchema(table) as { properties: Record<string, { minLength?: number }> };
  const never = columns(table).filter(({ name, type, nullable, values }) =>
    !nullable && type !== "strings" &&
    (type !== "string" || values !== null || table.key.includes(name) ||
      (properties[name]?.minLength ?? 0) > 0)
  );
  return new Set(never.map(({ name }) => name));
}

function field(column: Column, filled: boolean): Record<string, unknown> {
  const { name, type, zh, en, unit, example, live, values, references } = column;
  const constraints = {
    ...(filled && { required: true }),
    ...(values && { enum: values }),
  };
  return {
    name,
    type: fieldTypes[type],
    ...(type === "strings" && { delimiter: ";", itemType: "string" }),
    title: zh,
    description: en,
    ...(example !== undefined && { example }),
    ...(unit !== undefined && { unit }),
    ...(live && { live }),
    ...(references && { references }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

const descriptorSchema = z.object({
  name: z.string(),
  version: z.string(),
  resources: z.array(z.object({
    // a table's name becomes a path and a view: nothing but a plain word may pass
    name: z.string().regex(/^[a-z][a-z0-9_]*(?:\.(?:[0-9]{2}|none))?(?:\.parquet)?$/),
    table: z.string().regex(/^[a-z][a-z0-9_]*$/).optional(),
    part: z.string().regex(/^(?:[0-9]{2}|none)$/).optional(),
    path: z.string(),
    format: z.string(),
    bytes: z.int(),
    hash: z.string(),
    alternates: z.array(z.object({ path: z.string(), bytes: z.int(), hash: z.string() })).optional(),
    schema: z.object({
      fields: z.array(z.object({
        name: z.string(),
        type: z.string(),
        live: z.literal(true).optional(),
        references: z.string().regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/).optional(),
      })),
      primaryKey: z.array(z.string()),
      foreignKeys: z.array(z.object({
        fields: z.array(z.string()),
        reference: z.object({ resource: z.string().optional(), fields: z.array(z.string()) }),
      })).optional(),
    }),
  })),
});

/** What verification reads of a descriptor. */
export type Descriptor = z.infer<typeof descriptorSchema>;

/** Reads a descriptor written by {@linkcode dataPackage}, of this or an earlier version. @throws {z.ZodError} */
export function readDescriptor(text: string): Descriptor {
  return descriptorSchema.parse(JSON.parse(text));
}

/** Shapes of the tables of a release folder, out of its descriptor. @throws {ArchiveCorrupt} when it is not one of ours */
export async function readShapes(folder: string, files: Pick<Files, "read">): Promise<Shape[]> {
  const path = `${folder}/datapackage.json`;
  try {
    return shapesIn(readDescriptor(new TextDecoder().decode(await files.read(path))));
  } catch (cause) {
    throw new ArchiveCorrupt(`Cannot read ${path}: wanted the descriptor of a release, found other content`, {
      cause,
      next: `deno task zhiji verify ${folder}`,
    });
  }
}

type Described = Descriptor["resources"][number];

/** Shapes of the tables that a descriptor describes. @throws {TypeError} at a field type no column of ours has. */
export function shapesIn(descriptor: Descriptor): Shape[] {
  const shapes = new Map<string, Shape>();
  for (const resource of descriptor.resources) {
    if (resource.format !== "csv") continue; // earlier releases list Parquet files beside
    const table = resource.table ?? resource.name;
    const known = shapes.get(table);
    if (known) known.parts?.push(resource.part ?? "none");
    else shapes.set(table, shapeIn(resource, table));
  }
  return [...shapes.values()];
}

function shapeIn({ schema, part }: Described, table: string): Shape {
  return {
    name: table,
    key: schema.primaryKey,
    columns: schema.fields.map((field) => {
      const reference = schema.foreignKeys?.find((key) => key.fields[0] === field.name)?.reference;
      const named = reference && `${reference.resource ?? table}.${reference.fields[0]}`; // as earlier releases say it
      const references = field.references ?? named;
      return {
        name: field.name,
        type: columnTypeOf(field.type),
        ...(field.live && { live: field.live }),
        ...(references && { references }),
      };
    }),
    ...(part !== undefined && { parts: [part] }),
  };
}
