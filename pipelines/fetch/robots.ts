/** What a site's robots.txt lets us do, as RFC 9309 has it. @module */
// @ts-types="./robots_parser.d.ts"
import robotsParser from "robots-parser";
import { robotName } from "./agent.ts";

/** The rules of one origin. */
export interface RobotRules {
  allows(url: string): boolean;
  /** Milliseconds that `Crawl-delay` asks for between requests; 0 when it asks nothing. */
  delay: number;
}

/** Characters of a robots.txt that are read: the 500 KiB that RFC 9309 asks of a crawler at least. */
const cap = 500 * 1024;

/** Address of the robots.txt that speaks for a page. */
export function robotsUrl(page: string): string {
  return new URL("/robots.txt", page).href;
}

/**
 * The rules that an answer states: those written, of a 2xx; none, of a 4xx, which says that there is no file. Null for
 * anything else, no answer included, means that the site cannot say and nothing may be fetched.
 */
export function readRobots(url: string, answer: { status: number; text: string } | null): RobotRules {
  const status = answer?.status ?? 0;
  if (status >= 400 && status < 500) return { allows: () => true, delay: 0 };
  if (!answer || status < 200 || status >= 300) return { allows: () => false, delay: 0 };
  const robots = robotsParser(url, answer.text.slice(0, cap));
  return {
    allows: (page) => robots.isAllowed(page, robotName) ?? true,
    delay: (robots.getCrawlDelay(robotName) ?? 0) * 1000,
  };
}
