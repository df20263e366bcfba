/** One release at a time, by the kernel's lock on `<data>/releases/.lock`; a killed run leaves it free. @module */
import { fileLock } from "../../pipelines/archive/lock.ts";
import { ExpectationFailed } from "../../pipelines/errors.ts";
import { releasesFolder } from "./read.ts";

/** Takes the lock, held until disposed. @throws {ExpectationFailed} naming the process that holds it. */
export async function lockReleases(data: string): Promise<Disposable> {
  const path = `${releasesFolder(data)}/.lock`;
  const lock = await fileLock(path);
  if (lock) return lock;
  const holder = (await Deno.readTextFile(path)).trim();
  throw new ExpectationFailed(`Cannot release into ${data}: another release is at work, process ${holder}`, {
    next: "wait for it, then run deno task zhiji release",
  });
}
