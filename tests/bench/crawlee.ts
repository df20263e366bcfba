/**
 * Crawlee's CheerioCrawler on the same job: every page fetched, its title and text taken, page and text kept on disk.
 *
 * Runs on Node, installed by npm into a folder of its own, so that the project does not depend on it. It is told the
 * address of every page at the start and need not walk the list.
 *
 * @module
 */
import { hasProgram } from "../programs.ts";

const version = "3.18.1";

const script = `
import { CheerioCrawler, Configuration, Dataset, KeyValueStore, log } from "@crawlee/cheerio";
const [server, count] = [process.argv[2], Number(process.argv[3])];
log.setLevel(log.LEVELS.ERROR);
let characters = 0, pages = 0;
const store = await KeyValueStore.open("pages");
const crawler = new CheerioCrawler({
  minConcurrency: 8,
  maxConcurrency: 64,
  maxRequestRetries: 0,
  async requestHandler({ request, $, body }) {
    const title = $("h1").text(), text = $(".TRS_Editor").text();
    characters += text.length;
    pages++;
    await store.setValue(request.url.split("/").pop(), body, { contentType: "text/html" });
    await Dataset.pushData({ url: request.url, title, text });
  },
}, new Configuration({ availableMemoryRatio: 0.5 }));
const start = performance.now();
await crawler.run(Array.from({ length: count }, (_, number) => server + "/article/" + number + ".html"));
const seconds = (performance.now() - start) / 1000;
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
process.stdout.write(JSON.stringify({
  pages, characters, seconds, memory: maxRSS * 1024, processor: (userCPUTime + systemCPUTime) / 1e6,
}) + "\\n");
`;

/** Installs the crawler and gives the command line that runs it, or null where there is no npm. */
export async function installCrawlee(folder: string): Promise<string[] | null> {
  if (!await hasProgram("node") || !await hasProgram("npm")) return null;
  await Deno.writeTextFile(`${folder}/package.json`, `{ "private": true, "type": "module" }`);
  await Deno.writeTextFile(`${folder}/crawl.js`, script);
  const command = new Deno.Command("npm", {
    args: ["install", "--silent", "--no-audit", "--no-fund", `@crawlee/cheerio@${version}`],
    cwd: folder,
    stdout: "null",
    stderr: "piped",
  });
  const { success, stderr } = await command.output();
  if (!success) throw new Error(`Cannot install Crawlee: ${new TextDecoder().decode(stderr).slice(-500)}`);
  return ["node", `${folder}/crawl.js`];
}
