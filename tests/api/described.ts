/** Real answers held beside what the OpenAPI document says of them. @module */
import { Ajv2020 } from "ajv/dist/2020.js";

/** As much of an OpenAPI document as answers are held beside. */
export interface Description {
  paths: Record<string, { get: { "x-example"?: string; responses: { 200: { content: object } } } }>;
}

type Get = (path: string) => Promise<Response>;
type Row = Record<string, unknown>;

/** A check of JSON answers by path; it says what is wrong, or null. */
export function answerCheck(description: Description): (path: string, answer: unknown) => string | null {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema(description, "api");
  return (path, answer) => {
    const place = `paths/${path.replaceAll("/", "~1")}/get/responses/200/content/application~1json/schema`;
    const validate = ajv.getSchema(`api#/${encodeURI(place)}`);
    if (!validate) return `${path} is not described`;
    return validate(answer) ? null : ajv.errorsText(validate.errors?.slice(0, 5));
  };
}

/** Addresses of a release that answer 200, by the path that describes each: every path that has something to show. */
export async function realAddresses(
  get: Get,
  { paths }: Description,
): Promise<[path: string, address: string][]> {
  const rows = async (table: string): Promise<Row[]> =>
    (await (await get(`/v1/${table}${table === "releases" ? "" : "?limit=5"}`)).json()).data;
  const found: [string, string][] = [];
  for (const [path, { get: { "x-example": example, responses } }] of Object.entries(paths)) {
    if (!("application/json" in responses[200].content)) continue;
    const [, table = "", key = ""] = /^\/v1\/(\w+)\/\{(\w+)\}$/.exec(path) ?? [];
    if (key !== "") {
      const listed = await rows(table);
      found.push(
        ...listed.map((
          row,
        ): [string, string] => [path, `/v1/${table}/${encodeURIComponent(String(row[key]))}`]),
      );
    } else if (example) found.push([path, example]);
  }
  for (const { id, document_id } of await rows("indicators")) {
    found.push(["/v1/documents/{id}/evidence/{fact}", `/v1/documents/${document_id}/evidence/${id}`]);
  }
  for (const { id } of await rows("metrics")) found.push(["/v1/compare", `/v1/compare?metric=${id}`]);
  for (const { id } of await rows("documents")) {
    for (const more of ["versions", "changes", "diff"]) {
      found.push([`/v1/documents/{id}/${more}`, `/v1/documents/${id}/${more}`]);
    }
  }
  for (const { object } of await rows("capabilities")) {
    found.push(["/v1/match", `/v1/match?demand=${encodeURIComponent(String(object))}`]);
  }
  return found;
}
