/** Programs that some tests need and not every machine has. @module */

/** Whether a program can be run; `arguments` are such as make it end at once, and well. */
export async function hasProgram(program: string, ...args: string[]): Promise<boolean> {
  try {
    const command = new Deno.Command(program, {
      args: args.length > 0 ? args : ["--version"],
      stdin: "null",
      stdout: "null",
      stderr: "null",
    });
    return (await command.output()).success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
