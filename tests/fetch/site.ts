/** A site in memory for tests of collecting. @module */
import type { Archive, Capture } from "../../pipelines/archive/capture.ts";
import { openArchive } from "../../pipelines/archive/mod.ts";
import type { HttpRequest } from "../../pipelines/effects.ts";
import { collect, type CollectOptions, type CollectReport } from "../../pipelines/fetch/collect.ts";
import { openPoliteness } from "../../pipelines/fetch/politeness.ts";
import type { ListRequest, Source } from "../../sources/define.ts";
import { freeLock, memoryDisk, memoryFiles } from "../archive/memory_files.ts";

/** Origin of the site. */
export const root = "http://amr.sample.example";

/** What a site answers: a page, a status, or an error; a function sees the request. */
export type Answer = string | number | Error | ((request: HttpRequest) => Answer | Served);
/** An answer in full. */
export interface Served {
  status?: number;
  headers?: Record<string, string>;
  text?: string;
}

/** A site by path; what it has no answer for is 404. Remembers what it was asked. */
export class Site {
  readonly asked: HttpRequest[] = [];
  readonly paths: Record<string, Answer>;
  constructor(paths: Record<string, Answer>) {
    this.paths = paths;
  }
  answer(request: HttpRequest): Served {
    this.asked.push(request);
    let answer: Answer | Served = this.paths[request.url.slice(root.length)] ?? 404;
    if (typeof answer === "function") answer = answer(request);
    if (answer instanceof Error) throw answer;
    if (typeof answer === "number") return { status: answer, text: "<p>错误</p>" };
    return typeof answer === "string" ? { text: answer } : answer as Served;
  }
  get urls(): string[] {
    return this.asked.map(({ url }) => url.slice(root.length));
  }
}

/** A list as the test family reads it; a path may be followed by `@` and a date. */
export function listPage(paths: string[], next: string | null = null, total: number | null = null): string {
  return `LIST ${JSON.stringify({ paths, next, total })}`;
}

/** The source whose list is at `/list`. */
export function source(rows = 1, start: ListRequest = { url: `${root}/list` }): Source {
  return {
    id: "sample_notices",
    title: { zh: "样例", en: "Sample" },
    publisher: "样例市市场监管局",
    region: "440200",
    home: `${root}/`,
    rights: "open",
    status: "sample",
    schedule: "daily",
    list: {
      family: "test",
      start,
      read({ text }) {
        if (!text.startsWith("LIST ")) throw new Error("wanted a list, found none");
        const { paths, next, total } = JSON.parse(text.slice(5));
        const row = (line: string) => {
          const [path = "", date = null] = line.split("@");
          return { url: new URL(path, root).href, title: path, date, note: null };
        };
        return { rows: paths.map(row), next: next && { url: root + next }, total };
      },
    },
    article: ({ text }) => {
      const links = [...text.matchAll(/<a href="([^"]+)">([^<]+)<\/a>/g)];
      const attachments = links.map(([, url = "", title = ""]) => ({ url: new URL(url, root).href, title }));
      return { title: null, body: null, container: null, fields: {}, attachments };
    },
    expect: { rows },
  };
}

/** An article long enough to be taken for one. */
export const article = (name: string) =>
  `<html><body><h1>${name}</h1>${"检验检测资源开放共享。".repeat(40)}</body></html>`;

/** An archive in memory. */
export async function openMemory(disk = memoryDisk()): Promise<Archive> {
  return await openArchive("archive", {
    effects: { files: memoryFiles(disk) },
    writable: true,
    lock: freeLock,
  });
}

/** How a test collects. */
export interface RunOptions {
  from?: Source;
  at?: string;
  options?: CollectOptions;
}

/** Collects a site into an archive, at an instant. */
export async function run(
  site: Site,
  archive: Archive,
  { from = source(), at = "2026-05-01T00:00:00Z", options = {} }: RunOptions = {},
): Promise<CollectReport> {
  return await collect(from, {
    options,
    archive,
    effects: {
      http: (request) =>
        Promise.resolve().then(() => {
          const { status = 200, headers = {}, text = "" } = site.answer(request);
          const body = new TextEncoder().encode(text);
          return { url: request.url, status, headers: new Headers(headers), body, redirects: [] };
        }),
      clock: () => new Date(at),
      log: { info() {}, warn() {} },
    },
    politeness: openPoliteness({ delay: 0, sleep: () => Promise.resolve() }),
    decode: (bytes) => ({ text: new TextDecoder().decode(bytes), charset: "utf-8" }),
  });
}

/** Issues in short. */
export const kinds = (report: CollectReport) =>
  report.issues.map(({ kind, url }) => `${kind} ${url?.slice(root.length)}`);
/** A capture in short. */
export const brief = ({ role, url, status, outcome, revisit }: Capture) =>
  `${role} ${url.slice(root.length)} ${status} ${outcome}${revisit ? " revisit" : ""}`;
