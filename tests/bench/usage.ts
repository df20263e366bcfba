/** What a process of the bench has used, as the kernel counts it. Linux only, as the bench is. @module */
import { cpuUsage } from "node:process";

/** Peak of resident memory in bytes, and seconds of processor time of all threads. */
export interface Usage {
  memory: number;
  processor: number;
}

/** Of this process until now. */
export async function usage(): Promise<Usage> {
  const status = await Deno.readTextFile("/proc/self/status");
  const peak = Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
  const { user, system } = cpuUsage();
  return { memory: peak, processor: (user + system) / 1e6 };
}

/** Prints the result of a process as one line of JSON, which the bench reads. */
export async function tell(result: Record<string, number>): Promise<void> {
  Deno.stdout.writeSync(new TextEncoder().encode(`${JSON.stringify({ ...result, ...await usage() })}\n`));
}
