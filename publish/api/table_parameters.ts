/**
 * Parameters of a table's list: its filters, and how the list is sorted, cut and written.
 *
 * @module
 */
import { z } from "zod";
import type { SortColumn, TableReader } from "./pages.ts";
import { listParameters } from "./parameters.ts";

/** What every table takes besides filters. */
export interface TableParameters extends Record<string, unknown> {
  limit: number;
  sort?: SortColumn[];
  fields?: string[];
  format: "json" | "csv" | "ndjson";
  excel: boolean;
}

const mostSorted = 4;

/** Whether a CSV is to be opened in Excel. */
export const excelParameter = z.enum(["true", "false"]).transform((value) => value === "true").default(false)
  .describe("true or false: a CSV with byte order mark, CRLF and no cell that Excel would run");

/** Schema of a table's list. */
export function tableParameters({ columns, filters }: Pick<TableReader, "columns" | "filters">): z.ZodObject {
  const names = columns.map(({ name }) => name);
  const sortable = columns.filter(({ type }) => type !== "strings").map(({ name }) => name);
  return z.object({
    ...Object.fromEntries(filters.map(({ name, schema }) => [name, schema])),
    ...listParameters,
    sort: z.string().max(200).transform((text) => text.split(",").map(sortColumn))
      .pipe(
        z.array(z.object({ column: z.enum(sortable), descending: z.boolean() })).max(mostSorted)
          .refine((order) => new Set(order.map(({ column }) => column)).size === order.length),
      ).optional()
      .describe(
        `up to ${mostSorted} columns with commas between, - before one for descending: ${
          sortable.join(", ")
        }`,
      ),
    fields: z.string().max(1000).transform((text) => [...new Set(text.split(","))]).pipe(
      z.array(z.enum(names)),
    )
      .optional().describe(`columns with commas between: ${names.join(", ")}`),
    format: z.enum(["json", "csv", "ndjson"]).default("json").describe("json, csv or ndjson"),
    excel: excelParameter,
  });
}

function sortColumn(text: string): SortColumn {
  return { column: text.replace(/^-/, ""), descending: text.startsWith("-") };
}
