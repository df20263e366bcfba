/**
 * The documents that the questions are asked of: pages of the sample sites and the documents of `tests/cases`, about 150.
 *
 * @module
 */
import { parseFile } from "../../pipelines/parse/mod.ts";
import type { Written } from "../api/small_release.ts";

const pages = new URL("../../sources/samples/pages/", import.meta.url);
const cases = new URL("../cases/documents/", import.meta.url);

/** Ids are `site/page` and `look/document` or `held/document`, without endings. */
export function questionDocuments(): Written[] {
  return [
    ...["gkmlpt", "jpaas", "jpage", "plain", "trs"].flatMap((site) =>
      named(new URL(`${site}/`, pages), ".html").map((name) => samplePage(site, name))
    ),
    ...["held", "look"].flatMap((folder) =>
      named(new URL(`${folder}/`, cases), ".json").map((name) => caseDocument(folder, name))
    ),
  ];
}

function named(folder: URL, ending: string): string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name).filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length)).sort();
}

/** The first line of a sample page is a comment that says what the site says of it. */
function samplePage(site: string, name: string): Written {
  const page = Deno.readTextFileSync(new URL(`${site}/${name}.html`, pages));
  const [head = ""] = page.split("\n");
  const { title, published, source, document_number } = JSON.parse(head.replace(/^<!--|-->.*$/g, ""));
  const body = `<html><body>${page.slice(page.indexOf("-->") + 3)}</body></html>`;
  const text = parseFile({ bytes: new TextEncoder().encode(body), name: `${name}.html` }).text;
  const publisher = source.length > 3 ? source : null;
  return {
    id: `${site}/${name}`,
    title,
    published,
    publisher,
    document_number,
    text,
    url: `http://${site}.sample.example/`,
  };
}

function caseDocument(folder: string, name: string): Written {
  const { document } = JSON.parse(Deno.readTextFileSync(new URL(`${folder}/${name}.json`, cases)));
  const { title, publisher, published, document_number } = document;
  const bytes = Deno.readFileSync(new URL(`${folder}/${name}.txt`, cases));
  const { text } = parseFile({ bytes, name: `${name}.txt` });
  return {
    id: `${folder}/${name}`,
    title,
    publisher,
    published,
    document_number,
    text,
    url: `http://${folder}.sample.example/`,
  };
}
