/** Listening on a port until told to stop. @module */
import { ExpectationFailed } from "../../pipelines/errors.ts";
import { type AppOptions, createApp } from "./app.ts";

/** Where to listen, and until when. */
export interface ServeOptions extends AppOptions {
  /** 0 for any that is free. */
  port: number;
  hostname: string;
  /** Ends the service: no new connections, answers in flight are finished, those that never end are cut after {@linkcode grace}. */
  signal: AbortSignal;
}

/** Milliseconds that answers in flight have to be finished once the service is told to stop. */
const grace = 20_000;

/** Serves until the signal; resolves when the last answer is given. @throws {ExpectationFailed} when the port is in use */
export async function serveApi(options: ServeOptions): Promise<void> {
  const { signal } = options;
  const { app, close } = createApp(options);
  try {
    const cut = new AbortController();
    const server = listen(options, { handler: app.fetch, signal: cut.signal });
    let late: ReturnType<typeof setTimeout> | undefined;
    const stop = () => {
      void server.shutdown();
      late = setTimeout(() => cut.abort(), grace);
    };
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
    await server.finished;
    clearTimeout(late);
  } finally {
    await close();
  }
}

function listen(
  { port, hostname, effects }: ServeOptions,
  { handler, signal }: { handler: Deno.ServeHandler; signal: AbortSignal },
): Deno.HttpServer {
  const onListen = (address: { port: number }) =>
    effects.log.info(`网站与接口 Site and API: http://${shown(hostname)}:${address.port}/`);
  try {
    return Deno.serve({ port, hostname, onListen, signal }, handler);
  } catch (cause) {
    if (!(cause instanceof Deno.errors.AddrInUse)) throw cause;
    const next = "add --port N, or --port 0 for any that is free";
    throw new ExpectationFailed(`Cannot serve on port ${port}: wanted it free, found it in use`, {
      cause,
      next,
    });
  }
}

/** The loopback address as people type it. */
function shown(hostname: string): string {
  return hostname === "127.0.0.1" ? "localhost" : hostname;
}
