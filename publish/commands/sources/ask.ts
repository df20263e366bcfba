/**
 * Asks sites for the `sources` commands as the collector does (robots.txt first, one request a host with a pause between)
 * but keeps nothing. A site that refuses, fails or answers an error page gives an answer that says so, never a throw.
 *
 * Addresses under `sample.example`, a name that cannot exist, are asked of the embedded sample sites on loopback.
 *
 * @module
 */
import type { Http, HttpResponse } from "../../../pipelines/effects.ts";
import { FetchError } from "../../../pipelines/errors.ts";
import { userAgent } from "../../../pipelines/fetch/agent.ts";
import { openHttp } from "../../../pipelines/fetch/http.ts";
import { judge } from "../../../pipelines/fetch/outcome.ts";
import { openPoliteness, type Politeness } from "../../../pipelines/fetch/politeness.ts";
import { readRobots, type RobotRules, robotsUrl } from "../../../pipelines/fetch/robots.ts";
import { decode } from "../../../pipelines/parse/charset.ts";
import type { ListRequest, Page } from "../../../sources/define.ts";
import { serveSamples } from "../../../sources/samples/server.ts";

/** What came of one request. */
export interface Answer {
  /** Why the page is none to read, in words; null when it is one. */
  failure: string | null;
  /** Status of the answer; null when there was none. */
  status: number | null;
  page: Page;
  bytes: Uint8Array;
  contentType: string;
  charset: string;
}

/** Sends one request, when its turn comes. */
export type Ask = (request: ListRequest) => Promise<Answer>;

/** Where to ask, and as whom. */
export interface Asking {
  url: string;
  /** Called when a real site is to be asked. */
  contact: () => string;
}

/** Runs some work with the network, or with the sample sites where `url` is one of theirs. */
export async function withAsk<T>({ url, contact }: Asking, work: (ask: Ask) => Promise<T>): Promise<T> {
  if (!new URL(url).hostname.endsWith(".sample.example")) {
    using http = openHttp({ userAgent: userAgent(contact()) });
    return await work(asker({ http, politeness: openPoliteness({}) }));
  }
  const sites = await serveSamples({});
  try {
    using http = openHttp({ sampleProxy: sites.url });
    return await work(asker({ http, politeness: openPoliteness({ delay: 0 }) }));
  } finally {
    await sites.close();
  }
}

/** Asks by these means. */
export function asker({ http, politeness }: { http: Http; politeness: Politeness }): Ask {
  const rulesOf = (url: string): Promise<RobotRules> =>
    politeness.rules(url, async () => {
      const { failure, status, page } = await send({ url: robotsUrl(url) }, { http, politeness });
      const rules = readRobots(
        page.url,
        status === null ? null : { status, text: failure === null ? page.text : "" },
      );
      politeness.slowDown(url, Math.min(rules.delay, politeness.maxDelay));
      return rules;
    });
  return async (request) => {
    const { allows, delay } = await rulesOf(request.url);
    if (!allows(request.url)) return refused(request, "robots.txt does not allow it, or cannot be had");
    if (delay > politeness.maxDelay) {
      return refused(request, `robots.txt asks for ${delay / 1000} s between requests`);
    }
    return await send(request, { http, politeness });
  };
}

function refused({ url }: ListRequest, failure: string): Answer {
  const page = { url, text: "" };
  return { failure, status: null, page, bytes: new Uint8Array(), contentType: "", charset: "" };
}

async function send(
  request: ListRequest,
  { http, politeness }: { http: Http; politeness: Politeness },
): Promise<Answer> {
  const { url, method = "GET", body } = request;
  const headers = { "content-type": "application/x-www-form-urlencoded; charset=UTF-8" };
  try {
    const asked = body === undefined ? { url, method } : { url, method, body, headers };
    return answerOf(request, await politeness.turn(url, (pause) => http({ ...asked, pause })));
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    return refused(request, error.message);
  }
}

function answerOf(request: ListRequest, { status, url, headers, body }: HttpResponse): Answer {
  const contentType = headers.get("content-type") ?? "";
  const { text, charset } = decode(body, contentType);
  const outcome = judge({ status, url: request.url, finalUrl: url, text });
  const failure = outcome === "ok"
    ? null
    : `HTTP ${status}, ${outcome}${url === request.url ? "" : ` at ${url}`}`;
  return { failure, status, page: { url, text }, bytes: body, contentType, charset };
}
