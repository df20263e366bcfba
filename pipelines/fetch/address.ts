/**
 * Which addresses may be asked: http and https on the public internet, nothing else.
 *
 * A name is resolved and every address it has must be public, so a name that points into a private network is refused
 * before anything is sent. The runtime resolves again when it connects; `--deny-net` with the private ranges, which
 * Deno checks against the resolved address, is the second wall for a name that changes in between.
 *
 * @module
 */
import ipaddr from "ipaddr.js";
import { RequestFailed } from "./fault.ts";

/** Addresses of a name, as text. */
export type Resolve = (host: string) => Promise<string[]>;

/** Cloud metadata services that stand on public addresses (Azure's wire server). */
const metadata = new Set(["168.63.129.16"]);

/** @throws {RequestFailed} `refused_address` unless the address is http(s) and its host is public throughout */
export async function requirePublic(url: URL, resolve: Resolve): Promise<void> {
  requireHttp(url);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = ipaddr.isValid(host) ? [host] : await resolve(host);
  const refused = addresses.find((address) => !isPublic(address));
  if (refused !== undefined || addresses.length === 0) {
    throw refusal(url, `a public address, found ${refused ?? "none"}`);
  }
}

/** @throws {RequestFailed} `refused_address` unless the scheme is http(s) and no credentials stand in the address */
export function requireHttp(url: URL): void {
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw refusal(url, `http or https, found ${url.protocol.slice(0, -1)}`);
  }
  if (url.username || url.password) throw refusal(url, "no credentials in the address, found some");
}

/** Whether an IP address is on the public internet; IPv4 inside IPv6 is judged as IPv4. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === "unicast" && !metadata.has(parsed.toString());
}

function refusal(url: URL, found: string): RequestFailed {
  return new RequestFailed("refused_address", `Cannot fetch ${url.href}: wanted ${found}`, { url: url.href });
}
