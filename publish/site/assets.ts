/** Style and icon of the site, read from `assets/`. @module */
import { Hono } from "hono";
import { answer } from "../api/answer.ts";

const types = { "zhiji.css": "text/css; charset=utf-8", "zhiji.svg": "image/svg+xml" } as const;

/** `GET /assets/{name}` */
export function assetRoutes(): Hono {
  const app = new Hono();
  for (const [name, type] of Object.entries(types)) {
    app.get(`/${name}`, async (c) => {
      const body = await Deno.readTextFile(new URL(`./assets/${name}`, import.meta.url));
      return answer(c, { body, type, pinned: false });
    });
  }
  return app;
}
