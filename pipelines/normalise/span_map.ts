/**
 * Where a rewritten text stands in its original: only the places where lengths differ are kept, so a text with few
 * changes costs little and one with none costs nothing.
 *
 * @module
 */

/** One place where rewritten `[from, to)` stands for original `[start, end)` as a whole. */
interface Shift {
  from: number;
  to: number;
  start: number;
  end: number;
}

/** Built from left to right while a text is rewritten, then asked. */
export class SpanMap {
  readonly #shifts: Shift[] = [];

  /** Records that rewritten `[from, to)` stands for original `[start, end)`; `from === to` for something dropped. */
  add(shift: Shift): void {
    this.#shifts.push(shift);
  }

  /**
   * Records that original `[start, end)` was dropped and belongs to the `width` rewritten units before `at`:
   * whoever quotes those units quotes the dropped part too.
   */
  attach({ at, width, start, end }: { at: number; width: number; start: number; end: number }): void {
    const last = this.#shifts.at(-1);
    if (last !== undefined && last.to === at && last.from < at) {
      last.end = end;
    } else if (last !== undefined && last.to === at) {
      this.#shifts[this.#shifts.length - 1] = { from: at - width, to: at, start: last.start - width, end };
    } else {
      this.add({ from: at - width, to: at, start: start - width, end });
    }
  }

  /** The smallest original range that covers rewritten `[start, end)`; an empty range stays empty. */
  span(start: number, end: number): [number, number] {
    const first = this.#start(start);
    return [first, end > start ? this.#end(end) : first];
  }

  #start(position: number): number {
    const shift = this.#shifts[this.#count((candidate) => candidate.from <= position) - 1];
    if (shift === undefined) return position;
    return position < shift.to ? shift.start : shift.end + position - shift.to;
  }

  #end(position: number): number {
    const shift = this.#shifts[this.#count((candidate) => candidate.from < position) - 1];
    if (shift === undefined) return position;
    return position <= shift.to ? shift.end : shift.end + position - shift.to;
  }

  /** How many shifts, from the left, satisfy a condition that never turns true again once false. */
  #count(holds: (shift: Shift) => boolean): number {
    let low = 0;
    let high = this.#shifts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const shift = this.#shifts[middle];
      if (shift !== undefined && holds(shift)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
