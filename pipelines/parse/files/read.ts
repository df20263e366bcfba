/**
 * One file → text and tables: finds out what the bytes are and calls the reader for it, also for the files of
 * an archive.
 *
 * Every way out of a reader that cannot go on ends here as an issue; faults of ours go on as errors.
 *
 * @module
 */
import type { FileContent, FileIssue, FileType, Part, Reading } from "./content.ts";
import { openCompound } from "./compound.ts";
import { type Convert, type Convertible, packages } from "./convert.ts";
import { readDoc } from "./doc.ts";
import { readDocx } from "./docx.ts";
import { Budget, type Limits } from "./limits.ts";
import { nameIssue } from "./named.ts";
import { readOfd } from "./ofd.ts";
import { containerOf } from "./office.ts";
import { readPdf } from "./pdf.ts";
import { readRtf } from "./rtf.ts";
import { signatureOf, type Signed } from "./signature.ts";
import { readTextFile } from "./text_file.ts";
import { Unreadable } from "./unreadable.ts";
import { readXls } from "./xls.ts";
import { readXlsx } from "./xlsx.ts";
import { type Entry, openZip } from "./zip.ts";

/** How a file is read. */
export interface FileOptions {
  /** Serves messages only. */
  name: string;
  limits: Limits;
  /** Converts what no reader here reads; null when no program may be run. */
  convert: Convert | null;
  /** Ends a conversion. */
  signal: AbortSignal;
}

/**
 * Reads a file in this thread. Never throws for what a file holds: see the issues.
 *
 * Reading from bytes nobody vouches for belongs in {@linkcode openFileReader}.
 */
export async function readFile(bytes: Uint8Array, options: FileOptions): Promise<FileContent> {
  const budget = new Budget(options.limits, bytes.length);
  return await readPart(bytes, { ...options, budget, depth: 0 });
}

/** How a file inside another is read. */
interface Context extends FileOptions {
  budget: Budget;
  depth: number;
}

/** A type that was found, for the case that reading ends there. */
interface Found {
  type: FileType;
  label: string;
}

async function readPart(bytes: Uint8Array, context: Context): Promise<FileContent> {
  const signed = signatureOf(bytes);
  const found: Found = { type: typeOf(signed), label: signed.label };
  try {
    const content = await readSigned(bytes, { signed, context, found });
    return { ...content, issues: [...named(context.name, content), ...content.issues] };
  } catch (error) {
    const { kind, message } = asUnreadable(error);
    const issue: FileIssue = { kind, message: `Cannot read ${context.name}: ${message}` };
    // Text that cannot be read has told nothing of its type.
    const mismatch = signed.signature === "text" ? null : nameIssue(context.name, found);
    return { ...blank(found.type), issues: [...mismatch === null ? [] : [mismatch], issue] };
  }
}

/** A reader that runs out of stack met something hostile; any other error is a fault of ours and goes on. */
function asUnreadable(error: unknown): Unreadable {
  if (error instanceof Unreadable) return error;
  if (error instanceof RangeError) {
    return new Unreadable("damaged", `wanted a file of sane structure: found ${error.message}`, error);
  }
  throw error;
}

function named(name: string, { type }: FileContent): FileIssue[] {
  const issue = nameIssue(name, { type, label: type });
  return issue === null ? [] : [issue];
}

function blank(type: FileType): FileContent {
  return { type, text: "", sheets: [], parts: [], issues: [] };
}

function typeOf({ signature }: Signed): FileType {
  if (signature === "text") return "txt";
  return signature === "foreign" || signature === "binary" ? "unknown" : signature;
}

interface Signing {
  signed: Signed;
  context: Context;
  /** Made more exact on the way. */
  found: Found;
}

async function readSigned(
  bytes: Uint8Array,
  { signed, context, found }: Signing,
): Promise<FileContent> {
  const { limits } = context;
  if (bytes.length === 0) throw new Unreadable("empty", "wanted a file: found 0 bytes");
  if (bytes.length > limits.bytes) {
    throw new Unreadable("too_large", `wanted at most ${limits.bytes} bytes: found ${bytes.length}`);
  }
  switch (signed.signature) {
    case "text":
      return readTextFile(bytes, limits);
    case "pdf":
      return { ...blank("pdf"), ...await readPdf(bytes, limits) };
    case "zip":
      return await readContainer(openZip(bytes, context.budget), { context, found });
    case "compound":
      return await readCompoundFile(bytes, { context, found });
    case "rtf":
      return { ...blank("rtf"), ...readRtf(bytes) };
    case "image":
      throw new Unreadable(
        "no_text",
        `wanted text: found ${signed.label}, which would need text recognition`,
      );
    case "foreign":
    case "binary":
      throw new Unreadable("unsupported", `wanted a type that can be read: found ${signed.label}`);
  }
}

type Opened = Pick<Signing, "context" | "found">;

async function readContainer(entries: readonly Entry[], { context, found }: Opened): Promise<FileContent> {
  const { type, label } = containerOf(entries);
  Object.assign(found, { type, label });
  const { budget, limits } = context;
  switch (type) {
    case "docx":
      return { ...blank(type), ...await readDocx(entries, budget) };
    case "xlsx":
      return { ...blank(type), ...await readXlsx(entries, { budget, limits }) };
    case "ofd":
      return { ...blank(type), ...await readOfd(entries, { budget, limits }) };
    case "zip":
      return await readArchive(entries, context);
    default:
      throw new Unreadable("unsupported", `wanted a type that can be read: found ${label}`);
  }
}

/** Rubbish that programs leave in archives. */
const rubbish = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Reads the files of an archive in order; one that cannot be read does not stop the others, a reached cap does.
 */
async function readArchive(entries: readonly Entry[], context: Context): Promise<FileContent> {
  const depth = context.depth + 1;
  if (depth > context.limits.depth) {
    throw new Unreadable(
      "too_deep",
      `wanted at most ${context.limits.depth} archives inside each other: found more`,
    );
  }
  const parts: Part[] = [];
  for (const entry of entries.filter(({ name }) => !rubbish.test(name))) {
    parts.push({ name: entry.name, content: await readEntry(entry, { ...context, depth }) });
  }
  const text = parts.map(({ content }) => content.text).filter((text) => text !== "").join("\n");
  return { ...blank("zip"), text, parts };
}

async function readEntry(entry: Entry, context: Context): Promise<FileContent> {
  try {
    return await readPart(entry.unpack(context.budget), { ...context, name: entry.name });
  } catch (error) {
    const { kind, message } = asUnreadable(error);
    if (kind === "too_large") throw error;
    return { ...blank("unknown"), issues: [{ kind, message: `Cannot read ${entry.name}: ${message}` }] };
  }
}

async function readCompoundFile(bytes: Uint8Array, { context, found }: Opened): Promise<FileContent> {
  const compound = openCompound(bytes);
  const names = new Set(compound.names);
  if (names.has("EncryptedPackage") || names.has("EncryptionInfo")) {
    throw new Unreadable("encrypted", "wanted a document: found it protected by a password");
  }
  if (names.has("WordDocument")) {
    Object.assign(found, { type: "doc", label: "a DOC" });
    const native = readDoc(compound);
    return { ...blank("doc"), ...native ?? await converted(bytes, { type: "doc", context }) };
  }
  if (names.has("Workbook") || names.has("Book")) {
    Object.assign(found, { type: "xls", label: "an XLS" });
    return { ...blank("xls"), ...await readXls(bytes, context.limits) };
  }
  throw new Unreadable(
    "unsupported",
    `wanted a DOC or XLS: found streams ${compound.names.slice(0, 8).join(", ")}`,
  );
}

/** Reads what a program of the machine makes of the file. */
async function converted(
  bytes: Uint8Array,
  { type, context }: { type: Convertible; context: Context },
): Promise<Reading> {
  const result = context.convert === null
    ? null
    : await context.convert({ bytes, type }, context).catch((error) => {
      const found = error instanceof Error ? error.message : String(error);
      throw new Unreadable("damaged", `wanted it converted: found ${found}`, error);
    });
  if (result === null) {
    throw new Unreadable(
      "needs_program",
      `wanted a program that converts it: found none that is installed and may be run (apt install ${
        packages[type]
      })`,
    );
  }
  const { text, sheets, issues } = result.type === "docx"
    ? await readDocx(openZip(result.bytes, context.budget), context.budget)
    : readTextFile(result.bytes, context.limits);
  const message = `Noted of ${context.name}: its text was read through ${result.program}, and depends on it`;
  return { text, sheets, issues: [{ kind: "converted", message }, ...issues] };
}
