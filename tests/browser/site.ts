/**
 * The demo's release served to a real Chromium, for the tests of the site in a browser.
 *
 * Screenshots go to `shots/` beside this file, which is ignored.
 *
 * @module
 */
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { createApp } from "../../publish/api/mod.ts";
import { executable, skipped } from "./chromium.ts";
import { localFiles } from "../../pipelines/effects.ts";

const root = new URL("../../", import.meta.url);

/** An open site and the browser before it. */
export interface Visit {
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

/** Collects the sample sites once, serves their release and runs `work` before it. */
export async function visit(work: (visit: Visit) => Promise<void>): Promise<void> {
  if (executable === null) throw new TypeError(skipped);
  const data = await demoRelease();
  const log = { info: () => {}, warn: () => {} };
  const { app, close } = createApp({ data, effects: { files: localFiles(), clock: () => new Date(), log } });
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, app.fetch);
  const browser = await chromium.launch({ executablePath: executable, args: ["--no-sandbox"] });
  try {
    await work({
      origin: `http://127.0.0.1:${server.addr.port}`,
      open: (options) => openTab(browser, options),
    });
  } finally {
    await browser.close();
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

let made: Promise<string> | null = null;

/** Data folder of the demo, collected when first asked for. */
function demoRelease(): Promise<string> {
  made ??= collect();
  return made;
}

async function collect(): Promise<string> {
  const given = Deno.env.get("ZHIJI_DEMO_DATA"); // a demo collected before, to look at the pages again and again
  if (given) return given;
  const data = await Deno.makeTempDir();
  globalThis.addEventListener("unload", () => Deno.removeSync(data, { recursive: true }));
  const command = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--no-check",
      "--allow-read",
      "--allow-write",
      "--allow-ffi",
      "--allow-env",
      "--allow-net=127.0.0.1,localhost,*.sample.example",
      "zhiji.ts",
      "demo",
      "--once",
      "--data",
      data,
    ],
    cwd: root,
    stdout: "piped",
    stderr: "piped",
  });
  const { code, stderr } = await command.output();
  if (code !== 0) throw new TypeError(`The demo failed: ${new TextDecoder().decode(stderr).slice(-500)}`);
  return data;
}

const folder = new URL("./shots/", import.meta.url);

/** Keeps a picture of the page, at most three screens of it. */
export async function picture(page: Page, name: string): Promise<void> {
  await Deno.mkdir(folder, { recursive: true });
  const { width = 1280, height = 900 } = page.viewportSize() ?? {};
  const clip = { x: 0, y: 0, width, height: height * 2 };
  await page.screenshot({ path: new URL(`${name}.png`, folder).pathname, clip, fullPage: true });
}
