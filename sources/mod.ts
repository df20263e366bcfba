/**
 * Finds the sources: a folder with a `source.ts` is a source, and its name is the id. Nothing is registered anywhere.
 *
 *     sources/<region>_<publisher>_<what>/source.ts     real ones
 *     sources/samples/<id>/source.ts                    those of the sample sites
 *
 * A wrong folder stops the search with an error that names it, so that no source is left out silently.
 *
 * @module
 */
import type { Source, SourceDefinition } from "./define.ts";

/** Folder of the sources of the sample sites. */
export const sampleSources = new URL("./samples/", import.meta.url);

/**
 * All sources of a folder, sorted by id; the real ones beside this file unless a folder is given.
 * @throws {TypeError} naming the folder, when its name is no id or its `source.ts` exports no definition
 */
export async function findSources(folder?: URL): Promise<Source[]> {
  const within = folder ?? new URL("./", import.meta.url);
  const names: string[] = [];
  for await (const entry of Deno.readDir(within)) {
    if (entry.isDirectory && await isSource(new URL(`${entry.name}/source.ts`, within))) {
      names.push(entry.name);
    }
  }
  return await Promise.all(names.sort().map((name) => loadSource(name, within)));
}

/** The real sources and those of the sample sites, in that order. @throws {TypeError} as {@linkcode findSources} */
export async function everySource(): Promise<Source[]> {
  return [...await findSources(), ...await findSources(sampleSources)];
}

async function isSource(file: URL): Promise<boolean> {
  try {
    return (await Deno.stat(file)).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

async function loadSource(name: string, within: URL): Promise<Source> {
  if (!/^[a-z0-9]+(?:_[a-z0-9]+){2,}$/.test(name)) {
    throw new TypeError(`Cannot define source: a folder is named region_publisher_what: found "${name}"`);
  }
  const file = new URL(`${name}/source.ts`, within);
  let module: { default?: SourceDefinition };
  try {
    module = await import(file.href);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TypeError(`Cannot load source ${name}: ${reason}`, { cause: error });
  }
  const definition = module.default;
  if (typeof definition?.list?.read !== "function") {
    throw new TypeError(`Cannot load source ${name}: expected a default export of defineSource, found none`);
  }
  return { ...definition, id: name };
}
