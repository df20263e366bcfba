/** Runs the command line in a process of its own, with the permissions of its task. @module */

const root = new URL("../../", import.meta.url);

/** What a finished process left. */
export interface Finished {
  code: number;
  stdout: string;
  stderr: string;
}

/** The arguments that make Deno run `zhiji.ts` as the task does; the network only to loopback and the sample sites. */
export function zhijiArgs(args: readonly string[]): string[] {
  const net = "--allow-net=127.0.0.1,localhost,*.sample.example";
  const permissions = ["--allow-read", "--allow-write", "--allow-ffi", "--allow-env", "--allow-sys", net];
  return ["run", "--quiet", "--no-check", ...permissions, new URL("zhiji.ts", root).pathname, ...args];
}

/** Runs to the end. */
export async function zhiji(args: readonly string[]): Promise<Finished> {
  const command = new Deno.Command(Deno.execPath(), { args: zhijiArgs(args), env: { NO_COLOR: "1" } });
  const { code, stdout, stderr } = await command.output();
  const decoder = new TextDecoder();
  return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}
