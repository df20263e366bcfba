/** Reads the standards that distinct cells name, and adds them to the table of standards. @module */
import { derive, type Scratch } from "./derive.ts";
import { splitStandards } from "./standards.ts";

/** Makes `read_standards` (text, standard — the number among those of the cell, from 1 — and what a number says). */
export async function readStandards(scratch: Scratch, from: string): Promise<void> {
  await derive(scratch, {
    table: "read_standards",
    from,
    columns: {
      standard: "SMALLINT",
      number: "VARCHAR",
      key: "VARCHAR",
      prefix: "VARCHAR",
      kind: "VARCHAR",
      base: "VARCHAR",
      part: "VARCHAR",
      year: "INTEGER",
      name: "VARCHAR",
    },
    answers: (text) => splitStandards(text).map((standard, index) => ({ standard: index + 1, ...standard })),
  });
  // The name first in order wins, so that it does not matter which list came first.
  await scratch.database.run(`
    CREATE OR REPLACE TEMP TABLE named_standards AS
    SELECT number, any_value(key) AS key, any_value(prefix) AS prefix, any_value(kind) AS kind, any_value(base) AS base,
      any_value(part) AS part, any_value(year) AS year, min(name) AS name FROM read_standards GROUP BY number;
    UPDATE standards SET name = least(standards.name, n.name) FROM named_standards n
      WHERE n.number = standards.number AND n.name IS NOT NULL AND (standards.name IS NULL OR n.name < standards.name);
    INSERT INTO standards BY NAME SELECT * FROM named_standards WHERE number NOT IN (SELECT number FROM standards)`);
}
