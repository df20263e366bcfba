/**
 * One request by `curl`, for hosts whose TLS the runtime does not speak any more (TLS 1.0 and 1.1, RSA key exchange).
 *
 * Certificates are verified as everywhere; only old protocols and ciphers are allowed besides. The request goes to the
 * IP address that was judged public, follows no redirect, heeds no proxy and no configuration file. Needs permission
 * to run `curl` and nothing else.
 *
 * @module
 */
import { type Reason, RequestFailed } from "./fault.ts";

/** A request to one IP address. */
export interface CurlRequest {
  url: URL;
  /** Address to connect to. */
  address: string;
  method: string;
  headers: Headers;
  body: string | undefined;
  /** Most bytes of the decoded body; curl is stopped soon after. */
  maxBytes: number;
  signal: AbortSignal;
}

/** Sends one request. @throws {RequestFailed} */
export type Curl = (request: CurlRequest) => Promise<Response>;

/** The real one. */
export async function runCurl(request: CurlRequest): Promise<Response> {
  const { url, body, signal } = request;
  let child: Deno.ChildProcess;
  try {
    child = new Deno.Command("curl", {
      args: curlArguments(request),
      stdin: body === undefined ? "null" : "piped",
      stdout: "piped",
      stderr: "piped",
      signal,
    }).spawn();
  } catch (cause) {
    throw failure("tls", url, { found: "curl cannot be run", cause });
  }
  const [answer, error, { code }] = await Promise.all([
    readUpTo(child, headRoom + request.maxBytes),
    new Response(child.stderr).text(),
    child.status,
    body === undefined ? null : send(child, body),
  ]);
  signal.throwIfAborted();
  if (answer === null || code === 63) {
    throw failure("too_large", url, { found: `more than ${request.maxBytes} bytes` });
  }
  if (code !== 0) {
    throw failure(reasons[code] ?? "unreachable", url, { found: error.trim() || `exit code ${code}` });
  }
  return parseAnswer(answer, url);
}

/** Room for the headers that stand before the body. */
const headRoom = 2 ** 16;

/** What curl's exit codes tell. */
const reasons: Record<number, Reason> = {
  6: "unknown_host",
  7: "unreachable",
  18: "truncated",
  28: "timeout",
  35: "tls",
  51: "tls",
  58: "tls",
  59: "tls",
  60: "tls",
  77: "tls",
  83: "tls",
};

/** The arguments, of which none switches verification off. */
export function curlArguments({ url, address, method, headers, body, maxBytes }: CurlRequest): string[] {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  const at = address.includes(":") ? `[${address}]` : address;
  return [
    "--disable", // no configuration file; must stand first
    "--silent",
    "--show-error",
    "--include",
    "--http1.1",
    "--compressed",
    "--globoff",
    "--path-as-is",
    ["--proto", "=http,https"],
    ["--noproxy", "*"],
    ["--max-redirs", "0"],
    ["--max-filesize", String(maxBytes)],
    ["--tlsv1.0"],
    ["--ciphers", "DEFAULT@SECLEVEL=0"],
    ["--resolve", `${url.hostname}:${port}:${at}`],
    ["--request", method],
    ...[...headers].map(([name, value]) => ["--header", `${name}: ${value}`]),
    ...(body === undefined ? [] : [["--data-binary", "@-"]]),
    ["--url", url.href],
  ].flat();
}

async function send(child: Deno.ChildProcess, body: string): Promise<void> {
  const writer = child.stdin.getWriter();
  // curl may end before it has read all; its exit code then says why
  await writer.write(new TextEncoder().encode(body)).then(() => writer.close()).catch(() => null);
}

/** Everything on stdout, or null when it is more than wanted and the process was ended. */
async function readUpTo(child: Deno.ChildProcess, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of child.stdout) {
    size += chunk.length;
    if (size > most) {
      child.kill("SIGKILL");
      return null;
    }
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** Takes status, headers and body apart; interim answers (`100 Continue`) come before and are left out. */
function parseAnswer(bytes: Uint8Array, url: URL): Response {
  const text = new TextDecoder("latin1").decode(bytes.subarray(0, headRoom));
  for (let at = 0;;) {
    const end = text.indexOf("\r\n\r\n", at);
    const [first = "", ...lines] = text.slice(at, end).split("\r\n");
    const status = Number(/^HTTP\/[\d.]+ (\d{3})/.exec(first)?.[1]);
    if (end < 0 || !(status >= 100 && status <= 599)) {
      throw failure("truncated", url, { found: `no HTTP answer but "${first.slice(0, 40)}"` });
    }
    at = end + 4;
    if (status < 200) continue;
    const headers = new Headers();
    for (const line of lines) {
      const colon = line.indexOf(":");
      if (colon > 0) headers.append(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
    }
    const empty = status === 204 || status === 205 || status === 304;
    return new Response(empty ? null : bytes.slice(at), { status, headers });
  }
}

function failure(
  reason: Reason,
  url: URL,
  { found, cause }: { found: string; cause?: unknown },
): RequestFailed {
  const message = `Cannot fetch ${url.href}: wanted an answer through curl, found ${found}`;
  return new RequestFailed(reason, message, { url: url.href, cause });
}
