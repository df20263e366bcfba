import { assertEquals } from "@std/assert";
import { Recent } from "../../publish/search/recent.ts";

Deno.test("Recent lets what was used least lately go first", () => {
  const recent = new Recent<string>(64);
  for (let count = 0; count < 16; count++) recent.put(`k${count}`, { value: `v${count}`, bytes: 4 });
  assertEquals(recent.get("k0"), "v0"); // and is the last used now
  recent.put("k16", { value: "v16", bytes: 4 });
  assertEquals([recent.get("k0"), recent.get("k1"), recent.get("k16")], ["v0", undefined, "v16"]);
  assertEquals(recent.size, { values: 16, bytes: 64 });
});

Deno.test("Recent keeps nothing that is larger than a sixteenth of its room", () => {
  const recent = new Recent<string>(64);
  recent.put("large", { value: "x", bytes: 5 });
  assertEquals([recent.get("large"), recent.size], [undefined, { values: 0, bytes: 0 }]);
});

Deno.test("Recent keeps the first value of a name", () => {
  const recent = new Recent<number>(64);
  recent.put("k", { value: 1, bytes: 2 });
  recent.put("k", { value: 2, bytes: 2 });
  assertEquals([recent.get("k"), recent.size.bytes], [1, 2]);
});
