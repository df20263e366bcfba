/** The archive as other stages use it. @module */
export { type ArchiveOptions, openArchive } from "./warc.ts";
