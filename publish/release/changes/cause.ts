/**
 * Why rows changed, decided by replay and never guessed.
 *
 * A release is a function of the archive's captures and of the code. Where only one of the two is other than at the
 * release before, it is the cause. Where both are, the old captures are read once more by the new code: what that alone
 * changes is `pipeline`, what the new captures change on top of it is `source`. A column or table that came, went or
 * changed its type is `schema`. Where the old captures are not to be had the cause stays empty.
 *
 * @module
 */
import type { Manifest } from "../manifest.ts";
import type { Step } from "./compare.ts";
import type { State } from "./state.ts";

/** What a release is a function of. */
export interface Origin {
  code: string;
  inputs: Pick<Manifest["inputs"], "captures" | "digest">;
}

/** How the cause was decided, as the manifest says it. */
export type Decision = "first" | "same code" | "same captures" | "replayed" | "not replayed";

/** Which of the two is other than before. */
export function decide(before: Origin, now: Origin): Exclude<Decision, "first" | "not replayed"> {
  if (before.code === now.code) return "same code";
  const same = before.inputs.captures === now.inputs.captures && before.inputs.digest === now.inputs.digest;
  return same ? "same captures" : "replayed";
}

/** The steps from one release to the next. `between` is what the old captures give under the new code. */
export function stepsOf(
  decision: Decision,
  { from, to, between }: { from: State; to: State; between: State | null },
): Step[] {
  if (decision === "same code") return [{ from, to, cause: "source" }];
  if (decision === "same captures") return [{ from, to, cause: "pipeline" }];
  if (!between) return [{ from, to, cause: "" }];
  return [{ from, to: between, cause: "pipeline" }, { from: between, to, cause: "source" }];
}
