/** Styles, icon and script of the site, read from `assets/`. @module */
import { Hono } from "hono";
import { answer } from "../api/answer.ts";

/** Media types by file name. */
export const assetTypes: Readonly<Record<string, string>> = {
  "zhiji.css": "text/css; charset=utf-8",
  "pages.css": "text/css; charset=utf-8",
  "zhiji.svg": "image/svg+xml",
  "verify.js": "text/javascript; charset=utf-8",
};

/** Text of an asset. */
export function assetText(name: string): Promise<string> {
  return Deno.readTextFile(new URL(`./assets/${name}`, import.meta.url));
}

/** `GET /assets/{name}` */
export function assetRoutes(): Hono {
  const app = new Hono();
  for (const [name, type] of Object.entries(assetTypes)) {
    app.get(`/${name}`, async (c) => answer(c, { body: await assetText(name), type, pinned: false }));
  }
  return app;
}
