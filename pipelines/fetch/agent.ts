/** Who we say we are. @module */

/** The name that robots.txt may address us by. */
export const robotName = "Zhiji";

/**
 * The User-Agent of every request. `contact` is an address or mailbox where a site's keeper reaches whoever runs this
 * collector; null is for sites of our own only.
 */
export function userAgent(contact: string | null): string {
  return contact === null ? `${robotName}/0.1` : `${robotName}/0.1 (+${contact})`;
}

/** Whether somebody can be reached by it: an http(s) address or a mailbox, fit to stand in a header. */
export function isContact(text: string): boolean {
  return /^(?:https?:\/\/[^\s()]{4,200}|[^\s()@]{1,64}@[^\s()@]{1,200}\.[a-z]{2,20})$/i.test(text);
}
