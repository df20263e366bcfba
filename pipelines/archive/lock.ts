/**
 * The one writer of an archive, by a lock that the kernel holds on an open file. It ends with the process, however
 * that ends, so a killed run never blocks the next; the file names the process for whoever is refused.
 *
 * @module
 */

/** Takes the lock of a path, or returns null when another holds it. Disposing gives it back. */
export type Lock = (path: string) => Promise<Disposable | null>;

/** The real lock; makes the file's folder. Also refuses a second holder inside the same process. */
export async function fileLock(path: string): Promise<Disposable | null> {
  await Deno.mkdir(path.slice(0, path.lastIndexOf("/")) || ".", { recursive: true });
  const file = await Deno.open(path, { read: true, write: true, create: true });
  if (!(await file.tryLock(true))) {
    file.close();
    return null;
  }
  await file.truncate();
  await file.write(new TextEncoder().encode(`${Deno.pid}\n`));
  return { [Symbol.dispose]: () => file.close() };
}
