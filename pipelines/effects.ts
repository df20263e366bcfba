/**
 * Everything impure that Zhiji does, as one small parameter: requests, the clock, files and log lines.
 *
 * Stages take the members they use; tests pass recording or failing ones. The real ones are made once, in the
 * command line. Nothing else in `pipelines/` or `publish/` may call `fetch`, `Date.now` or print.
 *
 * @module
 */

/** One request. Header names are lower case. */
export interface HttpRequest {
  url: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
  /** Milliseconds that lie between two tries at least, as between any two requests to this host. */
  pause?: number;
}

/** One answer, whole: the body is the decoded entity, never longer than the cap the effect was made with. */
export interface HttpResponse {
  /** The address that answered, after redirects. */
  url: string;
  status: number;
  headers: Headers;
  body: Uint8Array;
  /** Addresses that redirected, first to last; empty when none did. */
  redirects: string[];
}

/** Sends one request. @throws {FetchError} on time-out, refused address, too large a body, or no answer. */
export type Http = (request: HttpRequest) => Promise<HttpResponse>;

/** An open file that only grows. */
export interface AppendFile {
  /** Size in bytes, counting what was written through this handle. */
  readonly size: number;
  write(bytes: Uint8Array): Promise<void>;
  /** Returns once the bytes are on the disk. */
  sync(): Promise<void>;
  close(): void;
}

/** An open file that is read from front to back. */
export interface ReadFile {
  /** Fills the front of `into` and tells how many bytes it took; fewer than fit at the end of the file only, then 0. */
  read(into: Uint8Array): Promise<number>;
  close(): void;
}

/** The file system as Zhiji uses it. Paths are plain strings; folders are made as needed. */
export interface Files {
  /** @throws {Deno.errors.NotFound} */
  read(path: string): Promise<Uint8Array>;
  readRange(path: string, offset: number, length: number): Promise<Uint8Array>;
  /** @throws {Deno.errors.NotFound} */
  open(path: string): Promise<ReadFile>;
  /** Replaces a whole file: temporary name, sync, rename. A reader sees the old bytes or the new, never a part. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  append(path: string): Promise<AppendFile>;
  truncate(path: string, size: number): Promise<void>;
  /** Moves a file or folder; replaces a file, never a folder. */
  rename(from: string, to: string): Promise<void>;
  /** Names in a folder, sorted; empty when the folder is missing. */
  list(path: string): Promise<string[]>;
  /** Size in bytes and kind, or null when there is nothing. */
  stat(path: string): Promise<{ size: number; folder: boolean } | null>;
  makeFolder(path: string): Promise<void>;
  /** Removes a file or a whole folder; nothing there is no error. */
  remove(path: string): Promise<void>;
}

/** Lines for the operator; never on stdout, which belongs to results. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
}

/** The four effects. */
export interface Effects {
  http: Http;
  clock: () => Date;
  files: Files;
  log: Log;
}

/** The real files. */
export function localFiles(): Files {
  return {
    read: (path) => Deno.readFile(path),
    readRange,
    open,
    write: writeWhole,
    append: openAppend,
    truncate: (path, size) => Deno.truncate(path, size),
    rename: (from, to) => Deno.rename(from, to),
    list,
    stat,
    makeFolder: (path) => Deno.mkdir(path, { recursive: true }),
    remove: async (path) => {
      await Deno.remove(path, { recursive: true }).catch(ignoreMissing);
    },
  };
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}

function parentOf(path: string): string {
  const cut = path.lastIndexOf("/");
  return cut > 0 ? path.slice(0, cut) : cut === 0 ? "/" : ".";
}

async function readRange(path: string, offset: number, length: number): Promise<Uint8Array> {
  using file = await Deno.open(path);
  await file.seek(offset, Deno.SeekMode.Start);
  const bytes = new Uint8Array(length);
  return bytes.subarray(0, await fill(file, bytes));
}

async function open(path: string): Promise<ReadFile> {
  const file = await Deno.open(path);
  return { read: (into) => fill(file, into), close: () => file.close() };
}

async function fill(file: Deno.FsFile, into: Uint8Array): Promise<number> {
  let filled = 0;
  while (filled < into.length) {
    const count = await file.read(into.subarray(filled));
    if (count === null) break;
    filled += count;
  }
  return filled;
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await Deno.mkdir(parentOf(path), { recursive: true });
  const temporary = `${path}.part`;
  {
    using file = await Deno.open(temporary, { write: true, create: true, truncate: true });
    await writeAll(file, bytes);
    await file.sync();
  }
  await Deno.rename(temporary, path);
}

async function writeAll(file: Deno.FsFile, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.length) written += await file.write(bytes.subarray(written));
}

async function openAppend(path: string): Promise<AppendFile> {
  await Deno.mkdir(parentOf(path), { recursive: true });
  const file = await Deno.open(path, { append: true, create: true });
  let size = (await file.stat()).size;
  return {
    get size() {
      return size;
    },
    async write(bytes) {
      await writeAll(file, bytes);
      size += bytes.length;
    },
    sync: () => file.sync(),
    close: () => file.close(),
  };
}

async function list(path: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const entry of Deno.readDir(path)) names.push(entry.name);
  } catch (error) {
    ignoreMissing(error);
  }
  return names.sort();
}

async function stat(path: string): Promise<{ size: number; folder: boolean } | null> {
  try {
    const info = await Deno.stat(path);
    return { size: info.size, folder: info.isDirectory };
  } catch (error) {
    ignoreMissing(error);
    return null;
  }
}
