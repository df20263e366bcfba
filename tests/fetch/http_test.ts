import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { gzipSync } from "node:zlib";
import { RequestFailed } from "../../pipelines/fetch/fault.ts";
import { type HttpOptions, openHttp } from "../../pipelines/fetch/http.ts";

const page = "http://amr.sample.example/a.html";

/** A loopback server behind the client's sample proxy. */
async function withServer(
  handler: (request: Request) => Response | Promise<Response>,
  test: (http: ReturnType<typeof openHttp>, waits: number[]) => Promise<void>,
  options: HttpOptions = {},
): Promise<void> {
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, handler);
  const waits: number[] = [];
  const sleep = (milliseconds: number) => Promise.resolve(void waits.push(milliseconds));
  const http = openHttp({
    sampleProxy: `http://127.0.0.1:${server.addr.port}`,
    sleep,
    random: () => 0.5,
    backoff: 1000,
    ...options,
  });
  try {
    await test(http, waits);
  } finally {
    http[Symbol.dispose]();
    await server.shutdown();
  }
}

/** A server that writes raw bytes to each connection in turn, then hangs up. */
async function withRawAnswers(
  answers: string[],
  test: (http: ReturnType<typeof openHttp>) => Promise<void>,
): Promise<void> {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const serving = (async () => {
    for (const answer of answers) {
      using connection = await listener.accept();
      await connection.read(new Uint8Array(4096));
      await connection.write(new TextEncoder().encode(answer));
    }
  })();
  const http = openHttp({
    sampleProxy: `http://127.0.0.1:${listener.addr.port}`,
    sleep: () => Promise.resolve(),
  });
  try {
    await test(http);
    await serving;
  } finally {
    http[Symbol.dispose]();
    listener.close();
  }
}

async function reasonOf(request: Promise<unknown>): Promise<string> {
  return (await assertRejects(() => request, RequestFailed)).reason;
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const gzip = (data: string | Uint8Array) => Uint8Array.from(gzipSync(data));

Deno.test("openHttp() answers with status, headers, decoded body and who it said it was", async () => {
  const handler = (request: Request) =>
    new Response(gzip(request.headers.get("user-agent") ?? ""), {
      status: 404,
      headers: { "content-encoding": "gzip", "x-seen": request.url },
    });
  await withServer(handler, async (http) => {
    const response = await http({ url: `${page}#part` });
    assertEquals([response.status, response.url, response.redirects], [404, page, []]);
    assertEquals(response.headers.get("x-seen"), page);
    assertEquals(text(response.body), "Zhiji/0.1 (+https://keeper.example)");
  }, { userAgent: "Zhiji/0.1 (+https://keeper.example)" });
});

Deno.test("openHttp() sends the body of a POST as a form", async () => {
  const handler = async (request: Request) =>
    new Response(`${request.method} ${request.headers.get("content-type")} ${await request.text()}`);
  await withServer(handler, async (http) => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const { body } = await http({ url: page, method: "POST", headers, body: "page=2" });
    assertEquals(text(body), "POST application/x-www-form-urlencoded page=2");
  });
});

Deno.test("openHttp() follows redirects, says which, and turns a POST into a GET", async () => {
  const handler = (request: Request) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/a.html") return new Response(null, { status: 302, headers: { location: "./b.html" } });
    return new Response(`${request.method} ${pathname}`);
  };
  await withServer(handler, async (http) => {
    const response = await http({ url: page, method: "POST", body: "x=1" });
    assertEquals([response.url, response.redirects], ["http://amr.sample.example/b.html", [page]]);
    assertEquals(text(response.body), "GET /b.html");
  });
});

Deno.test("openHttp() tells each request as it was sent, and keeps each redirect", async () => {
  const seen: Record<string, string>[] = [];
  const handler = (request: Request) => {
    seen.push(Object.fromEntries(request.headers));
    if (request.url === page) {
      const headers = { location: "/b.html", "set-cookie": "gate=open" };
      return new Response("moved", { status: 302, headers });
    }
    return new Response("here");
  };
  await withServer(handler, async (http) => {
    const { hops = [], sent } = await http({ url: page, headers: { "if-none-match": '"1"' } });
    assertEquals([...hops.map(({ request }) => request), sent].map((request) => request?.headers), seen);
    assertEquals(seen[1]?.cookie, "gate=open");
    assertEquals(hops.map(({ status, headers, body }) => [status, headers.get("location"), text(body)]), [
      [302, "/b.html", "moved"],
    ]);
    assertEquals([sent?.url, sent?.method], ["http://amr.sample.example/b.html", "GET"]);
  });
});

Deno.test("openHttp() connects over http to the very address that it has judged", async () => {
  // the test may not go there, and the refusal names the address that was to be asked
  const http = openHttp({ tries: 1, resolve: () => Promise.resolve(["2400:3200::1", "8.8.8.8"]) });
  const error = await assertRejects(() => http({ url: "http://rebinding.example:8080/" }), RequestFailed);
  assertStringIncludes(error.message, '"8.8.8.8:8080"');
  http[Symbol.dispose]();
});

Deno.test("openHttp() passes a gate that redirects to itself until its cookie comes back", async () => {
  const handler = (request: Request) =>
    request.headers.get("cookie") === "gate=open" ? new Response("in") : new Response(null, {
      status: 302,
      headers: { location: page, "set-cookie": "gate=open; Path=/; HttpOnly" },
    });
  await withServer(handler, async (http) => {
    assertEquals(text((await http({ url: page })).body), "in");
    assertEquals((await http({ url: page })).redirects, []);
  });
});

Deno.test("openHttp() gives up on a redirect that never ends", async () => {
  await withServer(
    () => new Response(null, { status: 302, headers: { location: page } }),
    async (http) => assertEquals(await reasonOf(http({ url: page })), "too_many_redirects"),
  );
});

Deno.test("openHttp() refuses a redirect into a private network or to another scheme", async () => {
  const targets = [
    "http://127.0.0.1/x",
    "http://169.254.169.254/latest",
    "http://[::1]/",
    "http://0x7f000001/",
    "file:///etc/passwd",
  ];
  for (const location of targets) {
    await withServer(
      () => new Response(null, { status: 302, headers: { location } }),
      async (http) => assertEquals(await reasonOf(http({ url: page })), "refused_address", location),
    );
  }
});

Deno.test("openHttp() refuses what is not http(s), not public, or not an address, before it asks", async () => {
  const http = openHttp({
    resolve: (host) => Promise.resolve(host === "two.example" ? ["8.8.8.8", "10.0.0.1"] : ["192.168.1.1"]),
  });
  const urls = [
    "ftp://a.example/",
    "a.html",
    "http://user:pass@a.example/",
    "http://localhost/",
    "http://inside.example/",
    "http://two.example/",
    "http://[::ffff:10.0.0.1]/",
  ];
  for (const url of urls) assertEquals(await reasonOf(http({ url })), "refused_address", url);
  http[Symbol.dispose]();
});

Deno.test("openHttp() takes only hosts under sample.example through the sample proxy", async () => {
  let asked = 0;
  await withServer(() => (asked++, new Response("x")), async (http) => {
    assertEquals(await reasonOf(http({ url: "http://sample.example.inside.example/" })), "refused_address");
    assertEquals(asked, 0);
  }, { resolve: () => Promise.resolve(["127.0.0.1"]) });
});

Deno.test("openHttp() stops at the cap, also on bytes that were small when compressed", async () => {
  const bomb = gzip(new Uint8Array(10_000_000));
  const handler = () => new Response(bomb, { headers: { "content-encoding": "gzip" } });
  await withServer(handler, async (http) => {
    assertEquals(await reasonOf(http({ url: page })), "too_large");
  }, { maxBytes: 1_000_000 });
});

Deno.test("openHttp() takes a body cut short for an error, whatever announced its length", async () => {
  const cut = (headers: string, body: string) => `HTTP/1.1 200 OK\r\n${headers}\r\n\r\n${body}`;
  const short = cut("Content-Length: 100", "hello"),
    chunk = cut("Transfer-Encoding: chunked", "5\r\nhello\r\n");
  for (const answer of [short, chunk]) {
    await withRawAnswers([answer, answer, answer], async (http) => {
      assertEquals(await reasonOf(http({ url: page })), "truncated");
    });
  }
});

Deno.test("openHttp() gives up on a server that goes quiet, in headers or body", async () => {
  let release = () => {};
  const quiet = new Promise<void>((done) => release = done);
  const handler = async (request: Request) => {
    if (request.url.endsWith("headers")) await quiet;
    return new Response(
      new ReadableStream({
        async start(stream) {
          stream.enqueue(new Uint8Array(3));
          await quiet;
          stream.close();
        },
      }),
    );
  };
  await withServer(handler, async (http) => {
    assertEquals(await reasonOf(http({ url: `${page}?headers` })), "timeout");
    assertEquals(await reasonOf(http({ url: page })), "timeout");
    release();
  }, { timeout: 50, tries: 1 });
});

Deno.test("openHttp() gives up on a name that never resolves", async () => {
  const http = openHttp({ timeout: 20, tries: 1, resolve: () => new Promise(() => {}) });
  assertEquals(await reasonOf(http({ url: "http://slow.example/" })), "timeout");
  http[Symbol.dispose]();
});

Deno.test("openHttp() tries a busy server again, longer each time, and obeys Retry-After", async () => {
  const answers = [
    new Response("", { status: 503 }),
    new Response("", { status: 429, headers: { "retry-after": "7" } }),
    new Response("at last"),
  ];
  await withServer(() => answers.shift() ?? new Response(), async (http, waits) => {
    assertEquals(text((await http({ url: page })).body), "at last");
    assertEquals(waits, [500, 7000]); // half of 1000; 7 s outweigh half of 2000
  });
});

Deno.test("openHttp() waits at least the pause of the host between two tries", async () => {
  const answers = [new Response("", { status: 503 }), new Response("", { status: 503 })];
  await withServer(() => answers.shift() ?? new Response("at last"), async (http, waits) => {
    assertEquals((await http({ url: page, pause: 800 })).status, 200);
    assertEquals(waits, [800, 1000]); // half of 1000 is less than the pause, half of 2000 is not
  });
});

Deno.test("openHttp() does not try again what a second try cannot mend", async () => {
  for (const status of [403, 404, 412, 501, 521]) {
    let asked = 0;
    await withServer(() => (asked++, new Response("", { status })), async (http, waits) => {
      assertEquals((await http({ url: page })).status, status);
      assertEquals([asked, waits], [1, []]);
    });
  }
});

Deno.test("openHttp() lets a busy answer stand when the tries are used up or the wait is too long", async () => {
  await withServer(() => new Response("", { status: 502 }), async (http, waits) => {
    assertEquals((await http({ url: page })).status, 502);
    assertEquals(waits.length, 2);
  });
  const headers = { "retry-after": "86400" };
  await withServer(() => new Response("", { status: 503, headers }), async (http, waits) => {
    assertEquals((await http({ url: page })).status, 503);
    assertEquals(waits, []);
  });
});
