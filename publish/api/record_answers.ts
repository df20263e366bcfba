/**
 * JSON Schemas of the answers that are made of rows of several tables: a whole document, its changes, a fact with its
 * sentence, a region with its lists, a comparison, the releases. Rows are told by reference to the schema of their table.
 *
 * @module
 */
import {
  documents,
  documentVersions,
  indicators,
  jsonSchema,
  regions,
  type Table,
} from "../../pipelines/model/mod.ts";

type Schema = Record<string, unknown>;

const text: Schema = { type: "string" }, whole: Schema = { type: "integer", minimum: 0 };
const maybeText: Schema = { type: ["string", "null"] };

/** The schema of a row of a table, where the description keeps it. */
export function rowOf({ name }: Pick<Table, "name">): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

function listOf(items: Schema): Schema {
  return { type: "array", items };
}

function objectOf(properties: Record<string, Schema>, optional: string[]): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: "object", additionalProperties: false, required, properties };
}

/** A row with more beside its columns, or without some of them. */
function rowWith(table: Table, more: Record<string, Schema>, without: string[]): Schema {
  const { properties } = jsonSchema(table) as { properties: Record<string, Schema> };
  const kept = Object.entries(properties).filter(([name]) => !without.includes(name));
  return objectOf({ ...Object.fromEntries(kept), ...more }, []);
}

/** A document with its text, its versions and its facts. */
export function wholeDocumentSchema(): Schema {
  const facts = {
    indicators: listOf(rowOf(indicators)),
    commitments: listOf(rowOf({ name: "commitments" })),
  };
  return rowWith(documents, { text: maybeText, versions: versions(), ...facts }, []);
}

function versions(): Schema {
  return listOf(rowWith(documentVersions, {}, ["document_id", "text"]));
}

/** The versions of a document, without their texts. */
export function versionsSchema(): Schema {
  return objectOf({ id: text, versions: versions() }, []);
}

const sentences: Schema = {
  anyOf: [listOf(objectOf({ text, start: whole, end: whole }, [])), { type: "null" }],
  description: "null where a text is withheld",
};

/** What is not the same in two versions. */
export function diffSchema(): Schema {
  return objectOf({ id: text, from: whole, to: whole, removed: sentences, added: sentences }, []);
}

/** What changed from version to version. */
export function changesSchema(): Schema {
  const change = rowWith(documentVersions, { removed: sentences, added: sentences }, [
    "document_id",
    "seen_to",
    "archive",
    "text",
  ]);
  return objectOf({ id: text, changes: listOf(change) }, []);
}

/** A fact with the sentence it stands in. */
export function evidenceSchema(): Schema {
  const place = { document_id: text, text_hash: text, quote: text, start: whole, end: whole };
  const sentence = { anyOf: [objectOf({ text, start: whole, end: whole }, []), { type: "null" }] };
  const context = { sentence, before: maybeText, after: maybeText };
  return objectOf({ table: text, id: text, ...place, ...context, url: maybeText, archive: maybeText }, []);
}

/** A region with what it set out to do, what it reported, and what it has not. */
export function regionSchema(): Schema {
  const counted = (name: string) => objectOf({ count: whole, data: listOf(rowOf({ name })) }, []);
  const lists = {
    progress: counted("progress"),
    overdue: counted("deadlines"),
    discrepancies: counted("discrepancies"),
  };
  const region = rowWith(regions, {
    units: listOf(objectOf({ code: text, name: text, level: text }, [])),
    counts: objectOf({ documents: whole, indicators: whole, commitments: whole }, []),
    ...lists,
    silences: counted("silences"),
  }, []);
  return { ...region, required: (region.required as string[]).filter((name) => !(name in lists)) };
}

/** One region of a comparison; the statement is null where it made none. */
export function comparedSchema(): Schema {
  const statement = rowWith(indicators, { published: maybeText, statements: whole }, []);
  return objectOf({ region_code: text, statement: { anyOf: [statement, { type: "null" }] } }, []);
}

/** What a comparison holds besides what every list does. */
export function comparison(): { properties: Record<string, Schema>; required: string[] } {
  const properties = {
    metric: rowOf({ name: "metrics" }),
    comparable: { type: "boolean" },
    differs: listOf({ ...text, description: "a column in which the statements differ" }),
  };
  return { properties, required: Object.keys(properties) };
}

/** A release as it is listed. */
export function releaseEntrySchema(): Schema {
  const rows = { type: "object", additionalProperties: whole, description: "rows by table" };
  return objectOf({
    version: text,
    created: text,
    sample: { type: "boolean" },
    predecessor: maybeText,
    manifest: { ...text, description: "SHA-256 of its manifest" },
    rows,
    pruned: { ...text, description: "why its tables were removed" },
    packed: { description: "what it gave up to be kept in less room" },
    url: text,
  }, ["pruned", "packed"]);
}

/** A release by itself: its manifest, and where it is. */
export function manifestSchema(): Schema {
  return {
    type: "object",
    required: ["version", "created", "url"],
    properties: { version: text, url: text },
  };
}
