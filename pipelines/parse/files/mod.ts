/**
 * Attached files → text and tables, whatever they are called.
 *
 * The type is decided by the bytes. A file that cannot be read, or only in part, gives what there is and issues
 * that say what is missing; nothing is guessed. The same bytes give the same content. Sizes are capped before a
 * parser sees a byte ({@linkcode Limits}); that a parser may still hang is the business of {@linkcode
 * openFileReader}, which reads in a worker.
 *
 * @module
 */
export type { FileContent, FileIssue, FileIssueKind, FileType, Merge, Part, Sheet } from "./content.ts";
export {
  type Convert,
  converters,
  installedPrograms,
  localPrograms,
  machineConvert,
  packages,
} from "./convert.ts";
export { defaultLimits, type Limits } from "./limits.ts";
export { type FileOptions, readFile } from "./read.ts";
export { defaultWalls, type FileReader, openFileReader, type ReaderOptions } from "./reader.ts";
