/**
 * The errors of Zhiji, one class for each person who must act. Every message says in one line what was being done,
 * to what, what was wanted and what was found; the fields carry the rest, so nobody has to parse prose.
 * Wrong arguments stay `TypeError` and `RangeError`.
 *
 * @module
 */

/** What an error knows besides its message; the command line prints it as a block below the message. */
export interface ErrorDetails {
  /** Id of the source concerned. */
  source?: string;
  /** Address of the page concerned. */
  url?: string;
  /** Digest of the archived bytes concerned. */
  archived?: string;
  /** The command to try next. */
  next?: string;
  cause?: unknown;
}

class ZhijiError extends Error {
  readonly details: ErrorDetails;
  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.details = details;
  }
}

/** A source definition is wrong; its author must act. Thrown by `defineSource` and the families. */
export class DefinitionError extends ZhijiError {}

/** The world did not answer as asked; a later run may succeed. Thrown by fetch. */
export class FetchError extends ZhijiError {}

/** A page no longer looks as its source says; the source's author must act. Thrown by parse. */
export class ParseError extends ZhijiError {}

/** One record is unusable; it is reported and skipped. Thrown by model and load. */
export class RecordError extends ZhijiError {}

/** A run broke an expectation; nothing of it is published. Thrown by run and release. */
export class ExpectationFailed extends ZhijiError {}

/** Stored bytes are not what the index says; the operator must act. Thrown by archive and verify. */
export class ArchiveCorrupt extends ZhijiError {}

/** Type guard for any error of this module. */
export function isZhijiError(error: unknown): error is ZhijiError {
  return error instanceof ZhijiError;
}
