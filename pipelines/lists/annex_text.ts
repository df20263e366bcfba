/** What a document says beside its tables, for all rows of them: a certificate's number, an institution's name and place. @module */
import { approvedBody, type Context, isTitle, statedIn } from "./annex_lines.ts";
import type { Field } from "./fields.ts";
import type { ListContent } from "./sheet_staging.ts";

/** Files in which text beside a table belongs to it; of a page it may be the site's own address. */
const documents = new Set(["pdf", "docx", "doc", "ofd"]);

/** Values that the text states, each once or always the same; what it states in several ways holds for no row. */
export function statedOnce({ type, text }: ListContent): Context {
  if (type === undefined || text === undefined || !documents.has(type)) return {};
  const found = new Map<Field, Set<string>>();
  for (const line of text.split("\n")) {
    if (line.includes("\t")) continue; // a row of a table
    const institution = isTitle(line) ? approvedBody(line) : null;
    const stated = { ...statedIn([line]), ...(institution !== null && { institution }) };
    for (const [field, value] of Object.entries(stated)) {
      found.set(field as Field, (found.get(field as Field) ?? new Set()).add(value));
    }
  }
  return Object.fromEntries(
    [...found].flatMap(([field, values]) => values.size === 1 ? [[field, [...values][0]]] : []),
  );
}
