/**
 * What a descriptor must be by the words of Data Package v2 (datapackage, resource and table schema), as JSON Schema.
 *
 * Written from the standard for this project, since its own profiles are served from an address that tests do not ask.
 *
 * @module
 */
const name = { type: "string", pattern: "^[-a-z0-9._/]+$" };
const path = { type: "string", pattern: "^(?!/|\\.\\.?/|.*/\\.\\./)[^:]+$" };
const address = { type: "string", pattern: "^(https?|ftp)://" };

const field = {
  type: "object",
  required: ["name", "type"],
  properties: {
    name: { type: "string", minLength: 1 },
    type: {
      enum: [
        ...[
          "string",
          "number",
          "integer",
          "boolean",
          "object",
          "array",
          "list",
          "datetime",
          "date",
          "time",
          "year",
        ],
        ...["yearmonth", "duration", "geopoint", "geojson", "any"],
      ],
    },
    title: { type: "string" },
    description: { type: "string" },
    delimiter: { type: "string" },
    itemType: { enum: ["string", "integer", "boolean", "number", "datetime", "date", "time"] },
    constraints: {
      type: "object",
      properties: { required: { type: "boolean" }, enum: { type: "array", minItems: 1, uniqueItems: true } },
    },
  },
};

const foreignKey = {
  type: "object",
  required: ["fields", "reference"],
  properties: {
    fields: { type: "array", minItems: 1, items: { type: "string" } },
    reference: {
      type: "object",
      required: ["fields"],
      properties: { resource: { type: "string" }, fields: { type: "array", minItems: 1 } },
    },
  },
};

const resource = {
  type: "object",
  required: ["name", "path"],
  properties: {
    $schema: { const: "https://datapackage.org/profiles/2.0/dataresource.json" },
    name,
    path,
    type: { const: "table" },
    title: { type: "string" },
    description: { type: "string" },
    format: { type: "string" },
    mediatype: { type: "string", pattern: "^(.+)/(.+)$" },
    encoding: { type: "string" },
    bytes: { type: "integer", minimum: 0 },
    hash: { type: "string", pattern: "^([^:]+:[a-fA-F0-9]+|[a-fA-F0-9]{32}|)$" },
    schema: {
      type: "object",
      required: ["fields"],
      properties: {
        $schema: { const: "https://datapackage.org/profiles/2.0/tableschema.json" },
        fields: { type: "array", minItems: 1, items: field },
        primaryKey: { type: "array", minItems: 1, uniqueItems: true, items: { type: "string" } },
        foreignKeys: { type: "array", minItems: 1, items: foreignKey },
        missingValues: { type: "array", items: { type: "string" } },
      },
    },
  },
};

/** The profile of `datapackage.json`. */
export const dataPackageProfile = {
  type: "object",
  required: ["resources"],
  properties: {
    $schema: { const: "https://datapackage.org/profiles/2.0/datapackage.json" },
    name,
    title: { type: "string" },
    description: { type: "string" },
    homepage: address,
    version: { type: "string" },
    created: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}" },
    licenses: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        anyOf: [{ required: ["name"] }, { required: ["path"] }],
        properties: { name: { type: "string" }, path: address },
      },
    },
    sources: {
      type: "array",
      minItems: 1,
      items: { type: "object", minProperties: 1, properties: { title: { type: "string" }, path: address } },
    },
    contributors: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        properties: { roles: { type: "array", minItems: 1, items: { type: "string" } } },
      },
    },
    resources: { type: "array", minItems: 1, items: resource },
  },
};
