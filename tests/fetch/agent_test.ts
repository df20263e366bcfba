import { assertEquals } from "@std/assert";
import { isContact, userAgent } from "../../pipelines/fetch/agent.ts";

Deno.test("isContact() takes an address or a mailbox, and nothing that could not stand in a header", () => {
  const contacts = ["https://data.example/about", "http://data.example", "keeper@data.example"];
  const others = [
    "",
    "data.example",
    "keeper",
    "keeper@data",
    "https://data.example/\r\nx: y",
    "a b@data.example",
  ];
  for (const text of contacts) assertEquals(isContact(text), true, text);
  for (const text of others) assertEquals(isContact(text), false, text);
});

Deno.test("userAgent() says how whoever runs the collector is reached", () => {
  assertEquals(userAgent("keeper@data.example"), "Zhiji/0.1 (+keeper@data.example)");
  assertEquals(userAgent(null), "Zhiji/0.1");
});
