/**
 * The OpenAPI 3.1 description, made from the schemas that the routes read their parameters with and the tables are made of.
 *
 * @module
 */
import { z } from "zod";
import { jsonSchema, type Table, tables } from "../../pipelines/model/mod.ts";
import { hitSchema, matchExtras, matchHitSchema, searchExtras, suggestionSchema } from "./answer_schemas.ts";
import { matchParameters } from "./match.ts";
import { tableReader } from "./pages.ts";
import {
  changesSchema,
  comparedSchema,
  comparison,
  diffSchema,
  evidenceSchema,
  manifestSchema,
  regionSchema,
  releaseEntrySchema,
  rowOf,
  versionsSchema,
  wholeDocumentSchema,
} from "./record_answers.ts";
import { archiveParameters } from "./routes/archive.ts";
import { compareParameters } from "./routes/compare.ts";
import { diffParameters } from "./routes/documents.ts";
import { feedNames, feedParameters } from "./routes/feeds.ts";
import { searchListParameters, suggestParameters } from "./routes/search.ts";
import { statusSchema } from "./routes/status.ts";
import { itemParameters } from "./routes/tables.ts";
import { tableParameters } from "./table_parameters.ts";

/** One operation: what it is, its parameters, and an address that answers 200 in any release. */
export interface Operation {
  /** Path with its parameters in braces. */
  path: string;
  summary: string;
  parameters: z.ZodObject;
  /** Path and query of an example that can be asked as it stands; null where it needs an id of the release. */
  example: string | null;
  /** Media types of a good answer. */
  types: string[];
  /** Schema of the JSON answer. */
  answer: Record<string, unknown>;
  /** Closed lists of values of parameters in the path. */
  values?: Record<string, string[]>;
}

const json = "application/json", atom = "application/atom+xml", text = "text/plain";
const streamed = [json, "text/csv", "application/x-ndjson"];
const none = z.object({});
const anything = { type: "object" };

/** Every operation of `/v1`, in the order of the description. */
export function operations(): Operation[] {
  return [
    {
      path: "/v1/search",
      summary: "检索文件 Search documents",
      parameters: searchListParameters,
      example: "/v1/search?q=%E8%AE%A1%E9%87%8F&limit=3",
      types: [...streamed, atom],
      answer: listOf(schemaOf(hitSchema), searchExtras),
    },
    {
      path: "/v1/suggest",
      summary: "输入提示 What may be being typed",
      parameters: suggestParameters,
      example: "/v1/suggest?q=jian",
      types: [json],
      answer: listOf(schemaOf(suggestionSchema)),
    },
    {
      path: "/v1/compare",
      summary: "各地比较 One metric across regions",
      parameters: compareParameters,
      example: null,
      types: [json],
      answer: listWith(comparedSchema(), comparison()),
    },
    {
      path: "/v1/match",
      summary: "需求匹配 One demand and the capabilities that meet it",
      parameters: matchParameters,
      example: null,
      types: [json],
      answer: listOf(schemaOf(matchHitSchema), matchExtras),
    },
    ...documentOperations(),
    {
      path: "/v1/feeds/{name}",
      summary: "变化订阅 What changed in meaning, as Atom",
      parameters: feedParameters,
      example: "/v1/feeds/removed",
      types: [atom],
      answer: anything,
      values: { name: feedNames },
    },
    {
      path: "/v1/releases",
      summary: "数据版本 Releases, newest first",
      parameters: none,
      example: "/v1/releases",
      types: [json],
      answer: listOf(releaseEntrySchema()),
    },
    {
      path: "/v1/releases/{version}",
      summary: "一个版本 One release",
      parameters: none,
      example: null,
      types: [json],
      answer: itemOf(manifestSchema()),
    },
    {
      path: "/v1/status",
      summary: "采集状态 How things stand with what is collected",
      parameters: itemParameters,
      example: "/v1/status",
      types: [json],
      answer: itemOf(schemaOf(statusSchema)),
    },
    ...tables.flatMap(tableOperations),
  ];
}

function documentOperations(): Operation[] {
  const usual = { parameters: itemParameters, example: null, types: [json] };
  return [
    {
      ...usual,
      path: "/v1/documents/{id}/versions",
      summary: "各版本 Its versions, oldest first",
      answer: itemOf(versionsSchema()),
    },
    {
      ...usual,
      path: "/v1/documents/{id}/diff",
      summary: "两版对照 What is not the same in two versions",
      parameters: diffParameters,
      answer: itemOf(diffSchema()),
    },
    {
      ...usual,
      path: "/v1/documents/{id}/changes",
      summary: "逐句变化 What changed from version to version",
      answer: itemOf(changesSchema()),
    },
    {
      ...usual,
      path: "/v1/documents/{id}/evidence/{fact}",
      summary: "依据 The sentence a fact stands in, with context",
      answer: itemOf(evidenceSchema()),
    },
    {
      ...usual,
      path: "/v1/documents/{id}/archive",
      summary: "存档 The stored capture as plain text",
      parameters: archiveParameters,
      types: [text],
      answer: { type: "string" },
    },
  ];
}

function tableOperations(table: Table): Operation[] {
  const list: Operation = {
    path: `/v1/${table.name}`,
    summary: `${table.title.zh} ${table.title.en}`,
    parameters: tableParameters(tableReader(table)),
    example: `/v1/${table.name}?limit=2`,
    types: streamed,
    answer: listOf(rowOf(table)),
  };
  const item: Operation = {
    path: `/v1/${table.name}/{${table.key[0]}}`,
    summary: `${table.title.zh}：一条 ${table.title.en}: one`,
    parameters: itemParameters,
    example: null,
    types: [json],
    answer: itemOf(recordSchema(table)),
  };
  return table.key.length === 1 ? [list, item] : [list];
}

/** What one record of a table is answered as: documents and regions come with what belongs to them. */
function recordSchema(table: Table): Record<string, unknown> {
  if (table.name === "documents") return wholeDocumentSchema();
  return table.name === "regions" ? regionSchema() : rowOf(table);
}

function schemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema);
  return rest;
}

/** A list of items; `extras` is what it holds besides what every list does. */
function listOf(item: Record<string, unknown>, extras: z.ZodRawShape = {}): Record<string, unknown> {
  const { properties = {}, required = [] } = schemaOf(z.object(extras)) as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return listWith(item, { properties, required });
}

function listWith(
  item: Record<string, unknown>,
  { properties, required }: { properties: Record<string, unknown>; required: string[] },
): Record<string, unknown> {
  return {
    type: "object",
    required: ["release", "count", "count_is", "limits", "next", ...required, "data"],
    properties: {
      release: { $ref: "#/components/schemas/release_notice" },
      count: { type: "integer" },
      count_is: { enum: ["exact", "at_least"] },
      limits: { type: "object" },
      next: { type: ["string", "null"], description: "cursor of the next page" },
      ...properties,
      data: { type: "array", items: item },
    },
  };
}

function itemOf(item: Record<string, unknown>): Record<string, unknown> {
  const release = { $ref: "#/components/schemas/release_notice" };
  return { type: "object", required: ["release", "data"], properties: { release, data: item } };
}

/** The description as a document. */
export function openapi(): Record<string, unknown> {
  const written: WrittenSchemas = new Map();
  return {
    openapi: "3.1.0",
    info: {
      title: "Zhiji 质基 API",
      version: "1",
      description:
        "只读；每个回答都写明数据版本、许可与署名。Read only; every answer names its release, licence and attribution. " +
        "`?version=` pins an answer to a release: the same address then gives the same bytes for ever. Promise: /docs/stability",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    tags: Object.values(tags).map((name) => ({ name })),
    paths: Object.fromEntries(operations().map((one) => [one.path, { get: described(one, written) }])),
    components: {
      schemas: {
        release_notice: releaseSchema,
        problem: problemSchema,
        ...Object.fromEntries(tables.map((table) => [table.name, jsonSchema(table)])),
      },
    },
  };
}

/** Headings that the page of the description puts operations under, in its order. */
const tags = {
  questions: "检索与比较 Search and comparison",
  documents: "文件 Documents",
  regions: "地区 Regions",
  releases: "版本与订阅 Releases and feeds",
  tables: "数据表 Tables",
};

function tagOf(path: string): string {
  const [, , first = ""] = path.split("/");
  if (["search", "suggest", "compare", "match"].includes(first)) return tags.questions;
  if (["feeds", "releases", "status"].includes(first)) return tags.releases;
  return first === "documents" || first === "regions" ? tags[first] : tags.tables;
}

function described(
  { path, summary, parameters, example, types, answer, values = {} }: Operation,
  written: WrittenSchemas,
) {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string", ...(values[name] && { enum: values[name] }) },
  }));
  const content = Object.fromEntries(
    types.map((type) => [type, { schema: type === json ? answer : { type: "string" } }]),
  );
  const problem = { "application/problem+json": { schema: { $ref: "#/components/schemas/problem" } } };
  return {
    operationId: path.replace(/^\/v1\//, "").replace(/[{}]/g, "").replaceAll("/", "_"),
    summary,
    tags: [tagOf(path)],
    parameters: [...named, ...queryParameters(parameters, written)],
    responses: {
      200: { description: "OK", content },
      default: { description: "Problem details, RFC 9457", content: problem },
    },
    ...(example && { "x-example": example }),
  };
}

function queryParameters({ shape }: z.ZodObject, written: WrittenSchemas) {
  return Object.entries(shape).map(([name, schema]) => {
    const one = schema as z.ZodType;
    const { description, ...rest } = written.get(one) ?? asAsked(one);
    written.set(one, { description, ...rest });
    return {
      name,
      in: "query",
      required: !one.safeParse(undefined).success,
      ...(typeof description === "string" && { description }),
      schema: rest,
    };
  });
}

/** What may be sent, rather than what comes of it. */
function asAsked(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return rest;
}

/** Schemas that were written down before: most of the thousands of parameters share theirs. */
type WrittenSchemas = Map<z.ZodType, Record<string, unknown>>;

const releaseSchema = {
  type: "object",
  required: ["version", "sample", "licence", "attribution"],
  properties: {
    version: { type: "string" },
    sample: { type: "boolean" },
    notice: { type: "string" },
    licence: {
      type: "object",
      properties: { name: { type: "string" }, url: { type: "string" }, note: { type: "string" } },
    },
    attribution: { type: "string" },
  },
};

const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "detail", "instance"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    instance: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        properties: { parameter: { type: "string" }, wanted: { type: "string" }, found: { type: "string" } },
      },
    },
  },
};
