/**
 * `sources new`: makes a source of the address of a list, with a sample of its pages and what they give.
 *
 *     <id>/source.ts        the definition; empty where the pages do not tell
 *     <id>/sample/          list and article, cut down and personal data masked
 *     <id>/expected.json    what the sample gives, for a person to check against the page
 *
 * Five or so requests, politely. Gives nothing unless a row, its article and the article's body were found.
 *
 * @module
 */
import { DefinitionError, FetchError } from "../../../pipelines/errors.ts";
import { textOfHtml } from "../../../pipelines/parse/html.ts";
import type { Listing, ListPage, ListRequest, Source } from "../../../sources/define.ts";
import { article } from "../../../sources/families/article.ts";
import { gkmlptArticle } from "../../../sources/families/gkmlpt.ts";
import { parseHtml } from "../../../sources/families/html.ts";
import { describePage } from "../../../sources/families/not_a_list.ts";
import { externalNote } from "../../../sources/families/rows.ts";
import { type Expected, replay, type Sample } from "../../../sources/sample.ts";
import type { Answer, Ask } from "./ask.ts";
import { findArticle } from "./article_structure.ts";
import { emptyFields, writeDefinition } from "./definition.ts";
import { draftOf, type Said } from "./draft.ts";
import { listingOf } from "./listing_of.ts";
import { recognise, type Recognition } from "./recognise.ts";
import { samplePage } from "./sample_pages.ts";
import { settle } from "./settle.ts";

/** A new source, not yet written. */
export interface NewSource {
  /** Contents by path within the folder. */
  files: Map<string, string>;
  /** Signs by which family, rows and body were recognised. */
  reasons: string[];
  /** Fields to be filled in before the source loads. */
  empty: string[];
  rows: number;
}

/** How a new source is made. */
export interface NewContext {
  id: string;
  ask: Ask;
  said: Said;
  /** How the module will import from `sources/`, such as `../`. */
  sources: string;
}

/**
 * Makes a source of a list.
 * @throws {FetchError} when the site does not give the pages
 * @throws {DefinitionError} when the page is no list of a known family, or the body of its article is not found
 */
export async function newSource(url: string, { id, ask, said, sources }: NewContext): Promise<NewSource> {
  const first = await page(ask, { url });
  const recognition = await settle(recognised(first), first.page, ask);
  const listing = listingOf(recognition.family, recognition.options);
  const { answers, list } = await walk(listing, first, ask);
  const row = list.rows.find(({ note }) => note !== externalNote);
  if (!row) {
    throw new DefinitionError(`Cannot make a source of ${url}: wanted a row of this site, found none`, {
      url,
    });
  }
  const served = await page(ask, { url: row.url });
  const { reader, selectors, fields, reason } = articleOf(served, {
    title: row.title,
    recognition,
    said,
    url,
  });
  const draft = draftOf({ url, recognition, rows: list.rows, fields, article: selectors }, said);
  const sample = {
    lists: answers.map((answer) => samplePage(answer.page.text, answer.page.url)),
    article: samplePage(served.page.text, served.page.url),
  };
  const source: Source = { ...draft, id, list: listing, article: reader, expect: { rows: draft.rows } };
  return {
    files: new Map([
      ["source.ts", writeDefinition(draft, { sources, url })],
      ...sample.lists.map((
        text,
      ): [string, string] => [`sample/list.${/^\s*\{/.test(text) ? "json" : "html"}`, text]),
      ["sample/article.html", sample.article],
      ["expected.json", `${JSON.stringify(expected(source, sample), null, 2)}\n`],
    ]),
    reasons: [...recognition.reasons, reason],
    empty: emptyFields(draft),
    rows: list.rows.length,
  };
}

async function page(ask: Ask, request: ListRequest): Promise<Answer> {
  const answer = await ask(request);
  if (answer.failure === null) return answer;
  throw new FetchError(`Cannot make a source of ${request.url}: wanted a page, found ${answer.failure}`, {
    url: request.url,
  });
}

function recognised({ page }: Answer): Recognition {
  const recognition = recognise(page);
  if (recognition !== null) return recognition;
  const found = describePage(parseHtml(page.text));
  throw new DefinitionError(
    `Cannot make a source of ${page.url}: wanted a list of a known family, found ${found}`,
    { url: page.url, next: "read sources/README.md and write source.ts by hand" },
  );
}

/** Follows the list to its first page with rows. */
async function walk(
  listing: Listing,
  first: Answer,
  ask: Ask,
): Promise<{ answers: Answer[]; list: ListPage }> {
  const answers = [first];
  let list = listing.read(first.page, listing.start);
  while (list.rows.length === 0 && list.next !== null && answers.length < 4) {
    const { next } = list;
    const answer = await page(ask, next);
    answers.push(answer);
    list = listing.read(answer.page, next);
  }
  return { answers, list };
}

function articleOf(
  { page }: Answer,
  { title, recognition, said, url }: { title: string; recognition: Recognition; said: Said; url: string },
) {
  const structure = findArticle(page, title);
  // gkmlpt carries the body in a script; its reader finds it without a selector.
  const inScript = recognition.family === "gkmlpt" ? [".article-content"] : [];
  const body = said.body !== undefined ? [said.body] : structure.body.length > 0 ? structure.body : inScript;
  const selectors = { body, title: structure.title };
  const reader = recognition.family === "gkmlpt" ? gkmlptArticle(selectors) : article(selectors);
  const { body: found, container, fields } = reader(page);
  if (found === null) {
    throw new DefinitionError(
      `Cannot make a source of ${url}: wanted an element that holds the body of ${page.url}, found none that has a name`,
      { url: page.url, next: `deno task zhiji sources new ${url} --body SELECTOR` },
    );
  }
  return {
    reader,
    selectors,
    fields,
    reason: `body in ${container}${structure.reason ? `: ${structure.reason}` : ""}`,
  };
}

/** How many lines of a text an expectation holds. */
const lines = 5;

function expected(source: Source, sample: Sample): Expected {
  const { list, article: { body, ...rest } } = replay(source, sample);
  return { list, article: { ...rest, text: textOfHtml(body ?? "").split("\n").slice(0, lines) } };
}
