import { assertEquals, assertRejects } from "@std/assert";
import { curlArguments, type CurlRequest, runCurl } from "../../pipelines/fetch/curl.ts";
import { RequestFailed } from "../../pipelines/fetch/fault.ts";
import { openOldTls } from "../../pipelines/fetch/old_tls.ts";
import { hasProgram } from "../programs.ts";

const name = "old.sample.example";
const withoutCurl = !await hasProgram("curl");
const withoutOpenssl = withoutCurl || !await hasProgram("openssl", "version");

function request(port: number, own: Partial<CurlRequest> & { path?: string } = {}): CurlRequest {
  const { path = "/", ...rest } = own;
  return {
    url: new URL(`http://${name}:${port}${path}`),
    address: "127.0.0.1",
    method: "GET",
    headers: new Headers(),
    body: undefined,
    maxBytes: 100_000,
    signal: AbortSignal.timeout(20_000),
    ...rest,
  };
}

async function withServer(
  handler: (request: Request) => Response | Promise<Response>,
  test: (port: number) => Promise<void>,
): Promise<void> {
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, handler);
  try {
    await test(server.addr.port);
  } finally {
    await server.shutdown();
  }
}

async function reasonOf(work: Promise<unknown>): Promise<string> {
  return (await assertRejects(() => work, RequestFailed)).reason;
}

Deno.test({
  name: "runCurl() asks the given address under the given name and tells status, headers and body",
  ignore: withoutCurl,
  async fn() {
    const handler = async (request: Request) => {
      const said = [request.method, request.url, request.headers.get("x-said"), await request.text()];
      return new Response(said.join(" "), { status: 404, headers: { etag: '"e"' } });
    };
    await withServer(handler, async (port) => {
      const headers = new Headers({ "x-said": "a: b; c" });
      const response = await runCurl(request(port, { method: "POST", headers, body: "@/etc/hostname 甲" }));
      assertEquals([response.status, response.headers.get("etag")], [404, '"e"']);
      assertEquals(await response.text(), `POST http://${name}:${port}/ a: b; c @/etc/hostname 甲`);
    });
  },
});

Deno.test({
  name: "runCurl() follows no redirect and takes a 304 for one",
  ignore: withoutCurl,
  async fn() {
    const handler = ({ url }: Request) =>
      url.endsWith("/304")
        ? new Response(null, { status: 304 })
        : new Response("moved", { status: 302, headers: { location: "http://169.254.169.254/" } });
    await withServer(handler, async (port) => {
      const moved = await runCurl(request(port));
      assertEquals([moved.status, await moved.text()], [302, "moved"]);
      assertEquals((await runCurl(request(port, { path: "/304" }))).status, 304);
    });
  },
});

Deno.test({
  name: "runCurl() stops at the cap, announced or not",
  ignore: withoutCurl,
  async fn() {
    const handler = ({ url }: Request) => {
      const bytes = new Uint8Array(1_000_000);
      return new Response(url.endsWith("/stream") ? new Blob([bytes]).stream() : bytes);
    };
    await withServer(handler, async (port) => {
      assertEquals(await reasonOf(runCurl(request(port))), "too_large");
      assertEquals(await reasonOf(runCurl(request(port, { path: "/stream" }))), "too_large");
    });
  },
});

Deno.test({
  name: "runCurl() verifies certificates, and speaks TLS 1.1 with a host whose certificate is right",
  ignore: withoutOpenssl,
  async fn() {
    const folder = await Deno.makeTempDir();
    const [key, certificate] = [`${folder}/key.pem`, `${folder}/certificate.pem`];
    await run(
      `openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=${name} -addext subjectAltName=DNS:${name}` +
        ` -keyout ${key} -out ${certificate}`,
    );
    const port = freePort();
    const server = new Deno.Command("openssl", {
      args: `s_server -accept 127.0.0.1:${port} -key ${key} -cert ${certificate} -tls1_1 -www -quiet`.split(
        " ",
      )
        .concat("-cipher", "DEFAULT@SECLEVEL=0"),
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).spawn();
    const trusted = Deno.env.get("CURL_CA_BUNDLE");
    try {
      await listening(port);
      const old = () => request(port, { url: new URL(`https://${name}:${port}/`) });
      assertEquals(await reasonOf(runCurl(old())), "tls");
      Deno.env.set("CURL_CA_BUNDLE", certificate);
      assertEquals((await runCurl(old())).status, 200);
      const other = { ...old(), url: new URL(`https://another.sample.example:${port}/`) };
      assertEquals(await reasonOf(runCurl(other)), "tls");
    } finally {
      if (trusted === undefined) Deno.env.delete("CURL_CA_BUNDLE");
      else Deno.env.set("CURL_CA_BUNDLE", trusted);
      server.kill();
      await server.status;
      await Deno.remove(folder, { recursive: true });
    }
  },
});

async function run(line: string): Promise<void> {
  const [program = "", ...args] = line.split(" ");
  const { success, stderr } = await new Deno.Command(program, { args, stdout: "null", stderr: "piped" })
    .output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
}

function freePort(): number {
  using listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  return listener.addr.port;
}

async function listening(port: number): Promise<void> {
  for (;;) {
    try {
      (await Deno.connect({ port, hostname: "127.0.0.1" })).close();
      return;
    } catch (error) {
      if (!(error instanceof Deno.errors.ConnectionRefused)) throw error;
      await new Promise((done) => setTimeout(done, 20));
    }
  }
}

Deno.test("curlArguments() never switch verification off and pin the name to the address", () => {
  const { url } = request(443);
  const args = curlArguments({
    ...request(443),
    url: new URL("https://[2400:3200::1]/x"),
    address: "2400:3200::1",
  });
  assertEquals(args.filter((arg) => /insecure|^-k$|proxy-insecure/.test(arg)), []);
  const pin = curlArguments({ ...request(8080), address: "8.8.8.8" });
  assertEquals(pin[pin.indexOf("--resolve") + 1], `${url.hostname}:8080:8.8.8.8`);
});

Deno.test("openOldTls() asks the other way only hosts of the list, after their TLS has failed", async () => {
  const oldTls = openOldTls([name]);
  let tried = 0;
  const fault = (why: string) => ({
    usual: () => (tried++, Promise.reject(new TypeError("fetch failed", { cause: new Error(why) }))),
    other: () => Promise.resolve("curl"),
  });
  const handshake = fault("received fatal alert: ProtocolVersion");
  await assertRejects(() => oldTls("elsewhere.example", handshake), TypeError);
  await assertRejects(() => oldTls(name, fault("connection reset")), TypeError);
  assertEquals(await oldTls(name, handshake), "curl");
  assertEquals(tried, 3);
  assertEquals(await oldTls(name, handshake), "curl");
  assertEquals(tried, 3);
});
