/** Processor time, for tests that hold work to linear growth: a busy machine stretches it little, unlike a clock. @module */
import { cpuUsage } from "node:process";

/** Milliseconds of the processor that a piece of work takes. */
export function processorTime(work: () => unknown): number {
  const before = cpuUsage();
  work();
  const { user, system } = cpuUsage(before);
  return (user + system) / 1000;
}
