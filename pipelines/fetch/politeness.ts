/**
 * Turns at hosts: one request a host at a time with a pause after each, many hosts at once.
 *
 * One of these is shared by all sources of a run, so two columns of one site wait for each other, and each site's
 * robots.txt is asked for once.
 *
 * @module
 */
import type { RobotRules } from "./robots.ts";

/** How patient to be; times in milliseconds. */
export interface PolitenessOptions {
  /** Requests under way at a host at one time; more than one is for servers of our own. @default {1} */
  connections?: number;
  /** Shortest pause between the end of one request to a host and the start of the next. @default {1_000} */
  delay?: number;
  /** Longest pause that a robots.txt is granted; a host that asks for more is not collected. @default {60_000} */
  maxDelay?: number;
  /** A clock that only runs forward. @default `performance.now` */
  now?: () => number;
  sleep?: (milliseconds: number) => Promise<void>;
}

/** The turns of one run. */
export interface Politeness {
  readonly maxDelay: number;
  readonly connections: number;
  /** Runs a request when its host is free and the pause is over; it is told the pause, in milliseconds. */
  turn<T>(url: string, request: (pause: number) => Promise<T>): Promise<T>;
  /** Lengthens the pause of a host; never shortens it. */
  slowDown(url: string, delay: number): void;
  /** Rules for the origin of an address; `ask` is called for the first address of each origin only. */
  rules(url: string, ask: () => Promise<RobotRules>): Promise<RobotRules>;
}

interface Host {
  /** For each connection, what settles when the last turn given out on it is over. */
  last: Promise<unknown>[];
  /** Turns given out. */
  turns: number;
  freeAt: number;
  delay: number;
}

/** Opens the turns of a run. */
export function openPoliteness(options: PolitenessOptions): Politeness {
  const {
    connections = 1,
    delay = 1_000,
    maxDelay = 60_000,
    now = () => performance.now(),
    sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  } = options;
  const hosts = new Map<string, Host>();
  const origins = new Map<string, Promise<RobotRules>>();
  const hostOf = (url: string): Host => {
    const name = new URL(url).hostname;
    const host = hosts.get(name) ?? { last: [], turns: 0, freeAt: 0, delay };
    hosts.set(name, host);
    return host;
  };
  return {
    maxDelay,
    connections,
    turn(url, request) {
      const host = hostOf(url);
      const connection = host.turns++ % connections;
      const turn = (host.last[connection] ?? Promise.resolve()).then(async () => {
        const wait = host.freeAt - now();
        if (wait > 0) await sleep(wait);
        try {
          return await request(host.delay);
        } finally {
          host.freeAt = now() + host.delay;
        }
      });
      host.last[connection] = turn.catch(() => null); // whoever took the turn hears of the failure
      return turn;
    },
    slowDown(url, wanted) {
      const host = hostOf(url);
      host.delay = Math.max(host.delay, wanted);
    },
    rules(url, ask) {
      const { origin } = new URL(url);
      const known = origins.get(origin) ?? ask();
      origins.set(origin, known);
      return known;
    },
  };
}
