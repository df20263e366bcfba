/** Addresses on pages: ours, and those of others only where following them is safe. @module */

/** The address where it is a web address, else null: `javascript:` and the like are never linked. */
export function webAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === "http:" || protocol === "https:" ? href : null;
}

/** Page of a document. */
export function documentPath(id: string): string {
  return `/documents/${encodeURIComponent(id)}`;
}

/** Search with the given parameters; empty ones are left out. */
export function searchPath(
  path: "/search" | "/v1/search",
  parameters: Record<string, string | undefined>,
): string {
  return queryPath(path, parameters);
}

/** A path with the given parameters; empty ones are left out. */
export function queryPath(path: string, parameters: Record<string, string | undefined>): string {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const query = new URLSearchParams(given).toString();
  return query === "" ? path : `${path}?${query}`;
}

/** Page of a source. */
export function sourcePath(id: string): string {
  return `/sources/${encodeURIComponent(id)}`;
}

/** Page of a region. */
export function regionPath(code: string): string {
  return `/regions/${encodeURIComponent(code)}`;
}

/**
 * Where to tell of an error: the operator's `mailto:` or web address with what it is about filled in.
 * Other kinds of address are given back as `#`.
 */
export function reportAddress(
  operator: string,
  { title, address, version }: { title: string; address: string; version: string },
): string {
  const url = URL.canParse(operator) ? new URL(operator) : null;
  if (!url || !["mailto:", "https:", "http:"].includes(url.protocol)) return "#";
  const subject = `${title.slice(0, 80).toWellFormed()} (${version})`;
  const pairs = url.protocol === "mailto:" ? { subject, body: address } : { title: subject, body: address };
  const query = Object.entries(pairs).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join(
    "&",
  );
  return `${url.href}${url.search === "" ? "?" : "&"}${query}`;
}
