/**
 * When to ask a host by other means than the runtime's TLS: when it is on the list of those allowed to, and has failed.
 *
 * The runtime speaks TLS 1.3 and the good half of TLS 1.2. Hosts off the list fail, and the failure is their outcome.
 *
 * @module
 */
import { reasonOf } from "./fault.ts";

/** Two ways to ask a host. */
export interface Ways<T> {
  usual: () => Promise<T>;
  other: () => Promise<T>;
}

/** Asks in the usual way, and once its TLS has failed with a host of the list, in the other. */
export type OldTls = <T>(host: string, ways: Ways<T>) => Promise<T>;

/** Opens the memory of which hosts have failed. */
export function openOldTls(allowed: readonly string[]): OldTls {
  const old = new Set<string>();
  return async (host, { usual, other }) => {
    if (old.has(host)) return await other();
    try {
      return await usual();
    } catch (error) {
      if (!allowed.includes(host) || reasonOf(error) !== "tls") throw error;
      old.add(host);
      return await other();
    }
  };
}
