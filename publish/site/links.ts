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
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const query = new URLSearchParams(given).toString();
  return query === "" ? path : `${path}?${query}`;
}
