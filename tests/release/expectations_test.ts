import { assertEquals } from "@std/assert";
import { checkExpectations } from "../../publish/release/checks/expectations.ts";

const digest = (rows: number) => ({ rows, sha256: "", set: "" });

Deno.test("checkExpectations() wants documents, or lists in their place", () => {
  const empty = (lists: number, documents: number) =>
    checkExpectations({
      sources: digest(1),
      documents: digest(documents),
      document_versions: digest(documents),
      lists: digest(lists),
    }).findings.map(({ subject }) => subject);
  assertEquals(empty(1, 0), []);
  assertEquals(empty(0, 1), []);
  assertEquals(empty(0, 0), ["documents", "document_versions"]);
});
