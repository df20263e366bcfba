/**
 * Writes the `source.ts` of a new source, fields in their order. What the pages did not tell stays empty, which
 * `defineSource` refuses until somebody fills it in: nothing is guessed. Pure.
 *
 * @module
 */
import type { SourceDefinition } from "../../../sources/define.ts";
import type { Family } from "./recognise.ts";

/** What is known of a new source; empty text stands for what is not. */
export interface Draft {
  title: { zh: string; en: string };
  publisher: string;
  region: string;
  home: string;
  rights: SourceDefinition["rights"];
  status: SourceDefinition["status"];
  schedule: SourceDefinition["schedule"];
  family: Family;
  options: Record<string, unknown>;
  article: { body: string[]; title: string[] };
  rows: number;
}

/** Fields that are still empty, as the definition names them. */
export function emptyFields({ title, publisher, region }: Draft): string[] {
  const values = { "title.zh": title.zh, "title.en": title.en, publisher, region };
  return Object.entries(values).filter(([, value]) => value === "").map(([name]) => name);
}

/** The module. `sources` is where it finds `define.ts` and `families/`, such as `../`. */
export function writeDefinition(draft: Draft, { sources, url }: { sources: string; url: string }): string {
  const { title, publisher, region, home, rights, status, schedule, family, options, rows } = draft;
  const maker = family === "json" ? "jsonList" : family;
  const reader = family === "gkmlpt" ? "gkmlptArticle" : "article";
  const imports = family === "gkmlpt"
    ? [`import { gkmlpt, gkmlptArticle } from "${sources}families/gkmlpt.ts";`]
    : [
      `import { article } from "${sources}families/article.ts";`,
      `import { ${maker} } from "${sources}families/${family === "json" ? "json_list" : family}.ts";`,
    ];
  const selectors = {
    body: draft.article.body,
    ...draft.article.title.length > 0 && { title: draft.article.title },
  };
  return [
    `/** ${title.en || title.zh || "A column"}: ${url} @module */`,
    `import { defineSource } from "${sources}define.ts";`,
    ...imports.sort(byModule),
    "",
    "export default defineSource({",
    "  // who",
    `  title: ${inline(title)},${unknown(title.zh, title.en)}`,
    `  publisher: ${inline(publisher)},${unknown(publisher)}`,
    `  region: ${inline(region)},${unknown(region)}`,
    `  home: ${inline(home)},`,
    `  rights: ${inline(rights)},`,
    `  status: ${inline(status)},`,
    "  // when",
    `  schedule: ${inline(schedule)},`,
    "  // where",
    `  list: ${maker}(${literal(options)}),`,
    "  // what",
    `  article: ${reader}(${literal(selectors)}),`,
    "  // expect",
    `  expect: { rows: ${rows} },`,
    "});",
    "",
  ].join("\n");
}

function byModule(one: string, other: string): number {
  const [a = "", b = ""] = [one, other].map((line) => line.split(" from ")[1] ?? "");
  return a < b ? -1 : 1;
}

/** Marks a line that `defineSource` refuses as it stands. */
function unknown(...values: string[]): string {
  return values.includes("") ? " // to be filled in: the pages do not say it" : "";
}

/** Longest line of code, as `deno fmt` has it here. */
const lineWidth = 110;

/** A value as source code on one line when it fits, else a field a line. */
function literal(value: Record<string, unknown>): string {
  const line = inline(value);
  if (line.length + 20 <= lineWidth) return line;
  const fields = Object.entries(value).map(([name, inner]) => `    ${name}: ${inline(inner)},`);
  return `{\n${fields.join("\n")}\n  }`;
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value).map(([name, inner]) => `${name}: ${inline(inner)}`).join(", ")} }`;
}
