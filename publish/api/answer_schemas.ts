/**
 * Schemas of the answers of search, suggestion and match, as the description tells them; each is tied by its type to what
 * the routes answer, so one cannot change without the other.
 *
 * @module
 */
import { z } from "zod";
import { documentKinds } from "../../sources/define.ts";
import type { Hit as MatchHit, Matches } from "../../pipelines/match/mod.ts";
import type { Facets } from "../search/facets.ts";
import type { Hit } from "../search/query.ts";
import type { Suggestion } from "../search/suggest.ts";
import type { SynonymUse } from "../search/synonyms.ts";

const text = z.string().nullable();
const whole = z.int().min(0);

const mark = z.tuple([whole, whole]).describe("start and end in UTF-16 code units, the end exclusive");

/** A document found. */
export const hitSchema = z.strictObject({
  id: z.string(),
  title: text,
  publisher: text,
  published: z.iso.date().nullable(),
  document_number: text,
  kind: z.enum(documentKinds),
  region_code: text,
  url: z.string(),
  rights: z.string().describe("open, or what else may be done with the text"),
  archive: text.describe("digest of the archived response that the text was read from"),
  title_marks: z.array(mark).describe("where the words stand in the title"),
  snippet: z.strictObject({
    text: z.string(),
    start: whole.describe("where it stands in the text of the document"),
    end: whole,
    marks: z.array(mark).describe("where the words stand in the snippet"),
  }).nullable().describe("the sentence that answers best; null where the text is not published"),
}) satisfies z.ZodType<Hit>;

const values = z.array(z.strictObject({ value: z.string(), count: whole }));

const facets: z.ZodType<Facets> = z.strictObject({
  of: whole.describe("number of documents counted, newest first"),
  kinds: values,
  regions: values.describe("provinces"),
  within: values.describe("units right within the place asked for: cities of a province, counties of a city"),
  publishers: values,
  years: values,
  chains: values.describe(
    "industry chains that titles or texts mention, by id; a document may count for several",
  ),
});

const synonym: z.ZodType<SynonymUse> = z.strictObject({ word: z.string(), also: z.array(z.string()) });

/** One word offered. */
export const suggestionSchema = z.strictObject({
  text: z.string(),
  kind: z.enum(["region", "publisher", "organization", "word", "query"]),
}) satisfies z.ZodType<Suggestion>;

/** What an answer of search holds besides what every list does. */
export const searchExtras = {
  synonyms: z.array(synonym).describe("words that were looked for in other forms too"),
  did_you_mean: z.array(suggestionSchema).describe("what may have been meant, where nothing was found"),
  facets: facets.optional().describe(
    "counts by kind, place, publisher, year and chain mentioned, where asked for",
  ),
};

const reason: z.ZodType<MatchHit["reasons"][number]> = z.strictObject({
  part: z.enum(["standard", "object", "parameter", "standard_name", "region", "restriction"]),
  how: z.string().describe("how the two meet") as unknown as z.ZodType<MatchHit["reasons"][number]["how"]>,
  points: z.number(),
  wanted: text.describe("of the demand"),
  found: text.describe("of the capability"),
});

/** A capability that matches. */
export const matchHitSchema = z.strictObject({
  grade: z.enum(["full", "partly", "expired"]),
  points: z.number(),
  reasons: z.array(reason),
  validity: z.enum(["valid", "expiring", "expired", "unknown"]),
  capability: z.strictObject({
    id: z.string(),
    institution_id: text,
    institution: text,
    certificate_number: text,
    certificate_text: text,
    region_code: text,
    site: text,
    address: text,
    object: text,
    parameter: text,
    standard_no: text,
    standard_name: text,
    restriction: text,
    valid_from: text,
    valid_until: text,
  }),
  origin: z.strictObject({
    source_id: z.string(),
    list_id: z.string(),
    issue_id: z.string(),
    sheet: z.string(),
    row: z.int(),
  }).describe("the row that it was read from"),
}) satisfies z.ZodType<MatchHit>;

const counts: { [Name in keyof Omit<Matches, "count" | "hits">]: z.ZodType<Matches[Name]> } = {
  full: whole,
  partly: whole,
  expired: whole,
  institutions: whole.describe("institutions that meet the demand in full"),
  unknown: z.array(z.string()).describe("parts of the demand that no list speaks of"),
  capped: z.boolean().describe("true when a part met more texts than are followed"),
};

/** What an answer of a match holds besides what every list does. */
export const matchExtras = {
  demand: z.strictObject({
    parts: z.array(z.strictObject({ role: z.enum(["object", "parameter", "any"]), text: z.string() })),
    standard: z.strictObject({ key: z.string(), year: z.int().nullable() }).nullable(),
    region: text,
  }).describe("the demand as it was read"),
  valid_on: z.iso.date(),
  ...counts,
};
