/**
 * Releases served to a real Chromium, for the tests of the site in a browser.
 *
 * Screenshots go to `shots/` beside this file, which is ignored.
 *
 * @module
 */
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { createApp } from "../../publish/api/mod.ts";
import { executable, skipped } from "./chromium.ts";
import { localFiles } from "../../pipelines/effects.ts";

/** An open site and the browser before it. */
export interface Visit {
  /** Where its releases are. */
  data: string;
  origin: string;
  /** A page of its own; everything it asks for is noted in `asked`, every error in `errors`. */
  open(options?: Parameters<Browser["newContext"]>[0]): Promise<Tab>;
}

/** A tab with what happened in it. */
export interface Tab {
  page: Page;
  context: BrowserContext;
  asked: string[];
  errors: string[];
}

/** Serves the releases of a data folder and runs `work` before them, with one browser for all its tabs. */
export async function visit(data: string, work: (visit: Visit) => Promise<void>): Promise<void> {
  if (executable === null) throw new TypeError(skipped);
  const browser = await chromium.launch({ executablePath: executable, args: ["--no-sandbox"] });
  try {
    await serve(data, (origin) => work({ data, origin, open: (options) => openTab(browser, options) }));
  } finally {
    await browser.close();
  }
}

/** Serves the releases of a data folder while `work` runs. */
export async function serve(data: string, work: (origin: string) => Promise<void>): Promise<void> {
  const log = { info: () => {}, warn: () => {} };
  const { app, close } = createApp({ data, effects: { files: localFiles(), clock: () => new Date(), log } });
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, app.fetch);
  try {
    await work(`http://127.0.0.1:${server.addr.port}`);
  } finally {
    await server.shutdown();
    await close();
  }
}

async function openTab(browser: Browser, options: Parameters<Browser["newContext"]>[0] = {}): Promise<Tab> {
  const context = await browser.newContext({ locale: "zh-CN", ...options });
  const page = await context.newPage();
  const tab: Tab = { page, context, asked: [], errors: [] };
  page.on("request", (request) => tab.asked.push(request.url()));
  page.on("pageerror", (error) => tab.errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") tab.errors.push(message.text());
  });
  page.on("dialog", (dialog) => {
    tab.errors.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return tab;
}

const folder = new URL("./shots/", import.meta.url);

/** Keeps a picture of the page, at most three screens of it. */
export async function picture(page: Page, name: string): Promise<void> {
  await Deno.mkdir(folder, { recursive: true });
  const { width = 1280, height = 900 } = page.viewportSize() ?? {};
  const clip = { x: 0, y: 0, width, height: height * 2 };
  await page.screenshot({ path: new URL(`${name}.png`, folder).pathname, clip, fullPage: true });
}
