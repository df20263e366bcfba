/** Progress of long work on a terminal: a bar a step, redrawn in place; elsewhere one line a step. @module */
import type { Progress } from "./verify.ts";

const width = 24;

/** Draws steps through `write`, which takes text as it is. */
export function drawProgress(
  { write, terminal }: { write: (text: string) => void; terminal: boolean },
): Progress {
  let current = "";
  return (step, done, total) => {
    if (terminal) {
      const filled = total > 0 ? Math.round((done / total) * width) : width;
      if (step !== current && current !== "") write("\n");
      write(`\r[${"█".repeat(filled)}${"·".repeat(width - filled)}] ${step} ${done}/${total}\x1b[K`);
    } else if (step !== current) write(`${step}\n`);
    current = step;
  };
}
