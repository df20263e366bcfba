/** Where releases are pushed to: a folder, or a bucket that speaks S3. @module */

/** What a target knows of a file. */
export interface Stored {
  bytes: number;
  /** Null where the target was not told it. */
  sha256: string | null;
  /** Mark of this state of the file, for a conditional replacement; null where the target has none. */
  mark: string | null;
}

/** A file to be pushed. */
export interface Pushed {
  /** Path below the folder of releases, with `/`. */
  path: string;
  /** Where it stands on the disk. */
  file: string;
  bytes: number;
  sha256: string;
  mediaType: string;
}

/** A place that files are put at under their paths. A file is there whole or not at all. */
export interface Target {
  /** What stands at a path, or null. */
  head(path: string): Promise<Stored | null>;
  /** Puts a file where nothing stands. @throws {ExpectationFailed} when something stands there already */
  create(file: Pushed): Promise<void>;
  /** Replaces a file that is as `before` says; null when nothing stood there. @throws {ExpectationFailed} otherwise */
  replace(file: Pushed, before: Stored | null): Promise<void>;
  remove(path: string): Promise<void>;
  close(): void;
}
