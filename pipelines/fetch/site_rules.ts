/** The robots.txt of a site as a collection meets it: asked once a run, archived, obeyed. @module */
import type { Source } from "../../sources/define.ts";
import { readRobots, type RobotRules, robotsUrl } from "./robots.ts";
import { visit, type VisitContext } from "./visit.ts";

/** The rules of the site, fetched and archived when nobody in this run has asked before. */
export async function rulesFor(
  source: Source,
  { url: page, context }: { url: string; context: VisitContext },
): Promise<RobotRules> {
  const url = robotsUrl(page);
  return await context.politeness.rules(url, async () => {
    const read = ({ text }: { text: string }) => text;
    const errand = { source: source.id, role: "robots" as const, request: { url }, row: null, read };
    const { status, content } = await visit(context, errand);
    const answer = status === null ? null : { status: status === 304 ? 200 : status, text: content ?? "" };
    const rules = readRobots(url, answer);
    context.politeness.slowDown(page, Math.min(rules.delay, context.politeness.maxDelay));
    return rules;
  });
}

/** Why an address may not be collected, or null when it may. */
export function refusalOf(
  rules: RobotRules,
  { url, maxDelay }: { url: string; maxDelay: number },
): { kind: string; what: string } | null {
  if (!rules.allows(url)) {
    return { kind: "robots_disallow", what: "robots.txt does not allow it, or cannot be had" };
  }
  if (rules.delay <= maxDelay) return null;
  const wanted = `wanted a Crawl-delay of at most ${maxDelay / 1000} s, found ${rules.delay / 1000} s`;
  return { kind: "robots_delay", what: wanted };
}
