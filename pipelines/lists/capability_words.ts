/**
 * The dictionaries of capabilities: each distinct combination of cells once, cleaned and read, and a map from the hash of the raw
 * cells to it. Rows meet them by that hash only.
 *
 * @module
 */
import { type Database, literal } from "../load/duckdb.ts";
import { withhold } from "../normalise/personal.ts";
import { readCertificates, readPlaces, readValidity } from "./body_words.ts";
import { categoryLevels, namesBody, restrictionKind } from "./cells.ts";
import type { Classify } from "./chains.ts";
import { derive, type Scratch } from "./derive.ts";
import type { Field } from "./fields.ts";
import { joinedText, weights } from "./sql_rules.ts";
import { cell, columnsOf, isFormula, isLabel, rowsOf, type Staged } from "./staged.ts";
import { readStandards } from "./standard_words.ts";

/** Which fields make up which dictionary. */
export const groups = {
  who: ["institution", "certificate", "site", "address", "region", "valid_from", "valid_until"],
  test: ["field", "category", "category_2", "object", "standard_name", "standard"],
  item: ["parameter", "restriction", "note"],
} as const satisfies Record<string, readonly Field[]>;

type Group = keyof typeof groups;

const dictionaries: Record<Group, string> = {
  who: "capability_who",
  test: "capability_tests",
  item: "capability_items",
};

/** What reading words needs to know. */
export interface WordOptions {
  /** Id of the list: part of every key. */
  list: string;
  /** Place of the list, for rows that state none. */
  region: string | null;
  /** Year of the issue; a certificate cannot be younger. */
  year: number;
  classify: Classify;
}

/** Hash of the raw cells of a group, as rows and dictionaries compute it. */
export function rawHash(staged: Staged, group: Group): string {
  const columns = columnsOf(staged, groups[group]);
  return columns.length === 0 ? "CAST(0 AS UBIGINT)" : `hash(${columns.join(", ")})`;
}

/**
 * Adds the words of a sheet to the dictionaries and makes the temporary maps `map_who`, `map_test` and
 * `map_item` (hash → ids and parts of the key).
 */
export async function readWords(scratch: Scratch, staged: Staged, options: WordOptions): Promise<void> {
  await distinctCells(scratch.database, staged);
  await readWho(scratch, options);
  await readTests(scratch, { staged, classify: options.classify });
  await readItems(scratch, staged);
}

/** `cells_<group>` of each group: its distinct combinations, cleaned, each with its raw hash. */
async function distinctCells(database: Database, staged: Staged): Promise<void> {
  const names = Object.keys(groups) as Group[];
  const sets = names.map((group) => columnsOf(staged, groups[group])).filter((columns) => columns.length > 0);
  // All groups at once, as reading the rows takes longer than anything done with them.
  await database.run(
    `CREATE OR REPLACE TEMP TABLE raw_cells AS
     SELECT ${sets.flat().join(", ")}, ${
      sets.map(([first]) => `grouping(${first}) AS without_${first}`).join(", ")
    }
     FROM ${rowsOf(staged)} GROUP BY GROUPING SETS (${
      sets.map((columns) => `(${columns.join(", ")})`).join(", ")
    })`,
  );
  for (const group of names) await cleanCells(database, staged, group);
  await database.run("DROP TABLE raw_cells");
}

async function cleanCells(database: Database, staged: Staged, group: Group): Promise<void> {
  const columns = columnsOf(staged, groups[group]), [first] = columns;
  const cells = groups[group].map((field) => `list_clean(${cell(staged, field)}) AS "${field}"`);
  const printed = groups[group].filter((field) => staged.positions[field] !== undefined);
  const blank = ["true", ...printed.map((field) => `"${field}" IS NULL`)].join(" AND ");
  await database.run(
    `CREATE OR REPLACE TEMP TABLE cells_${group} AS
     SELECT *, ${blank} AS blank FROM (
       SELECT ${rawHash(staged, group)} AS raw, ${cells.join(", ")}
       FROM ${first === undefined ? "(SELECT 0)" : `raw_cells WHERE without_${first} = 0`})`,
  );
}

/** `new_<group>`: entries of `words_<group>` that their dictionary does not have yet, each once. */
function newEntries(group: Group, columns: readonly string[]): string {
  const values = columns.map((column) => `any_value(${column}) AS ${column}`).join(", ");
  return `CREATE OR REPLACE TEMP TABLE new_${group} AS
    SELECT key, ${values} FROM words_${group} ANTI JOIN ${dictionaries[group]} USING (key) GROUP BY key`;
}

/** Number of a new entry: they go on from the last. */
function nextId(group: Group): string {
  return `(SELECT coalesce(max(id), 0) FROM ${dictionaries[group]}) + row_number() OVER ()`;
}

async function readWho(scratch: Scratch, { list, region, year }: WordOptions): Promise<void> {
  const { database } = scratch;
  const place = region === null ? "CAST(NULL AS VARCHAR)" : literal(region);
  await database.run(`
    CREATE OR REPLACE TEMP TABLE words_who AS
    SELECT *, list_key(${joinedText(["'who'", ...groups.who, place])}) AS key,
      list_mix(list_key(${literal(list)}), ${weights.list},
        list_key(${joinedText(["coalesce(institution, certificate)", "site"])}), ${weights.who}) AS identity
    FROM cells_who;
    ${newEntries("who", groups.who)}`);
  await readCertificates(scratch, { from: "SELECT certificate AS text FROM new_who", year });
  await readValidity(scratch, "SELECT unnest([valid_from, valid_until]) AS text FROM new_who");
  await readPlaces(scratch, "SELECT unnest([region, address, site, institution]) AS text FROM new_who");
  await derive(scratch, {
    table: "read_bodies",
    from: "SELECT site AS text FROM new_who WHERE institution IS NULL",
    columns: { body: "BOOLEAN" },
    answers: (text) => [{ body: namesBody(text) }],
  });
  const places = ["region", "address", "site", "institution"].map((name) =>
    `(SELECT nullif(code, '000000') FROM read_places WHERE text = n.${name})`
  ).join(", ");
  await database.run(`
    INSERT INTO capability_who (id, key, institution, certificate_text, certificate_number, site, address, region_code,
      valid_from, valid_until)
    SELECT ${
    nextId("who")
  }, n.key, coalesce(n.institution, CASE WHEN b.body THEN n.site END), n.certificate, c.number,
      n.site, n.address, coalesce(${places}, ${place}), coalesce(f.first, CASE WHEN u.days > 1 THEN u.first END), u.last
    FROM new_who n
    LEFT JOIN read_certificates c ON c.text = n.certificate
    LEFT JOIN read_validity f ON f.text = n.valid_from
    LEFT JOIN read_validity u ON u.text = n.valid_until
    LEFT JOIN read_bodies b ON b.text = n.site AND n.institution IS NULL;
    CREATE OR REPLACE TEMP TABLE map_who AS
    SELECT c.raw, w.id, c.identity, c.blank FROM words_who c JOIN capability_who w USING (key)`);
}

async function readTests(
  scratch: Scratch,
  { staged, classify }: { staged: Staged; classify: Classify },
): Promise<void> {
  const named = ["object", "standard_name", "standard"] as const;
  await scratch.database.run(`
    CREATE OR REPLACE TEMP TABLE words_test AS
    SELECT *, list_key(${
    joinedText(["'test'", "field", "category", "object", "standard_text"])
  }) AS key FROM (
      SELECT raw, field, object, nullif(concat_ws('-', category, category_2), '') AS category,
        nullif(concat_ws(' ', standard_name, standard), '') AS standard_text,
        ${isLabel(staged, named)} AS header, ${isFormula(named)} AS formula FROM cells_test);
    ${newEntries("test", ["field", "category", "object", "standard_text"])}`);
  await readStandards(scratch, "SELECT standard_text AS text FROM new_test");
  await derive(scratch, {
    table: "read_categories",
    from: "SELECT category AS text FROM new_test",
    columns: { first: "VARCHAR", second: "VARCHAR" },
    answers: (text) => [categoryLevels(text)],
  });
  await derive(scratch, {
    table: "read_chains",
    from: "SELECT unnest([object, category, standard_text]) AS text FROM new_test",
    columns: { chains: "VARCHAR" },
    answers: (text) => [{ chains: classify(text).join(" ") }],
  });
  await scratch.database.run(testWords);
}

/**
 * Tests with their chains, their standards — at least one row each — and the map to them. Tests are many and combinations of
 * chains few, so lists are made of combinations only.
 */
const testWords = `
  CREATE OR REPLACE TEMP TABLE numbered_tests AS
  SELECT n.*, ${nextId("test")} AS id, concat_ws(' ', a.chains, b.chains, s.chains) AS named_chains
  FROM new_test n
  LEFT JOIN read_chains a ON a.text = n.object
  LEFT JOIN read_chains b ON b.text = n.category
  LEFT JOIN read_chains s ON s.text = n.standard_text;
  CREATE OR REPLACE TEMP TABLE chain_lists AS
  SELECT named_chains, list_sort(list_distinct(list_filter(string_split(named_chains, ' '), lambda id: id <> ''))) AS chains
  FROM (SELECT DISTINCT named_chains FROM numbered_tests);
  INSERT INTO capability_tests
  SELECT t.id, t.key, t.field, t.category, c.first, c.second, t.object, t.standard_text, l.chains
  FROM numbered_tests t JOIN chain_lists l USING (named_chains)
  LEFT JOIN read_categories c ON c.text = t.category;
  INSERT INTO capability_standards
  SELECT t.id, coalesce(s.standard, 0),
    list_key(${joinedText(["'standard'", "t.object", "coalesce(s.number, t.standard_text)"])}),
    s.number, s.key, s.year, CASE WHEN s.number IS NULL THEN t.standard_text ELSE s.name END
  FROM numbered_tests t LEFT JOIN read_standards s ON s.text = t.standard_text;
  CREATE OR REPLACE TEMP TABLE map_test AS
  SELECT c.raw, t.id, s.standard, list_mod(CAST(s.identity AS HUGEINT) * ${weights.standard}) AS identity,
    c.header, c.formula, c.object IS NULL AND c.standard_text IS NULL AS untold
  FROM words_test c JOIN capability_tests t USING (key) JOIN capability_standards s ON s.test = t.id`;

async function readItems(scratch: Scratch, staged: Staged): Promise<void> {
  await scratch.database.run(`
    CREATE OR REPLACE TEMP TABLE words_item AS
    SELECT *, list_key(${joinedText(["'item'", ...groups.item])}) AS key,
      ${isLabel(staged, ["parameter"])} AS header, ${isFormula(["parameter"])} AS formula FROM cells_item;
    ${newEntries("item", groups.item)}`);
  await derive(scratch, {
    table: "read_restrictions",
    from: "SELECT restriction AS text FROM new_item",
    columns: { kind: "VARCHAR" },
    answers: (text) => [{ kind: restrictionKind(text) }],
  });
  await derive(scratch, {
    table: "read_notes",
    from: "SELECT note AS text FROM new_item",
    columns: { note: "VARCHAR" },
    answers: (text) => [{ note: withhold(text).text }],
  });
  await scratch.database.run(`
    INSERT INTO capability_items
    SELECT ${nextId("item")}, n.key, n.parameter, n.restriction, r.kind, t.note
    FROM new_item n LEFT JOIN read_restrictions r ON r.text = n.restriction LEFT JOIN read_notes t ON t.text = n.note;
    CREATE OR REPLACE TEMP TABLE map_item AS
    SELECT c.raw, i.id, list_mod(CAST(list_key(${joinedText(["'parameter'", "c.parameter"])}) AS HUGEINT)
        * ${weights.parameter}) AS identity,
      c.header, c.formula, c.parameter IS NULL AS untold, c.blank
    FROM words_item c JOIN capability_items i USING (key)`);
}
