/**
 * Texts put down in the order in which they come and taken up in another: a file beside the index while it is made.
 *
 * A database that sorts texts copies each several times, and by way of the disk once they outgrow its memory. Here each is
 * written once and read once, and memory holds twelve bytes a text. Texts are UTF-16LE, one behind the other.
 *
 * @module
 */

/** UTF-16 code units held back before they are written. */
const room = 1 << 19;
const nowhere = -1;

/** A file of texts by number; disposing of it removes the file. */
export class TextSpool implements Disposable {
  readonly #path: string;
  readonly #file: Deno.FsFile;
  /** Where each text begins, in bytes. */
  readonly #starts: Float64Array;
  readonly #lengths: Uint32Array;
  readonly #waiting = new Uint16Array(room);
  #waits = 0;
  #end = 0;
  #taken = new Uint8Array(1 << 16);

  /** For texts numbered from 0 to below `count`. @throws {Deno.errors.AlreadyExists} when there is a file at `path`. */
  constructor(path: string, count: number) {
    this.#path = path;
    this.#file = Deno.openSync(path, { read: true, write: true, createNew: true });
    this.#starts = new Float64Array(count).fill(nowhere);
    this.#lengths = new Uint32Array(count);
  }

  /** Puts down the text with a number, once. All are put before the first is taken. */
  put(number: number, text: string): void {
    this.#starts[number] = this.#end;
    this.#lengths[number] = 2 * text.length;
    this.#end += 2 * text.length;
    for (let at = 0; at < text.length; at++) {
      if (this.#waits === room) this.#write();
      this.#waiting[this.#waits++] = text.charCodeAt(at);
    }
  }

  /** The bytes of the text with a number, null where none was put. Valid until the next is taken. */
  take(number: number): Uint8Array<ArrayBuffer> | null {
    const start = this.#starts[number] ?? nowhere, length = this.#lengths[number] ?? 0;
    if (start === nowhere) return null;
    if (this.#waits > 0) this.#write();
    if (this.#taken.length < length) this.#taken = new Uint8Array(2 * length);
    this.#file.seekSync(start, Deno.SeekMode.Start);
    for (let at = 0; at < length;) {
      const read = this.#file.readSync(this.#taken.subarray(at, length));
      if (read === null) {
        throw new Error(`Cannot read ${this.#path}: wanted ${length} bytes from ${start} on, found its end`);
      }
      at += read;
    }
    return this.#taken.subarray(0, length);
  }

  #write(): void {
    const bytes = new Uint8Array(this.#waiting.buffer, 0, 2 * this.#waits);
    for (let at = 0; at < bytes.length;) at += this.#file.writeSync(bytes.subarray(at));
    this.#waits = 0;
  }

  [Symbol.dispose](): void {
    this.#file.close();
    Deno.removeSync(this.#path);
  }
}
