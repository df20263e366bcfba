/** Where the shared material stands that CI and developers have and users do not. @module */

const folder = new URL("../../shared/", import.meta.url);

/** Path of something in `../shared`, or null, with a clear line, when it is missing. */
export function shared(path: string): string | null {
  const url = new URL(path, folder);
  try {
    Deno.statSync(url);
    return url.pathname;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    Deno.stderr.writeSync(new TextEncoder().encode(`skipped: ../shared/${path} is not on this machine\n`));
    return null;
  }
}
