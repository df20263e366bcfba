/**
 * The sample sites on loopback: one server that is an HTTP proxy for eight hosts, so that sources keep real-looking
 * addresses and nothing has to be entered in a hosts file.
 *
 *     trs.sample.example  jpage.sample.example  jpaas.sample.example  gkmlpt.sample.example  plain.sample.example
 *     nengli.sample.example  xuqiu.sample.example  yiqi.sample.example      capabilities, demands and instruments, as TRS
 *
 * It answers conditional requests (ETag and Last-Modified where the real systems send them), robots.txt, GBK bytes,
 * compressed pages nobody asked for (jpage), and makes faults on demand. The same request gets the same bytes
 * until an article changes. A host it does not have gets 502, as from a real proxy.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { ListRequest } from "../define.ts";
import { loadArticles, type SampleArticle, samplePages, type SiteName, siteNames } from "./articles.ts";
import { gkmlptSite } from "./gkmlpt_site.ts";
import { jpaasSite } from "./jpaas_site.ts";
import { jpageSite } from "./jpage_site.ts";
import type { SampleAnswer, SampleSite } from "./markup.ts";
import { plainSite } from "./plain_site.ts";
import { trsSite } from "./trs_site.ts";

/** What goes wrong at an address. */
export interface Fault {
  /** Answers with this status instead, and nothing else. */
  status?: number;
  headers?: Record<string, string>;
  /** Answers with this page instead, as status 200 unless `status` says otherwise. */
  body?: string;
  /** Waits before the answer, in milliseconds. */
  delay?: number;
  /** Sends only so many bytes, and ends as if that were all. */
  truncate?: number;
  /** Sends half of the bytes and breaks the connection. */
  abort?: boolean;
  /** Answers as a site without articles does. */
  empty?: boolean;
}

/** Settings of the sample sites. All are looked at on every request, so a test may change them between two. */
export interface SampleOptions {
  articles: Map<SiteName, SampleArticle[]>;
  /** Faults by address; a key that ends in `*` stands for all addresses that begin so. */
  faults?: Map<string, Fault>;
  /** Further sites by the first label of their host, for tests; the demo has those above and no others. */
  sites?: Map<string, Served>;
}

/** A site and what it holds. */
export interface Served {
  site: SampleSite;
  articles: SampleArticle[];
}

/** The sample sites as a handler of absolute addresses, with a log of what was asked (`GET http://…`). */
export function sampleSites(options: SampleOptions): {
  fetch(request: Request): Promise<Response>;
  requests: string[];
} {
  const demo: Record<SiteName, SampleSite> = {
    trs: trsSite,
    jpage: jpageSite,
    jpaas: jpaasSite,
    gkmlpt: gkmlptSite,
    plain: plainSite(),
    nengli: trsSite,
    xuqiu: trsSite,
    yiqi: trsSite,
  };
  const find = (hostname: string): Served | undefined => {
    const name = siteNames.find((site) => hostname === `${site}.sample.example`);
    if (name !== undefined) return { site: demo[name], articles: options.articles.get(name) ?? [] };
    return options.sites?.get(hostname.replace(/\.sample\.example$/, ""));
  };
  const requests: string[] = [];
  const answer = async (request: Request): Promise<Response> => {
    requests.push(`${request.method} ${request.url}`);
    const fault = findFault(options.faults, request.url);
    if (fault?.delay) await new Promise((resolve) => setTimeout(resolve, fault.delay));
    if (fault?.status !== undefined || fault?.body !== undefined) return replaced(fault);
    const url = new URL(request.url);
    const served = find(url.hostname);
    if (served === undefined) return new Response("no such host\n", { status: 502 });
    const articles = fault?.empty ? [] : served.articles;
    const form = request.method === "POST"
      ? new URLSearchParams(await request.text())
      : new URLSearchParams();
    const found = url.pathname === "/robots.txt"
      ? robots
      : served.site(articles, { path: url.pathname, query: url.searchParams, form });
    return damaged(respond(request, found ?? notFound, served.site === jpageSite), fault);
  };
  return { fetch: answer, requests };
}

/** A page of a sample site, its coding undone. */
export interface SamplePage {
  url: string;
  contentType: string;
  bytes: Uint8Array;
}

/** Asks the sample sites within this process, with no network at all; the answer comes whatever its status. */
export async function openSamples(): Promise<(request: ListRequest) => Promise<SamplePage>> {
  const sites = sampleSites({ articles: await loadArticles(samplePages) });
  return async ({ url, body }) => {
    const init = body === undefined ? {} : { method: "POST", body };
    const response = await sites.fetch(new Request(url, init)), { headers } = response;
    const served = new Uint8Array(await response.arrayBuffer());
    const bytes = headers.get("content-encoding") === "gzip" ? new Uint8Array(gunzipSync(served)) : served;
    return { url, contentType: headers.get("content-type") ?? "", bytes };
  };
}

/** A running server of the sample sites. */
export interface SampleServer {
  /** Address of the proxy, for `Deno.createHttpClient({ proxy: { url } })`. */
  url: string;
  /** All requests so far, `GET http://…`. */
  requests: string[];
  close(): Promise<void>;
}

/**
 * Serves the sample sites on 127.0.0.1 until closed; on a free port unless one is given. The articles are those
 * under `pages/` unless others are given.
 */
export async function serveSamples(
  options: Partial<SampleOptions> & { port?: number; onListen?: (url: string) => void },
): Promise<SampleServer> {
  const articles = options.articles ?? await loadArticles(samplePages);
  const sites = sampleSites({
    articles,
    ...(options.faults && { faults: options.faults }),
    ...(options.sites && { sites: options.sites }),
  });
  const server = Deno.serve(
    { port: options.port ?? 0, hostname: "127.0.0.1", onListen() {} },
    (request) => sites.fetch(request),
  );
  const url = `http://127.0.0.1:${server.addr.port}`;
  options.onListen?.(url);
  return { url, requests: sites.requests, close: () => server.shutdown() };
}

const robots: SampleAnswer = {
  type: "text/plain",
  body: "User-agent: *\nDisallow: /admin/\nDisallow: /search\n",
};

const notFound: SampleAnswer = {
  status: 404,
  type: "text/html",
  body: "<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>",
};

function findFault(faults: Map<string, Fault> | undefined, url: string): Fault | undefined {
  for (const [key, fault] of faults ?? []) {
    if (key.endsWith("*") ? url.startsWith(key.slice(0, -1)) : url === key) return fault;
  }
  return undefined;
}

function replaced(fault: Fault): Response {
  const headers = { "content-type": "text/html; charset=utf-8", ...fault.headers };
  return new Response(fault.body ?? null, { status: fault.status ?? 200, headers });
}

function respond(request: Request, answer: SampleAnswer, compress: boolean): Response {
  const bytes = typeof answer.body === "string" ? new TextEncoder().encode(answer.body) : answer.body;
  const headers = new Headers({ "content-type": answer.type });
  if (answer.modified !== undefined) {
    headers.set("etag", `"${createHash("sha1").update(bytes).digest("hex").slice(0, 16)}"`);
    headers.set("last-modified", new Date(`${answer.modified}T02:00:00Z`).toUTCString());
    if (isUnchanged(request.headers, headers)) return new Response(null, { status: 304, headers });
  }
  if (compress) headers.set("content-encoding", "gzip");
  const sent = compress ? gzipSync(bytes) : bytes;
  return new Response(new Uint8Array(sent), { status: answer.status ?? 200, headers });
}

/** RFC 9110: an entity tag decides where one is sent, the date only where none is. */
function isUnchanged(asked: Headers, served: Headers): boolean {
  const tag = asked.get("if-none-match");
  if (tag !== null) return tag.replaceAll("W/", "").split(", ").includes(served.get("etag") ?? "");
  const since = asked.get("if-modified-since");
  return since !== null && Date.parse(since) >= Date.parse(served.get("last-modified") ?? "");
}

async function damaged(response: Response, fault: Fault | undefined): Promise<Response> {
  if (fault?.truncate === undefined && !fault?.abort) return response;
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (fault.abort) return broken(bytes, response);
  return new Response(bytes.slice(0, fault.truncate), response);
}

/** Promises all bytes and sends half of them, so the server has to break the connection. */
function broken(bytes: Uint8Array<ArrayBuffer>, response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set("content-length", String(bytes.length));
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.slice(0, bytes.length / 2));
      controller.close();
    },
  });
  return new Response(body, { status: response.status, headers });
}
