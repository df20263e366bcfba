/** Addresses as pages write them, made absolute and comparable. Pure. @module */

/**
 * The absolute form of a link: `./` and `../` resolved, fragment removed, no trailing dot on the host (a join of `./x/`
 * without normalising leaves one). Null for anything but http and https, for a bare fragment, and for what is no address.
 */
export function absolute(href: string, base: string): string | null {
  const trimmed = href.trim();
  if (trimmed === "" || trimmed.startsWith("#")) return null;
  const url = URL.parse(trimmed, base);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) return null;
  url.hash = "";
  url.hostname = url.hostname.replace(/\.$/, "");
  return url.href;
}

/** Whether two addresses are of one host; `www.` and the protocol do not count. */
export function sameHost(one: string, other: string): boolean {
  return bareHost(one) === bareHost(other);
}

function bareHost(address: string): string {
  return new URL(address).host.replace(/^www\./, "");
}
