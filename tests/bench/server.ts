/**
 * The bench's web server, a process of its own: `deno run --allow-net=127.0.0.1 server.ts <pages>` prints its port.
 *
 * Pages stand ready in memory, so that the server costs as little as it can. Answers conditional requests.
 *
 * @module
 */
import { articlePage, listPage, perPage } from "./pages.ts";

const count = Number(Deno.args[0]);
const encode = (text: string) => new TextEncoder().encode(text);
const articles = Array.from({ length: count }, (_, number) => encode(articlePage(number)));
const lists = Array.from({ length: Math.ceil(count / perPage) }, (_, page) => encode(listPage(page, count)));

Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: ({ port }) => write(`${port}\n`) }, (request) => {
  const [, kind, number] = /\/(list|article)\/(\d+)\.\w+$/.exec(request.url) ?? [];
  const body = kind && (kind === "list" ? lists : articles)[Number(number)];
  if (!body) return new Response("not found", { status: 404 });
  const etag = `"${kind}-${number}"`;
  const headers = { "content-type": "text/html; charset=utf-8", etag };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(body, { headers });
});

function write(text: string): void {
  Deno.stdout.writeSync(encode(text));
}
