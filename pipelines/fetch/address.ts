/**
 * Which addresses may be asked: http and https on the public internet, nothing else.
 *
 * A name is resolved and every address it has must be public, so a name that points into a private network is refused
 * before anything is sent. A name may also point elsewhere a moment later, when the runtime would resolve it again: plain
 * http therefore goes to the address that was judged, and https needs a certificate for the name before the first byte
 * of a request, which no private service has. `--deny-net` with the private ranges is a wall behind this one.
 *
 * @module
 */
import ipaddr from "ipaddr.js";
import { RequestFailed } from "./fault.ts";

/** Addresses of a name, as text. */
export type Resolve = (host: string) => Promise<string[]>;

/** Cloud metadata services that stand on public addresses (Azure's wire server). */
const metadata = new Set(["168.63.129.16"]);

/**
 * The IP address to connect to for an address, IPv4 where there is one.
 * @throws {RequestFailed} `refused_address` unless the address is http(s) and its host is public throughout
 */
export async function publicAddress(url: URL, resolve: Resolve): Promise<string> {
  requireHttp(url);
  const host = bareHost(url);
  const addresses = ipaddr.isValid(host) ? [host] : await resolve(host);
  const refused = addresses.find((address) => !isPublic(address));
  const first = addresses.find((address) => ipaddr.IPv4.isValid(address)) ?? addresses[0];
  if (refused !== undefined || first === undefined) {
    throw refusal(url, `a public address, found ${refused ?? "none"}`);
  }
  return first;
}

/** @throws {RequestFailed} `refused_address` unless the scheme is http(s) and no credentials stand in the address */
export function requireHttp(url: URL): void {
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw refusal(url, `http or https, found ${url.protocol.slice(0, -1)}`);
  }
  if (url.username || url.password) throw refusal(url, "no credentials in the address, found some");
}

/** The same address with an IP address in place of the name; the name then belongs into the `Host` header. */
export function atAddress(url: URL, address: string): URL {
  const pinned = new URL(url);
  pinned.hostname = ipaddr.IPv6.isValid(address) ? `[${address}]` : address;
  return pinned;
}

/** Whether an IP address is on the public internet; IPv4 inside IPv6 is judged as IPv4. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === "unicast" && !metadata.has(parsed.toString());
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "");
}

function refusal(url: URL, found: string): RequestFailed {
  return new RequestFailed("refused_address", `Cannot fetch ${url.href}: wanted ${found}`, { url: url.href });
}
