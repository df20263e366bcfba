/**
 * HTTP as the collector uses it: the one real `Http` effect.
 *
 * Says who it is, asks only public addresses, verifies TLS, follows redirects itself so that every hop is checked,
 * and caps time, bytes and redirects. Whatever goes wrong is a {@linkcode RequestFailed} that says why; a status is
 * never an error, it is the caller's to judge.
 *
 * @module
 */
import { lookup } from "node:dns/promises";
import type { Http, HttpRequest, HttpResponse } from "../effects.ts";
import { requireHttp, requirePublic, type Resolve } from "./address.ts";
import { userAgent } from "./agent.ts";
import { readBody } from "./body.ts";
import { type Cookies, openCookies } from "./cookies.ts";
import { messages, reasonOf, RequestFailed } from "./fault.ts";
import { type RetryOptions, withRetries } from "./retry.ts";

/** What may be set; times in milliseconds, sizes in bytes. */
export interface HttpOptions extends Partial<RetryOptions> {
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
};

/** Opens a client. Dispose of it to close idle connections. */
export function openHttp(options: HttpOptions): Http & Disposable {
  const { sampleProxy, ...own } = options;
  const client = new HttpClient({ ...defaults, ...own }, sampleProxy);
  const http: Http = (request) => client.send(request);
  return Object.assign(http, { [Symbol.dispose]: () => client.close() });
}

class HttpClient {
  readonly #settings: Settings;
  readonly #cookies: Cookies = openCookies();
  readonly #direct = Deno.createHttpClient({});
  readonly #sample: Deno.HttpClient | null;

  constructor(settings: Settings, sampleProxy: string | undefined) {
    this.#settings = settings;
    this.#sample = sampleProxy === undefined ? null : Deno.createHttpClient({ proxy: { url: sampleProxy } });
  }

  close(): void {
    this.#direct.close();
    this.#sample?.close();
  }

  send(request: HttpRequest): Promise<HttpResponse> {
    return withRetries(() => this.#try(request), this.#settings);
  }

  /** One try with its own time limit. */
  async #try(request: HttpRequest): Promise<HttpResponse> {
    const { timeout } = this.#settings;
    const limit = new AbortController();
    const late = new DOMException(`no answer within ${timeout} ms`, "TimeoutError");
    const timer = setTimeout(() => limit.abort(late), timeout);
    try {
      return await this.#follow(request, limit.signal);
    } catch (error) {
      if (error instanceof RequestFailed) throw error;
      const cause = limit.signal.aborted ? late : error;
      throw new RequestFailed(reasonOf(cause), `Cannot fetch ${request.url}: ${messages(cause)}`, {
        url: request.url,
        cause,
      });
    } finally {
      clearTimeout(timer);
    }
  }

  async #follow(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    const { maxRedirects, maxBytes } = this.#settings;
    const redirects: string[] = [];
    let asked = request;
    for (;;) {
      const url = parse(asked.url);
      const response = await this.#hop(url, asked, signal);
      const location = redirectTarget(response, url);
      if (location === null) {
        const body = await readBody(response, { url: asked.url, maxBytes });
        return { url: url.href, status: response.status, headers: response.headers, body, redirects };
      }
      await response.body?.cancel();
      redirects.push(url.href);
      if (redirects.length > maxRedirects) {
        throw new RequestFailed(
          "too_many_redirects",
          `Cannot fetch ${request.url}: wanted at most ${maxRedirects} redirects, found more`,
          { url: request.url },
        );
      }
      asked = redirected(asked, { status: response.status, location });
    }
  }

  async #hop(url: URL, request: HttpRequest, signal: AbortSignal): Promise<Response> {
    const client = await within(this.#clientFor(url), signal);
    const headers = new Headers({ "user-agent": this.#settings.userAgent, ...request.headers });
    const cookie = this.#cookies.header(url);
    if (cookie) headers.set("cookie", cookie);
    const { method = "GET", body } = request;
    const response = await fetch(url, { method, headers, body, redirect: "manual", signal, client });
    this.#cookies.take(url, response.headers);
    return response;
  }

  /** The client that may ask this address. @throws {RequestFailed} `refused_address` */
  async #clientFor(url: URL): Promise<Deno.HttpClient> {
    if (this.#sample && url.hostname.endsWith(".sample.example")) {
      requireHttp(url);
      return this.#sample;
    }
    await requirePublic(url, this.#settings.resolve);
    return this.#direct;
  }
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

/** Where an answer sends us, or null when it is no redirect. */
function redirectTarget({ status, headers }: Response, from: URL): string | null {
  const location = headers.get("location");
  return [301, 302, 303, 307, 308].includes(status) && location !== null
    ? URL.parse(location, from)?.href ?? location
    : null;
}

/** The request that follows a redirect: a POST becomes a GET as browsers do it, save for 307 and 308. */
function redirected(
  { method, headers, body }: HttpRequest,
  { status, location }: { status: number; location: string },
): HttpRequest {
  if (status === 307 || status === 308 || method !== "POST") return { url: location, method, headers, body };
  const { "content-type": _, ...kept } = headers ?? {};
  return { url: location, headers: kept };
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
