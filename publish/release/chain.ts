/**
 * The chain of releases: each manifest holds the hash of the one before, so that the newest vouches for all.
 *
 * @module
 */
import type { Files } from "../../pipelines/effects.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import type { Finding } from "./checks/check.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { isVersion } from "./version.ts";

/** How far the chain could be followed. */
export interface Chain {
  /** Earlier manifests whose hash is as the one after them says. */
  links: number;
  /** True when it was followed to the first release; false where earlier folders are not at hand. */
  complete: boolean;
  findings: Finding[];
}

/** Follows the chain from a release through the folders beside it, as far as they stand. */
export async function followChain(
  folder: string,
  { manifest, files, told }: {
    manifest: Manifest;
    files: Pick<Files, "read" | "stat">;
    /** Hears how many links were followed. */
    told: (links: number) => void;
  },
): Promise<Chain> {
  const chain: Chain = { links: 0, complete: false, findings: [] };
  const beside = folder.replace(/\/[^/]*\/?$/, "");
  let at: Manifest | null = manifest;
  while (at) {
    const before: Manifest["predecessor"] = at.predecessor;
    if (before === null) return { ...chain, complete: true };
    if (!isVersion(before.version) || beside === folder) return chain;
    const path = `${beside}/${before.version}/manifest.json`;
    if (await files.stat(path) === null) return chain;
    const found = sha256(await files.read(path));
    if (found !== before.manifest) {
      chain.findings.push({
        check: "chain",
        subject: `${before.version}/manifest.json`,
        wanted: before.manifest,
        found,
      });
      return chain;
    }
    chain.links += 1;
    told(chain.links);
    at = await readManifest(`${beside}/${before.version}`, files).catch(() => null);
  }
  return chain;
}
