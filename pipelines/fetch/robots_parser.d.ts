// Types of the part of robots-parser that Zhiji uses; those of the package declare no callable default.
export interface Robots {
  /** Undefined when the address is not of this robots.txt's origin. */
  isAllowed(url: string, agent: string): boolean | undefined;
  /** Seconds. */
  getCrawlDelay(agent: string): number | undefined;
}
export default function robotsParser(url: string, text: string): Robots;
