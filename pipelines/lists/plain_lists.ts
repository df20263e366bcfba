/**
 * What is peculiar to lists of demands, registers of instruments and lists of institutions: which cells say what, and which
 * make up an identity. They are some ten thousand rows and hardly repeat, so their tables are plain.
 *
 * @module
 */
import { demands } from "../model/demands.ts";
import { instruments } from "../model/instruments.ts";
import { listedInstitutions } from "../model/listed_institutions.ts";
import type { Table } from "../model/table.ts";
import { withhold } from "../normalise/personal.ts";
import { daysOf, demandKind, plainNumber, sharingMode, yuan } from "./cells.ts";
import { readCertificates, readPlaces, readValidity } from "./body_words.ts";
import { derive, type Scratch } from "./derive.ts";
import type { Field } from "./fields.ts";
import type { WordOptions } from "./capability_words.ts";
import { readStandards } from "./standard_words.ts";

/** A kind of plain list. */
export interface PlainList {
  table: Table;
  /** Columns of the table that say what a row is; the others may change. */
  identity: readonly string[];
  /** Fields of which one at least must be there. */
  content: readonly Field[];
  /** Expression for each own column of the table over `staged s` and the tables joined. */
  columns: Record<string, string>;
  joins: string;
  /** Makes the tables that `joins` names. */
  read(scratch: Scratch, options: PlainOptions): Promise<void>;
}

/** What reading needs to know besides the cells. */
export type PlainOptions = Pick<WordOptions, "classify" | "region" | "year"> & { valueScale: number | null };

const from = (...fields: string[]) => `SELECT unnest([${fields.join(", ")}]) AS text FROM staged`;

async function readChains(
  scratch: Scratch,
  { fields, options }: { fields: string[]; options: PlainOptions },
) {
  await derive(scratch, {
    table: "read_chains",
    from: from(...fields),
    columns: { chains: "VARCHAR[]" },
    answers: (text) => [{ chains: options.classify(text) }],
  });
}

async function readPublic(scratch: Scratch, field: string): Promise<void> {
  await derive(scratch, {
    table: "read_public",
    from: from(field),
    columns: { public: "VARCHAR" },
    answers: (text) => [{ public: withhold(text).text }],
  });
}

function place(fields: readonly string[]): string {
  return `coalesce(${
    fields.map((field) => `(SELECT nullif(code, '000000') FROM read_places WHERE text = s.${field})`).join(
      ", ",
    )
  }, $region)`;
}

function chainsOf(fields: readonly string[]): string {
  const lists = fields.map((field) =>
    `coalesce((SELECT chains FROM read_chains WHERE text = s.${field}), [])`
  );
  return `list_sort(list_distinct(flatten([${lists.join(", ")}])))`;
}

const demandList: PlainList = {
  table: demands,
  identity: ["object", "parameter", "standard_no", "requirement", "enterprise", "chain"],
  content: ["object", "parameter", "standard", "requirement"],
  columns: {
    object: "s.object",
    parameter: "s.parameter",
    standard_text: "nullif(concat_ws(' ', s.standard_name, s.standard), '')",
    standard_no: "n.number",
    standard_key: "n.key",
    standard_year: "n.year",
    standard_name: "coalesce(n.name, s.standard_name)",
    requirement: "p.public",
    kind: "k.kind",
    chain: "s.chain",
    chains: chainsOf(["chain", "object", "requirement"]),
    enterprise: "s.enterprise",
    region_code: place(["region", "enterprise"]),
  },
  joins: `LEFT JOIN read_standards n ON n.text = nullif(concat_ws(' ', s.standard_name, s.standard), '')
    LEFT JOIN read_kinds k ON k.text = concat_ws(' ', s.kind, s.requirement) LEFT JOIN read_public p ON p.text = s.requirement`,
  async read(scratch, options) {
    await readStandards(
      scratch,
      "SELECT nullif(concat_ws(' ', standard_name, standard), '') AS text FROM staged",
    );
    await derive(scratch, {
      table: "read_kinds",
      from: "SELECT concat_ws(' ', kind, requirement) AS text FROM staged",
      columns: { kind: "VARCHAR" },
      answers: (text) => [{ kind: demandKind(text) }],
    });
    await readPlaces(scratch, from("region", "enterprise"));
    await readChains(scratch, { fields: ["chain", "object", "requirement"], options });
    await readPublic(scratch, "requirement");
  },
};

const instrumentList: PlainList = {
  table: instruments,
  identity: ["owner", "inventory_number", "name", "model"],
  content: ["name", "name_en", "model"],
  columns: {
    name: "s.name",
    name_en: "s.name_en",
    model: "s.model",
    maker: "s.maker",
    inventory_number: "s.inventory_number",
    owner: "s.owner",
    institution_id: "CAST(NULL AS VARCHAR)",
    region_code: place(["region", "address", "owner"]),
    address: "s.address",
    field: "s.field",
    category: "s.category",
    value_text: "s.value",
    value_yuan: "v.yuan",
    commissioned: "d.day",
    status: "s.status",
    mode_text: "s.mode",
    mode: "m.mode",
    fee: "s.fee",
    hours_run: "r.number",
    hours_served: "h.number",
    functions: "p.public",
    chains: chainsOf(["name", "category", "functions"]),
  },
  joins: `LEFT JOIN read_values v ON v.text = s.value LEFT JOIN read_days d ON d.text = s.commissioned
    LEFT JOIN read_modes m ON m.text = s.mode LEFT JOIN read_numbers r ON r.text = s.hours_run
    LEFT JOIN read_numbers h ON h.text = s.hours_served LEFT JOIN read_public p ON p.text = s.functions`,
  async read(scratch, options) {
    await derive(scratch, {
      table: "read_values",
      from: from("value"),
      columns: { yuan: "DOUBLE" },
      answers: (text) => [{ yuan: yuan(text, options.valueScale) }],
    });
    await derive(scratch, {
      table: "read_days",
      from: from("commissioned"),
      columns: { day: "DATE" },
      answers: (text) => [{ day: daysOf(text)[0] ?? null }],
    });
    await derive(scratch, {
      table: "read_modes",
      from: from("mode"),
      columns: { mode: "VARCHAR" },
      answers: (text) => [{ mode: sharingMode(text) }],
    });
    await derive(scratch, {
      table: "read_numbers",
      from: from("hours_run", "hours_served"),
      columns: { number: "DOUBLE" },
      answers: (text) => [{ number: plainNumber(text) }],
    });
    await readPlaces(scratch, from("region", "address", "owner"));
    await readChains(scratch, { fields: ["name", "category", "functions"], options });
    await readPublic(scratch, "functions");
  },
};

const institutionList: PlainList = {
  table: listedInstitutions,
  identity: ["name", "certificate_text", "address"],
  content: ["institution", "certificate"],
  columns: {
    name: "s.institution",
    institution_id: "CAST(NULL AS VARCHAR)",
    certificate_text: "s.certificate",
    certificate_number: "c.number",
    region_code: place(["region", "address", "institution"]),
    address: "s.address",
    field: "s.field",
    valid_from: "coalesce(f.first, CASE WHEN u.days > 1 THEN u.first END)",
    valid_until: "u.last",
    note: "p.public",
  },
  joins:
    `LEFT JOIN read_certificates c ON c.text = s.certificate LEFT JOIN read_validity f ON f.text = s.valid_from
    LEFT JOIN read_validity u ON u.text = s.valid_until LEFT JOIN read_public p ON p.text = s.note`,
  async read(scratch, options) {
    await readCertificates(scratch, { from: from("certificate"), year: options.year });
    await readValidity(scratch, from("valid_from", "valid_until"));
    await readPlaces(scratch, from("region", "address", "institution"));
    await readPublic(scratch, "note");
  },
};

/** The plain lists by kind. */
export const plainLists = {
  demands: demandList,
  instruments: instrumentList,
  institutions: institutionList,
} as const;
