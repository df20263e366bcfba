import { assertEquals } from "@std/assert";
import { FetchError } from "../../pipelines/errors.ts";
import { outcomeOf, type Reason, reasonOf, RequestFailed } from "../../pipelines/fetch/fault.ts";

Deno.test("reasonOf() reads the reason from what the runtime says, causes included", () => {
  const rows: [string, Reason][] = [
    ["client error (Connect): invalid peer certificate: UnknownIssuer", "tls"],
    ["client error (Connect): received fatal alert: HandshakeFailure", "tls"],
    ["client error (Connect): received corrupt message of type InvalidContentType", "tls"],
    ["client error (Connect): tcp connect error: Connection refused (os error 111)", "unreachable"],
    ["getaddrinfo ENOTFOUND amr.sample.example", "unknown_host"],
    ["error reading a body from connection", "truncated"],
  ];
  for (const [message, reason] of rows) {
    assertEquals(reasonOf(new TypeError("fetch failed", { cause: new Error(message) })), reason, message);
  }
  assertEquals(reasonOf(new DOMException("late", "TimeoutError")), "timeout");
});

Deno.test("outcomeOf() tells time-outs and TLS faults from other failures", () => {
  const outcome = (reason: Reason) => outcomeOf(new RequestFailed(reason, "Cannot fetch it", {}));
  assertEquals(outcome("timeout"), "geo_timeout");
  assertEquals(outcome("tls"), "tls_failed");
  assertEquals(outcome("truncated"), "failed");
  assertEquals(outcomeOf(new FetchError("Cannot fetch it")), "failed");
});

Deno.test("reasonOf() is not led astray by the name of a host", () => {
  const error = new TypeError(
    "error sending request for url (https://tls.certificate.example/): connection refused",
  );
  assertEquals(reasonOf(error), "unreachable");
});
