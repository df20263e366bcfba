/**
 * Cookies for gates that redirect a page to itself until their cookie comes back.
 *
 * Kept for one open client, by origin, name and value only: a session cookie goes back where it came from, and nowhere
 * else. Paths, domains and expiry are not modelled; a deletion (`Max-Age=0`) is.
 *
 * @module
 */

/** Most cookies kept for one origin; a gate needs one or two. */
const perOrigin = 20;

/** A jar of session cookies. */
export interface Cookies {
  /** `Cookie` header for an address, or null when there is none. */
  header(url: URL): string | null;
  /** Takes in the `Set-Cookie` headers of an answer. */
  take(url: URL, headers: Headers): void;
}

/** An empty jar. */
export function openCookies(): Cookies {
  const jar = new Map<string, Map<string, string>>();
  return {
    header(url) {
      const cookies = jar.get(url.origin);
      return cookies?.size ? [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") : null;
    },
    take(url, headers) {
      for (const line of headers.getSetCookie()) {
        const [pair = "", ...attributes] = line.split(";");
        const equals = pair.indexOf("=");
        if (equals < 1) continue;
        const cookies = jar.get(url.origin) ?? new Map<string, string>();
        const name = pair.slice(0, equals).trim();
        const deleted = attributes.some((attribute) => attribute.trim().toLowerCase() === "max-age=0");
        if (deleted) cookies.delete(name);
        else if (cookies.size < perOrigin || cookies.has(name)) {
          cookies.set(name, pair.slice(equals + 1).trim());
        }
        jar.set(url.origin, cookies);
      }
    },
  };
}
