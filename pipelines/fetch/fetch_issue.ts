/** How collecting words what it met. @module */
import type { FoundIssue } from "../issues.ts";
import type { Source } from "../../sources/define.ts";

/** An issue of a source's list or of one of its pages; `what` says what was wanted and found. */
export function fetchIssue(
  source: Source,
  { stage, kind, url, what }: { stage: "list" | "fetch"; kind: string; url: string; what: string },
): FoundIssue {
  return {
    stage,
    kind,
    url,
    message: `Cannot collect ${stage === "list" ? "list" : "page"} of ${source.id}: ${what}`,
    next: `deno task zhiji sources check ${source.id}`,
  };
}
