/** Media types of the formats of tables, and what people call them. @module */
import type { Format } from "../part.ts";

export const mediaTypes: Record<Format, string> = {
  parquet: "application/vnd.apache.parquet",
  csv: "text/csv",
  excel: "text/csv",
  jsonl: "application/gzip",
};

export const formatNames: Record<Format, string> = {
  parquet: "Parquet",
  csv: "CSV",
  excel: "CSV（电子表格用 for spreadsheets）",
  jsonl: "JSON Lines, gzip",
};
