import { assertEquals, assertStringIncludes } from "@std/assert";
import { openArchive } from "../../pipelines/archive/mod.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { hasProgram } from "../programs.ts";
import { exchange } from "./exchange.ts";

const a = "http://amr.sample.example/a.html", b = "http://amr.sample.example/b.html";

/** `PYTHON` names an interpreter that has warcio, where the usual one does not. */
const python = Deno.env.get("PYTHON") ?? "python3";
const missing = !await hasProgram(python, "-c", "import warcio");

Deno.test({
  name: `warcio check passes over an archive of ours${missing ? " (not run: python3 has no warcio)" : ""}`,
  ignore: missing,
  async fn() {
    const folder = await Deno.makeTempDir();
    try {
      const archive = await openArchive(folder, { effects: { files: localFiles() }, writable: true });
      const moved = exchange({ url: b, text: "<p>乙</p>" });
      const hop = {
        request: { url: a },
        status: 301,
        headers: new Headers({ location: b }),
        body: new Uint8Array(),
      };
      await archive.append({ ...moved, request: { url: a }, response: { ...moved.response, hops: [hop] } });
      await archive.append(exchange({ url: b, text: "<p>丙</p>", body: "page=1" }));
      await archive.append(exchange({ url: a, status: 304, day: 2 }));
      await archive.append(exchange({ url: b, text: "<p>乙</p>", day: 3 }));
      await archive.append(exchange({ url: "urn:sha256:00", text: "第一条" }));
      await archive.close();
      const { code, output } = await warcio(["check", "-v", `${folder}/zhiji-00001.warc.gz`]);
      assertEquals(code, 0, output);
      assertStringIncludes(output, "digest pass");
      const index = await warcio(["index", "-f", "warc-type,offset", `${folder}/zhiji-00001.warc.gz`]);
      const types = index.output.trim().split("\n").map((line) => JSON.parse(line)["warc-type"]);
      assertEquals(types.filter((type) => type === "revisit").length, 2);
      assertEquals(types.filter((type) => type === "request").length, 5);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});

async function warcio(args: string[]): Promise<{ code: number; output: string }> {
  const command = new Deno.Command(python, {
    args: ["-m", "warcio.cli", ...args],
    stdout: "piped",
    stderr: "piped",
  });
  const { code, stdout, stderr } = await command.output();
  const output = new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
  return { code, output };
}
