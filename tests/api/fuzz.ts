/** Random requests made from the OpenAPI document, the same for the same seed. @module */

interface Parameter {
  name: string;
  in: "path" | "query";
  required: boolean;
  schema: { type?: string; enum?: string[]; pattern?: string; format?: string };
}

/** As much of an OpenAPI document as requests are made from. */
export interface Described {
  paths: Record<string, { get: { parameters: Parameter[] } }>;
}

/** A generator of numbers from 0 to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const values = [
  "",
  "0",
  "-1",
  "1",
  "20",
  "99999999999999",
  "1e9",
  "null",
  "true",
  "false",
  "2024-09-10",
  "2024-02-30",
  "440000",
  "000000",
  "计量",
  "检验检测 服务",
  '"',
  "'",
  "--",
  "%",
  "\u0000",
  "\ud800",
  "😀",
  "a,b,c",
  "-published",
  "id",
  "json",
  "csv",
  "ndjson",
  "atom",
  "reply",
  "i-sites",
  "../../etc/passwd",
  "<script>",
  "*",
  "(",
  "OR",
  "-x",
  "title:",
  "x".repeat(300),
  "eyJ4Ijox",
  "WyIyMDI0LTA5LTEwIiwieCIsW11d",
  "２０２４",
  " ",
];

/** An address: a path of the document with some of its parameters, well formed and not. */
export function randomAddress({ paths }: Described, random: () => number): string {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const valueOf = ({ schema }: Parameter): string => {
    if (schema.enum && random() < 0.7) return String(pick(schema.enum));
    if (schema.format === "date" && random() < 0.6) return "2024-09-10";
    return pick(values) ?? "";
  };
  const [path, { get }] = pick(Object.entries(paths)) ?? ["/", { get: { parameters: [] } }];
  const inPath = get.parameters.filter((one) => one.in === "path");
  const filled = inPath.reduce(
    (text, one) => text.replace(`{${one.name}}`, encodeURIComponent(valueOf(one).toWellFormed())),
    path,
  );
  const query = new URLSearchParams();
  const asked = get.parameters.filter((one) => one.in === "query");
  for (const one of asked) {
    const share = one.required ? 0.9 : Math.min(0.5, 2 / asked.length);
    if (random() < share) query.append(one.name, valueOf(one));
  }
  if (random() < 0.05) query.append("unknown", "1");
  return query.size === 0 ? filled : `${filled}?${query}`;
}

/** What is wrong with an answer: a failure of the server, or an error of another shape; null when nothing is. */
export async function wrongWith(response: Response): Promise<string | null> {
  const text = await response.text();
  if (response.status >= 500) return `${response.status} ${text.slice(0, 200)}`;
  const type = response.headers.get("content-type") ?? "";
  if (response.status >= 400 && !type.startsWith("application/problem+json")) {
    return `${response.status} ${type}`;
  }
  if (response.status >= 400 && JSON.parse(text).status !== response.status) return "another status within";
  return null;
}
