/**
 * The releases that are being answered from.
 *
 * The newest is looked for at most once a second, while a request is there to want it, and taken up without a
 * restart. Answers in flight finish on the release they began with: a release is closed only when nobody reads it and
 * enough others were used since. A newest release that cannot be opened is reported, and the one before stays.
 *
 * @module
 */
import type { Effects } from "../../pipelines/effects.ts";
import { chinaDay } from "../../pipelines/normalise/days.ts";
import { newest, type ReleaseEntry, type VersionEntry, versions } from "../release/read.ts";
import { type OpenRelease, openRelease } from "./open_release.ts";
import { Problem } from "./problem.ts";

/** Where releases are and what reading them may use. */
export interface ReleasesOptions {
  /** The data folder. */
  data: string;
  effects: Pick<Effects, "files" | "clock" | "log">;
}

interface Lease {
  version: string;
  release: Promise<OpenRelease>;
  users: number;
}

const lookEvery = 1_000; // milliseconds
const keptOpen = 4;

/** Which release is asked for: one by name, the newest of a day (China), or the newest of all. */
export type Wanted = string | { asOf: string } | undefined;

/** A release that stays open until `done` is called. */
export interface Held {
  release: OpenRelease;
  done(): Promise<void>;
}

/** Answers from releases; opens nothing until asked. */
export class Releases {
  readonly #options: ReleasesOptions;
  /** In the order of last use. */
  readonly #leases = new Map<string, Lease>();
  #known: { entries: ReleaseEntry[]; at: number } | null = null;
  #looking: Promise<ReleaseEntry[]> | null = null;
  #current: ReleaseEntry | null = null;
  /** The list whose newest release could not be opened; another look is waited for before another try. */
  #refused: ReleaseEntry[] | null = null;

  constructor(options: ReleasesOptions) {
    this.#options = options;
  }

  /** Version of the release last answered from by default, or null; looks at nothing. */
  get current(): string | null {
    return this.#current?.version ?? null;
  }

  /** All releases, oldest first, as of the last second. */
  list(): Promise<ReleaseEntry[]> {
    const now = this.#options.effects.clock().getTime();
    if (this.#known && Math.abs(now - this.#known.at) < lookEvery) {
      return Promise.resolve(this.#known.entries);
    }
    this.#looking ??= this.#look(now).finally(() => this.#looking = null);
    return this.#looking;
  }

  /**
   * Version that an answer is given from by default, where that is known without looking: null when it is time to
   * look again.
   */
  get settled(): string | null {
    const now = this.#options.effects.clock().getTime();
    if (!this.#known || !this.#current || Math.abs(now - this.#known.at) >= lookEvery) return null;
    const { entries } = this.#known;
    const newest = entries.at(-1)?.version === this.#current.version;
    return newest || this.#refused === entries ? this.#current.version : null;
  }

  /** The same, looked for where it is time; null when there is none to answer from. */
  async settle(): Promise<string | null> {
    if (this.settled !== null) return this.settled;
    try {
      return await this.use(undefined, ({ version }) => Promise.resolve(version));
    } catch {
      return null; // whoever asks for an answer next is told why there is none
    }
  }

  /**
   * Runs `work` with a release that stays open until it is done.
   * @throws {Problem} 404 when there is no such release, 410 when its tables were pruned, 503 when there is none at all.
   */
  async use<Result>(wanted: Wanted, work: (release: OpenRelease) => Promise<Result>): Promise<Result> {
    const { release, done } = await this.hold(wanted);
    try {
      return await work(release);
    } finally {
      await done();
    }
  }

  /** Holds a release for an answer that goes on after the route returned. @throws {Problem} as `use` does */
  async hold(wanted: Wanted): Promise<Held> {
    const lease = await (wanted === undefined ? this.#leaseNewest() : this.#leaseNamed(wanted));
    const done = async () => {
      lease.users--;
      await this.#closeSpare();
    };
    try {
      return { release: await lease.release, done };
    } catch (error) {
      await done();
      throw error;
    }
  }

  /** Closes all; to be called when no answer is in flight. */
  async close(): Promise<void> {
    const releases = [...this.#leases.values()].map(({ release }) => release);
    this.#leases.clear();
    for (const result of await Promise.allSettled(releases)) {
      if (result.status === "fulfilled") result.value.close();
    }
  }

  async #look(now: number): Promise<ReleaseEntry[]> {
    const { data, effects } = this.#options;
    const entries = (await versions(data, effects.files)).filter(isRelease);
    this.#known = { entries, at: now };
    return entries;
  }

  async #leaseNewest(): Promise<Lease> {
    const entries = await this.list();
    const entry = newest(entries);
    if (!entry) throw noRelease();
    if (this.#current !== null && this.#refused === entries) return this.#lease(this.#current);
    const lease = this.#lease(entry);
    try {
      await lease.release;
      this.#current = entry;
      return lease;
    } catch (error) {
      if (this.#current === null || this.#current.version === entry.version) throw error;
      this.#refused = entries;
      const message = `Cannot take up release ${entry.version}, still serving ${this.#current.version}`;
      this.#options.effects.log.warn(`${message}: ${error instanceof Error ? error.message : error}`);
      return this.#lease(this.#current);
    }
  }

  async #leaseNamed(wanted: string | { asOf: string }): Promise<Lease> {
    const entries = await this.list();
    const entry = typeof wanted === "string"
      ? entries.find(({ version }) => version === wanted)
      : entries.findLast(({ created }) => chinaDay(created) <= wanted.asOf);
    if (entry && entry.pruned === undefined) return this.#lease(entry);
    if (entry) {
      throw new Problem(
        "gone",
        `Cannot answer from release ${entry.version}: wanted one whose tables are kept, found them removed: ${entry.pruned}`,
      );
    }
    const named = typeof wanted === "string" ? `release ${wanted}` : `a release of ${wanted.asOf} or before`;
    throw new Problem(
      "not_found",
      `Cannot find ${named}: wanted one of those at /v1/releases, found none such`,
    );
  }

  #lease(entry: ReleaseEntry): Lease {
    const { version } = entry;
    const lease = this.#leases.get(version) ?? { version, release: this.#open(entry), users: 0 };
    this.#leases.delete(version); // to set it again as the last used
    this.#leases.set(version, lease);
    lease.users++;
    return lease;
  }

  #open(entry: ReleaseEntry): Promise<OpenRelease> {
    const { data, effects } = this.#options;
    const release = openRelease(entry, { data, files: effects.files });
    release.catch(() => this.#leases.delete(entry.version)); // the next request tries again
    return release;
  }

  async #closeSpare(): Promise<void> {
    const idle = [...this.#leases.values()].filter(({ users, version }) =>
      users === 0 && version !== this.current
    );
    for (const { version, release } of idle.slice(0, Math.max(0, this.#leases.size - keptOpen))) {
      this.#leases.delete(version);
      (await release).close();
    }
  }
}

function isRelease(entry: VersionEntry): entry is ReleaseEntry {
  return entry.result === "success";
}

function noRelease(): Problem {
  return new Problem(
    "no_release",
    "Cannot answer: wanted a release, found none; make one with deno task demo or deno task zhiji run",
    { headers: { "retry-after": "60" } },
  );
}
