/**
 * The worker that reads files: takes bytes and a name, gives back the content. Runs no program itself; a
 * conversion is asked of the thread that started it, which holds the effects.
 *
 * @module
 */
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { Convert } from "./convert.ts";
import { type FileOptions, readFile } from "./read.ts";
import type { Answer, ConversionResult, FileRequest, Request, Setup } from "./reader.ts";

if (parentPort === null) {
  throw new TypeError("Cannot read files here: wanted a worker thread, found the main one");
}
serve(parentPort, workerData);

function serve(port: MessagePort, { limits, converts }: Setup): void {
  /** Waits for what a conversion gave; one file is read at a time, so there is at most one. */
  let settle: ((result: ConversionResult) => void) | null = null;
  const answer = (message: Answer) => port.postMessage(message);
  const convert: Convert = async (file) => {
    const result = await new Promise<ConversionResult>((resolve) => {
      settle = resolve;
      answer({ convert: file });
    });
    if (result.failure !== null) throw new Error(result.failure);
    return result.converted;
  };
  const options = { limits, convert: converts ? convert : null, signal: new AbortController().signal };
  port.on("message", async (request: Request) => {
    if ("failure" in request) settle?.(request);
    else answer(await readRequest(request, options));
  });
  answer({ ready: true });
}

async function readRequest(
  { bytes, name }: FileRequest,
  options: Omit<FileOptions, "name">,
): Promise<Answer> {
  try {
    return { content: await readFile(bytes, { ...options, name }) };
  } catch (error) {
    return { fault: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}
