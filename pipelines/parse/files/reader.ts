/**
 * Reads files in a worker that can be stopped: a parser that hangs, or asks for all memory, costs one file and
 * not the run.
 *
 * One file is read at a time; further ones wait. A worker is started with the first file and again after one
 * was stopped. Three walls stand around it: the clock, a cap on the worker's heap, and a cap on how much this
 * process may grow while a file is read (buffers stand outside the heap). Whichever is met first, the file's
 * content is an issue `stopped`.
 *
 * @module
 */
import { Worker } from "node:worker_threads";
import type { FileContent } from "./content.ts";
import type { Convert, Converted, Convertible } from "./convert.ts";
import type { Limits } from "./limits.ts";
import { signatureOf } from "./signature.ts";

/** Walls around one file. */
export interface ReaderOptions {
  /** Milliseconds, conversion by a program included. */
  timeout: number;
  /** Bytes that reading one file may need. */
  memory: number;
  limits: Limits;
  /** Converts what no reader reads; null when no program may be run. */
  convert: Convert | null;
}

/** Walls that let a list of 200,000 rows through. */
export const defaultWalls = { timeout: 120_000, memory: 2 ** 31 } as const;

/** Reads files one after another until it is closed. */
export interface FileReader {
  /** Never rejects for what a file holds. @throws {Error} for a fault of ours, with the name of the file */
  read(bytes: Uint8Array, name: string): Promise<FileContent>;
  /** Stops the worker, and with it a file being read. */
  close(): Promise<void>;
}

/** What the worker is told at its start. */
export interface Setup {
  limits: Limits;
  converts: boolean;
}

/** A file to read. */
export interface FileRequest {
  bytes: Uint8Array;
  name: string;
}

/** What a conversion gave: null for both when no program is installed. */
export interface ConversionResult {
  converted: Converted | null;
  failure: string | null;
}

/** What the worker is told. */
export type Request = FileRequest | ConversionResult;

/** What the worker tells: that it is ready, the content, a fault, or a wish for a conversion. */
export type Answer =
  | { ready: true }
  | { content: FileContent }
  | { fault: string }
  | { convert: { bytes: Uint8Array; type: Convertible } };

/** How often the memory is looked at, in milliseconds. */
const watchEvery = 50;

/** Opens a reader; nothing is started before the first file. */
export function openFileReader(options: ReaderOptions): FileReader {
  let worker: Worker | null = null;
  let closed = false;
  let queue: Promise<unknown> = Promise.resolve();

  async function readNext(bytes: Uint8Array, name: string): Promise<FileContent> {
    if (!closed) worker ??= await startWorker(options);
    if (closed || worker === null) {
      await stop();
      throw new TypeError(`Cannot read ${name}: wanted an open reader, found it closed`);
    }
    const ended = await readIn(worker, { bytes, name, options });
    if ("content" in ended) return ended.content;
    await stop();
    if ("fault" in ended) throw new Error(`Cannot read ${name}: ${ended.fault}`);
    return stopped(bytes, `Cannot read ${name}: ${ended.stopped}`);
  }

  async function stop(): Promise<void> {
    await worker?.terminate();
    worker = null;
  }

  return {
    read(bytes, name) {
      const reading = queue.then(() => readNext(bytes, name));
      queue = reading.catch(() => null);
      return reading;
    },
    async close() {
      closed = true;
      await stop();
    },
  };
}

/** Starts a worker and waits until it is ready, so that loading the parsers does not count as reading. */
function startWorker({ limits, memory, convert }: ReaderOptions): Promise<Worker> {
  const setup: Setup = { limits, converts: convert !== null };
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: setup,
    resourceLimits: { maxOldGenerationSizeMb: Math.ceil(memory / 2 ** 20) },
  });
  return new Promise((resolve, reject) => {
    // It stays: an error after a file's end has nobody to tell, and without a listener it would end the process.
    worker.on("error", reject);
    worker.once("message", () => resolve(worker));
  });
}

type Ended = { content: FileContent } | { fault: string } | { stopped: string };

interface Task {
  bytes: Uint8Array;
  name: string;
  options: ReaderOptions;
}

/** Sends one file to the worker and waits for its content, its end, or the first wall. */
function readIn(worker: Worker, { bytes, name, options }: Task): Promise<Ended> {
  const { timeout, memory, convert } = options;
  const conversion = new AbortController();
  const before = Deno.memoryUsage().rss;
  return new Promise((resolve) => {
    const clock = setTimeout(
      () => end({ stopped: `wanted it read in ${timeout} ms: found it still going` }),
      timeout,
    );
    const watch = setInterval(() => {
      if (Deno.memoryUsage().rss - before > memory) {
        end({ stopped: `wanted at most ${memory} bytes of memory: found more in use` });
      }
    }, watchEvery);
    const listeners = {
      message: async (answer: Answer) => {
        if ("convert" in answer) post(worker, await converted(answer.convert, { convert, conversion }));
        else if (!("ready" in answer)) end(answer);
      },
      error: (error: Error) => end({ stopped: `wanted it read: found the worker ended (${error.message})` }),
      exit: () => end({ stopped: "wanted it read: found the worker ended" }),
    };
    function end(result: Ended): void {
      clearTimeout(clock);
      clearInterval(watch);
      conversion.abort();
      for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener);
      resolve(result);
    }
    for (const [event, listener] of Object.entries(listeners)) worker.on(event, listener);
    post(worker, { bytes, name });
  });
}

function post(worker: Worker, request: Request): void {
  worker.postMessage(request);
}

async function converted(
  file: { bytes: Uint8Array; type: Convertible },
  { convert, conversion }: { convert: Convert | null; conversion: AbortController },
): Promise<ConversionResult> {
  try {
    const result = await convert?.(file, { signal: conversion.signal });
    return { converted: result ?? null, failure: null };
  } catch (error) {
    return { converted: null, failure: error instanceof Error ? error.message : String(error) };
  }
}

function stopped(bytes: Uint8Array, message: string): FileContent {
  const { signature } = signatureOf(bytes);
  const type = signature === "pdf" || signature === "zip" || signature === "compound" ? signature : "unknown";
  return { type, text: "", sheets: [], parts: [], issues: [{ kind: "stopped", message }] };
}
