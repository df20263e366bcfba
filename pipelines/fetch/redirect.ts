/** What a redirect asks for. @module */
import type { HttpRequest } from "../effects.ts";

/** Where an answer sends us, or null when it is no redirect. */
export function redirectTarget({ status, headers }: Response, from: URL): string | null {
  const location = headers.get("location");
  return [301, 302, 303, 307, 308].includes(status) && location !== null
    ? URL.parse(location, from)?.href ?? location
    : null;
}

/** The request that follows a redirect: a POST becomes a GET as browsers do it, save for 307 and 308. */
export function redirected(
  { method, headers, body }: HttpRequest,
  { status, location }: { status: number; location: string },
): HttpRequest {
  if (status === 307 || status === 308 || method !== "POST") return { url: location, method, headers, body };
  const { "content-type": _, ...kept } = headers ?? {};
  return { url: location, headers: kept };
}
