/**
 * HTTP as the collector uses it: the one real `Http` effect.
 *
 * Says who it is, asks only public addresses, verifies TLS, follows redirects itself so that every hop is checked
 * and kept for the archive, and caps time, bytes and redirects. Whatever goes wrong is a {@linkcode RequestFailed} that
 * says why; a status is never an error, it is the caller's to judge.
 *
 * @module
 */
import { lookup } from "node:dns/promises";
import type { Answered, Hop } from "../archive/capture.ts";
import type { HttpRequest } from "../effects.ts";
import { atAddress, publicAddress, requireHttp, type Resolve } from "./address.ts";
import { userAgent } from "./agent.ts";
import { readBody, readStart, type Spare } from "./body.ts";
import { type Cookies, openCookies } from "./cookies.ts";
import { type Curl, runCurl } from "./curl.ts";
import { messages, reasonOf, RequestFailed } from "./fault.ts";
import { type OldTls, openOldTls } from "./old_tls.ts";
import { redirected, redirectTarget } from "./redirect.ts";
import { type RetryOptions, withRetries } from "./retry.ts";

/** What may be set; times in milliseconds, sizes in bytes. */
export interface HttpOptions extends Partial<Omit<RetryOptions, "pause">> {
  /** @default {userAgent(null)} */
  userAgent?: string;
  /** For one try, redirects and body included. @default {30_000} */
  timeout?: number;
  /** Longest decoded body. @default {33_554_432} */
  maxBytes?: number;
  /** @default {5} */
  maxRedirects?: number;
  /**
   * The switch that lets the demo and tests speak to loopback: an HTTP proxy through which hosts under
   * `sample.example`, a name that cannot exist, are asked. All others are asked directly and must be public.
   */
  sampleProxy?: string;
  /** @default the system's resolver */
  resolve?: Resolve;
  /** Hosts that may be asked through curl once the runtime's TLS has failed with them. @default {[]} */
  oldHosts?: readonly string[];
  /** @default {runCurl} */
  curl?: Curl;
}

type Settings = Required<Omit<HttpOptions, "sampleProxy">>;

const defaults: Settings = {
  userAgent: userAgent(null),
  timeout: 30_000,
  maxBytes: 32 * 2 ** 20,
  maxRedirects: 5,
  tries: 3,
  backoff: 2_000,
  patience: 120_000,
  random: Math.random,
  sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  oldHosts: [],
  curl: runCurl,
};

/** Bytes of a redirect's body that are kept. */
const hopBytes = 2 ** 16;

/** Sends one request, and tells what was really sent. */
export type HttpOfArchive = (request: HttpRequest) => Promise<Answered>;

/** Opens a client. Dispose of it to close idle connections. */
export function openHttp(options: HttpOptions): HttpOfArchive & Disposable {
  const { sampleProxy, ...own } = options;
  const client = new HttpClient({ ...defaults, ...own }, sampleProxy);
  const http: HttpOfArchive = (request) => client.send(request);
  return Object.assign(http, { [Symbol.dispose]: () => client.close() });
}

/** One hop as it was asked and answered. */
interface Exchanged {
  sent: HttpRequest;
  response: Response;
  curl: boolean;
}

class HttpClient {
  readonly #settings: Settings;
  readonly #cookies: Cookies = openCookies();
  readonly #direct = Deno.createHttpClient({ allowHost: true });
  readonly #sample: Deno.HttpClient | null;
  readonly #oldTls: OldTls;
  readonly #spare: Spare = [];

  constructor(settings: Settings, sampleProxy: string | undefined) {
    this.#settings = settings;
    this.#oldTls = openOldTls(settings.oldHosts);
    this.#sample = sampleProxy === undefined ? null : Deno.createHttpClient({ proxy: { url: sampleProxy } });
  }

  close(): void {
    this.#direct.close();
    this.#sample?.close();
  }

  send(request: HttpRequest): Promise<Answered> {
    const { pause = 0, ...asked } = request;
    return withRetries(() => this.#try(asked), { ...this.#settings, pause });
  }

  /** One try with its own time limit. */
  async #try(request: HttpRequest): Promise<Answered> {
    const { timeout } = this.#settings;
    const limit = new AbortController();
    const timer = setTimeout(() => {
      limit.abort(new DOMException(`no answer within ${timeout} ms`, "TimeoutError"));
    }, timeout);
    try {
      return await this.#follow(request, limit.signal);
    } catch (error) {
      if (error instanceof RequestFailed && !limit.signal.aborted) throw error;
      const cause = limit.signal.aborted ? limit.signal.reason : error;
      throw new RequestFailed(reasonOf(cause), `Cannot fetch ${request.url}: ${messages(cause)}`, {
        url: request.url,
        cause,
      });
    } finally {
      clearTimeout(timer);
    }
  }

  async #follow(request: HttpRequest, signal: AbortSignal): Promise<Answered> {
    const { maxRedirects, maxBytes } = this.#settings;
    const hops: Hop[] = [];
    let asked = request;
    for (;;) {
      const url = parse(asked.url);
      const { sent, response, curl } = await this.#hop(url, asked, signal);
      const { status, headers } = response;
      const location = redirectTarget(response, url);
      if (location === null) {
        const body = await readBody(response, { url: asked.url, maxBytes, spare: this.#spare });
        const redirects = hops.map((hop) => hop.request.url);
        return { url: url.href, status, headers, body, redirects, sent, hops, ...(curl && { tls: "curl" }) };
      }
      hops.push({ request: sent, status, headers, body: await readStart(response, hopBytes) });
      if (hops.length > maxRedirects) {
        throw new RequestFailed(
          "too_many_redirects",
          `Cannot fetch ${request.url}: wanted at most ${maxRedirects} redirects, found more`,
          { url: request.url },
        );
      }
      asked = redirected(asked, { status, location });
    }
  }

  async #hop(
    url: URL,
    { method = "GET", headers: own, body }: HttpRequest,
    signal: AbortSignal,
  ): Promise<Exchanged> {
    const cookie = this.#cookies.header(url);
    const headers: Record<string, string> = {
      host: url.host,
      "user-agent": this.#settings.userAgent,
      accept: "*/*",
      "accept-language": "zh-CN, zh;q=0.9, *;q=0.5",
      "accept-encoding": "gzip, br",
      ...own,
      ...(cookie && { cookie }),
    };
    const sent: HttpRequest = { url: url.href, method, headers, ...(body !== undefined && { body }) };
    const exchanged = await this.#exchange(url, sent, signal);
    this.#cookies.take(url, exchanged.response.headers);
    return exchanged;
  }

  async #exchange(url: URL, sent: HttpRequest, signal: AbortSignal): Promise<Exchanged> {
    if (this.#sample && url.hostname.endsWith(".sample.example")) {
      requireHttp(url);
      return { sent, response: await send(url, sent, { client: this.#sample, signal }), curl: false };
    }
    const address = await within(publicAddress(url, this.#settings.resolve), signal);
    // the certificate of https holds for the name, so that one is asked by name
    const target = url.protocol === "http:" ? atAddress(url, address) : url;
    return await this.#oldTls(url.hostname, {
      usual: async () => ({
        sent,
        response: await send(target, sent, { client: this.#direct, signal }),
        curl: false,
      }),
      other: () => this.#byCurl(url, sent, { address, signal }),
    });
  }

  async #byCurl(
    url: URL,
    { method = "GET", headers: all, body }: HttpRequest,
    { address, signal }: { address: string; signal: AbortSignal },
  ): Promise<Exchanged> {
    const { curl, maxBytes } = this.#settings;
    const { "accept-encoding": _, ...headers } = all ?? {}; // curl names the codings that it can undo
    const response = await curl({
      url,
      address,
      method,
      headers: new Headers(headers),
      body,
      maxBytes,
      signal,
    });
    return {
      sent: { url: url.href, method, headers, ...(body !== undefined && { body }) },
      response,
      curl: true,
    };
  }
}

/**
 * The runtime's fetch, no redirect followed. `target` may name the host by its IP address; only then is `Host` ours to
 * set, as HTTP/2 has another way to say it.
 */
function send(
  target: URL,
  { method = "GET", headers: all, body }: HttpRequest,
  { client, signal }: { client: Deno.HttpClient; signal: AbortSignal },
): Promise<Response> {
  const { host = "", ...others } = all ?? {};
  const headers = host === target.host ? others : { host, ...others };
  return fetch(target, { method, headers, body, redirect: "manual", signal, client });
}

function parse(address: string): URL {
  const url = URL.parse(address);
  if (url) {
    url.hash = "";
    return url;
  }
  throw new RequestFailed("refused_address", `Cannot fetch ${address}: wanted an absolute address`, {
    url: address,
  });
}

/** A promise that gives up when the signal does; name resolution cannot be stopped otherwise. */
async function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const stop = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
