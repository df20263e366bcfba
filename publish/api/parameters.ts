/**
 * Reading the parameters of a request: each against a zod schema that also says, in words, what is wanted.
 *
 * Nothing is guessed: an unknown parameter, one given twice and a value of the wrong type are all refused, together.
 *
 * @module
 */
import { z } from "zod";
import { badParameters, type ParameterError } from "./problem.ts";

/** Most records of one answer. */
export const mostPerPage = 100;

/** A release, as in `2026-11-23` or `2026-11-23.2`. */
export const versionParameter = z.string().regex(/^\d{4}-\d{2}-\d{2}(\.\d{1,4})?$/)
  .optional().describe("a release such as 2026-11-23");

/** A day, as parameters take it. */
export const dayParameter = z.iso.date().optional().describe("a day such as 2024-09-06");

/** What every list takes. */
export const listParameters = {
  limit: z.string().regex(/^\d{1,3}$/).transform(Number).pipe(z.number().min(1).max(mostPerPage))
    .default(20).describe(`a whole number from 1 to ${mostPerPage}`),
  cursor: z.string().min(1).optional().describe(`the "next" of an earlier answer to the same question`),
  version: versionParameter,
  as_of: dayParameter,
};

/**
 * Parameters of an address, read by a schema of which every field has a description of what is wanted.
 * @throws {Problem} naming every parameter that is unknown, given twice or not as wanted.
 */
export function readParameters<Shape extends z.ZodRawShape>(
  url: string,
  schema: z.ZodObject<Shape>,
): z.output<z.ZodObject<Shape>> {
  return readGiven(new URL(url).searchParams, schema);
}

/** The same of an address that was taken apart before. @throws {Problem} as `readParameters` does */
export function readGiven<Shape extends z.ZodRawShape>(
  given: URLSearchParams,
  schema: z.ZodObject<Shape>,
): z.output<z.ZodObject<Shape>> {
  const errors = [...unknown(given, schema), ...repeated(given)];
  const read = schema.safeParse(Object.fromEntries(given));
  if (!read.success) errors.push(...wrong(read.error, { given, schema }));
  if (errors.length > 0 || !read.success) throw badParameters(errors);
  return read.data;
}

function unknown(given: URLSearchParams, { shape }: z.ZodObject): ParameterError[] {
  return [...new Set(given.keys())].filter((name) => !Object.hasOwn(shape, name))
    .map((parameter) => ({
      parameter,
      wanted: instead(parameter, Object.keys(shape)),
      found: "an unknown parameter",
    }));
}

/** The ways to compare the column that was meant, or else everything but those: a table has hundreds. */
function instead(parameter: string, known: readonly string[]): string {
  const [column] = parameter.split("__");
  const ofColumn = known.filter((name) => name === column || name.startsWith(`${column}__`));
  const names = ofColumn.length > 0 ? ofColumn : known.filter((name) => !name.includes("__"));
  return names.length === 0 ? "no parameters here" : `one of ${names.join(", ")}`;
}

function repeated(given: URLSearchParams): ParameterError[] {
  return [...new Set(given.keys())].filter((name) => given.getAll(name).length > 1)
    .map((parameter) => ({
      parameter,
      wanted: "it once",
      found: `it ${given.getAll(parameter).length} times`,
    }));
}

function wrong(
  error: z.ZodError,
  { given, schema }: { given: URLSearchParams; schema: z.ZodObject },
): ParameterError[] {
  const names = new Set(error.issues.map((issue) => String(issue.path[0])));
  return [...names].map((parameter) => ({
    parameter,
    wanted: (schema.shape[parameter] as z.ZodType | undefined)?.description ?? "another value",
    found: given.has(parameter) ? JSON.stringify(given.get(parameter)?.slice(0, 100)) : "nothing",
  }));
}
