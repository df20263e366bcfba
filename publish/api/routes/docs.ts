/**
 * `GET /openapi.json`, and `GET /docs`: the description of the API and a page to try it on, all served by ourselves.
 * `GET /docs/stability`: what stays as it is within v1.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import assetFolder from "swagger-ui-dist/absolute-path.js";
import { answer } from "../answer.ts";
import { openapi } from "../openapi.ts";
import { stability } from "../stability.ts";

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Files of swagger-ui-dist that the page needs, and their types. */
const assets: Record<string, string> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
};

const page = `<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>质基接口 Zhiji API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<p style="padding:0 1rem"><a href="/">质基 Zhiji</a> · <a href="/openapi.json">openapi.json</a> · <a href="/docs/stability">稳定承诺 Stability</a></p>
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</html>
`;

/** The style sheet has colours for the dark, and leaves it to the page to ask for them. */
const start = `const dark = matchMedia("(prefers-color-scheme: dark)");
const colour = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", colour);
colour();
SwaggerUIBundle({ url: "/openapi.json", dom_id: "#docs", deepLinking: true, docExpansion: "list", validatorUrl: null });\n`;

/** The routes; the description is made when it is first asked for. */
export function docsRoutes(): Hono {
  const folder: string = (assetFolder as () => string)();
  let described: string | null = null;
  const app = new Hono()
    .get("/openapi.json", (c) => {
      described ??= JSON.stringify(openapi());
      return answer(c, { body: described, type: "application/json; charset=utf-8", pinned: false });
    })
    .get("/docs", (c) => shown(c, page, "text/html; charset=utf-8"))
    .get("/docs/start.js", (c) => shown(c, start, "text/javascript; charset=utf-8"))
    .get("/docs/stability", (c) => shown(c, stability, "text/markdown; charset=utf-8"));
  for (const [name, type] of Object.entries(assets)) {
    app.get(`/docs/${name}`, async (c) => shown(c, await Deno.readTextFile(`${folder}/${name}`), type));
  }
  return app;
}

function shown(c: Context, body: string, type: string): Response {
  const response = answer(c, { body, type, pinned: false });
  response.headers.set("content-security-policy", policy);
  return response;
}
