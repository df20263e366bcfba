import { assertEquals, assertRejects } from "@std/assert";
import { UsageError } from "../../publish/commands/command.ts";
import { namedRelease } from "../../publish/commands/named_release.ts";

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** A disk of named files; a folder with `manifest.json` is a release. */
function disk(contents: Record<string, Uint8Array<ArrayBuffer>>) {
  return {
    stat: (path: string) => Promise.resolve(path in contents ? { size: contents[path]?.length ?? 0 } : null),
    read: (path: string) => Promise.resolve(contents[path] ?? new Uint8Array()),
  } as Parameters<typeof namedRelease>[1]["files"];
}

Deno.test("namedRelease() takes a folder as it stands and a version in the data folder", async () => {
  const files = disk({ "copy/2024-09-06/manifest.json": encode({}) });
  assertEquals(await namedRelease("copy/2024-09-06", { data: "data", files }), "copy/2024-09-06");
  assertEquals(await namedRelease("2024-09-06.2", { data: "data", files }), "data/releases/2024-09-06.2");
});

Deno.test("namedRelease() refuses a name that is no release, and latest where nothing was released", async () => {
  const files = disk({});
  await assertRejects(() => namedRelease("newest", { data: "data", files }), UsageError, "found “newest”");
  await assertRejects(
    () => namedRelease("latest", { data: "data", files }),
    UsageError,
    "wanted one in data",
  );
});
