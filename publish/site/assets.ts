/**
 * Styles, icon and scripts of the site: ours from `assets/`, and the readers of Parquet and Zstandard that verifying in the
 * browser takes, as their packages hold them.
 *
 * @module
 */
import { Hono } from "hono";
// imported so that they are installed with everything else; only their files are used here
import "fzstd";
import "hyparquet";
import { answer } from "../api/answer.ts";

const script = "text/javascript; charset=utf-8";

/** Media types of our own by file name. */
const ours: Readonly<Record<string, string>> = {
  "zhiji.css": "text/css; charset=utf-8",
  "pages.css": "text/css; charset=utf-8",
  "zhiji.svg": "image/svg+xml",
  "verify.js": script,
};

/** A file that pages load. */
export interface Asset {
  /** Path below `/assets/`. */
  path: string;
  type: string;
  file: URL;
}

/** All of them, in order of path. */
export async function assets(): Promise<Asset[]> {
  const found: Asset[] = Object.entries(ours).map(([path, type]) => ({
    path,
    type,
    file: new URL(`./assets/${path}`, import.meta.url),
  }));
  found.push({ path: "fzstd.js", type: script, file: new URL(import.meta.resolve("fzstd")) });
  const folder = new URL("./", import.meta.resolve("hyparquet"));
  for await (const { name } of Deno.readDir(folder)) {
    const wanted = name.endsWith(".js") && name !== "node.js"; // which reads files of a machine
    if (wanted) found.push({ path: `hyparquet/${name}`, type: script, file: new URL(name, folder) });
  }
  return found.sort((a, b) => a.path < b.path ? -1 : 1);
}

/** `GET /assets/{path}` */
export function assetRoutes(): Hono {
  let known: Promise<Map<string, Asset>> | null = null;
  return new Hono().get("/:path{.+}", async (c) => {
    known ??= assets().then((all) => new Map(all.map((asset) => [asset.path, asset])));
    const asset = (await known).get(c.req.param("path"));
    if (!asset) return c.notFound();
    return answer(c, { body: await Deno.readTextFile(asset.file), type: asset.type, pinned: false });
  });
}
