/**
 * `datapackage.json`: the release as a Data Package v2, derived from the model.
 *
 * Each table is two resources, `<table>` (CSV) and `<table>.parquet`, with one schema: fields, primary key, foreign
 * keys. A field of ours carries `live: true` where its values stay out of comparisons between releases.
 *
 * @module
 */
import { z } from "zod";
import { type Column, columns, type Table } from "../../pipelines/model/mod.ts";
import type { FileDigest } from "./checksums.ts";
import { identity, tableTitle } from "./identity.ts";
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
    licenses: [licence],
    ...(input.sources.length > 0 && { sources: input.sources }), // the profile wants at least one
    resources: input.tables.flatMap((table) => resources(table, input)),
  };
}

const formats = [
  { format: "csv", suffix: "", mediatype: "text/csv", encoding: { encoding: "utf-8" } },
  { format: "parquet", suffix: ".parquet", mediatype: "application/vnd.apache.parquet", encoding: {} },
] as const;

function resources(table: Table, input: PackageInput): Record<string, unknown>[] {
  return formats.map(({ format, suffix, mediatype, encoding }) => {
    const path = `tables/${table.name}.${format}`;
    const file = input.files.find((digest) => digest.path === path);
    if (!file) throw new TypeError(`Cannot describe table "${table.name}": found no digest of ${path}`);
    return {
      $schema: profile("dataresource"),
      name: `${table.name}${suffix}`,
      type: "table",
      title: tableTitle(table.title, input.sample),
      description: `${table.description.zh} ${table.description.en}`,
      path,
      format,
      mediatype,
      ...encoding,
      bytes: file.bytes,
      hash: `sha256:${file.sha256}`,
      schema: tableSchema(table),
    };
  });
}

/** Table Schema of a table. */
export function tableSchema(table: Table): Record<string, unknown> {
  const all = columns(table);
  const foreignKeys = all.flatMap(({ name, references }) => {
    if (!references) return [];
    const [resource = "", field = ""] = references.split(".");
    // a table that refers to itself leaves its name out
    return [{
      fields: [name],
      reference: { ...(resource !== table.name && { resource }), fields: [field] },
    }];
  });
  return {
    $schema: profile("tableschema"),
    fields: all.map(field),
    missingValues: [""],
    primaryKey: table.key,
    ...(foreignKeys.length > 0 && { foreignKeys }),
  };
}

function field(column: Column): Record<string, unknown> {
  const { name, type, zh, en, unit, example, live, values, nullable } = column;
  // an empty list is an empty cell in CSV, so a list cannot be required
  const constraints = {
    ...(!nullable && type !== "strings" && { required: true }),
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
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

const descriptorSchema = z.object({
  name: z.string(),
  version: z.string(),
  resources: z.array(z.object({
    // a table's name becomes a path and a view: nothing but a plain word may pass
    name: z.string().regex(/^[a-z][a-z0-9_]*(\.parquet)?$/),
    path: z.string(),
    format: z.string(),
    bytes: z.int(),
    hash: z.string(),
    schema: z.object({
      fields: z.array(z.object({ name: z.string(), type: z.string(), live: z.literal(true).optional() })),
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

/** Shapes of the tables that a descriptor describes. @throws {TypeError} at a field type no column of ours has. */
export function shapesIn(descriptor: Descriptor): Shape[] {
  return descriptor.resources.filter((resource) => resource.format === "csv").map(({ name, schema }) => ({
    name,
    key: schema.primaryKey,
    columns: schema.fields.map((field) => {
      const reference = schema.foreignKeys?.find((key) => key.fields[0] === field.name)?.reference;
      return {
        name: field.name,
        type: columnTypeOf(field.type),
        ...(field.live && { live: field.live }),
        ...(reference && { references: `${reference.resource ?? name}.${reference.fields[0]}` }),
      };
    }),
  }));
}
